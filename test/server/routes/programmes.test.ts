import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appBench, type AppBench } from '../../support/app.js';
import { imported, ORGANISER, ROWS } from '../../support/conferences.js';
import { programme } from '../../support/programme.js';

let bench: AppBench;
beforeEach(async () => {
  bench = await appBench();
});
afterEach(() => bench.app.close());

const at = '/api/conferences/small/programmes';
const second = programme([...ROWS.slice(1), ['new', 'Cube', '10:00', '11:00']], { version: '2' });
const list = async () => (await bench.ask('viewer', 'GET', at)).json.programmes;

describe('the programmes that there were', () => {
  it('are told with who adopted them, when, and what they changed', async () => {
    await bench.conferences.adopt('small', imported(second), { name: 'Ion', role: 'admin' });
    expect(await list()).toMatchObject([
      {
        revision: 2,
        by: { name: 'Ion', role: 'admin' },
        type: 'programme',
        version: '2',
        sessions: 5,
        rooms: 3,
        diff: { added: 1, removed: 1, changed: 0 },
        current: true,
      },
      { revision: 1, by: ORGANISER, sessions: 5, diff: { added: 5, removed: 0, changed: 0 }, current: false },
    ]);
    expect((await bench.ask(null, 'GET', at)).status).toBe(401);
  });

  it('can be gone back to: the same bytes, in a new entry, over which live changes stay', async () => {
    const first = (await list())[0].hash;
    await bench.conferences.adopt('small', imported(second), ORGANISER);
    await bench.ask('organiser', 'POST', '/api/conferences/small/changes', {
      type: 'delay',
      session: 'b',
      minutes: 15,
    });
    const back = (query = '', headers = {}) =>
      bench.ask('organiser', 'POST', `${at}/${first}/adopt${query}`, undefined, headers);
    const asked = await back('?dryRun=true');
    expect(asked.json).toMatchObject({
      written: false,
      hash: first,
      diff: { added: [{ session: 'a', title: 'Alpha' }], removed: [{ session: 'new' }] },
    });
    expect((await back('', { 'if-match': '"2"' })).json.code).toBe('stale-revision');
    const done = await back('', { 'if-match': '"3"', 'idempotency-key': 'k1' });
    expect(done.json).toMatchObject({ written: true, hash: first, revision: 4 });
    expect((await back('', { 'idempotency-key': 'k1' })).json).toMatchObject({ revision: 4 });
    expect(await list()).toMatchObject([
      { revision: 4, hash: first, current: true },
      { revision: 2, current: false },
      { revision: 1, hash: first, current: false },
    ]);
    const { json } = await bench.ask(null, 'GET', '/api/conferences/small/schedule');
    expect(json.sessions.find(({ id }: { id: string }) => id === 'b')).toMatchObject({ delay: 15 });
    expect(json.programme).toBe(first);
  });

  it('are not those of another conference, nor for helpers to choose', async () => {
    const first = (await list())[0].hash;
    expect((await bench.ask('helper', 'POST', `${at}/${first}/adopt`)).status).toBe(403);
    await bench.conferences.adopt('other', imported(second), ORGANISER);
    const theirs = bench.conferences.get('other').hash;
    expect((await bench.ask('organiser', 'POST', `${at}/${theirs}/adopt`)).json.code).toBe('unknown-programme');
  });

  it('are listed after an undo that took one away', async () => {
    await bench.conferences.adopt('small', imported(second), ORGANISER);
    await bench.ask('organiser', 'POST', '/api/conferences/small/changes/2/undo');
    expect(await list()).toMatchObject([
      { revision: 3, type: 'undo', current: true, diff: { added: 1, removed: 1 } },
      { revision: 2, current: false },
      { revision: 1, current: false },
    ]);
    await bench.ask('organiser', 'POST', '/api/conferences/small/changes/1/undo');
    expect((await list())[0]).toMatchObject({ hash: null, sessions: 0, diff: { removed: 5 } });
  });
});
