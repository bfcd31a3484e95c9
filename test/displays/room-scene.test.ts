import { describe, expect, it } from 'vitest';
import { board, NOTHING_LIVE, schedule } from '../../core/index.js';
import { roomScene, type RoomScene } from '../../displays/room-scene.js';
import { Rehearsed } from '../support/conference.js';
import { programme, time, type Row } from '../support/programme.js';

const tomorrow = 'here d 2026-10-25, here e 2026-10-25';
const day: Row[] = [
  ['a', 'Aula', '10:00', '10:45'],
  ['b', 'Aula', '11:00', '11:45'],
  ['lunch', '', '12:00', '13:00', { kind: 'break' }],
  ['c', 'Aula', '13:00', '13:45'],
  ['x', 'Box', '10:00', '10:45'],
  ['d', 'Aula', '+1 09:00', '+1 09:45'],
  ['e', 'Aula', '+1 10:00', '+1 10:45'],
];

function sceneOf(conference: Rehearsed, room: string, at: string): RoomScene {
  return roomScene(conference.schedule, conference.board(room, at), time(at));
}

/** `now a | here b, here lunch` */
function told({ feature, rows }: RoomScene): string {
  const large = 'session' in feature ? `${feature.kind} ${feature.session.id}` : feature.kind;
  const day = 'day' in feature ? ` ${feature.day}` : '';
  return `${large}${day} | ${rows.map((row) => `${row.as} ${row.session.id}${row.day ? ` ${row.day}` : ''}`).join(', ')}`;
}

/** The same without what follows on later days. */
function toldOfToday(scene: RoomScene): string {
  return told({ ...scene, rows: scene.rows.filter(({ day }) => day === null) });
}

describe('an ordinary day', () => {
  const tellAll = (room: string, at: string): string => told(sceneOf(new Rehearsed(day), room, at));
  const tell = (room: string, at: string): string => toldOfToday(sceneOf(new Rehearsed(day), room, at));
  it('B1: what is on, then the rest of the day', () => {
    expect(tell('Aula', '10:10')).toBe('now a | here b, here lunch, here c');
  });
  it('B2: between sessions, what comes next', () => {
    expect(tell('Aula', '10:50')).toBe('next b | here lunch, here c');
    expect(tell('Aula', '07:00')).toBe('next a | here b, here lunch, here c');
  });
  it('B3: a break of the whole house', () => {
    expect(tell('Aula', '12:30')).toBe('now lunch | here c');
    expect(tell('Aula', '11:50')).toBe('next lunch | here c');
  });
  it('B1: at the end of the day, the next one', () => {
    expect(tellAll('Aula', '12:30')).toBe(`now lunch | here c, ${tomorrow}`);
    expect(tellAll('Aula', '13:10')).toBe(`now c | ${tomorrow}`);
    expect(tellAll('Aula', '14:00')).toBe(`day-over 2026-10-25 | ${tomorrow}`);
    expect(tellAll('Aula', '27:00')).toBe(`day-over 2026-10-25 | ${tomorrow}`);
  });
  it('a room without sessions names what others have', () => {
    expect(tell('Cube', '10:10')).toBe('nothing | elsewhere b, elsewhere lunch, elsewhere c');
    expect(tell('Cube', '12:10')).toBe('now lunch | ');
    expect(tellAll('Cube', '14:00')).toBe('nothing | elsewhere d 2026-10-25, elsewhere e 2026-10-25');
    expect(tellAll('Box', '13:30')).toBe('nothing | elsewhere d 2026-10-25, elsewhere e 2026-10-25');
  });
  it('before the first day there is no today', () => {
    const before = new Rehearsed(day);
    const scene = roomScene(
      before.schedule,
      before.board('Aula', time('00:00') - 86_400_000),
      time('00:00') - 86_400_000,
    );
    expect(told(scene)).toBe(
      'before 2026-10-24 | here a 2026-10-24, here b 2026-10-24, here lunch 2026-10-24, here c 2026-10-24, here d 2026-10-25, here e 2026-10-25',
    );
  });
  it('after the last session the conference is over, without a ghost schedule', () => {
    expect(tell('Aula', '+1 10:44')).toBe('now e | ');
    expect(tell('Aula', '+1 10:45')).toBe('over | ');
    expect(tell('Cube', '+1 12:00')).toBe('over | ');
  });
  it('a conference without sessions says that', () => {
    expect(told(sceneOf(new Rehearsed([]), 'Aula', '10:00'))).toBe('unplanned | ');
  });
});

describe('what the whole house does', () => {
  it('B3: an evening for everyone is not the next session of a room that is done', () => {
    const rows: Row[] = [...day, ['dinner', '', '19:00', '23:00', { kind: 'social' }]];
    expect(told(sceneOf(new Rehearsed(rows), 'Aula', '14:00'))).toBe(`day-over 2026-10-25 | here dinner, ${tomorrow}`);
    expect(told(sceneOf(new Rehearsed(rows), 'Aula', '20:00'))).toBe(`now dinner | ${tomorrow}`);
  });
  it('B3: an open desk does not hide what comes next here', () => {
    const desk: Row[] = [
      ['desk', '', '08:00', '18:00', { kind: 'registration' }],
      ['a', 'Aula', '10:00', '10:45'],
    ];
    expect(toldOfToday(sceneOf(new Rehearsed(desk), 'Aula', '09:00'))).toBe('next a | now desk');
    expect(toldOfToday(sceneOf(new Rehearsed(desk), 'Aula', '10:10'))).toBe('now a | ');
    expect(toldOfToday(sceneOf(new Rehearsed(desk), 'Aula', '12:00'))).toBe('now desk | ');
  });
  it('a break that runs into the next session is still what is on', () => {
    const rows: Row[] = [
      ['lunch', '', '12:00', '13:00', { kind: 'break' }],
      ['a', 'Aula', '12:30', '13:15'],
    ];
    expect(toldOfToday(sceneOf(new Rehearsed(rows), 'Aula', '12:10'))).toBe('now lunch | here a');
  });
});

describe('changes', () => {
  it('M1: the old room points to the new one in place of the session', () => {
    const moved = new Rehearsed(day);
    moved.do({ type: 'move', session: 'b', room: 'Box' });
    expect(toldOfToday(sceneOf(moved, 'Aula', '10:10'))).toBe('now a | moved b, here lunch, here c');
    expect(toldOfToday(sceneOf(moved, 'Aula', '10:50'))).toBe('moved b | here lunch, here c');
    expect(toldOfToday(sceneOf(moved, 'Aula', '11:20'))).toBe('moved b | here lunch, here c');
    expect(toldOfToday(sceneOf(moved, 'Aula', '11:50'))).toBe('next lunch | here c');
    expect(toldOfToday(sceneOf(moved, 'Box', '11:20'))).toBe('now b | here lunch');
  });
  it('M1: a session that was moved away and is late stays named, but not in place of what is on', () => {
    const moved = new Rehearsed(day);
    moved.do({ type: 'move', session: 'a', room: 'Box', start: time('11:00') });
    expect(toldOfToday(sceneOf(moved, 'Aula', '10:10'))).toBe('moved a | here b, here lunch, here c');
    expect(toldOfToday(sceneOf(moved, 'Aula', '10:50'))).toBe('next b | moved a, here lunch, here c');
    expect(toldOfToday(sceneOf(moved, 'Aula', '11:20'))).toBe('now b | moved a, here lunch, here c');
  });
  it('C1: a cancelled session keeps its place', () => {
    const cancelled = new Rehearsed(day);
    cancelled.do({ type: 'cancel', session: 'b', reason: 'ill' });
    expect(toldOfToday(sceneOf(cancelled, 'Aula', '10:10'))).toBe('now a | cancelled b, here lunch, here c');
    expect(toldOfToday(sceneOf(cancelled, 'Aula', '11:20'))).toBe('cancelled b | here lunch, here c');
    expect(toldOfToday(sceneOf(cancelled, 'Aula', '11:50'))).toBe('next lunch | here c');
  });
  it('C1: a cancelled session keeps its place in a break of the house', () => {
    const rows: Row[] = [
      ['lunch', '', '12:00', '13:00', { kind: 'break' }],
      ['a', 'Aula', '12:15', '12:45'],
    ];
    const cancelled = new Rehearsed(rows);
    cancelled.do({ type: 'cancel', session: 'a' });
    expect(toldOfToday(sceneOf(cancelled, 'Aula', '12:05'))).toBe('now lunch | cancelled a');
    expect(toldOfToday(sceneOf(cancelled, 'Aula', '12:20'))).toBe('cancelled a | now lunch');
  });
  it('C2: a replacement takes the place and names what it replaces', () => {
    const replaced = new Rehearsed(day);
    replaced.do({ type: 'add', session: { title: 'Ersatz', replaces: 'b' } });
    const scene = sceneOf(replaced, 'Aula', '11:20');
    expect(scene.feature).toMatchObject({ kind: 'now', session: { title: 'Ersatz' }, replaces: { id: 'b' } });
    expect(scene.rows.map(({ session }) => session.id)).toEqual(['lunch', 'c', 'd', 'e']);
    const before = sceneOf(replaced, 'Aula', '10:50');
    expect(before.feature).toMatchObject({ kind: 'next', session: { title: 'Ersatz' }, replaces: { id: 'b' } });
  });
  it('C2: a replacement in another room is named where the cancelled session was', () => {
    const replaced = new Rehearsed(day);
    replaced.do({ type: 'add', session: { title: 'Ersatz', replaces: 'b', room: 'Box' } });
    expect(sceneOf(replaced, 'Aula', '11:20').feature).toMatchObject({
      kind: 'cancelled',
      session: { id: 'b' },
      replacement: { title: 'Ersatz', room: 'Box' },
    });
  });
  it('B4: what runs in the background never hides now or next', () => {
    const rows: Row[] = [['exhibition', 'Aula', '08:00', '18:00'], ...day];
    const scene = sceneOf(new Rehearsed(rows), 'Aula', '10:10');
    expect(toldOfToday(scene)).toBe('now a | here b, here lunch, here c');
    expect(scene.board.background.map(({ id }) => id)).toEqual(['exhibition']);
    expect(toldOfToday(sceneOf(new Rehearsed(rows), 'Aula', '10:50'))).toBe('next b | here lunch, here c');
  });
  it('two sessions at once: the later start is large, the other follows', () => {
    const rows: Row[] = [...day, ['y', 'Aula', '10:30', '11:00']];
    expect(toldOfToday(sceneOf(new Rehearsed(rows), 'Aula', '10:35'))).toBe(
      'now y | now a, here b, here lunch, here c',
    );
  });
});

it('every instant of a changed conference has a scene in which each session occurs once', () => {
  const conference = new Rehearsed([...day, ['exhibition', 'Aula', '08:00', '18:00'], ['y', 'Aula', '10:30', '11:00']]);
  conference.do({ type: 'delay', session: 'a', minutes: 25 });
  conference.do({ type: 'move', session: 'b', room: 'Box' });
  conference.do({ type: 'move', session: 'x', room: 'Aula', start: time('10:15') });
  conference.do({ type: 'cancel', session: 'c' });
  const changed = conference.schedule;
  for (let at = time('00:00') - 86_400_000; at < time('+3 00:00'); at += 300_000) {
    for (const room of ['Aula', 'Box', 'Cube']) {
      const { feature, rows } = roomScene(changed, board(changed, room, at)!, at);
      const ids = [...('session' in feature ? [feature.session.id] : []), ...rows.map(({ session }) => session.id)];
      expect(new Set(ids).size, `${room} ${new Date(at).toISOString()} ${ids.join()}`).toBe(ids.length);
    }
  }
});

it('is made for the boards of the core', () => {
  const planned = schedule(programme(day), NOTHING_LIVE);
  expect(toldOfToday(roomScene(planned, board(planned, 'Box', time('10:00'))!, time('10:00')))).toBe(
    'now x | here lunch',
  );
});
