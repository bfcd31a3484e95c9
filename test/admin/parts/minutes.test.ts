import { describe, expect, test } from 'vitest';
import {
  backToPlan,
  currentMinutes,
  endLateness,
  isOver,
  isRunning,
  laterBy,
  laterType,
  roomLateness,
  roomMinutes,
} from '../../../admin/parts/minutes.js';
import { Rehearsed } from '../../support/conference.js';
import { time, type Row } from '../../support/programme.js';

const ROWS: Row[] = [
  ['a', 'Aula', '10:00', '10:45'],
  ['b', 'Aula', '10:45', '11:30'],
  ['lunch', 'Aula', '11:30', '12:30', { kind: 'break' }],
  ['c', 'Aula', '12:30', '13:00'],
];

describe('T8: what "+10" means', () => {
  test('a session to come is delayed, one whose expected start has come is extended', () => {
    const { schedule } = new Rehearsed(ROWS);
    const [a, b] = [schedule.byId.get('a')!, schedule.byId.get('b')!];
    expect(laterType(a, time('09:59'))).toBe('delay');
    expect(laterType(a, time('10:00'))).toBe('extend');
    expect(laterType(b, time('10:00'))).toBe('delay');
  });

  test('a session that was started early is extended', () => {
    const house = new Rehearsed(ROWS, time('09:55'));
    house.do({ type: 'start', session: 'a' });
    expect(laterType(house.session('a'), time('09:56'))).toBe('extend');
  });

  test('ended and cancelled sessions do not run', () => {
    const house = new Rehearsed(ROWS, time('10:30'));
    house.do({ type: 'end', session: 'a' });
    house.do({ type: 'cancel', session: 'b' });
    expect(isRunning(house.session('a'), time('10:31'))).toBe(false);
    expect(isOver(house.session('a'), time('10:31'))).toBe(true);
    expect(isRunning(house.session('b'), time('11:00'))).toBe(false);
  });
});

describe('T7: the absolute minutes of a command', () => {
  test('are counted on top of the own delay', () => {
    const house = new Rehearsed(ROWS);
    house.do({ type: 'delay', session: 'b', minutes: 5 });
    expect(laterBy(house.session('b'), 10, 'delay')).toEqual({ type: 'delay', session: 'b', minutes: 15 });
  });

  test('count what others push as well, so that ten minutes more are ten minutes more', () => {
    const house = new Rehearsed(ROWS);
    house.do({ type: 'delay', session: 'a', minutes: 20 });
    const command = laterBy(house.session('b'), 10, 'delay');
    expect(command.minutes).toBe(30);
    house.do(command);
    expect(house.times('b')).toBe('11:15-12:00');
  });

  test('of an extension are counted on top of the extension', () => {
    const house = new Rehearsed(ROWS, time('10:10'));
    house.do({ type: 'extend', session: 'a', minutes: 5 });
    expect(laterBy(house.session('a'), 10, 'extend').minutes).toBe(15);
    expect(laterBy(house.session('a'), -5, 'extend').minutes).toBe(0);
  });

  test('said twice they move nothing the second time', () => {
    const house = new Rehearsed(ROWS);
    const command = laterBy(house.session('a'), 10, 'delay');
    house.do(command);
    expect(house.do(command).change).toBeNull();
  });

  test('back to the plan is nought', () => {
    const house = new Rehearsed(ROWS);
    house.do({ type: 'delay', session: 'a', minutes: 20 });
    house.do(backToPlan(house.session('a'), 'delay'));
    expect(currentMinutes(house.session('a'), 'delay')).toBe(0);
    expect(house.times('a')).toBe('10:00-10:45');
  });
});

describe('lateness of a room', () => {
  const at = (house: Rehearsed, when: string): number => {
    const { now, next } = house.board('Aula', when);
    return roomLateness(now, next);
  };

  test('is that of what is on, else of what comes, and never negative', () => {
    const house = new Rehearsed(ROWS, time('10:10'));
    expect(at(house, '10:10')).toBe(0);
    house.do({ type: 'extend', session: 'a', minutes: 10 });
    expect(at(house, '10:10')).toBe(10);
    expect(at(house, '11:00')).toBe(10);
    const early = new Rehearsed([['a', 'Aula', '10:00', '10:45']]);
    early.do({ type: 'delay', session: 'a', minutes: -10 });
    expect(at(early, '09:00')).toBe(0);
  });

  test('is over in the break that takes it up', () => {
    const house = new Rehearsed(ROWS, time('10:10'));
    house.do({ type: 'extend', session: 'a', minutes: 10 });
    expect(house.times('lunch')).toBe('11:40-12:30');
    expect(at(house, '11:50')).toBe(0);
  });

  test('T9: counts as the server does when a room is delayed', () => {
    const house = new Rehearsed(ROWS, time('10:10'));
    house.do({ type: 'extend', session: 'a', minutes: 10 });
    const sofar = roomMinutes(house.session('a'), house.at);
    expect(sofar).toBe(endLateness(house.session('a')));
    house.do({ type: 'delay-room', room: 'Aula', minutes: sofar + 5 });
    expect(house.times('a')).toBe('10:00-11:00');
  });
});
