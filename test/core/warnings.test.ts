import { describe, expect, it } from 'vitest';
import { warnings, type Warning } from '../../core/index.js';
import { Rehearsed } from '../support/conference.js';
import { time, type Row } from '../support/programme.js';

const ana = { speakers: [{ id: 'ana', name: 'Ana' }] };
const told = (list: readonly Warning[]) =>
  list.map(
    ({ code, sessions, minutes }) => `${code} ${sessions.join('+')}${minutes === undefined ? '' : ` ${minutes}`}`,
  );

describe('warnings', () => {
  it('[W1] two sessions in a room at once', () => {
    const c = new Rehearsed([
      ['a', 'Aula', '10:00', '11:00'],
      ['b', 'Aula', '10:30', '11:30'],
      ['c', 'Aula', '11:30', '12:00'],
      ['expo', 'Aula', '09:00', '12:00', { background: true }],
      ['house', '', '10:00', '11:00'],
      ['house2', '', '10:00', '11:00'],
    ]);
    expect(told(warnings(c.schedule))).toEqual(['room-overlap a+b 30']);
    expect(warnings(c.schedule)[0]?.room).toBe('Aula');
    c.do({ type: 'cancel', session: 'a' });
    expect(warnings(c.schedule)).toEqual([]);
  });

  it('[W1] every pair of three that overlap', () => {
    const c = new Rehearsed([
      ['a', 'Aula', '10:00', '12:00'],
      ['b', 'Aula', '10:30', '11:00'],
      ['c', 'Aula', '10:45', '11:45'],
    ]);
    expect(told(warnings(c.schedule))).toEqual(['room-overlap a+b 30', 'room-overlap a+c 60', 'room-overlap b+c 15']);
  });

  it('[W1] of a crowded room are told with five each, not with millions of pairs', () => {
    const rows = Array.from({ length: 3_000 }, (_, index): Row => [`s${index}`, 'Aula', '10:00', '11:00']);
    const c = new Rehearsed([['longest', 'Aula', '10:00', '12:00'], ...rows]);
    const list = warnings(c.schedule);
    expect(list.length).toBeLessThanOrEqual(5 * 3_001);
    expect(list.filter(({ sessions }) => sessions.includes('longest')).length).toBeGreaterThan(2_900);
  });

  it('[W1] a speaker in two rooms at once, by expected times', () => {
    const c = new Rehearsed([
      ['a', 'Aula', '10:00', '11:00', ana],
      ['b', 'Box', '11:00', '12:00', ana],
      ['c', 'Box', '12:00', '13:00', { speakers: [{ id: 'bo', name: 'Bo' }] }],
    ]);
    expect(warnings(c.schedule)).toEqual([]);
    const { warnings: caused } = c.do({ type: 'extend', session: 'a', minutes: 10 });
    expect(caused).toEqual([{ code: 'speaker-overlap', sessions: ['a', 'b'], speaker: 'ana', minutes: 10 }]);
    c.do({ type: 'move', session: 'b', room: 'Aula' });
    expect(warnings(c.schedule)).toEqual([]);
  });

  it('[W1] a room with less capacity than the old one', () => {
    const c = new Rehearsed([
      ['a', 'Aula', '10:00', '11:00'],
      ['b', 'Box', '10:00', '11:00'],
    ]);
    expect(told(c.preview({ type: 'move', session: 'a', room: 'Box', start: time('12:00') }).warnings)).toEqual([
      'capacity a',
    ]);
    expect(told(c.preview({ type: 'move', session: 'a', room: 'Cube' }).warnings)).toEqual([]);
    expect(told(c.preview({ type: 'move', session: 'b', room: 'Aula', start: time('12:00') }).warnings)).toEqual([]);
    c.do({ type: 'move', session: 'a', room: 'Box', start: time('12:00') });
    c.do({ type: 'cancel', session: 'a' });
    expect(warnings(c.schedule)).toEqual([]);
  });

  it('[W1] running past the day’s end, unless that was planned', () => {
    const c = new Rehearsed([
      ['a', 'Aula', '27:00', '28:00'],
      ['b', 'Box', '27:00', '29:00'],
    ]);
    expect(warnings(c.schedule)).toEqual([]);
    expect(told(c.do({ type: 'delay', session: 'a', minutes: 15 }).warnings)).toEqual(['past-day-end a 15']);
    expect(c.do({ type: 'delay', session: 'b', minutes: 15 }).warnings).toEqual([]);
  });

  it('[T4] [W1] running into a held session', () => {
    const c = new Rehearsed([
      ['a', 'Aula', '10:00', '11:00'],
      ['b', 'Aula', '11:00', '12:00'],
      ['c', 'Aula', '10:30', '11:00'],
    ]);
    c.do({ type: 'cancel', session: 'c' });
    c.do({ type: 'delay', session: 'b', minutes: 0, hold: true });
    expect(told(c.do({ type: 'extend', session: 'a', minutes: 10 }).warnings)).toEqual(['runs-into-hold a+b 10']);
    c.do({ type: 'restore', session: 'c' });
    c.do({ type: 'delay', session: 'c', minutes: 0, hold: true });
    expect(told(warnings(c.schedule)).filter((text) => text.includes('c'))).toEqual(['room-overlap a+c 30']);
  });

  it('[T4] [W1] is so by base order, even when the one behind starts first', () => {
    const c = new Rehearsed([
      ['a', 'Aula', '10:00', '11:00'],
      ['b', 'Aula', '11:00', '12:00'],
    ]);
    c.do({ type: 'delay', session: 'b', minutes: 0, hold: true });
    expect(told(c.do({ type: 'delay', session: 'a', minutes: 90 }).warnings)).toEqual(['runs-into-hold a+b 30']);
  });

  it('[W1] a command on a session that is over', () => {
    const c = new Rehearsed([
      ['a', 'Aula', '10:00', '11:00'],
      ['b', 'Box', '10:00', '12:00'],
    ]);
    c.at = time('11:00');
    expect(told(c.preview({ type: 'extend', session: 'a', minutes: 10 }).warnings)).toEqual(['session-over a']);
    expect(told(c.preview({ type: 'cancel', session: 'a' }).warnings)).toEqual(['session-over a']);
    expect(told(c.preview({ type: 'delay', session: 'a', minutes: 0 }).warnings)).toEqual(['session-over a']);
    expect(told(c.preview({ type: 'extend', session: 'b', minutes: 10 }).warnings)).toEqual([]);
    for (const type of ['start', 'end', 'restore'] as const) {
      expect(c.preview({ type, session: 'a' }).warnings).toEqual([]);
    }
    expect(c.preview({ type: 'edit', session: 'a', title: 'T' }).warnings).toEqual([]);
    c.do({ type: 'end', session: 'b' });
    expect(told(c.preview({ type: 'extend', session: 'b', minutes: 10 }).warnings)).toEqual(['session-over b']);
  });

  it('[W1] a swap warns of both', () => {
    const c = new Rehearsed([
      ['a', 'Aula', '10:00', '11:00'],
      ['b', 'Box', '10:00', '11:00'],
    ]);
    c.at = time('11:30');
    expect(told(c.preview({ type: 'swap', sessions: ['a', 'b'] }).warnings)).toEqual([
      'session-over a',
      'session-over b',
      'capacity a',
    ]);
  });

  it('[W1] only those that a command causes or makes worse come with its answer', () => {
    const c = new Rehearsed([
      ['a', 'Aula', '10:00', '11:00'],
      ['b', 'Aula', '10:50', '11:30'],
      ['z', 'Box', '10:00', '11:00'],
    ]);
    expect(told(warnings(c.schedule))).toEqual(['room-overlap a+b 10']);
    expect(c.do({ type: 'delay', session: 'z', minutes: 5 }).warnings).toEqual([]);
    expect(told(c.do({ type: 'extend', session: 'a', minutes: 5 }).warnings)).toEqual(['room-overlap a+b 15']);
    expect(c.do({ type: 'extend', session: 'a', minutes: 2 }).warnings).toEqual([]);
  });
});
