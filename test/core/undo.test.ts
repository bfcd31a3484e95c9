import { describe, expect, it } from 'vitest';
import { codeOf, Rehearsed } from '../support/conference.js';
import { programme, time, type Row } from '../support/programme.js';

const rows: Row[] = [
  ['a', 'Aula', '10:00', '11:00'],
  ['b', 'Aula', '11:00', '12:00'],
  ['c', 'Box', '10:00', '11:00'],
];
const day = () => new Rehearsed(rows);

describe('undo', () => {
  it('[U1] restores what the entry touched', () => {
    const c = day();
    const before = c.schedule.sessions;
    c.do({ type: 'delay', session: 'a', minutes: 15 });
    const decision = c.undo();
    expect(decision.change).toEqual({ type: 'undo', undoes: 2, set: { sessions: { a: { delay: null } } } });
    expect(decision.effects.map(({ session }) => session)).toEqual(['a', 'b']);
    expect(c.schedule.sessions).toEqual(before);
  });

  it('[U1] gives the value before, not the plan', () => {
    const c = day();
    c.do({ type: 'delay', session: 'a', minutes: 5 });
    c.do({ type: 'delay', session: 'a', minutes: 15 });
    c.undo();
    expect(c.session('a').delay).toBe(5);
  });

  it('[U1] is refused when a later entry touched the same field, naming that entry', () => {
    const c = day();
    c.do({ type: 'delay', session: 'a', minutes: 5 });
    c.do({ type: 'extend', session: 'a', minutes: 5 });
    c.do({ type: 'delay', session: 'a', minutes: 15 });
    expect(codeOf(() => c.undo(2))).toBe('undo-conflict');
    expect(() => c.undo(2)).toThrow('entry 4 (delay)');
    try {
      c.undo(2);
    } catch (error) {
      expect(error).toMatchObject({ about: { revision: 4 } });
    }
    c.undo(3);
    expect(c.live.sessions['a']).toEqual({ delay: 15 });
  });

  it('[U1] of a field of another session or another field is no conflict', () => {
    const c = day();
    c.do({ type: 'delay', session: 'a', minutes: 5 });
    c.do({ type: 'delay', session: 'b', minutes: 5 });
    c.do({ type: 'room-status', room: 'Aula', status: 'full' });
    c.undo(2);
    expect(c.live.sessions).toEqual({ b: { delay: 5 } });
    c.undo(4);
    expect(c.live.rooms).toEqual({});
  });

  it('[U1] a second undo is refused, an unknown revision too', () => {
    const c = day();
    c.do({ type: 'delay', session: 'a', minutes: 5 });
    c.undo(2);
    expect(codeOf(() => c.undo(2))).toBe('already-undone');
    expect(() => c.undo(2)).toThrow('Entry 2 has already');
    for (const revision of [0, 99, -1]) expect(codeOf(() => c.undo(revision))).toBe('unknown-revision');
  });

  it('[U2] is no obstacle to undoing earlier entries', () => {
    const c = day();
    c.do({ type: 'delay', session: 'a', minutes: 5 });
    c.do({ type: 'delay', session: 'a', minutes: 15 });
    c.undo(3);
    c.undo(2);
    expect(c.live.sessions).toEqual({});
  });

  it('[U2] can itself be taken back, and so on', () => {
    const c = day();
    c.do({ type: 'delay', session: 'a', minutes: 5 }); // 2
    c.undo(2); // 3
    c.undo(3); // 4: 5 minutes again
    expect(c.session('a').delay).toBe(5);
    c.undo(4); // 5: none
    expect(c.session('a').delay).toBe(0);
    expect(codeOf(() => c.undo(3))).toBe('accepted'); // 6: takes back the undo, which holds again
    expect(c.session('a').delay).toBe(5);
    expect(codeOf(() => c.undo(2))).toBe('accepted');
  });

  it('[U2] redo restores by the entries that hold now, not by what was there then', () => {
    const c = day();
    c.do({ type: 'delay', session: 'a', minutes: 5 }); // 2
    c.do({ type: 'delay', session: 'a', minutes: 15 }); // 3
    c.undo(3); // 4
    c.undo(2); // 5
    c.undo(4); // 6: entry 3 holds, entry 2 does not
    expect(c.session('a').delay).toBe(15);
    c.undo(3); // 7
    expect(c.session('a').delay).toBe(0);
  });

  it('[U2] redo is refused when something else has been set since', () => {
    const c = day();
    c.do({ type: 'delay', session: 'a', minutes: 5 }); // 2
    c.undo(2); // 3
    c.do({ type: 'delay', session: 'a', minutes: 9 }); // 4
    expect(codeOf(() => c.undo(3))).toBe('undo-conflict');
  });

  it('[J1] of a command that touched many sessions is one undo', () => {
    const c = day();
    c.do({ type: 'delay-all', minutes: 10 });
    expect(c.undo().effects).toHaveLength(3);
    expect(c.live.sessions).toEqual({});
  });

  it('[J1] of a room, an announcement, a setting and an extra session', () => {
    const c = day();
    c.do({ type: 'announce', text: 'x', level: 'emergency' });
    c.do({ type: 'settings', turnover: 5 });
    c.do({ type: 'add', session: { title: 'Extra', room: 'Box', start: time('12:00') } });
    c.do({ type: 'withdraw', announcement: 'a2' });
    c.undo(5);
    expect(c.live.announcements['a2']?.until).toBeUndefined();
    expect(codeOf(() => c.undo(5))).toBe('already-undone');
    c.undo(2);
    c.undo(3);
    c.undo(4);
    expect(c.live).toEqual({ sessions: {}, extras: {}, rooms: {}, announcements: {}, settings: {} });
  });

  it('[J1] of an adopted programme gives the earlier one back', () => {
    const c = day();
    const next = programme([['a', 'Aula', '10:15', '11:15'], ...rows.slice(1)]);
    c.do({ type: 'delay', session: 'a', minutes: 15 });
    c.adopt(next, 'second');
    expect(c.live.sessions).toEqual({});
    const { change } = c.undo();
    expect(change).toEqual({ type: 'undo', undoes: 3, programme: 'first', set: { sessions: { a: { delay: 15 } } } });
    expect(c.times('a')).toBe('10:15-11:15');
    expect(c.session('a').plannedStart).toBe(time('10:00'));
    c.adopt(next, 'second');
    c.adopt(programme(rows), 'third');
    expect(codeOf(() => c.undo(5))).toBe('undo-conflict');
  });

  it('[J1] of the first programme leaves none', () => {
    const c = day();
    expect(c.undo(1).change).toMatchObject({ programme: null });
  });
});
