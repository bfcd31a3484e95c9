import { describe, expect, it } from 'vitest';
import {
  applyPatch,
  dayOf,
  emptyProgramme,
  fieldsOf,
  NOTHING_LIVE,
  own,
  same,
  schedule,
  type LiveState,
} from '../../core/index.js';
import { patchOf } from '../../core/live-state.js';
import { programme, time } from '../support/programme.js';

describe('patches', () => {
  const live: LiveState = {
    ...NOTHING_LIVE,
    sessions: { a: { delay: 5, hold: true }, b: { extension: 3 } },
    settings: { turnover: 5 },
  };

  it('[J1] set, replace and remove fields, and leave the rest untouched', () => {
    const next = applyPatch(live, { sessions: { a: { delay: 9, hold: null } }, settings: { turnover: null } });
    expect(next).toEqual({ ...NOTHING_LIVE, sessions: { a: { delay: 9 }, b: { extension: 3 } } });
    expect(next.sessions['b']).toBe(live.sessions['b']);
    expect(next.rooms).toBe(live.rooms);
    expect(live.sessions['a']).toEqual({ delay: 5, hold: true });
  });

  it('[J1] drop items without fields', () => {
    expect(applyPatch(live, { sessions: { b: { extension: null }, c: { delay: null } } }).sessions).toEqual({
      a: { delay: 5, hold: true },
    });
  });

  it('[J1] are told as fields and made of fields', () => {
    const patch = {
      sessions: { a: { delay: 9, hold: null } },
      rooms: { Aula: { status: 'full' as const } },
      announcements: { a1: null },
      settings: { minBreak: 3 },
    };
    expect(fieldsOf(patch)).toEqual([
      { path: ['sessions', 'a', 'delay'], value: 9 },
      { path: ['sessions', 'a', 'hold'], value: null },
      { path: ['rooms', 'Aula', 'status'], value: 'full' },
      { path: ['announcements', 'a1'], value: null },
      { path: ['settings', 'minBreak'], value: 3 },
    ]);
    expect(patchOf(fieldsOf(patch))).toEqual(patch);
  });

  it('[J2] compare values deeply', () => {
    expect(same({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toBe(true);
    expect(same({ a: undefined }, {})).toBe(true);
    expect(same([], {})).toBe(false);
    expect(same([1], [1, 2])).toBe(false);
    expect(same(null, {})).toBe(false);
    expect(same({}, null)).toBe(false);
    expect(same(1, '1')).toBe(false);
    expect(same('a', { a: 1 })).toBe(false);
    expect(same({ a: 1 }, { b: 1 })).toBe(false);
    expect(own({ a: 1 }, 'a')).toBe(1);
    expect(own({ a: 1 }, 'toString')).toBeUndefined();
  });
});

describe('days', () => {
  it('[B1] an instant belongs to the last day that has begun, before all days to the first', () => {
    const { days } = programme([]);
    const date = (at: string) => dayOf(days, time(at))?.date;
    expect([date('05:00'), date('06:00'), date('+1 05:59'), date('+1 06:00'), date('+5 06:00')]).toEqual([
      '2026-10-24',
      '2026-10-24',
      '2026-10-24',
      '2026-10-25',
      '2026-10-25',
    ]);
    expect(dayOf([], 0)).toBeUndefined();
  });
});

describe('a schedule', () => {
  it('[B1] is ordered by expected start, then room, then id, and indexed', () => {
    const { sessions, byRoom, byId } = schedule(
      programme([
        ['d', 'Box', '10:00', '11:00'],
        ['c', 'Aula', '10:00', '11:00'],
        ['b', 'Aula', '10:00', '11:00'],
        ['z', 'Cube', '09:00', '11:00'],
        ['h', '', '10:00', '11:00'],
      ]),
      NOTHING_LIVE,
    );
    expect(sessions.map(({ id }) => id)).toEqual(['z', 'h', 'b', 'c', 'd']);
    expect(byRoom.get('Aula')?.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(byRoom.get('')?.map(({ id }) => id)).toEqual(['h']);
    expect(byId.get('d')?.title).toBe('D');
  });

  it('[B1] of an empty programme is empty', () => {
    const empty = schedule(emptyProgramme('New', 'Europe/Bucharest'), NOTHING_LIVE);
    expect(empty).toMatchObject({ sessions: [], rooms: [], announcements: [], orphans: [] });
    expect(empty.programme.conference).toEqual({ name: 'New', timezone: 'Europe/Bucharest', languages: ['en'] });
  });

  it('[B1] carries what exports and screens need of a session', () => {
    const more = {
      subtitle: 'sub',
      track: 'systems',
      language: 'ro',
      abstract: 'abs',
      description: 'desc',
      links: [{ title: 'l', url: 'https://l.org' }],
      attachments: [{ title: 's', url: 'https://s.org', type: 'slides' }],
      url: 'https://x.org',
      doNotRecord: true,
      guid: 'g',
      code: 'c',
      slug: 's',
      type: 'Talk 40',
      title: 'ț'.repeat(266),
    };
    expect(schedule(programme([['a', 'Aula', '10:00', '11:00', more]]), NOTHING_LIVE).sessions[0]).toMatchObject(more);
  });
});
