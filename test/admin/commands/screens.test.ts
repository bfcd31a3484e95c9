import { describe, expect, test } from 'vitest';
import { countScreens, roomsChanging } from '../../../admin/commands/screens.js';
import type { Command } from '../../../core/index.js';
import { Rehearsed } from '../../support/conference.js';
import { time, type Row } from '../../support/programme.js';

const ROWS: Row[] = [
  ['a', 'Aula', '10:00', '10:45'],
  ['b', 'Aula', '11:00', '11:30'],
  ['c', 'Box', '10:00', '10:45'],
  ['tomorrow', 'Cube', '+1 10:00', '+1 11:00'],
  ['later', 'Cube', '+1 12:00', '+1 13:00'],
];

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

  test('connected screens are counted by room, whether their address has its id or its name', () => {
    const { schedule } = new Rehearsed(ROWS);
    const display = (room: string | null, conference = 'small') => ({ conference, view: null, room });
    const counted = countScreens(
      [display('Aula'), display('aula'), display('Box'), display(null), display('Aula', 'other')],
      'small',
      schedule.rooms,
    );
    expect([...counted.byRoom]).toEqual([
      ['Aula', 2],
      ['Box', 1],
    ]);
    expect(counted.overviews).toBe(1);
  });
});
