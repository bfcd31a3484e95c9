import { describe, expect, it } from 'vitest';
import { schedule } from '../../core/index.js';
import { clashesOf } from '../../reading/clashes.js';
import { Rehearsed } from '../support/conference.js';
import { programme } from '../support/programme.js';

const rows = [
  ['a', 'Aula', '10:00', '10:45'],
  ['b', 'Box', '10:30', '11:00'],
  ['c', 'Cube', '10:45', '11:30'],
] as const;
const clashes = (rehearsed: Rehearsed, ...marks: string[]) =>
  [...clashesOf(schedule(rehearsed.programme, rehearsed.live), new Set(marks))].map(([id, list]) => [
    id,
    list.map(({ with: other, late }) => `${other.id}${late ? ' late' : ''}`),
  ]);

describe('bookmarks that overlap', () => {
  it('are told of each other, both ways, and only the bookmarked', () => {
    const rehearsed = new Rehearsed(programme(rows));
    expect(clashes(rehearsed, 'a', 'b')).toEqual([
      ['a', ['b']],
      ['b', ['a']],
    ]);
    expect(clashes(rehearsed, 'a', 'c')).toEqual([]);
    expect(clashes(rehearsed, 'a')).toEqual([]);
  });

  it('go by expected times, and say when a delay has made it so', () => {
    const rehearsed = new Rehearsed(programme(rows));
    rehearsed.do({ type: 'delay', session: 'a', minutes: 15 });
    expect(clashes(rehearsed, 'a', 'c')).toEqual([
      ['a', ['c late']],
      ['c', ['a late']],
    ]);
    rehearsed.do({ type: 'delay', session: 'b', minutes: 60 });
    expect(clashes(rehearsed, 'a', 'b')).toEqual([]);
  });

  it('do not include what is cancelled', () => {
    const rehearsed = new Rehearsed(programme(rows));
    rehearsed.do({ type: 'cancel', session: 'b' });
    expect(clashes(rehearsed, 'a', 'b')).toEqual([]);
  });
});
