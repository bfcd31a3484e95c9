import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schedule, SESSION_KINDS } from '../../core/index.js';
import {
  calendarQueryOf,
  filtered,
  filterFrom,
  isBeyondCalendars,
  isNarrow,
  NO_FILTER,
  queryOf,
  type Filter,
} from '../../reading/filter.js';
import { Rehearsed } from '../support/conference.js';
import { programme, time } from '../support/programme.js';

const fields = (query: string): Record<string, string[]> => {
  const found: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) (found[name] ??= []).push(value);
  return found;
};

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }), { maxLength: 4 });
const filters: fc.Arbitrary<Filter> = fc.record({
  text: fc.string({ maxLength: 40, unit: 'grapheme' }).map((text) => text.trim()),
  tracks: ids,
  rooms: ids,
  languages: ids,
  kinds: fc.uniqueArray(fc.constantFrom(...SESSION_KINDS)),
  slides: fc.boolean(),
  free: fc.boolean(),
  bookmarks: fc.boolean(),
});

describe('filters in addresses', () => {
  it('come back as they went', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(filterFrom(fields(queryOf(filter)))).toEqual(filter);
      }),
    );
  });

  it('ask for nothing where they make no sense', () => {
    expect(filterFrom({ day: 'x', kind: ['talk', 'dance'], track: '', lang: 'de', q: 7 })).toEqual({
      ...NO_FILTER,
      kinds: ['talk'],
    });
    expect(queryOf(NO_FILTER)).toBe('');
  });

  it('tell calendars only what calendars know', () => {
    const filter = filterFrom({ track: ['a', 'b'], q: 'x', slides: '1', day: '2026-10-24' });
    expect(calendarQueryOf(filter)).toBe('?track=a&track=b');
    expect([isBeyondCalendars(filter), isBeyondCalendars(filterFrom({ room: 'r' }))]).toEqual([true, false]);
    expect([isNarrow(filterFrom({ day: '2026-10-24' })), isNarrow(filterFrom({ free: '1' }))]).toEqual([false, true]);
  });
});

describe('what a filter leaves', () => {
  const rehearsed = new Rehearsed(
    programme([
      [
        'a',
        'Aula',
        '10:00',
        '10:45',
        { language: 'en-GB', attachments: [{ title: 'Slides', url: 'https://x.org/a' }] },
      ],
      ['b', 'Box', '10:00', '10:45', { language: 'de,en', links: [{ title: 'Paper', url: 'https://x.org/b' }] }],
      ['c', 'Aula', '11:00', '11:45', { kind: 'workshop' }],
    ]),
    time('10:20'),
  );
  const left = (query: string, marks: readonly string[] = []): string[] =>
    filtered(filterFrom(fields(query)), {
      schedule: schedule(rehearsed.programme, rehearsed.live),
      now: time('10:20'),
      marks: new Set(marks),
      has: () => true,
    }).map(({ id }) => id);

  it('goes by room, kind, language spoken, slides and bookmarks, one of each list', () => {
    expect(left('room=Aula')).toEqual(['a', 'c']);
    expect(left('room=Aula&room=Box')).toEqual(['a', 'b', 'c']);
    expect(left('kind=workshop&room=Box')).toEqual([]);
    expect(left('language=de')).toEqual(['b']);
    expect(left('language=en')).toEqual(['a', 'b', 'c']);
    expect(left('slides=1')).toEqual(['a']);
    expect(left('bookmarks=1', ['c'])).toEqual(['c']);
  });

  it('[R1] leaves out what is on in a room that is full, not what comes later there', () => {
    rehearsed.do({ type: 'room-status', room: 'Aula', status: 'full' });
    expect(left('free=1')).toEqual(['b', 'c']);
  });
});
