import { describe, expect, it } from 'vitest';
import { endPair, factsOf, progress, startPair } from '../../displays/session-facts.js';
import { Rehearsed } from '../support/conference.js';
import { time, type Row } from '../support/programme.js';

const rows: Row[] = [
  ['a', 'Aula', '10:00', '10:45'],
  ['b', 'Aula', '11:00', '11:45'],
  ['c', 'Box', '11:00', '11:45', { doNotRecord: true }],
];
const conference = (): Rehearsed => new Rehearsed(rows);

describe('chips', () => {
  it('say nothing of a session that is as planned', () => {
    expect(factsOf(conference().session('a'), 'Aula')).toEqual([]);
  });
  it('B5: late, by ripple as by own delay', () => {
    const late = conference();
    late.do({ type: 'delay', session: 'a', minutes: 25 });
    expect(factsOf(late.session('a'), 'Aula')).toEqual([{ kind: 'late', minutes: 25 }]);
    expect(factsOf(late.session('b'), 'Aula')).toEqual([{ kind: 'late', minutes: 10 }]);
  });
  it('T8: running over, and cut short', () => {
    const over = conference();
    over.do({ type: 'extend', session: 'a', minutes: 5 });
    expect(factsOf(over.session('a'), 'Aula')).toEqual([{ kind: 'over', minutes: 5 }]);
    over.do({ type: 'extend', session: 'a', minutes: -10 });
    expect(factsOf(over.session('a'), 'Aula')).toEqual([{ kind: 'shorter', minutes: 10 }]);
  });
  it('M1: moved here, said only where it is now', () => {
    const moved = conference();
    moved.do({ type: 'move', session: 'a', room: 'Box' });
    expect(factsOf(moved.session('a'), 'Box')).toEqual([{ kind: 'moved-from', room: 'Aula' }]);
    expect(factsOf(moved.session('a'), 'Aula')).toEqual([]);
  });
  it('a new time is not a delay of hours', () => {
    const moved = conference();
    moved.do({ type: 'move', session: 'a', start: time('16:00') });
    expect(factsOf(moved.session('a'), 'Aula')).toEqual([{ kind: 'new-time' }]);
    moved.do({ type: 'delay', session: 'a', minutes: 5 });
    expect(factsOf(moved.session('a'), 'Aula')).toEqual([{ kind: 'new-time' }, { kind: 'late', minutes: 5 }]);
  });
  it('a cancelled session is cancelled and nothing else', () => {
    const cancelled = conference();
    cancelled.do({ type: 'delay', session: 'c', minutes: 5 });
    cancelled.do({ type: 'cancel', session: 'c' });
    expect(factsOf(cancelled.session('c'), 'Box')).toEqual([{ kind: 'cancelled' }]);
  });
  it('not recorded', () => {
    expect(factsOf(conference().session('c'), 'Box')).toEqual([{ kind: 'not-recorded' }]);
  });
});

describe('time pairs', () => {
  it('B5: the planned time beside the expected one, only where they differ', () => {
    const late = conference();
    expect(startPair(late.session('a'))).toEqual({ expected: time('10:00'), planned: null });
    late.do({ type: 'delay', session: 'a', minutes: 15 });
    expect(startPair(late.session('a'))).toEqual({ expected: time('10:15'), planned: time('10:00') });
    expect(endPair(late.session('a'))).toEqual({ expected: time('11:00'), planned: null });
  });
  it('T8: an extension makes a pair of the end', () => {
    const over = conference();
    over.do({ type: 'extend', session: 'a', minutes: 5 });
    expect(startPair(over.session('a')).planned).toBeNull();
    expect(endPair(over.session('a'))).toEqual({ expected: time('10:50'), planned: time('10:45') });
  });
});

it('progress stays between 0 and 1', () => {
  const a = conference().session('a');
  expect([time('09:00'), time('10:00'), time('10:15'), time('12:00')].map((at) => progress(a, at))).toEqual([
    0,
    0,
    1 / 3,
    1,
  ]);
  expect(progress({ ...a, end: a.start }, time('10:00'))).toBe(0);
});
