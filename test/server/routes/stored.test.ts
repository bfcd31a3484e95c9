/** Whatever a store holds, from whatever version of Hallway, is told: no reader gets a 500 for it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Programme } from '../../../core/index.js';
import { appBench, type AppBench } from '../../support/app.js';
import { imported, ORGANISER, ROWS } from '../../support/conferences.js';
import { programme } from '../../support/programme.js';

let bench: AppBench;
beforeEach(async () => {
  bench = await appBench();
});
afterEach(() => bench.app.close());

const small = programme(ROWS);
const HALF = '\ud83d';
const FAR = 9e15;

const spoilt: readonly (readonly [string, Programme])[] = [
  [
    'instants beyond all calendars',
    {
      ...small,
      days: [{ date: '2026-10-24', start: -FAR, end: FAR }],
      sessions: small.sessions.map((session) => ({ ...session, start: FAR, end: FAR })),
    },
  ],
  ['dates that do not exist', { ...small, days: [{ ...small.days[0]!, date: '2026-13-45' }] }],
  [
    'halves of characters',
    {
      ...small,
      conference: { ...small.conference, name: HALF },
      rooms: [{ id: HALF, name: HALF }],
      tracks: [{ id: HALF, name: HALF }],
      sessions: small.sessions.map((session) => ({
        ...session,
        id: `${session.id}${HALF}`,
        title: HALF,
        room: HALF,
        track: HALF,
        speakers: [{ id: HALF, name: HALF }],
      })),
    },
  ],
  [
    'languages that are called like something of every object',
    {
      ...small,
      conference: { ...small.conference, languages: ['toString', 'constructor'] },
      sessions: small.sessions.map((session) => ({ ...session, title: { en: 'In English' } })),
    },
  ],
  [
    'line breaks everywhere',
    {
      ...small,
      rooms: [{ id: 'A\r\nB', name: 'A\r\nB' }],
      sessions: small.sessions.map((session) => ({
        ...session,
        id: `${session.id}\r\n`,
        url: 'https://x\r\ny',
        room: 'A\r\nB',
      })),
    },
  ],
];

const ADDRESSES = [
  '/api/conferences',
  '/api/conferences/odd',
  '/api/conferences/odd/schedule',
  '/api/conferences/odd/boards',
  '/c/odd',
  '/c/odd/schedule.xml',
  '/c/odd/schedule.json',
  '/c/odd/schedule2.json',
  '/c/odd/schedule.csv',
  '/c/odd/schedule.ics',
  '/c/odd/changes.atom',
];

describe('a programme with', () => {
  it.each(spoilt)('%s is told all the same', async (_, odd) => {
    await bench.conferences.adopt('odd', imported(odd), ORGANISER);
    const [first] = bench.conferences.schedule('odd').sessions;
    await bench.conferences.execute('odd', { type: 'cancel', session: first!.id }, { by: ORGANISER });
    for (const address of ADDRESSES)
      expect([address, (await bench.ask(null, 'GET', address)).status]).toEqual([address, 200]);
    expect((await bench.ask('viewer', 'GET', '/api/conferences/odd/changes')).status).toBe(200);
    const [room] = odd.rooms;
    const calendar = await bench.ask(
      null,
      'GET',
      `/c/odd/rooms/${encodeURIComponent(room!.id.replace(HALF, '\ufffd'))}.ics`,
    );
    expect(calendar.status).toBeLessThan(500);
  });
});
