import { describe, expect, it } from 'vitest';
import { board, boards, inScope, isOn, nextBoundary, type Announcement, type Text } from '../../core/index.js';
import { Rehearsed } from '../support/conference.js';
import { clock, time } from '../support/programme.js';

const ids = (sessions: readonly { id: string }[]): string => sessions.map(({ id }) => id).join();

const house = () =>
  new Rehearsed([
    ['reg', '', '08:00', '09:00', { kind: 'registration' }],
    ['a', 'Aula', '09:00', '10:00', { track: 'systems' }],
    ['b', 'Aula', '10:00', '11:00'],
    ['lunch', '', '12:00', '13:00', { kind: 'break' }],
    ['c', 'Aula', '14:00', '15:00'],
    ['hallway-talk', '', '11:00', '12:00'],
    ['party', '', '20:00', '23:00', { kind: 'social' }],
    ['box', 'Box', '12:00', '12:30'],
    ['tomorrow', 'Aula', '+1 09:00', '+1 10:00'],
  ]);

describe('now and next', () => {
  it('[B1] now is expected start ≤ t < expected end, next the following one', () => {
    const c = house();
    expect(ids(c.board('Aula', '09:00').now)).toBe('a');
    expect(c.board('Aula', '09:59').next?.id).toBe('b');
    expect(ids(c.board('Aula', '10:00').now)).toBe('b');
    expect(c.board('Aula', '10:30').next?.id).toBe('c');
    c.do({ type: 'delay', session: 'b', minutes: 10 });
    expect(ids(c.board('Aula', '10:05').now)).toBe('');
    expect(c.board('Aula', '10:05').next?.id).toBe('b');
    expect(ids(c.board('Aula', '11:05').now)).toBe('b');
  });

  it('[B1] after the last of the day comes the next day’s first, with its day named', () => {
    const c = house();
    expect(c.board('Aula', '14:30')).toMatchObject({ next: { id: 'tomorrow' }, nextDay: '2026-10-25' });
    expect(c.board('Aula', '09:30').nextDay).toBeNull();
    expect(c.board('Aula', '+1 09:30')).toMatchObject({ next: null, nextDay: null });
    expect(boards(c.schedule, time('+1 03:00')).day).toBe('2026-10-24');
    expect(boards(c.schedule, time('+1 05:00')).day).toBeNull();
  });

  it('[B1] a session that is marked ended is neither now nor next; later is the rest of the day', () => {
    const c = house();
    c.at = time('09:30');
    c.do({ type: 'end', session: 'a' });
    expect(ids(c.board('Aula', '09:40').now)).toBe('');
    expect(ids(c.board('Aula', '09:40').later)).toBe('lunch,c,party');
    expect(ids(c.board('Aula', '12:30').later)).toBe('party');
    expect(ids(c.board('Box', '09:40').later)).toBe('lunch,party');
  });

  it('[B1] tells the past as it was', () => {
    const c = house();
    c.at = time('09:30');
    c.do({ type: 'end', session: 'a' });
    expect(ids(c.board('Aula', '09:29').now)).toBe('a');
    expect(c.board('Aula', '08:59').next?.id).toBe('a');
    const [a] = c.schedule.byRoom.get('Aula')!;
    const on = (at: string) => isOn(a!, time(at));
    expect([on('08:59'), on('09:00'), on('09:29'), on('09:30')]).toEqual([false, true, true, false]);
    c.do({ type: 'cancel', session: 'a' });
    expect(isOn(c.session('a'), time('09:10'))).toBe(false);
  });

  it('[B1] the latest started comes first', () => {
    const c = new Rehearsed([
      ['long', 'Aula', '10:00', '12:00'],
      ['short', 'Aula', '10:30', '11:00'],
    ]);
    expect(ids(c.board('Aula', '10:45').now)).toBe('short,long');
  });

  it('[B2] between sessions there is no now', () => {
    const c = house();
    const board = c.board('Aula', '13:30');
    expect(board.now).toEqual([]);
    expect(clock(board.next!.start)).toBe('14:00');
  });

  it('[B3] a break of the house that begins while a session still runs comes after it, and is not forgotten', () => {
    const house = new Rehearsed(
      [
        ['late', 'Aula', '12:00', '12:30'],
        ['after', 'Aula', '13:30', '14:00'],
        ['lunch', '', '12:30', '13:30', { kind: 'break' }],
      ],
      time('12:20'),
    );
    house.do({ type: 'extend', session: 'late', minutes: 15 });
    const aula = board(house.schedule, 'Aula', time('12:35'))!;
    expect([aula.now.map(({ id }) => id), aula.later.map(({ id }) => id)]).toEqual([['late'], ['lunch']]);
    const free = board(house.schedule, 'Aula', time('12:50'))!;
    expect([free.now.map(({ id }) => id), free.later.map(({ id }) => id)]).toEqual([['lunch'], []]);
  });

  it('[B3] room-less breaks, registration and social sessions show on every idle room’s board', () => {
    const c = house();
    expect(ids(c.board('Aula', '12:10').now)).toBe('lunch');
    expect(ids(c.board('Box', '12:10').now)).toBe('box');
    expect(ids(c.board('Box', '12:40').now)).toBe('lunch');
    expect(ids(c.board('Box', '08:30').now)).toBe('reg');
    expect(ids(c.board('Cube', '21:00').now)).toBe('party');
    expect(ids(c.board('Cube', '11:30').now)).toBe('');
    c.do({ type: 'cancel', session: 'lunch' });
    expect(ids(c.board('Aula', '12:10').now)).toBe('');
  });

  it('[B4] background sessions never hide now or next', () => {
    const c = new Rehearsed([
      ['expo', 'Aula', '09:00', '18:00'],
      ['days', 'Aula', '06:00', '+1 20:00', { background: true }],
      ['talk', 'Aula', '10:00', '11:00'],
      ['market', 'Aula', '11:00', '11:30', { background: true }],
      ['workshop', 'Box', '09:00', '14:00'],
      ['workshop2', 'Box', '10:00', '15:00'],
      ['alone', 'Cube', '09:00', '18:00'],
    ]);
    expect(c.session('expo').background).toBe(true);
    expect(ids(c.board('Aula', '10:30').now)).toBe('talk');
    expect(ids(c.board('Aula', '10:30').background)).toBe('days,expo');
    expect(c.board('Aula', '08:00').next?.id).toBe('talk');
    expect(ids(c.board('Aula', '12:00').now)).toBe('');
    expect(ids(c.board('Box', '12:00').now)).toBe('workshop2,workshop');
    expect(ids(c.board('Cube', '12:00').now)).toBe('alone');
  });

  it('[B4] four hours is the least, and touching is not overlapping', () => {
    const c = new Rehearsed([
      ['just', 'Aula', '09:00', '13:00'],
      ['in', 'Aula', '10:00', '11:00'],
      ['under', 'Box', '09:00', '12:59'],
      ['in2', 'Box', '10:00', '11:00'],
      ['long', 'Cube', '09:00', '13:00'],
      ['before', 'Cube', '08:00', '09:00'],
      ['after', 'Cube', '13:00', '14:00'],
      ['open', 'Cube', '+1 09:00', ''],
      ['talk', 'Cube', '+1 09:00', '+1 10:00'],
    ]);
    expect(['just', 'under', 'long', 'open'].map((id) => c.session(id).background)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('[B5] carries planned and expected times and the lateness in minutes', () => {
    const c = house();
    c.do({ type: 'delay', session: 'b', minutes: 15 });
    const [b] = c.board('Aula', '10:30').now;
    expect([clock(b!.plannedStart), clock(b!.start), b!.lateness]).toEqual(['10:00', '10:15', 15]);
  });
});

describe('moved, cancelled, full', () => {
  it('[M1] the old room names the new one until the expected end; the new one knows where it came from', () => {
    const c = house();
    c.do({ type: 'move', session: 'b', room: 'Box' });
    c.do({ type: 'delay', session: 'b', minutes: 10 });
    expect(ids(c.board('Aula', '08:00').movedAway)).toBe('b');
    expect(ids(c.board('Aula', '11:09').movedAway)).toBe('b');
    expect(ids(c.board('Aula', '11:10').movedAway)).toBe('');
    expect(c.board('Aula', '10:30').now).toEqual([]);
    expect(c.board('Box', '10:30').now[0]).toMatchObject({ id: 'b', room: 'Box', plannedRoom: 'Aula' });
    expect(ids(c.board('Box', '10:30').movedAway)).toBe('');
  });

  it('[M1] is shown on the day that the session was planned for and on the day that it went to', () => {
    const c = house();
    c.do({ type: 'move', session: 'b', room: 'Box', start: time('+1 12:00') });
    expect(ids(c.board('Aula', '10:30').movedAway)).toBe('b');
    expect(ids(c.board('Aula', '+1 09:30').movedAway)).toBe('b');
    const d = house();
    d.do({ type: 'move', session: 'tomorrow', room: 'Box' });
    expect(ids(d.board('Aula', '10:30').movedAway)).toBe('');
    d.do({ type: 'cancel', session: 'tomorrow' });
    expect(ids(d.board('Aula', '+1 09:30').movedAway)).toBe('');
  });

  it('[C1] a cancelled session stays until its planned end', () => {
    const c = house();
    c.do({ type: 'cancel', session: 'b', reason: 'speaker ill' });
    expect(ids(c.board('Aula', '09:30').cancelled)).toBe('b');
    expect(ids(c.board('Aula', '10:59').cancelled)).toBe('b');
    expect(ids(c.board('Aula', '11:00').cancelled)).toBe('');
    expect(c.board('Aula', '09:30').next?.id).toBe('c');
    expect(c.board('Aula', '10:30').now).toEqual([]);
    expect(c.board('Aula', '10:30').cancelled[0]).toMatchObject({
      status: 'cancelled',
      cancelled: { reason: 'speaker ill' },
    });
    c.do({ type: 'cancel', session: 'tomorrow' });
    expect(ids(c.board('Aula', '11:30').cancelled)).toBe('');
  });

  it('[R1] a room is open, full or closed, and full may name an overflow room', () => {
    const c = house();
    expect(c.board('Aula')).toMatchObject({ status: 'open', overflow: null });
    c.do({ type: 'room-status', room: 'Aula', status: 'full', overflow: 'Box' });
    expect(c.board('Aula')).toMatchObject({ status: 'full', overflow: 'Box' });
    c.do({ type: 'room-status', room: 'Aula', status: 'closed' });
    expect(c.board('Aula')).toMatchObject({ status: 'closed', overflow: null });
    c.do({ type: 'room-status', room: 'Aula', status: 'open' });
    expect(c.live.rooms).toEqual({});
  });
});

describe('announcements', () => {
  const text: Text = { en: 'Doors close' };

  it('[A1] are shown everywhere, or in their scope', () => {
    const c = house();
    c.do({ type: 'announce', text, level: 'info' });
    c.do({ type: 'announce', text, level: 'warning', scope: { rooms: ['Box'] } });
    c.do({ type: 'announce', text, level: 'info', scope: { tracks: ['systems'] } });
    const levels = (room: string, at: string) =>
      c
        .board(room, at)
        .announcements.map(({ id }) => id)
        .join();
    expect(levels('Box', '09:30')).toBe('a3,a2');
    expect(levels('Aula', '09:30')).toBe('a2,a4');
    expect(levels('Cube', '09:30')).toBe('a2');
    expect(levels('Aula', '11:30')).toBe('a2');
    expect(c.board('Aula', '08:30').next?.id).toBe('a');
    expect(levels('Aula', '08:30')).toBe('a2,a4');
  });

  it('[A1] scopes add up; displays are named one by one', () => {
    const scoped = { scope: { rooms: ['Box'], displays: ['d1'] } } as unknown as Announcement;
    expect(inScope(scoped, { room: 'Box' })).toBe(true);
    expect(inScope(scoped, { display: 'd1' })).toBe(true);
    expect(inScope(scoped, { room: 'Aula', display: 'd2', tracks: ['systems'] })).toBe(false);
    expect(inScope(scoped, {})).toBe(false);
    expect(inScope({ scope: {} } as Announcement, {})).toBe(true);
    const c = house();
    c.do({ type: 'announce', text, level: 'emergency', scope: { displays: ['d1'] } });
    const shown = (display?: string) => ids(board(c.schedule, 'Aula', time('09:30'), display)!.announcements);
    expect([shown('d1'), shown('d2'), shown()]).toEqual(['a2', '', '']);
  });

  it('[A1] last until their end, or until withdrawn', () => {
    const c = house();
    c.do({ type: 'announce', text, level: 'info', until: time('09:00') });
    c.do({ type: 'announce', text, level: 'info' });
    expect(c.board('Aula', '07:59').announcements).toEqual([]);
    expect(ids(c.board('Aula', '08:00').announcements)).toBe('a2,a3');
    expect(ids(c.board('Aula', '09:00').announcements)).toBe('a3');
    c.at = time('10:00');
    c.do({ type: 'withdraw', announcement: 'a3' });
    expect(ids(c.board('Aula', '10:00').announcements)).toBe('');
    expect(ids(c.board('Aula', '09:59').announcements)).toBe('a3');
  });

  it('[A2] an emergency comes first, until withdrawn', () => {
    const c = house();
    c.do({ type: 'announce', text, level: 'emergency' });
    c.at = time('08:10');
    c.do({ type: 'announce', text, level: 'info' });
    c.do({ type: 'announce', text, level: 'warning' });
    c.at = time('08:20');
    c.do({ type: 'announce', text, level: 'info' });
    expect(c.board('Cube', '+1 23:00').announcements.map(({ id }) => id)).toEqual(['a2', 'a4', 'a5', 'a3']);
  });
});

describe('boards', () => {
  it('[B1] come for every room, in the programme’s order; an unknown room has none', () => {
    const c = house();
    const all = boards(c.schedule, time('10:30'));
    expect(all.boards.map(({ room }) => room)).toEqual(['Aula', 'Box', 'Cube']);
    expect(all).toMatchObject({ at: time('10:30'), day: '2026-10-24' });
    expect(all.boards[0]).toEqual(board(c.schedule, 'Aula', time('10:30')));
    expect(board(c.schedule, 'nowhere', time('10:30'))).toBeUndefined();
  });

  it('[B1] change next at the earliest boundary of a session, an announcement or a day', () => {
    const c = house();
    const next = (at: string) => {
      const found = nextBoundary(c.schedule, time(at));
      return found === null ? null : clock(found);
    };
    expect(next('05:00')).toBe('06:00');
    expect(next('08:30')).toBe('09:00');
    expect(next('15:00')).toBe('20:00');
    c.do({ type: 'announce', text: 'x', level: 'info', until: time('08:20') });
    expect(next('08:10')).toBe('08:20');
    expect(next('07:30')).toBe('08:00');
    c.do({ type: 'cancel', session: 'a' });
    expect(next('09:30')).toBe('10:00');
    expect(next('23:30')).toBe('+1 04:00');
    expect(next('+1 12:00')).toBe('+2 04:00');
    expect(next('+2 05:00')).toBeNull();
  });
});
