import { describe, expect, test } from 'vitest';
import {
  roomsChanging,
  screenName,
  screensConcerned,
  sortScreens,
  type Concerned,
} from '../../../admin/commands/screens.js';
import type { KnownDisplay } from '../../../admin/api/displays.js';
import type { Command, Scope } from '../../../core/index.js';
import { Rehearsed } from '../../support/conference.js';
import { time, type Row } from '../../support/programme.js';

const ROWS: Row[] = [
  ['a', 'Aula', '10:00', '10:45'],
  ['b', 'Aula', '11:00', '11:30'],
  ['c', 'Box', '10:00', '10:45'],
  ['tomorrow', 'Cube', '+1 10:00', '+1 11:00'],
  ['later', 'Cube', '+1 12:00', '+1 13:00'],
];

const of = (rooms: string[], single: string[], overviews: boolean): Concerned => ({ rooms, single, overviews });
const announce = (scope: Scope): Command => ({ type: 'announce', text: { en: 'Lunch' }, level: 'info', scope });

describe('which rooms’ screens change', () => {
  const rooms = (command: Command): string[] => {
    const house = new Rehearsed(ROWS, time('10:10'));
    const effects = house.preview(command).effects.map((effect) => ({ ...effect, title: effect.session }));
    const named = 'session' in command && typeof command.session === 'string' ? [command.session] : [];
    return roomsChanging(house.schedule, effects, command.type === 'edit' ? named : [], time('10:10'));
  };

  test.each<[string, Command, string[]]>([
    ['a session that lasts longer', { type: 'extend', session: 'a', minutes: 5 }, ['Aula']],
    ['both rooms of a move', { type: 'move', session: 'b', room: 'Box' }, ['Aula', 'Box']],
    ['a cancellation', { type: 'cancel', session: 'c' }, ['Box']],
    ['an extra session', { type: 'add', session: { title: 'X', room: 'Cube', start: time('12:00') } }, ['Cube']],
    ['other words', { type: 'edit', session: 'b', title: 'Other' }, ['Aula']],
    ['what comes tomorrow, if it is not the next there', { type: 'delay', session: 'later', minutes: 5 }, []],
  ])('%s', (_, command, expected) => expect(rooms(command)).toEqual(expected));

  test.each<[string, Command, Concerned]>([
    ['a room’s status', { type: 'room-status', room: 'Box', status: 'full' }, of(['Box'], [], true)],
    ['a note to the speaker', { type: 'note', room: 'Box', text: { en: 'Closer' } }, of(['Box'], [], false)],
    ['an announcement for all', announce({}), of(['Aula', 'Box', 'Cube'], [], true)],
    ['one for a room and a screen', announce({ rooms: ['Box'], displays: ['d1'] }), of(['Box'], ['d1'], false)],
    ['one for a screen', announce({ displays: ['d1', 'd2'] }), of([], ['d1', 'd2'], false)],
    ['what is later today', { type: 'extend', session: 'b', minutes: 5 }, of(['Aula'], [], true)],
    ['what comes tomorrow', { type: 'delay', session: 'later', minutes: 5 }, of([], [], false)],
  ])('concerned by %s', (_, command, expected) => {
    const house = new Rehearsed(ROWS, time('10:10'));
    const answer = house.preview(command);
    const effects = answer.effects.map((effect) => ({ ...effect, title: effect.session }));
    const announcements = answer.change?.set.announcements ?? {};
    expect(screensConcerned({ effects, announcements }, { command }, house.schedule, time('10:10'))).toEqual(expected);
  });

  test('screens are sorted by room, whether their address has its id or its name, and are called by their names', () => {
    const { schedule } = new Rehearsed(ROWS);
    const display = (room: string | null, more: Partial<KnownDisplay> = {}): KnownDisplay => ({
      id: '~1',
      paired: false,
      online: true,
      name: null,
      number: null,
      conference: 'small',
      view: null,
      room,
      ...more,
    });
    const offline = display('Box', { name: 'Door', online: false });
    const sorted = sortScreens(
      [display('Aula'), display('aula'), offline, display(null), display('Aula', { conference: 'other' })],
      'small',
      schedule.rooms,
    );
    expect([...sorted.byRoom].map(([room, screens]) => [room, screens.length])).toEqual([
      ['Aula', 2],
      ['Box', 1],
    ]);
    expect(sorted.overviews).toHaveLength(1);
    const called = (of: KnownDisplay): string => screenName(of, schedule.rooms, ['en']);
    expect(called(offline)).toBe('Door');
    expect(called(display('aula', { number: 7 }))).toBe('Aula #7');
    expect(called(display(null, { view: 'overview', number: 8 }))).toBe('overview #8');
    expect(called(display(null))).toBe('~1');
  });
});
