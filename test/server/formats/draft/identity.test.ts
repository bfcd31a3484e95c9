import { describe, expect, it } from 'vitest';
import { codes } from '../fixture.js';
import { importProgramme } from '../../../../server/formats/index.js';
import { MOST_SPEAKERS } from '../../../../server/formats/draft/most.js';

const schedule = (events: object[], room = 'Aula') =>
  importProgramme(
    Buffer.from(
      JSON.stringify({
        schedule: {
          version: '1',
          conference: {
            title: 'T',
            time_zone_name: 'UTC',
            rooms: [{ name: room, guid: '__proto__' }],
            days: [{ index: 1, date: '2026-10-24', rooms: { [room]: events } }],
          },
        },
      }),
    ),
  );
const event = (more: object) => ({
  date: '2026-10-24T10:00:00Z',
  start: '10:00',
  duration: '00:45',
  title: 'A',
  ...more,
});

describe('ids', () => {
  it('that are words of the language are replaced, with a warning', () => {
    const result = schedule([event({ guid: '__proto__', persons: [{ code: '__proto__', public_name: 'Ana' }] })]);
    const [session] = result.programme.sessions;
    expect(session!.id).toMatch(/^[0-9a-f]{12}$/);
    expect([session!.room, session!.speakers]).toEqual(['aula', [{ id: 'ana', name: 'Ana' }]]);
    expect(codes(result)).toContain('reserved-id');
    expect(Object.keys(Object.fromEntries(result.programme.sessions.map(({ id }) => [id, 1])))).toHaveLength(1);
  });
});

describe('speakers', () => {
  it('beyond what a session can have are left out, in time that grows with their number alone', () => {
    const read = (count: number) => {
      const persons = Array.from({ length: count }, (_, n) => ({ id: n + 1, public_name: `P ${n}` }));
      const start = performance.now();
      const result = schedule([event({ guid: 'a', persons })]);
      return { result, took: performance.now() - start };
    };
    read(4_000);
    const few = Math.min(...[1, 2, 3].map(() => read(4_000).took));
    const { result, took } = read(64_000);
    // Sixteen times as many; looking through all for each would take 256 times as long.
    expect(took).toBeLessThan(100 * few);
    expect(result.programme.sessions[0]!.speakers).toHaveLength(MOST_SPEAKERS);
    expect(codes(result)).toContain('many-speakers');
  });
});
