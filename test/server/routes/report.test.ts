import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appBench, type AppBench } from '../../support/app.js';
import { imported, ORGANISER } from '../../support/conferences.js';
import { programme, time } from '../../support/programme.js';

let bench: AppBench;
beforeEach(async () => {
  bench = await appBench();
});
afterEach(() => bench.app.close());

const at = '/api/conferences/small/report';
const rows = (csv: string) => csv.replace('\ufeff', '').trim().split('\r\n');

describe('the report', () => {
  it('is for those who see the panel', async () => {
    for (const url of [at, `${at}.csv`]) {
      expect((await bench.ask(null, 'GET', url)).status).toBe(401);
      expect((await bench.ask('viewer', 'GET', url)).status).toBe(200);
    }
  });

  it('tells planned against actual, by room and by speaker', async () => {
    bench.clock.instant = time('10:10');
    await bench.ask('organiser', 'POST', '/api/conferences/small/changes', { type: 'start', session: 'a' });
    bench.clock.instant = time('14:00');
    const { json } = await bench.ask('viewer', 'GET', at);
    expect(json).toMatchObject({ at: '2026-10-24T14:00:00+00:00', revision: 2 });
    expect(json.sessions[1]).toMatchObject({
      id: 'a',
      plannedStart: '2026-10-24T10:00:00+00:00',
      start: '2026-10-24T10:10:00+00:00',
      startTold: true,
      startLate: 10,
    });
    expect(json.rooms[0]).toMatchObject({ id: 'Aula', sessions: 4, told: 1, mostLate: 10 });
    expect(json.speakers).toMatchObject([{ name: 'Ana Pop', sessions: 1, meanLate: 10 }]);
  });

  it('comes as tables, of sessions, rooms or speakers', async () => {
    bench.clock.instant = time('14:00');
    const sessions = await bench.ask('viewer', 'GET', `${at}.csv`);
    expect(sessions.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(sessions.headers['content-disposition']).toBe('attachment; filename="small-report-sessions.csv"');
    expect(rows(sessions.text)).toHaveLength(6);
    expect(rows(sessions.text)[0]).toContain(
      'Planned Start,Planned End,Start,Start Is,End,End Is,Minutes Late,Minutes Over',
    );
    expect(rows((await bench.ask('viewer', 'GET', `${at}.csv?by=rooms`)).text)[1]).toBe('Aula,4,0,0,4,0,0,0,0,Aula');
    expect(rows((await bench.ask('viewer', 'GET', `${at}.csv?by=speakers`)).text)[1]).toBe(
      'Ana Pop,1,0,0,1,0,0,0,0,ana',
    );
    expect((await bench.ask('viewer', 'GET', `${at}.csv?by=money`)).status).toBe(400);
  });

  it('runs no formula in a spreadsheet', async () => {
    const evil = { title: '=HYPERLINK("http://evil")', speakers: [{ id: '+x', name: '@SUM(A1)' }] };
    await bench.conferences.adopt('small', imported(programme([['=1+1', 'Aula', '10:00', '10:45', evil]])), ORGANISER);
    bench.clock.instant = time('14:00');
    for (const by of ['sessions', 'rooms', 'speakers']) {
      const csv = (await bench.ask('viewer', 'GET', `${at}.csv?by=${by}`)).text;
      // No cell begins with what a spreadsheet takes for a formula.
      expect(csv.replace('\ufeff', '')).not.toMatch(/(^|[,\n]"?)[=+@]/);
    }
    const csv = (await bench.ask('viewer', 'GET', `${at}.csv?by=speakers`)).text;
    expect(csv).toContain("'@SUM(A1)");
  });
});
