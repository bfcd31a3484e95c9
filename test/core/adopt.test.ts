import { describe, expect, it } from 'vitest';
import { diffProgrammes, type Session } from '../../core/index.js';
import { Rehearsed } from '../support/conference.js';
import { programme, time, type Row } from '../support/programme.js';

const rows: Row[] = [
  ['a', 'Aula', '10:00', '11:00'],
  ['b', 'Aula', '11:00', '12:00'],
  ['c', 'Box', '10:00', '11:00'],
];
const day = () => new Rehearsed(rows);
const replanned = (id: string, start: string, end: string, more: Partial<Session> = {}, room = 'Aula') =>
  programme(rows.map((row) => (row[0] === id ? [id, room, start, end, more] : row)));

describe('a new programme', () => {
  it('[P1] never drops live changes: delays stay relative, moves absolute', () => {
    const c = day();
    c.do({ type: 'delay', session: 'a', minutes: 15 });
    c.do({ type: 'move', session: 'b', start: time('13:00') });
    c.do({ type: 'add', session: { title: 'Extra', room: 'Cube', start: time('10:00'), end: time('11:00') } });
    const adoption = c.adopt(
      programme([
        ['a', 'Aula', '09:00', '10:00'],
        ['b', 'Aula', '11:30', '12:30'],
        ['new', 'Box', '15:00', '16:00'],
        ['c', 'Box', '10:00', '11:00'],
      ]),
      'second',
    );
    expect(adoption.retired).toEqual([]);
    expect(adoption.change).toEqual({ type: 'programme', programme: 'second', set: {} });
    expect(adoption.diff).toEqual({
      added: ['new'],
      removed: [],
      changed: [
        { session: 'a', fields: ['end', 'start'] },
        { session: 'b', fields: ['end', 'start'] },
      ],
    });
    expect([c.times('a'), c.times('b')]).toEqual(['09:15-10:15', '13:00-14:00']);
    expect(c.session('x4').extra).toBe(true);
  });

  it('[P2] retires a delay that it has caught up with, and shrinks one on the way', () => {
    const c = day();
    c.do({ type: 'delay', session: 'a', minutes: 15 });
    expect(c.adopt(replanned('a', '10:05', '11:05'), 'second').retired).toEqual([{ session: 'a', field: 'delay' }]);
    expect(c.live.sessions['a']).toEqual({ delay: 10 });
    expect(c.times('a')).toBe('10:15-11:15');
    c.adopt(replanned('a', '10:15', '11:15'), 'third');
    expect(c.live.sessions).toEqual({});
    expect(c.times('a')).toBe('10:15-11:15');
  });

  it('[P2] keeps a delay relative when the new start lies anywhere else', () => {
    for (const [start, end] of [
      ['10:16', '11:16'],
      ['09:59', '10:59'],
      ['10:00', '11:00'],
    ] as const) {
      const c = day();
      c.do({ type: 'delay', session: 'a', minutes: 15 });
      const adoption = c.adopt(replanned('a', start, end, { title: 'Changed' }), 'second');
      expect(adoption.retired).toEqual([]);
      expect(c.session('a').delay).toBe(15);
    }
  });

  it('[P2] does the same with a session that is early', () => {
    const early = (start: string, end: string) => {
      const c = new Rehearsed([['a', 'Aula', '10:00', '11:00']]);
      c.do({ type: 'delay', session: 'a', minutes: -20 });
      c.adopt(programme([['a', 'Aula', start, end]]), 'second');
      return c.session('a').delay;
    };
    expect([
      early('09:50', '10:50'),
      early('09:40', '10:40'),
      early('09:39', '10:39'),
      early('10:01', '11:01'),
    ]).toEqual([-10, 0, -20, -20]);
  });

  it('[P2] does the same with extensions, by length', () => {
    const c = day();
    c.do({ type: 'extend', session: 'a', minutes: 15 });
    expect(c.adopt(replanned('a', '10:00', '11:10'), 'second').retired).toEqual([{ session: 'a', field: 'extension' }]);
    expect(c.times('a')).toBe('10:00-11:15');
    c.adopt(replanned('a', '10:30', '11:45'), 'third');
    expect(c.live.sessions).toEqual({});
  });

  it('[P2] leaves an extension alone where no length is planned', () => {
    const c = new Rehearsed([['a', 'Aula', '10:00', '11:00']]);
    c.do({ type: 'extend', session: 'a', minutes: 15 });
    c.adopt(programme([['a', 'Aula', '10:00', '']]), 'second');
    expect(c.session('a').extension).toBe(15);
    c.adopt(programme([['a', 'Aula', '10:00', '11:15']]), 'third');
    expect(c.session('a').extension).toBe(15);
  });

  it('[P2] says nothing of fields that nobody has set', () => {
    const c = day();
    c.do({ type: 'edit', session: 'a', language: 'ro' });
    c.do({ type: 'extend', session: 'b', minutes: 5 });
    const adoption = c.adopt(
      programme([['a', 'Aula', '10:05', '11:10'], ['b', 'Aula', '11:20', '12:20'], rows[2]!]),
      'second',
    );
    expect(adoption).toMatchObject({ retired: [], change: { set: {} } });
    expect(c.live.sessions).toEqual({ a: { language: 'ro' }, b: { extension: 5 } });
  });

  it('[P2] leaves the delay of a session alone that was moved to a start', () => {
    const c = day();
    c.do({ type: 'move', session: 'a', start: time('13:00') });
    c.do({ type: 'delay', session: 'a', minutes: 15 });
    c.adopt(replanned('a', '10:15', '11:15'), 'second');
    expect(c.times('a')).toBe('13:15-14:15');
    expect(c.adopt(replanned('a', '13:00', '14:00'), 'third').retired).toEqual([{ session: 'a', field: 'start' }]);
    expect(c.live.sessions['a']).toEqual({ delay: 15 });
  });

  it('[P2] retires moves and edits that it says itself', () => {
    const c = day();
    c.do({ type: 'move', session: 'a', room: 'Box' });
    c.do({ type: 'edit', session: 'a', title: 'New', language: 'ro', doNotRecord: true });
    const adoption = c.adopt(replanned('a', '10:00', '11:00', { title: 'New', doNotRecord: false }, 'Box'), 'second');
    expect(adoption.retired).toEqual([
      { session: 'a', field: 'title' },
      { session: 'a', field: 'room' },
    ]);
    expect(c.live.sessions['a']).toEqual({ language: 'ro', doNotRecord: true });
  });

  it('[P3] keeps the changes of a session that has vanished as orphans, never applied elsewhere', () => {
    const c = day();
    c.do({ type: 'delay', session: 'a', minutes: 15 });
    const adoption = c.adopt(programme(rows.slice(1)), 'second');
    expect(adoption.orphans).toEqual(['a']);
    expect(adoption.diff.removed).toEqual(['a']);
    expect(c.schedule.orphans).toEqual(['a']);
    expect(c.live.sessions).toEqual({ a: { delay: 15 } });
    expect(c.times('b')).toBe('11:00-12:00');
    expect(c.adopt(programme(rows), 'third').orphans).toEqual([]);
    expect(c.times('a')).toBe('10:15-11:15');
  });

  it('[C3] [P1] extra sessions are no orphans', () => {
    const c = day();
    c.do({ type: 'add', session: { title: 'Extra', room: 'Cube', start: time('10:00') } });
    c.do({ type: 'delay', session: 'x2', minutes: 5 });
    expect(c.adopt(programme([]), 'second').orphans).toEqual([]);
    expect(c.times('x2')).toBe('10:05-+1 04:00');
  });

  it('[J2] that is the adopted one changes nothing', () => {
    const c = day();
    c.do({ type: 'delay', session: 'a', minutes: 15 });
    const adoption = c.adopt(programme(rows), 'first');
    expect(adoption).toMatchObject({ change: null, retired: [], diff: { added: [], removed: [], changed: [] } });
    expect(adoption.live).toBe(c.live);
    expect(c.revision).toBe(2);
  });
});

describe('a diff', () => {
  it('[P1] of nothing and a programme adds everything', () => {
    expect(diffProgrammes(null, programme(rows))).toEqual({ added: ['a', 'b', 'c'], removed: [], changed: [] });
  });

  it('[P1] sees fields that appear, vanish and change inside', () => {
    const before = programme([['a', 'Aula', '10:00', '11:00', { language: 'en', speakers: [{ id: '1', name: 'X' }] }]]);
    const after = programme([
      ['a', 'Aula', '10:00', '11:00', { url: 'https://x.org', speakers: [{ id: '1', name: 'Y' }] }],
    ]);
    expect(diffProgrammes(before, after).changed).toEqual([{ session: 'a', fields: ['language', 'speakers', 'url'] }]);
  });
});
