import { describe, expect, it } from 'vitest';
import { Rehearsed } from '../support/conference.js';
import { clock, programme, time, type Row } from '../support/programme.js';

const back2back = () =>
  new Rehearsed([
    ['a', 'Aula', '10:00', '10:45'],
    ['b', 'Aula', '10:45', '11:30'],
    ['c', 'Aula', '11:40', '12:10'],
    ['d', 'Aula', '13:30', '14:30'],
    ['e', 'Box', '10:00', '12:00'],
  ]);

describe('expected times', () => {
  it('[T1] are the planned ones while nothing has happened', () => {
    const c = back2back();
    expect(c.times('a')).toBe('10:00-10:45');
    expect(c.session('a')).toMatchObject({ delay: 0, extension: 0, lateness: 0, status: 'planned', hold: false });
  });

  it('[T1] follow own delay, extension, actual start and actual end', () => {
    const c = back2back();
    c.do({ type: 'delay', session: 'd', minutes: 10 });
    expect(c.times('d')).toBe('13:40-14:40');
    c.do({ type: 'extend', session: 'd', minutes: 5 });
    expect(c.times('d')).toBe('13:40-14:45');
    c.at = time('13:43');
    c.do({ type: 'start', session: 'd' });
    expect(c.times('d')).toBe('13:43-14:48');
    expect(c.session('d').status).toBe('started');
    c.at = time('14:30');
    c.do({ type: 'end', session: 'd' });
    expect(c.times('d')).toBe('13:43-14:30');
    expect(c.session('d')).toMatchObject({
      status: 'ended',
      started: time('13:43'),
      ended: time('14:30'),
      lateness: 13,
    });
  });

  it('[T1] a session that ended without being started does not start after its end', () => {
    const c = back2back();
    c.at = time('10:40');
    c.do({ type: 'end', session: 'a' });
    c.at = time('10:50');
    c.do({ type: 'end', session: 'b' });
    // A correction: a ended later than said, which would push b behind its own end.
    c.do({ type: 'end', session: 'a', at: time('10:45') });
    c.do({ type: 'extend', session: 'a', minutes: 0 });
    expect(c.times('b')).toBe('10:45-10:50');
    const late = new Rehearsed([
      ['p', 'Aula', '10:00', '10:30'],
      ['q', 'Aula', '10:30', '11:00'],
    ]);
    late.at = time('10:40');
    late.do({ type: 'end', session: 'q' });
    late.do({ type: 'extend', session: 'p', minutes: 20 });
    expect(late.times('q')).toBe('10:40-10:40');
  });

  it('[T1] without a planned end last until the next base start in the room that day', () => {
    const c = new Rehearsed([
      ['open', 'Aula', '10:00', ''],
      ['next', 'Aula', '11:00', '12:00'],
      ['elsewhere', 'Box', '10:30', '10:40'],
    ]);
    expect(c.times('open')).toBe('10:00-11:00');
    expect(c.session('open').plannedEnd).toBeUndefined();
    c.do({ type: 'delay', session: 'open', minutes: 15 });
    expect(c.times('open')).toBe('10:15-11:00');
    expect(c.times('next')).toBe('11:00-12:00');
    c.do({ type: 'extend', session: 'open', minutes: 10 });
    expect(c.times('open')).toBe('10:15-11:10');
    expect(c.times('next')).toBe('11:10-12:10');
    c.do({ type: 'delay', session: 'open', minutes: 90 });
    expect(c.times('open')).toBe('11:30-11:30');
  });

  it('[T1] without a planned end and a follower last until the day’s end', () => {
    const c = new Rehearsed([
      ['open', 'Aula', '22:00', ''],
      ['tomorrow', 'Aula', '+1 09:00', '+1 10:00'],
      ['house', '', '20:00', ''],
      ['later', '', '21:00', '22:00'],
    ]);
    expect(c.times('open')).toBe('22:00-+1 04:00');
    expect(c.times('house')).toBe('20:00-+1 04:00');
  });

  it('[T1] without a planned end are not cut by background sessions or sessions at the same time', () => {
    const c = new Rehearsed([
      ['open', 'Aula', '10:00', ''],
      ['same', 'Aula', '10:00', '10:30'],
      ['expo', 'Aula', '10:15', '10:45', { background: true }],
      ['next', 'Aula', '11:00', '12:00'],
    ]);
    expect(c.times('open')).toBe('10:00-11:00');
  });

  it('[T1] without a planned end, thousands at once are no burden', () => {
    const rows = Array.from({ length: 3_000 }, (_, index): Row => [`s${index}`, 'Aula', '10:00', '']);
    const c = new Rehearsed([...rows, ['next', 'Aula', '11:00', '12:00']]);
    expect(c.times('s0')).toBe('10:00-11:00');
    expect(c.times('s2999')).toBe('10:00-11:00');
  });

  it('[T1] of sessions of zero length, three days and outside all days are what they say', () => {
    const c = new Rehearsed([
      ['zero', 'Aula', '10:00', '10:00'],
      ['days', 'Box', '09:00', '+3 09:00'],
      ['early', 'Cube', '02:00', ''],
    ]);
    expect(c.times('zero')).toBe('10:00-10:00');
    expect(c.times('days')).toBe('09:00-+3 09:00');
    expect(c.session('early').day).toBe('2026-10-24');
    expect(c.times('early')).toBe('02:00-+1 04:00');
  });

  it('[T1] work without any day', () => {
    const c = new Rehearsed(programme([['a', 'Aula', '10:00', '']], { days: [] }));
    expect(c.times('a')).toBe('10:00-10:00');
    expect(c.session('a').day).toBe('');
  });
});

describe('ripple', () => {
  it('[T2] pushes the followers of the room, and gaps absorb lateness', () => {
    const c = back2back();
    c.do({ type: 'delay', session: 'a', minutes: 15 });
    expect(['a', 'b', 'c', 'd', 'e'].map((id) => c.session(id).lateness)).toEqual([15, 15, 5, 0, 0]);
  });

  it('[T2] is gone when the delay that caused it is taken back', () => {
    const c = back2back();
    const before = c.schedule.sessions;
    c.do({ type: 'delay', session: 'a', minutes: 15 });
    c.do({ type: 'delay', session: 'a', minutes: 0 });
    expect(c.schedule.sessions).toEqual(before);
    expect(c.live.sessions).toEqual({});
  });

  it('[T2] keeps turnover between sessions, but never more than the gap that was planned', () => {
    const c = back2back();
    c.do({ type: 'settings', turnover: 5 });
    expect(c.times('b')).toBe('10:45-11:30');
    c.do({ type: 'delay', session: 'a', minutes: 15 });
    expect(c.times('b')).toBe('11:00-11:45');
    expect(c.times('c')).toBe('11:50-12:20');
  });

  it('[T2] does not push sessions that overlap in base', () => {
    const c = new Rehearsed([
      ['a', 'Aula', '10:00', '11:00'],
      ['twin', 'Aula', '10:00', '10:30'],
      ['inside', 'Aula', '10:30', '11:30'],
      ['after', 'Aula', '11:30', '12:00'],
    ]);
    c.do({ type: 'extend', session: 'a', minutes: 45 });
    expect(c.times('twin')).toBe('10:00-10:30');
    expect(c.times('inside')).toBe('10:30-11:30');
    expect(c.times('after')).toBe('11:45-12:15');
  });

  it('[T2] comes from every earlier session, not only from the one before', () => {
    const c = new Rehearsed([
      ['long', 'Aula', '10:00', '11:00'],
      ['short', 'Aula', '10:10', '10:20'],
      ['after', 'Aula', '11:00', '11:30'],
    ]);
    c.do({ type: 'extend', session: 'long', minutes: 10 });
    expect(c.times('after')).toBe('11:10-11:40');
  });

  it('[T2] an early end gives lateness back, but never pulls a session before its base start', () => {
    const c = back2back();
    c.do({ type: 'delay', session: 'a', minutes: 15 });
    c.at = time('10:50');
    c.do({ type: 'end', session: 'a' });
    expect(c.times('b')).toBe('10:50-11:35');
    c.do({ type: 'end', session: 'a', at: time('10:30') });
    expect(c.times('b')).toBe('10:45-11:30');
  });

  it('[T2] goes by base start, whatever the order in the file', () => {
    const c = new Rehearsed([
      ['z', 'Aula', '11:00', '12:00'],
      ['y', 'Aula', '10:00', '11:00'],
      ['x', 'Aula', '12:00', '13:00'],
    ]);
    c.do({ type: 'delay', session: 'y', minutes: 10 });
    expect(['x', 'y', 'z'].map((id) => c.session(id).lateness)).toEqual([10, 10, 10]);
  });

  it('[T6] stops at the day’s end', () => {
    const c = new Rehearsed([
      ['night', 'Aula', '27:00', '27:50'],
      ['morning', 'Aula', '+1 06:00', '+1 07:00'],
    ]);
    expect(c.session('night').day).toBe('2026-10-24');
    c.do({ type: 'extend', session: 'night', minutes: 300 });
    expect(c.times('morning')).toBe('+1 06:00-+1 07:00');
  });

  it('[T6] passes over cancelled, background and room-less sessions', () => {
    const c = new Rehearsed([
      ['a', 'Aula', '10:00', '11:00'],
      ['gone', 'Aula', '11:00', '11:30'],
      ['expo', 'Aula', '11:00', '11:20', { background: true }],
      ['b', 'Aula', '11:30', '12:00'],
      ['house', '', '10:00', '11:00'],
      ['house2', '', '11:00', '12:00'],
    ]);
    c.do({ type: 'cancel', session: 'gone' });
    c.do({ type: 'extend', session: 'a', minutes: 15 });
    expect(c.times('gone')).toBe('11:00-11:30');
    expect(c.times('expo')).toBe('11:00-11:20');
    expect(c.times('b')).toBe('11:30-12:00');
    c.do({ type: 'extend', session: 'expo', minutes: 60 });
    expect(c.times('b')).toBe('11:30-12:00');
    c.do({ type: 'extend', session: 'house', minutes: 30 });
    expect(c.times('house2')).toBe('11:00-12:00');
  });

  it('[T6] each day of a room is a chain of its own', () => {
    const c = new Rehearsed([
      ['a', 'Aula', '10:00', '11:00'],
      ['b', 'Aula', '11:00', '12:00'],
      ['c', 'Aula', '+1 10:00', '+1 11:00'],
      ['d', 'Aula', '+1 11:00', '+1 12:00'],
    ]);
    c.do({ type: 'delay', session: 'a', minutes: 20 });
    c.do({ type: 'delay', session: 'c', minutes: 7 });
    expect(['a', 'b', 'c', 'd'].map((id) => c.session(id).lateness)).toEqual([20, 20, 7, 7]);
  });
});

describe('breaks', () => {
  const withBreak = () =>
    new Rehearsed([
      ['talk', 'Aula', '10:00', '11:00'],
      ['coffee', 'Aula', '11:00', '11:30', { kind: 'break' }],
      ['after', 'Aula', '11:30', '12:00'],
    ]);

  it('[T3] shrink before they shift', () => {
    const c = withBreak();
    c.do({ type: 'extend', session: 'talk', minutes: 20 });
    expect(c.times('coffee')).toBe('11:20-11:30');
    expect(c.times('after')).toBe('11:30-12:00');
    c.do({ type: 'extend', session: 'talk', minutes: 25 });
    expect(c.times('coffee')).toBe('11:25-11:30');
    c.do({ type: 'extend', session: 'talk', minutes: 40 });
    expect(c.times('coffee')).toBe('11:40-11:45');
    expect(c.times('after')).toBe('11:45-12:15');
  });

  it('[T3] keep at least `minBreak`, or their planned length if that is shorter', () => {
    const c = withBreak();
    c.do({ type: 'settings', minBreak: 15 });
    c.do({ type: 'extend', session: 'talk', minutes: 20 });
    expect(c.times('coffee')).toBe('11:20-11:35');
    const short = new Rehearsed([
      ['talk', 'Aula', '10:00', '11:00'],
      ['gap', 'Aula', '11:00', '11:03', { kind: 'break' }],
      ['after', 'Aula', '11:03', '12:00'],
    ]);
    short.do({ type: 'extend', session: 'talk', minutes: 2 });
    expect(short.times('gap')).toBe('11:02-11:05');
  });

  it('[T3] own delay and extension move them as they are', () => {
    const c = withBreak();
    c.do({ type: 'delay', session: 'coffee', minutes: 10 });
    expect(c.times('coffee')).toBe('11:10-11:40');
    expect(c.times('after')).toBe('11:40-12:10');
    c.do({ type: 'extend', session: 'coffee', minutes: 5 });
    expect(c.times('coffee')).toBe('11:10-11:45');
  });

  it('[T3] started late, they keep their end too', () => {
    const c = withBreak();
    c.at = time('11:10');
    c.do({ type: 'start', session: 'coffee' });
    expect(c.times('coffee')).toBe('11:10-11:30');
    c.at = time('11:28');
    c.do({ type: 'start', session: 'coffee', at: time('11:28') });
    expect(c.times('coffee')).toBe('11:28-11:33');
  });

  it('[T3] an edit that makes a session a break makes it elastic', () => {
    const c = withBreak();
    c.do({ type: 'edit', session: 'coffee', kind: 'talk' });
    c.do({ type: 'extend', session: 'talk', minutes: 20 });
    expect(c.times('coffee')).toBe('11:20-11:50');
  });
});

describe('hold', () => {
  it('[T4] pins a session; lateness passes through to those behind', () => {
    const c = back2back();
    c.do({ type: 'delay', session: 'b', minutes: 0, hold: true });
    expect(c.session('b').hold).toBe(true);
    c.do({ type: 'delay', session: 'a', minutes: 100 });
    expect(c.times('b')).toBe('10:45-11:30');
    expect(c.times('c')).toBe('12:25-12:55');
    c.do({ type: 'delay', session: 'b', minutes: 5 });
    expect(c.times('b')).toBe('10:50-11:35');
    c.do({ type: 'delay', session: 'b', minutes: 5, hold: false });
    expect(c.times('b')).toBe('12:25-13:10');
    expect(c.live.sessions['b']).toEqual({ delay: 5 });
  });
});

describe('time zones', () => {
  it('[T1] are no business of the core: a session across a DST change keeps its length', () => {
    // Berlin 2026-10-25: 02:30 CEST to 02:30 CET is one hour.
    const start = Date.parse('2026-10-25T02:30:00+02:00');
    const end = Date.parse('2026-10-25T02:30:00+01:00');
    const base = programme([]);
    const c = new Rehearsed({
      ...base,
      sessions: [{ id: 'z', title: 'Zeta', kind: 'talk', speakers: [], room: 'Aula', start, end }],
    });
    c.do({ type: 'delay', session: 'z', minutes: 15 });
    const { start: s, end: e } = c.session('z');
    expect([s - start, e - s]).toEqual([15 * 60_000, 3_600_000]);
    expect(clock(s)).toBe('+1 00:45');
  });
});
