import { describe, expect, it } from 'vitest';
import { codeOf, Rehearsed } from '../support/conference.js';
import { time } from '../support/programme.js';

const day = () =>
  new Rehearsed([
    ['a', 'Aula', '10:00', '11:00'],
    ['b', 'Aula', '11:00', '12:00'],
    ['c', 'Box', '10:30', '11:30'],
    ['d', 'Box', '11:30', '12:30'],
    ['free', '', '11:00', '12:00'],
  ]);

describe('move', () => {
  it('[M1] changes room, start or both', () => {
    const c = day();
    expect(c.do({ type: 'move', session: 'b', room: 'Cube' }).change).toEqual({
      type: 'move',
      set: { sessions: { b: { room: 'Cube' } } },
    });
    c.do({ type: 'move', session: 'b', start: time('14:00') });
    expect(c.times('b')).toBe('14:00-15:00');
    expect(c.session('b')).toMatchObject({
      room: 'Cube',
      plannedRoom: 'Aula',
      plannedStart: time('11:00'),
      lateness: 0,
    });
    c.do({ type: 'move', session: 'free', room: 'Cube', start: time('09:00') });
    expect(c.session('free')).toMatchObject({ room: 'Cube', baseStart: time('09:00') });
  });

  it('[M1] with a start clears the session’s own delay; with a room alone it keeps it', () => {
    const c = day();
    c.do({ type: 'delay', session: 'b', minutes: 20 });
    c.do({ type: 'move', session: 'b', room: 'Cube' });
    expect(c.times('b')).toBe('11:20-12:20');
    c.do({ type: 'move', session: 'b', start: time('11:00') });
    expect(c.times('b')).toBe('11:00-12:00');
    expect(c.live.sessions['b']).toEqual({ room: 'Cube' });
  });

  it('[M1] back to the plan leaves nothing behind, and again changes nothing', () => {
    const c = day();
    c.do({ type: 'move', session: 'b', room: 'Cube', start: time('14:00') });
    expect(c.do({ type: 'move', session: 'b', room: 'Cube', start: time('14:00') }).change).toBeNull();
    c.do({ type: 'move', session: 'b', room: 'Aula', start: time('11:00') });
    expect(c.live.sessions).toEqual({});
  });

  it('[M1] needs somewhere to go, inside a day', () => {
    const c = day();
    expect(codeOf(() => c.preview({ type: 'move', session: 'b' }))).toBe('invalid-session');
    expect(codeOf(() => c.preview({ type: 'move', session: 'b', room: 'Attic' }))).toBe('unknown-room');
    expect(codeOf(() => c.preview({ type: 'move', session: 'x', room: 'Box' }))).toBe('unknown-session');
    for (const start of [time('05:59'), time('28:00'), time('+2 10:00'), NaN]) {
      expect(codeOf(() => c.preview({ type: 'move', session: 'b', start }))).toBe('outside-days');
    }
    expect(codeOf(() => c.preview({ type: 'move', session: 'b', start: time('06:00') }))).toBe('accepted');
    expect(codeOf(() => new Rehearsed([]).preview({ type: 'move', session: 'b', start: 0 }))).toBe('unknown-session');
  });

  it('[M1] a running session may change its room, not its start; a cancelled one neither', () => {
    const c = day();
    c.at = time('10:10');
    c.do({ type: 'start', session: 'a' });
    expect(codeOf(() => c.preview({ type: 'move', session: 'a', start: time('12:00') }))).toBe('session-started');
    expect(codeOf(() => c.preview({ type: 'move', session: 'a', room: 'Cube' }))).toBe('accepted');
    c.do({ type: 'cancel', session: 'b' });
    expect(codeOf(() => c.preview({ type: 'move', session: 'b', room: 'Cube' }))).toBe('session-cancelled');
  });

  it('[M3] takes part in the ripple of the new room by base start', () => {
    const c = day();
    c.do({ type: 'extend', session: 'c', minutes: 20 });
    c.do({ type: 'move', session: 'b', room: 'Cube' });
    c.do({ type: 'delay', session: 'a', minutes: 30 });
    expect(c.times('b')).toBe('11:00-12:00');
    c.do({ type: 'move', session: 'd', room: 'Cube', start: time('12:00') });
    c.do({ type: 'extend', session: 'b', minutes: 10 });
    expect(c.times('d')).toBe('12:10-13:10');
    expect(c.session('d').lateness).toBe(10);
  });
});

describe('swap', () => {
  it('[M2] exchanges room and base start', () => {
    const c = day();
    c.do({ type: 'delay', session: 'b', minutes: 5 });
    const { change, effects } = c.do({ type: 'swap', sessions: ['b', 'c'] });
    expect(change?.set).toEqual({
      sessions: { b: { room: 'Box', start: time('10:30'), delay: null }, c: { room: 'Aula', start: time('11:00') } },
    });
    expect(effects.map(({ session }) => session)).toEqual(['b', 'c']);
    expect([c.times('b'), c.times('c')]).toEqual(['10:30-11:30', '11:00-12:00']);
    c.do({ type: 'swap', sessions: ['c', 'b'] });
    expect(c.live.sessions).toEqual({});
  });

  it('[M2] needs two sessions with rooms that have not started', () => {
    const c = day();
    expect(codeOf(() => c.preview({ type: 'swap', sessions: ['a', 'a'] }))).toBe('same-session');
    expect(codeOf(() => c.preview({ type: 'swap', sessions: ['a', 'free'] }))).toBe('invalid-session');
    expect(codeOf(() => c.preview({ type: 'swap', sessions: ['free', 'a'] }))).toBe('invalid-session');
    expect(codeOf(() => c.preview({ type: 'swap', sessions: ['a', 'zzz'] }))).toBe('unknown-session');
    c.at = time('10:10');
    c.do({ type: 'start', session: 'a' });
    expect(codeOf(() => c.preview({ type: 'swap', sessions: ['c', 'a'] }))).toBe('session-started');
    c.do({ type: 'cancel', session: 'd' });
    expect(codeOf(() => c.preview({ type: 'swap', sessions: ['c', 'd'] }))).toBe('session-cancelled');
  });
});

describe('room status', () => {
  it('[R1] names an overflow room only while full, and another one', () => {
    const c = day();
    const status = (status: 'open' | 'full' | 'closed', overflow?: string) =>
      codeOf(() => c.do({ type: 'room-status', room: 'Aula', status, ...(overflow ? { overflow } : {}) }));
    expect(status('full', 'Aula')).toBe('invalid-overflow');
    expect(status('full', 'Attic')).toBe('unknown-room');
    expect(status('open', 'Box')).toBe('invalid-overflow');
    expect(status('closed', 'Box')).toBe('invalid-overflow');
    expect(codeOf(() => c.do({ type: 'room-status', room: 'Attic', status: 'full' }))).toBe('unknown-room');
    expect(c.live.rooms).toEqual({});
    expect(status('full', 'Box')).toBe('accepted');
    expect(c.live.rooms).toEqual({ Aula: { status: 'full', overflow: 'Box' } });
    expect(c.do({ type: 'room-status', room: 'Aula', status: 'full', overflow: 'Box' }).change).toBeNull();
    expect(status('full')).toBe('accepted');
    expect(c.live.rooms).toEqual({ Aula: { status: 'full' } });
    expect(c.schedule.rooms[0]).toMatchObject({ id: 'Aula', status: 'full', overflow: undefined });
  });
});
