import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appBench, type AppBench } from '../../support/app.js';
import { imported, ORGANISER, ROWS } from '../../support/conferences.js';
import { programme, time } from '../../support/programme.js';

let bench: AppBench;
beforeEach(async () => {
  bench = await appBench();
  const by = ORGANISER;
  await bench.conferences.execute('small', { type: 'delay', session: 'e', minutes: 7 }, { by });
  await bench.conferences.execute('small', { type: 'cancel', session: 'b', reason: 'ill' }, { by });
});
afterEach(() => bench.app.close());

const get = (url: string, headers: Record<string, string> = {}) => bench.ask(null, 'GET', url, undefined, headers);

describe('feeds', () => {
  it.each([
    ['schedule.xml', 'application/xml; charset=utf-8', '2026-10-24T10:07:00+00:00'],
    ['schedule.json', 'application/json; charset=utf-8', '2026-10-24T10:07:00+00:00'],
    ['schedule2.json', 'application/json; charset=utf-8', '2026-10-24T10:07:00+00:00'],
    ['schedule.csv', 'text/csv; charset=utf-8', '10:07'],
    ['schedule.ics', 'text/calendar; charset=utf-8', '20261024T100700Z'],
    ['changes.atom', 'application/atom+xml; charset=utf-8', '7 min later'],
  ])('%s has the expected times, an ETag, and no organiser', async (name, type, time) => {
    const url = `/c/small/${name}`;
    const feed = await get(url);
    expect([feed.status, feed.headers['content-type']]).toEqual([200, type]);
    expect(feed.text).toContain(time);
    expect(feed.text).not.toContain(ORGANISER.name);
    expect(feed.headers['access-control-allow-origin']).toBe('*');
    const etag = feed.headers['etag']!;
    expect((await get(url, { 'if-none-match': etag })).status).toBe(304);
    await bench.conferences.execute('small', { type: 'delay', session: 'e', minutes: 9 }, { by: ORGANISER });
    const newer = await get(url, { 'if-none-match': etag });
    expect([newer.status, newer.headers['etag'] === etag]).toEqual([200, false]);
  });

  it('calendars count alterations and keep what is cancelled', async () => {
    const { text } = await get('/c/small/schedule.ics');
    const entries = text.replaceAll('\r\n ', '').split('BEGIN:VEVENT').slice(1);
    const entry = (title: string) => entries.find((candidate) => candidate.includes(title)) ?? '';
    expect(entry('Epsilon')).toMatch(/SEQUENCE:1\r\n/);
    expect(entry('Alpha')).toMatch(/SEQUENCE:0\r\n/);
    expect(entry('Beta')).toContain('STATUS:CANCELLED');
  });

  it('a room has a calendar of its own', async () => {
    const { text } = await get('/c/small/rooms/Box.ics');
    expect(text).toContain('Epsilon');
    expect(text).not.toContain('Alpha');
    const dotted = {
      ...programme(ROWS.slice(0, 1)),
      rooms: [
        { id: 'Aula', name: 'Aula' },
        { id: 'H.1302/a b', name: 'H' },
      ],
    };
    await bench.conferences.adopt('dotted', imported(dotted), ORGANISER);
    expect((await get(`/c/dotted/rooms/${encodeURIComponent('H.1302/a b')}.ics`)).status).toBe(200);
    // Longer than Fastify would take by itself, and longer still when escaped.
    const long = { ...dotted, rooms: [...dotted.rooms, { id: 'é'.repeat(200), name: 'L' }] };
    await bench.conferences.adopt('long', imported(long), ORGANISER);
    expect((await get(`/c/long/rooms/${encodeURIComponent('é'.repeat(200))}.ics`)).status).toBe(200);
    expect((await get('/c/small/rooms/none.ics')).json.code).toBe('unknown-room');
    expect((await get('/c/none/schedule.ics')).json.code).toBe('unknown-conference');
  });

  it('tracks, sessions and filters have calendars', async () => {
    const uids = async (path: string) => {
      const { status, headers, text } = await get(`/c/small/${path}`);
      expect([status, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
      return [...text.matchAll(/^UID:(\w+)@/gm)].map(([, id]) => id);
    };
    expect(await uids('tracks/systems.ics')).toEqual(await uids('schedule.ics?track=systems'));
    expect(await uids('tracks/systems.ics')).toContain('a');
    expect(await uids('sessions/e.ics')).toEqual(['e']);
    expect(await uids('schedule.ics?room=Box&room=Cube')).toEqual(
      (await uids('schedule.ics')).filter((id) => ['Box', 'Cube'].includes(ROWS.find(([row]) => row === id)![1])),
    );
    expect(await uids('schedule.ics?kind=break&language=fr')).toEqual([]);
    const { etag } = (await get('/c/small/sessions/e.ics')).headers;
    expect((await get('/c/small/sessions/e.ics', { 'if-none-match': etag! })).status).toBe(304);
  });

  it('a calendar of what is not there is refused, so that nobody’s subscription is emptied', async () => {
    expect((await get('/c/small/tracks/none.ics')).json.code).toBe('unknown-track');
    expect((await get('/c/small/sessions/none.ics')).json.code).toBe('unknown-session');
    expect((await get('/c/small/schedule.ics?room=none')).json.code).toBe('unknown-room');
    expect((await get('/c/small/schedule.ics?kind=none')).status).toBe(400);
    expect((await get('/c/small/schedule.ics?tracks=a')).status).toBe(400);
  });

  it('rooms have a status as apps of FOSDEM read it: open, full or closed, evacuated', async () => {
    const by = ORGANISER;
    const states = async () => {
      const { json, headers } = await get('/c/small/roomstatus.json');
      expect(headers['etag']).toMatch(/^W/);
      return (json as { roomname: string; state: string }[]).map(({ roomname, state }) => `${roomname} ${state}`);
    };
    expect(await states()).toEqual(['Aula 0', 'Box 0', 'Cube 0']);
    await bench.conferences.execute('small', { type: 'room-status', room: 'Aula', status: 'full' }, { by });
    await bench.conferences.execute('small', { type: 'room-status', room: 'Cube', status: 'closed' }, { by });
    expect(await states()).toEqual(['Aula 1', 'Box 0', 'Cube 1']);
    bench.clock.instant = time('10:00');
    const level = 'emergency' as const;
    const until = time('10:05');
    await bench.conferences.execute(
      'small',
      { type: 'announce', text: 'Leave', level, until, scope: { rooms: ['Box'] } },
      { by },
    );
    expect(await states()).toEqual(['Aula 1', 'Box 2', 'Cube 1']);
    bench.clock.instant = time('10:06');
    expect(await states()).toEqual(['Aula 1', 'Box 0', 'Cube 1']);
  });

  it('links lead where the reader came from, or to the public address', async () => {
    expect((await get('/c/small/changes.atom', { host: 'hallway.test' })).text).toContain(
      'http://hallway.test/c/small',
    );
    expect((await get('/c/small/changes.atom', { host: 'other.test' })).text).toContain('http://other.test/c/small');
    expect((await get('/c/small/changes.atom', { host: 'hallway.test' })).text).not.toContain('other.test');
    await bench.app.close();
    bench = await appBench({ publicUrl: 'https://hallway.example.org' });
    expect((await get('/c/small/changes.atom')).text).toContain('https://hallway.example.org/c/small');
  });
});
