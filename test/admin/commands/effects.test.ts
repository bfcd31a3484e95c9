import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../core/index.js';
import { alike, difference, summarise } from '../../../admin/commands/effects.js';
import type { ToldEffect } from '../../../admin/api/changes.js';
import { MINUTE } from '../../../core/index.js';
import { Rehearsed } from '../../support/conference.js';
import { clock, time, type Row } from '../../support/programme.js';

const ROWS: Row[] = [
  ['a', 'Aula', '10:00', '10:45'],
  ['b', 'Aula', '10:45', '11:30'],
  ['lunch', 'Aula', '11:30', '12:30', { kind: 'break' }],
  ['c', 'Aula', '12:30', '13:00'],
  ['d', 'Box', '10:00', '11:00'],
];

const told = (house: Rehearsed, { effects }: Decision): ToldEffect[] =>
  effects.map((effect) => ({ ...effect, title: house.session(effect.session).title }));

describe('what a delay does, sorted for people', () => {
  const house = new Rehearsed(ROWS, time('09:00'));
  const summary = summarise(
    told(house, house.preview({ type: 'delay', session: 'a', minutes: 10 })),
    ['a'],
    house.schedule,
  );

  test('the commanded session comes first, then what it pushes, by time', () => {
    expect(summary.lines.map(({ session, kinds, start, end }) => [session, kinds.join(), start, end])).toEqual([
      ['a', 'later', 10, 10],
      ['b', 'later', 10, 10],
      ['lunch', 'later,shorter', 10, 0],
    ]);
  });

  test('the break that takes it up is named, and what stays behind it', () => {
    expect(summary.absorbing.map(({ session, length }) => [session, length])).toEqual([['lunch', -10]]);
    expect(summary.unmoved.map(({ session, start, onTime }) => [session, clock(start), onTime])).toEqual([
      ['c', '12:30', true],
    ]);
  });

  test('what stays behind but is late for another reason is not called on time', () => {
    const late = new Rehearsed(ROWS, time('09:00'));
    late.do({ type: 'delay', session: 'c', minutes: 20 });
    const effects = told(late, late.preview({ type: 'delay', session: 'a', minutes: 10 }));
    expect(summarise(effects, ['a'], late.schedule).unmoved).toMatchObject([{ session: 'c', onTime: false }]);
  });
});

test('what other commands do, by name', () => {
  const kindsOf = (house: Rehearsed, ...[command]: Parameters<Rehearsed['preview']>): string[][] =>
    summarise(told(house, house.preview(command)), ['a'], house.schedule).lines.map(({ kinds }) => [...kinds]);
  const house = new Rehearsed(ROWS, time('10:10'));
  expect(kindsOf(house, { type: 'extend', session: 'a', minutes: 5 })[0]).toEqual(['longer']);
  expect(kindsOf(house, { type: 'cancel', session: 'a' })).toEqual([['cancelled']]);
  expect(kindsOf(house, { type: 'start', session: 'a', at: time('10:10') })[0]).toEqual(['started', 'later']);
  expect(kindsOf(house, { type: 'end', session: 'd', at: time('10:10') })[0]).toEqual(['ended', 'shorter']);
  expect(kindsOf(house, { type: 'move', session: 'c', room: 'Cube' })[0]).toEqual(['moved']);
  house.do({ type: 'cancel', session: 'a' });
  expect(kindsOf(house, { type: 'restore', session: 'a' })[0]).toEqual(['restored']);
  expect(house.preview({ type: 'cancel', session: 'a' }).change).toBeNull();
});

describe('two previews compared', () => {
  const effect = (session: string, minutes: number): ToldEffect => {
    const [start, end] = [time('10:00'), time('11:00')];
    const side = { start, end, status: 'planned', room: 'Aula' } as const;
    return { session, title: session, from: side, to: { ...side, start: start + minutes * MINUTE } };
  };
  const answer = (effects: ToldEffect[], warnings: unknown[] = []) => ({ effects, warnings });

  test('order and seconds do not matter, minutes and warnings do', () => {
    const [a, b] = [effect('a', 5), effect('b', 5)];
    expect(alike(answer([a, b]), answer([b, a]))).toBe(true);
    expect(alike(answer([a]), answer([effect('a', 5.2)]))).toBe(true);
    expect(alike(answer([a]), answer([effect('a', 10)]))).toBe(false);
    expect(alike(answer([a]), answer([a], ['room-overlap']))).toBe(false);
  });

  test('the difference names what came, what changed and what went', () => {
    const before = [effect('same', 5), effect('more', 5), effect('gone', 5)];
    const after = [effect('same', 5), effect('more', 10), effect('new', 5)];
    expect([...difference(before, after)].sort()).toEqual(['gone', 'more', 'new']);
  });
});
