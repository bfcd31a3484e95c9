import { describe, expect, it } from 'vitest';
import { adoptProgramme, NOTHING_LIVE, proposeRenames, type RuleError, type Session } from '../../core/index.js';
import { codeOf, Rehearsed } from '../support/conference.js';
import { programme, time, type Row } from '../support/programme.js';

const ana = { id: 'ana', name: 'Ana Pop' };
const ben = { id: 'ben', name: 'Ben Roth' };
const row = (id: string, title: Session['title'], room = 'Aula', start = '10:00', more: Partial<Session> = {}): Row => [
  id,
  room,
  start,
  '18:00',
  { title, ...more },
];
const proposed = (old: readonly Row[], next: readonly Row[]) => proposeRenames(programme(old), programme(next));

describe('sessions under new ids', () => {
  it('[P3] are proposed by title and speakers, in the same place or elsewhere', () => {
    const old = [
      row('1', 'Rust in Linux', 'Aula', '10:00', { speakers: [ana, ben] }),
      row('2', 'Zig', 'Box', '10:00', { speakers: [ben] }),
      row('kept', 'Kept', 'Cube'),
    ];
    const next = [
      row('n2', 'ZIG!', 'Aula', '15:00', { speakers: [{ id: 'other', name: 'ben roth' }] }),
      row('kept', 'Kept', 'Cube'),
      row('n1', { en: 'Rust in Linux' }, 'Aula', '10:00', { speakers: [ben, ana] }),
    ];
    expect(proposed(old, next)).toEqual([
      { from: '1', to: 'n1', score: 1 },
      { from: '2', to: 'n2', score: 0.9 },
    ]);
  });

  it('[P3] are proposed by room, start and a similar title', () => {
    const next = (title: string, room = 'Aula', start = '10:00') =>
      proposed(
        [row('1', 'Introducton to Kernels', 'Aula', '10:00', { speakers: [ana] })],
        [row('n', title, room, start)],
      );
    expect(next('Introducton to kernels')).toEqual([{ from: '1', to: 'n', score: 0.8 }]);
    // 18 pairs of letters are in both: 2 × 18 / (19 + 20) × 0.8.
    expect(next('Introduction to Kernels')).toEqual([{ from: '1', to: 'n', score: 0.74 }]);
    expect(next('Introduction to Kernels', 'Box')).toEqual([]);
    expect(next('Introduction to Kernels', 'Aula', '10:01')).toEqual([]);
    expect(next('Gardening')).toEqual([]);
  });

  it('[P3] counts each pair of letters once, and needs three fifths of them', () => {
    const score = (a: string, b: string) => proposed([row('1', a)], [row('n', b)])[0]?.score;
    expect(score('abcdef', 'abcdxy')).toBe(0.48);
    expect(score('abcdef', 'abcxyz')).toBeUndefined();
    expect(score('aaaaaa', 'aabbbb')).toBeUndefined();
    expect(score('?', '!')).toBe(1);
    expect(score('a', 'b')).toBeUndefined();
    expect(score('É', 'e')).toBe(1);
    expect(score('会議の予定', '会議の予定表')).toBe(0.71);
  });

  it('[P3] counts rooms by name, since their ids may be new, too', () => {
    const next = programme([row('n', 'Alpha', 'g1')], { rooms: [{ id: 'g1', name: { de: 'AULA' } }] });
    expect(proposeRenames(programme([row('1', 'Alpha')]), next)).toEqual([{ from: '1', to: 'n', score: 1 }]);
    const other = programme([row('n', 'Alpha', 'g1')], { rooms: [{ id: 'g1', name: 'Annex' }] });
    expect(proposeRenames(programme([row('1', 'Alpha')]), other)).toEqual([{ from: '1', to: 'n', score: 0.9 }]);
  });

  it('[P3] are not proposed where two could be meant, unless the place tells', () => {
    const twins = [row('1', 'Break', '', '10:00'), row('2', 'Break', '', '16:00')];
    expect(proposed(twins, [row('n', 'Break', '', '12:00')])).toEqual([]);
    expect(
      proposed(
        [row('1', 'Break', '', '12:00')],
        twins.map(([id, ...rest]) => [`n${id}`, ...rest] as Row),
      ),
    ).toEqual([]);
    expect(proposed(twins, [row('n', 'Break', '', '16:00')])).toEqual([{ from: '2', to: 'n', score: 1 }]);
    expect(proposed(twins, [row('n', 'Break', '', '16:00'), row('m', 'Break', '', '11:00')])).toEqual([
      { from: '1', to: 'm', score: 0.9 },
      { from: '2', to: 'n', score: 1 },
    ]);
    const same = [row('1', 'Alpha one'), row('2', 'Alpha two')];
    expect(proposed(same, [row('n', 'Alpha onee')])).toEqual([]);
  });

  it('[P3] are not proposed elsewhere with other speakers, and for the same title in the same place with less certainty', () => {
    const by = (id: string, room: string, ...speakers: { id: string; name: string }[]) =>
      row(id, 'A', room, '10:00', { speakers });
    expect(proposed([by('1', 'Aula', ana)], [by('n', 'Box', ben)])).toEqual([]);
    expect(proposed([by('1', 'Aula', ana)], [by('n', 'Box', ana)])).toEqual([{ from: '1', to: 'n', score: 0.9 }]);
    expect(proposed([by('1', 'Aula', ana)], [by('n', 'Aula', ben)])).toEqual([{ from: '1', to: 'n', score: 0.8 }]);
    expect(proposed([by('1', '', ana)], [by('n', '', ben)])).toEqual([{ from: '1', to: 'n', score: 0.8 }]);
  });

  it('[P3] are never ones that were there before, and none of the first programme', () => {
    expect(proposed([row('1', 'Alpha'), row('2', 'Alpha', 'Box')], [row('2', 'Alpha', 'Box')])).toEqual([]);
    expect(proposed([row('1', 'Alpha')], [row('1', 'Alpha'), row('2', 'Alpha')])).toEqual([]);
    expect(proposeRenames(null, programme([row('1', 'Alpha')]))).toEqual([]);
  });
});

describe('moving live changes to new ids', () => {
  const rows: Row[] = [
    ['a', 'Aula', '10:00', '11:00', { title: 'Alpha' }],
    ['b', 'Aula', '11:00', '12:00', { title: 'Beta' }],
  ];
  const renamed = (start = '10:00', end = '11:00', more: Partial<Session> = {}) =>
    programme([['z', 'Aula', start, end, { title: 'Alpha', ...more }], rows[1]!]);
  const day = () => new Rehearsed(rows);
  const adopt = (c: Rehearsed, next = renamed(), renames = [{ from: 'a', to: 'z' }]) =>
    c.adopt(next, 'second', renames);

  it('[P3] never happens unasked', () => {
    const c = day();
    c.do({ type: 'delay', session: 'a', minutes: 15 });
    const adoption = adopt(c, renamed(), []);
    expect(adoption).toMatchObject({ renames: [{ from: 'a', to: 'z', score: 1 }], orphans: ['a'] });
    expect(c.live.sessions).toEqual({ a: { delay: 15 } });
    expect(c.times('z')).toBe('10:00-11:00');
  });

  it('[P3] takes everything over in one entry, which one undo takes back', () => {
    const c = day();
    c.do({ type: 'delay', session: 'a', minutes: 15, hold: true });
    c.do({ type: 'edit', session: 'a', language: 'ro' });
    c.do({ type: 'delay', session: 'b', minutes: 5 });
    const adoption = adopt(c);
    expect(adoption.change).toEqual({
      type: 'programme',
      programme: 'second',
      set: {
        sessions: { a: { delay: null, hold: null, language: null }, z: { delay: 15, hold: true, language: 'ro' } },
      },
    });
    expect(adoption).toMatchObject({ orphans: [], retired: [] });
    expect(c.live.sessions).toEqual({ z: { delay: 15, hold: true, language: 'ro' }, b: { delay: 5 } });
    c.undo();
    expect(c.live.sessions).toEqual({ a: { delay: 15, hold: true, language: 'ro' }, b: { delay: 5 } });
    expect(c.times('a')).toBe('10:15-11:15');
  });

  it('[P2] [P3] counts what upstream has caught up with from the old plan', () => {
    const c = day();
    c.do({ type: 'delay', session: 'a', minutes: 15 });
    c.do({ type: 'extend', session: 'a', minutes: 10 });
    const adoption = adopt(c, renamed('10:05', '11:15'));
    expect(adoption.retired).toEqual([
      { session: 'z', field: 'delay' },
      { session: 'z', field: 'extension' },
    ]);
    expect(adoption.change!.set).toEqual({ sessions: { a: { delay: null, extension: null }, z: { delay: 10 } } });
    expect(c.live.sessions).toEqual({ z: { delay: 10 } });
  });

  it('[P3] leaves a field behind that the new session has of its own', () => {
    const c = day();
    c.do({ type: 'delay', session: 'a', minutes: 15 });
    c.do({ type: 'edit', session: 'a', language: 'ro' });
    adopt(c, renamed(), []);
    c.do({ type: 'delay', session: 'z', minutes: 5 });
    expect(adopt(c).orphans).toEqual(['a']);
    expect(c.live.sessions).toEqual({ a: { delay: 15 }, z: { delay: 5, language: 'ro' } });
  });

  it('[P3] can be done later, of the programme that is adopted already, and then only once', () => {
    const c = day();
    c.do({ type: 'move', session: 'a', room: 'Box' });
    c.do({ type: 'edit', session: 'b', title: 'Gamma' });
    adopt(c, programme([['z', 'Box', '10:00', '11:00', { title: 'Alpha' }], rows[1]!]), []);
    const late = adopt(c, c.programme);
    expect(late).toMatchObject({ retired: [{ session: 'z', field: 'room' }], orphans: [] });
    expect(late.change!.set).toEqual({ sessions: { a: { room: null } } });
    expect(c.live.sessions).toEqual({ b: { title: 'Gamma' } });
    expect(adopt(c, c.programme).change).toBeNull();
  });

  it('[P3] [C2] lets a replacement replace the session under its new id', () => {
    const c = day();
    c.do({ type: 'add', session: { title: 'Instead', replaces: 'a' } });
    c.do({ type: 'add', session: { title: 'Other', room: 'Box', start: time('10:00'), end: time('11:00') } });
    const { change } = adopt(c);
    expect(Object.keys(change!.set.extras!)).toEqual(['x2']);
    expect(c.live.extras['x2']!.replaces).toBe('z');
    expect(c.session('z').status).toBe('cancelled');
  });

  it('[P3] is refused for ids that are not as said', () => {
    const attempt = (...renames: [string, string][]) =>
      codeOf(() =>
        adoptProgramme(
          null,
          renamed(),
          NOTHING_LIVE,
          'h',
          null,
          renames.map(([from, to]) => ({ from, to })),
        ),
      );
    expect(attempt(['a', 'nothing'])).toBe('unknown-session');
    expect(attempt(['b', 'z'])).toBe('invalid-rename');
    expect(attempt(['a', 'z'], ['other', 'z'])).toBe('invalid-rename');
    expect(attempt(['a', 'z'], ['a', 'b'])).toBe('invalid-rename');
    expect(attempt(['a', 'z'], ['other', 'b'])).toBe('accepted');
    const refusal = (...renames: { from: string; to: string }[]) => {
      try {
        adoptProgramme(null, renamed(), NOTHING_LIVE, 'h', null, renames);
      } catch (error) {
        return [(error as RuleError).message, (error as RuleError).about];
      }
      return 'accepted';
    };
    expect(refusal({ from: 'a', to: 'x' })).toEqual(['The new programme has no session "x".', { session: 'x' }]);
    expect(refusal({ from: 'b', to: 'z' })).toEqual([
      'Session "b" is still in the programme, so it cannot have become "z".',
      { session: 'b' },
    ]);
    expect(refusal({ from: 'a', to: 'z' }, { from: 'c', to: 'z' })).toEqual([
      'Session "z" is named by two renames; name it once.',
      { session: 'z' },
    ]);
  });
});
