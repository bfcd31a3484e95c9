import { describe, expect, test } from 'vitest';
import { arrange, glances, offers, swappable } from '../../../admin/board/rooms.js';
import { folded, matches } from '../../../admin/parts/search.js';
import { Rehearsed } from '../../support/conference.js';
import { time, type Row } from '../../support/programme.js';

const ROWS: Row[] = [
  ['a', 'Aula', '10:00', '10:45'],
  ['b', 'Aula', '11:00', '11:30'],
  ['c', 'Aula', '11:30', '12:00'],
  ['d', 'Box', '10:30', '11:15'],
  ['coffee', '', '10:45', '11:00', { kind: 'break' }],
  ['tomorrow', 'Cube', '+1 10:00', '+1 11:00'],
];
const ids = (sessions: readonly { id: string }[]): string => sessions.map(({ id }) => id).join();

describe('a room at a glance', () => {
  const at = (when: string, house = new Rehearsed(ROWS)) =>
    Object.fromEntries(glances(house.schedule, time(when)).map((glance) => [glance.room.id, glance]));

  test('what is on, what comes, what "+10" is about', () => {
    const { Aula, Box, Cube } = at('10:10');
    expect([ids(Aula!.now), Aula!.next?.id, ids(Aula!.later), Aula!.subject?.id]).toEqual(['a', 'b', 'c', 'a']);
    expect([ids(Box!.now), Box!.subject?.id]).toEqual(['', 'd']);
    expect([Cube!.next, Cube!.subject]).toEqual([null, null]);
  });

  test('a break of the house is shown but not what "+10" is about', () => {
    const { Aula } = at('10:50');
    expect([ids(Aula!.now), Aula!.house?.id, Aula!.subject?.id]).toEqual(['', 'coffee', 'b']);
  });

  test('a session that should have ended minutes ago may still be on, unless somebody has ended it', () => {
    expect(at('10:50')['Aula']!.doubtful?.id).toBe('a');
    expect(at('11:10')['Aula']!.doubtful).toBeNull();
    const house = new Rehearsed(ROWS, time('10:44'));
    house.do({ type: 'end', session: 'a' });
    expect(at('10:50', house)['Aula']!.doubtful).toBeNull();
  });
});

describe('ninety rooms stay usable', () => {
  const house = new Rehearsed(ROWS);
  house.do({ type: 'delay', session: 'd', minutes: 5 });
  const all = glances(house.schedule, time('10:10'));
  const names = (...args: Parameters<typeof arrange>): string =>
    arrange(...args)
      .map(({ room }) => room.id)
      .join();

  test('pinned rooms first, empty ones last, the rest in walking order', () => {
    expect(names(all, 'all', new Set())).toBe('Aula,Box,Cube');
    expect(names(all, 'all', new Set(['Cube']))).toBe('Cube,Aula,Box');
  });

  test('only those where something is on, only those that are late', () => {
    expect(names(all, 'running', new Set())).toBe('Aula');
    expect(names(all, 'late', new Set())).toBe('Box');
  });

  test('search folds case and accents and takes words in any order', () => {
    expect(folded('Sala Ținut')).toBe('sala tinut');
    expect(matches('tin SALA', ['Sala Ținut', undefined])).toBe(true);
    expect(matches('aula box', ['Aula'])).toBe(false);
    expect(matches('  ', ['Aula'])).toBe(true);
  });
});

describe('rooms for a move', () => {
  test('free ones first, the largest on top, then the taken ones with what is there', () => {
    const house = new Rehearsed(ROWS);
    const found = offers(house.schedule, house.session('d'), time('10:30'));
    expect(found.map(({ room, clashes }) => [room.id, ids(clashes)])).toEqual([
      ['Box', ''],
      ['Cube', ''],
      ['Aula', 'a,b'],
    ]);
  });

  test('cancelled sessions take no room', () => {
    const house = new Rehearsed(ROWS);
    house.do({ type: 'cancel', session: 'a' });
    house.do({ type: 'cancel', session: 'b' });
    expect(offers(house.schedule, house.session('d'), time('10:30'))[0]!.room.id).toBe('Aula');
  });
});

test('partners for a swap: the same day and the nearest time first, none that has begun', () => {
  const house = new Rehearsed(ROWS, time('10:10'));
  house.do({ type: 'start', session: 'a' });
  expect(ids(swappable(house.schedule, house.session('c'), time('10:10')))).toBe('b,d,tomorrow');
});
