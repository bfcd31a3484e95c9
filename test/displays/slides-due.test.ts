import { expect, it } from 'vitest';
import { slidesDue } from '../../displays/slides-due.js';
import type { Slide } from '../../core/index.js';

const slide = (id: string, more: Partial<Slide> = {}): Slide => ({
  id,
  picture: { hash: id, width: 16, height: 9 },
  title: id,
  ...more,
});
const settings = {
  slides: [
    slide('all'),
    slide('aula', { rooms: ['aula'] }),
    slide('always', { during: true }),
    slide('afternoon', { from: 100, until: 200 }),
  ],
};
const due = (room: string | null, at: number, busy: boolean): string[] =>
  slidesDue(settings, room, at, busy, null).map(({ id }) => id);

it('slides are due by room, by time, and between sessions unless they say otherwise', () => {
  expect(due('aula', 0, false)).toEqual(['all', 'aula', 'always']);
  expect(due('box', 0, false)).toEqual(['all', 'always']);
  expect(due(null, 0, false)).toEqual(['all', 'always']);
  expect(due('aula', 0, true)).toEqual(['always']);
  expect(due('box', 100, false)).toEqual(['all', 'always', 'afternoon']);
  expect(due('box', 200, false)).toEqual(['all', 'always']);
  expect(slidesDue({}, 'aula', 0, false, null)).toEqual([]);
});

it('a screen that is told a set shows its slides and no others, where and when they are due', () => {
  const slides = [
    slide('gold', { sets: ['gold', 'foyer'] }),
    slide('aula', { sets: ['gold'], rooms: ['aula'] }),
    slide('silver', { sets: ['silver'] }),
    slide('none'),
  ];
  const of = (room: string, set: string | null): string[] =>
    slidesDue({ slides }, room, 0, false, set).map(({ id }) => id);
  expect(of('aula', 'gold')).toEqual(['gold', 'aula']);
  expect(of('box', 'gold')).toEqual(['gold']);
  expect(of('box', 'silver')).toEqual(['silver']);
  expect(of('box', 'bronze')).toEqual([]);
  expect(of('box', null)).toEqual(['gold', 'silver', 'none']);
});
