import { describe, expect, it } from 'vitest';
import { RuleError, type Command } from '../../core/index.js';
import { codeOf, Rehearsed } from '../support/conference.js';
import { clock, time } from '../support/programme.js';

const day = () =>
  new Rehearsed([
    ['a', 'Aula', '10:00', '11:00'],
    ['b', 'Aula', '11:30', '12:00'],
    ['c', 'Box', '09:00', '10:00'],
    ['d', 'Box', '10:00', '11:00'],
    ['lunch', '', '12:00', '13:00', { kind: 'break' }],
    ['e', 'Aula', '+1 10:00', '+1 11:00'],
  ]);

describe('delay', () => {
  it('[T7] is absolute against base: the same command again changes nothing', () => {
    const c = day();
    const command: Command = { type: 'delay', session: 'a', minutes: 15 };
    expect(c.do(command).change).toEqual({ type: 'delay', set: { sessions: { a: { delay: 15 } } } });
    expect(c.do(command).change).toBeNull();
    expect(c.session('a').lateness).toBe(15);
    c.do({ type: 'delay', session: 'a', minutes: 5 });
    expect(c.session('a').lateness).toBe(5);
  });

  it('[T7] minutes are whole and at most a day', () => {
    const c = day();
    for (const minutes of [1.5, NaN, Infinity, 1441, -1441, 1e9]) {
      expect(codeOf(() => c.preview({ type: 'delay', session: 'a', minutes }))).toBe('invalid-minutes');
      expect(codeOf(() => c.preview({ type: 'extend', session: 'a', minutes }))).toBe('invalid-minutes');
    }
    expect(codeOf(() => c.preview({ type: 'delay', session: 'a', minutes: 1440 }))).toBe('accepted');
    expect(codeOf(() => c.preview({ type: 'extend', session: 'a', minutes: 1440 }))).toBe('accepted');
    expect(() => c.preview({ type: 'delay', session: 'a', minutes: 1441 })).toThrow('from -1440 to 1440, not 1441');
  });

  it('[T7] names what it does not find', () => {
    const c = day();
    const refusal = () => c.preview({ type: 'delay', session: 'nope', minutes: 5 });
    expect(refusal).toThrow(RuleError);
    expect(refusal).toThrow('"nope"');
    try {
      refusal();
    } catch (error) {
      expect(error).toMatchObject({ name: 'RuleError', code: 'unknown-session', about: { session: 'nope' } });
    }
    for (const id of ['constructor', '__proto__', 'toString']) {
      expect(codeOf(() => c.preview({ type: 'delay', session: id, minutes: 5 }))).toBe('unknown-session');
    }
  });

  it('[T8] a session that has started or ended cannot be delayed, a cancelled one not at all', () => {
    const c = day();
    c.at = time('10:30');
    c.do({ type: 'start', session: 'a' });
    expect(codeOf(() => c.preview({ type: 'delay', session: 'a', minutes: 5 }))).toBe('session-started');
    expect(() => c.preview({ type: 'delay', session: 'a', minutes: 5 })).toThrow('has started');
    c.do({ type: 'end', session: 'c' });
    expect(codeOf(() => c.preview({ type: 'delay', session: 'c', minutes: 5 }))).toBe('session-started');
    c.do({ type: 'cancel', session: 'b' });
    for (const type of ['delay', 'extend'] as const) {
      expect(codeOf(() => c.preview({ type, session: 'b', minutes: 5 }))).toBe('session-cancelled');
    }
    expect(codeOf(() => c.preview({ type: 'start', session: 'b' }))).toBe('session-cancelled');
    expect(codeOf(() => c.preview({ type: 'end', session: 'b' }))).toBe('session-cancelled');
  });

  it('[T5] early moves that session alone, into free time only', () => {
    const c = day();
    const decision = c.do({ type: 'delay', session: 'b', minutes: -30 });
    expect(decision.effects.map(({ session }) => session)).toEqual(['b']);
    expect(c.times('b')).toBe('11:00-11:30');
    expect(codeOf(() => c.preview({ type: 'delay', session: 'b', minutes: -31 }))).toBe('not-free');
    expect(() => c.preview({ type: 'delay', session: 'b', minutes: -31 })).toThrow('"a" is in the room');
    expect(codeOf(() => c.preview({ type: 'delay', session: 'd', minutes: -1 }))).toBe('not-free');
    expect(codeOf(() => c.preview({ type: 'delay', session: 'c', minutes: -181 }))).toBe('outside-days');
    expect(codeOf(() => c.preview({ type: 'delay', session: 'c', minutes: -180 }))).toBe('accepted');
    expect(codeOf(() => c.preview({ type: 'delay', session: 'lunch', minutes: -60 }))).toBe('accepted');
    expect(codeOf(() => c.preview({ type: 'delay', session: 'lunch', minutes: -361 }))).toBe('outside-days');
  });

  it('[T5] cancelled and background sessions leave their time free, late ones do not', () => {
    const c = new Rehearsed([
      ['x', 'Aula', '09:00', '10:00'],
      ['expo', 'Aula', '09:00', '10:00', { background: true }],
      ['y', 'Aula', '10:30', '11:00'],
      ['z', 'Box', '10:00', '10:20'],
      ['w', 'Box', '10:30', '11:00'],
    ]);
    expect(codeOf(() => c.preview({ type: 'delay', session: 'y', minutes: -60 }))).toBe('not-free');
    c.do({ type: 'cancel', session: 'x' });
    expect(codeOf(() => c.preview({ type: 'delay', session: 'y', minutes: -60 }))).toBe('accepted');
    c.do({ type: 'delay', session: 'z', minutes: 5 });
    expect(codeOf(() => c.preview({ type: 'delay', session: 'w', minutes: -6 }))).toBe('not-free');
    expect(codeOf(() => c.preview({ type: 'delay', session: 'w', minutes: -5 }))).toBe('accepted');
  });

  it('[T5] a session that runs at the same time in base is in the way as well', () => {
    const c = new Rehearsed([
      ['twin', 'Aula', '10:00', '11:00'],
      ['inside', 'Aula', '10:30', '11:30'],
    ]);
    expect(codeOf(() => c.preview({ type: 'delay', session: 'inside', minutes: -10 }))).toBe('not-free');
  });
});

describe('extend', () => {
  it('[T7] is absolute against the planned length, and may shorten', () => {
    const c = day();
    c.do({ type: 'extend', session: 'a', minutes: 10 });
    expect(c.do({ type: 'extend', session: 'a', minutes: 10 }).change).toBeNull();
    expect(c.times('a')).toBe('10:00-11:10');
    c.do({ type: 'extend', session: 'a', minutes: -60 });
    expect(c.times('a')).toBe('10:00-10:00');
    expect(codeOf(() => c.preview({ type: 'extend', session: 'a', minutes: -61 }))).toBe('invalid-minutes');
    expect(() => c.preview({ type: 'extend', session: 'a', minutes: -61 })).toThrow(
      'lasts 60 minutes and cannot lose 61',
    );
    c.do({ type: 'extend', session: 'a', minutes: 0 });
    expect(c.live.sessions).toEqual({});
  });

  it('[T8] a running session keeps its start', () => {
    const c = day();
    c.at = time('10:03');
    c.do({ type: 'start', session: 'a' });
    c.do({ type: 'extend', session: 'a', minutes: 5 });
    expect(c.times('a')).toBe('10:03-11:08');
  });
});

describe('delays of rooms', () => {
  it('[T9] take the first session that is not over: extended if running, else delayed', () => {
    const c = day();
    c.at = time('09:59');
    expect(c.do({ type: 'delay-room', room: 'Aula', minutes: 10 }).change?.set).toEqual({
      sessions: { a: { delay: 10 } },
    });
    c.at = time('10:30');
    expect(c.do({ type: 'delay-room', room: 'Box', minutes: 10 }).change?.set).toEqual({
      sessions: { d: { extension: 10 } },
    });
    expect(c.times('d')).toBe('10:00-11:10');
  });

  it('[T9] a session that was started early is running', () => {
    const c = day();
    c.at = time('09:55');
    c.do({ type: 'end', session: 'c' });
    c.do({ type: 'start', session: 'a' });
    expect(c.do({ type: 'delay-room', room: 'Aula', minutes: 10 }).change?.set).toEqual({
      sessions: { a: { extension: 15 } },
    });
    expect(clock(c.session('a').end)).toBe('11:10');
  });

  it('[T9] raise lateness to the minutes named, never lower it', () => {
    const c = day();
    c.do({ type: 'delay', session: 'a', minutes: 5 });
    c.at = time('10:30');
    c.do({ type: 'delay-room', room: 'Aula', minutes: 12 });
    expect(c.times('a')).toBe('10:05-11:12');
    expect(c.do({ type: 'delay-room', room: 'Aula', minutes: 12 }).change).toBeNull();
    expect(c.do({ type: 'delay-room', room: 'Aula', minutes: 3 }).change).toBeNull();
    const d = day();
    d.do({ type: 'delay', session: 'c', minutes: 20 });
    expect(d.do({ type: 'delay-room', room: 'Box', minutes: 20 }).change).toBeNull();
    expect(d.do({ type: 'delay-room', room: 'Box', minutes: 21 }).change?.set).toEqual({
      sessions: { c: { delay: 21 } },
    });
  });

  it('[T9] pass over ended, cancelled, held and background sessions', () => {
    const c = new Rehearsed([
      ['expo', 'Aula', '08:00', '18:00', { background: true }],
      ['gone', 'Aula', '09:00', '10:00'],
      ['held', 'Aula', '10:00', '11:00'],
      ['over', 'Aula', '08:00', '09:00'],
      ['ended', 'Aula', '11:00', '12:00'],
      ['next', 'Aula', '12:00', '13:00'],
    ]);
    c.do({ type: 'cancel', session: 'gone' });
    c.do({ type: 'delay', session: 'held', minutes: 0, hold: true });
    c.at = time('11:30');
    c.do({ type: 'end', session: 'ended' });
    c.at = time('09:00');
    expect(c.preview({ type: 'delay-room', room: 'Aula', minutes: 5 }).change?.set).toEqual({
      sessions: { next: { delay: 5 } },
    });
  });

  it('[T9] stay within the day in question, which before its first session is the one to come', () => {
    const c = day();
    c.at = time('13:30');
    expect(codeOf(() => c.preview({ type: 'delay-room', room: 'Aula', minutes: 5 }))).toBe('nothing-to-delay');
    expect(codeOf(() => c.preview({ type: 'delay-all', minutes: 5 }))).toBe('nothing-to-delay');
    c.at = time('05:00');
    expect(c.preview({ type: 'delay-room', room: 'Aula', minutes: 5 }).change?.set.sessions).toHaveProperty('a');
    c.at = time('+1 05:00');
    expect(c.preview({ type: 'delay-room', room: 'Aula', minutes: 5 }).change?.set.sessions).toHaveProperty('e');
    c.at = time('+1 04:00');
    expect(c.preview({ type: 'delay-room', room: 'Aula', minutes: 5 }).change?.set.sessions).toHaveProperty('e');
    c.at = time('+2 12:00');
    expect(codeOf(() => c.preview({ type: 'delay-room', room: 'Aula', minutes: 5 }))).toBe('nothing-to-delay');
    expect(codeOf(() => c.preview({ type: 'delay-all', minutes: 5 }))).toBe('nothing-to-delay');
  });

  it('[T9] need a known room and at least a minute', () => {
    const c = day();
    expect(codeOf(() => c.preview({ type: 'delay-room', room: 'Attic', minutes: 5 }))).toBe('unknown-room');
    expect(() => c.preview({ type: 'delay-room', room: 'Attic', minutes: 5 })).toThrow('"Attic"');
    for (const minutes of [0, -5, 1441]) {
      expect(codeOf(() => c.preview({ type: 'delay-room', room: 'Aula', minutes }))).toBe('invalid-minutes');
      expect(codeOf(() => c.preview({ type: 'delay-all', minutes }))).toBe('invalid-minutes');
    }
  });

  it('[T9] of the whole conference take every room and the room-less sessions to come', () => {
    const c = day();
    c.at = time('09:30');
    expect(c.do({ type: 'delay-all', minutes: 10 }).change).toEqual({
      type: 'delay-all',
      set: { sessions: { a: { delay: 10 }, c: { extension: 10 }, lunch: { delay: 10 } } },
    });
    expect(c.revision).toBe(2);
    c.at = time('12:30');
    // Lunch is running, the rooms are done: nothing is to come.
    expect(codeOf(() => c.preview({ type: 'delay-all', minutes: 15 }))).toBe('nothing-to-delay');
    expect(c.session('lunch').delay).toBe(10);
  });

  it('[T9] a room-less session that is held is left alone', () => {
    const c = day();
    c.do({ type: 'delay', session: 'lunch', minutes: 0, hold: true });
    expect(c.preview({ type: 'delay-all', minutes: 10 }).change?.set.sessions).not.toHaveProperty('lunch');
  });

  it('[T9] a running break is extended too, so that what follows is late', () => {
    const c = new Rehearsed([
      ['pause', 'Aula', '10:00', '10:30', { kind: 'break' }],
      ['talk', 'Aula', '10:30', '11:00'],
    ]);
    c.at = time('10:10');
    c.do({ type: 'delay-room', room: 'Aula', minutes: 5 });
    expect(c.times('pause')).toBe('10:00-10:35');
    expect(c.times('talk')).toBe('10:35-11:05');
  });
});

describe('start and end', () => {
  it('[T1] are facts: now by default, never in the future, again they change nothing', () => {
    const c = day();
    c.at = time('10:02');
    c.do({ type: 'start', session: 'a' });
    expect(c.session('a').started).toBe(time('10:02'));
    c.at = time('10:20');
    expect(c.do({ type: 'start', session: 'a' }).change).toBeNull();
    c.do({ type: 'start', session: 'a', at: time('10:05') });
    expect(c.session('a').started).toBe(time('10:05'));
    expect(codeOf(() => c.preview({ type: 'start', session: 'a', at: time('10:22') }))).toBe('invalid-time');
    expect(codeOf(() => c.preview({ type: 'start', session: 'a', at: time('10:21') }))).toBe('accepted');
    expect(codeOf(() => c.preview({ type: 'start', session: 'a', at: NaN }))).toBe('invalid-time');
    c.do({ type: 'end', session: 'a' });
    expect(c.do({ type: 'end', session: 'a' }).change).toBeNull();
    expect(c.session('a').ended).toBe(time('10:20'));
    expect(codeOf(() => c.preview({ type: 'end', session: 'a', at: time('10:22') }))).toBe('invalid-time');
  });

  it('[T1] lie at most a day before the base start', () => {
    const c = day();
    c.at = time('10:30');
    const at = (instant: number) => codeOf(() => c.preview({ type: 'start', session: 'a', at: instant }));
    expect(at(time('10:00') - 86_400_000)).toBe('accepted');
    expect(at(time('10:00') - 86_400_001)).toBe('invalid-time');
  });

  it('[T1] cannot contradict each other', () => {
    const c = day();
    c.at = time('09:50');
    expect(codeOf(() => c.preview({ type: 'end', session: 'a' }))).toBe('invalid-time');
    expect(() => c.preview({ type: 'end', session: 'a' })).toThrow('start it first');
    c.do({ type: 'start', session: 'a' });
    expect(codeOf(() => c.preview({ type: 'end', session: 'a', at: time('09:49') }))).toBe('invalid-time');
    expect(codeOf(() => c.preview({ type: 'end', session: 'a', at: time('09:50') }))).toBe('accepted');
    c.at = time('10:40');
    c.do({ type: 'end', session: 'a' });
    expect(codeOf(() => c.preview({ type: 'start', session: 'a', at: time('10:41') }))).toBe('invalid-time');
    expect(codeOf(() => c.preview({ type: 'start', session: 'a', at: time('10:40') }))).toBe('accepted');
  });
});

describe('a decision', () => {
  it('[J1] is one change, however many sessions it touches, with every effect old to new', () => {
    const c = new Rehearsed([
      ['a', 'Aula', '10:00', '10:45'],
      ['b', 'Aula', '10:45', '11:30'],
      ['c', 'Aula', '11:40', '12:10'],
      ['d', 'Aula', '13:30', '14:30'],
    ]);
    const { effects } = c.preview({ type: 'delay', session: 'a', minutes: 15 });
    expect(effects.map(({ session, from, to }) => [session, clock(from!.start), clock(to!.start)])).toEqual([
      ['a', '10:00', '10:15'],
      ['b', '10:45', '11:00'],
      ['c', '11:40', '11:45'],
    ]);
    expect(effects[0]).toEqual({
      session: 'a',
      from: { start: time('10:00'), end: time('10:45'), room: 'Aula', status: 'planned' },
      to: { start: time('10:15'), end: time('11:00'), room: 'Aula', status: 'planned' },
    });
    expect(c.revision).toBe(1);
  });

  it('[J1] lists sessions of which only the end, the room or the status changes', () => {
    const c = new Rehearsed([
      ['open', 'Aula', '10:00', ''],
      ['next', 'Aula', '11:00', '12:00'],
      ['pause', 'Box', '11:00', '11:30', { kind: 'break' }],
      ['far', 'Box', '14:00', '15:00'],
    ]);
    const told = (list: readonly { session: string }[]) => list.map(({ session }) => session).join();
    expect(told(c.preview({ type: 'move', session: 'next', start: time('10:30') }).effects)).toBe('open,next');
    expect(told(c.preview({ type: 'move', session: 'far', room: 'Cube' }).effects)).toBe('far');
    expect(told(c.preview({ type: 'add', session: { title: 'New', replaces: 'far' } }).effects)).toBe('far,x2');
    expect(
      told(c.preview({ type: 'add', session: { title: 'New', room: 'Cube', start: time('10:00') } }).effects),
    ).toBe('x2');
  });

  it('[J2] that changes nothing has no change, no effects and the same state', () => {
    const c = day();
    const decision = c.preview({ type: 'delay', session: 'a', minutes: 0 });
    expect(decision).toMatchObject({ change: null, effects: [], warnings: [] });
    expect(decision.live).toBe(c.live);
  });

  it('[J1] lists the commanded session even where no time of it changes', () => {
    const c = day();
    const { effects } = c.do({ type: 'delay', session: 'a', minutes: 0, hold: true });
    expect(effects.map(({ session }) => session)).toEqual(['a']);
  });
});
