import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  freshId,
  mistakesIn,
  moved,
  speakersFrom,
  told,
  usersOf,
  withItem,
  withoutItem,
} from '../../../admin/setup/draft.js';
import { emptyProgramme, type Programme, type Session } from '../../../core/index.js';

const HOUR = 3_600_000;
const NINE = Date.parse('2026-10-29T09:00:00Z');

const session = (id: string, start: number, more: Partial<Session> = {}): Session => ({
  id,
  title: id,
  kind: 'talk',
  room: 'hall',
  speakers: [],
  start,
  end: start + HOUR,
  ...more,
});

const programme: Programme = {
  ...emptyProgramme('small', 'UTC'),
  days: [{ date: '2026-10-29', start: NINE, end: NINE + 9 * HOUR }],
  rooms: [
    { id: 'hall', name: 'Hall' },
    { id: 'box', name: 'Box' },
  ],
  tracks: [{ id: 'systems', name: 'Systems' }],
  speakers: [{ id: 'ana', name: 'Ana Pop', biography: 'Builds clocks.' } as never],
  sessions: [session('opening', NINE, { track: 'systems', speakers: [{ id: 'ana', name: 'Ana Pop' }] })],
};

describe('a draft', () => {
  test('gives ids that are plain and not taken, whatever the name', () => {
    expect(freshId('Aulă Mágna!', [])).toBe('aula-magna');
    expect(freshId('Aula Magna', ['aula-magna', 'aula-magna-2'])).toBe('aula-magna-3');
    fc.assert(
      fc.property(fc.string(), fc.array(fc.constantFrom('x', 'x-2', 'a', 'a-2')), (name, taken) => {
        const id = freshId(name, taken);
        expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*-?(-\d+)?$/);
        expect(taken).not.toContain(id);
      }),
    );
  });

  test('takes an item in the place of the one with its key, or at the end, sessions in order', () => {
    const renamed = withItem(programme, 'rooms', { id: 'hall', name: 'Great hall' });
    expect(renamed.rooms.map(({ name }) => name)).toEqual(['Great hall', 'Box']);
    const earlier = withItem(programme, 'sessions', session('before', NINE - HOUR));
    expect(earlier.sessions.map(({ id }) => id)).toEqual(['before', 'opening']);
    const otherDay = withItem(
      programme,
      'days',
      { date: '2026-10-30', start: NINE + 24 * HOUR, end: NINE + 30 * HOUR },
      '2026-10-29',
    );
    expect(otherDay.days.map(({ date }) => date)).toEqual(['2026-10-30']);
  });

  test('has the speakers of its sessions, with what was known of them, and no others', () => {
    expect(withItem(programme, 'rooms', { id: 'loft', name: 'Loft' }).speakers).toEqual(programme.speakers);
    expect(withoutItem(programme, 'sessions', 'opening').speakers).toEqual([]);
  });

  test('R1: a room that is removed takes nobody in any more', () => {
    const box = { ...programme.rooms.find(({ id }) => id === 'box')!, overflowRoom: 'hall' };
    const usual = withItem(programme, 'rooms', box);
    expect(withoutItem(usual, 'rooms', 'hall').rooms).toEqual([programme.rooms.find(({ id }) => id === 'box')]);
    expect(withoutItem(usual, 'tracks', 'hall').rooms).toEqual(usual.rooms);
  });

  test('reads speakers from lines: known ones keep their ids, nobody speaks twice, namesakes are told apart', () => {
    expect(speakersFrom(' ana pop \n\nIon Ionescu\nIon Ionescu', programme)).toEqual([
      { id: 'ana', name: 'ana pop' },
      { id: 'ion-ionescu', name: 'Ion Ionescu' },
    ]);
    expect(speakersFrom('Ana', programme)).toEqual([{ id: 'ana-2', name: 'Ana' }]);
  });

  test('moves rooms up and down, and stops at the ends', () => {
    expect(moved(programme, 'rooms', 'box', -1).rooms.map(({ id }) => id)).toEqual(['box', 'hall']);
    expect(moved(programme, 'rooms', 'hall', -1)).toBe(programme);
    expect(moved(programme, 'rooms', 'box', 1)).toBe(programme);
    expect(moved(programme, 'rooms', 'nowhere', 1)).toBe(programme);
  });

  test('says what is not right yet, item by item', () => {
    expect(mistakesIn(programme).count).toBe(0);
    const wrong = mistakesIn({
      ...programme,
      days: [...programme.days, { date: '2026-10-30', start: NINE + HOUR, end: NINE + 2 * HOUR }],
      rooms: [...programme.rooms, { id: 'blank', name: { en: ' ', ro: '' } }],
      tracks: [{ id: 'nameless', name: '' }],
      sessions: [session('backwards', NINE, { end: NINE }), session('untitled', NINE, { title: '' })],
    });
    expect([...wrong.days]).toEqual(['2026-10-30']);
    expect([...wrong.rooms]).toEqual(['blank']);
    expect([...wrong.tracks]).toEqual(['nameless']);
    expect([...wrong.sessions]).toEqual(['backwards', 'untitled']);
    expect(wrong.count).toBe(5);
  });

  test('knows what keeps a room, a track or a day from being removed', () => {
    expect(usersOf(programme, 'rooms', 'hall')).toBe(1);
    expect(usersOf(programme, 'rooms', 'box')).toBe(0);
    expect(usersOf(programme, 'tracks', 'systems')).toBe(1);
    expect(usersOf(programme, 'days', '2026-10-29')).toBe(1);
    expect(usersOf(programme, 'days', '2026-10-31')).toBe(0);
  });

  test('leaves out fields that say nothing', () => {
    expect(told({ id: 'hall', capacity: undefined, name: '' })).toEqual({ id: 'hall', name: '' });
  });
});
