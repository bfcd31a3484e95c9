import { describe, expect, test } from 'vitest';
import { attention } from '../../../admin/board/attention.js';
import { glances } from '../../../admin/board/rooms.js';
import { neighbour, rowsOf, spanOf } from '../../../admin/board/timeline.js';
import { warnings } from '../../../core/index.js';
import { Rehearsed } from '../../support/conference.js';
import { clock, time, type Row } from '../../support/programme.js';

const ROWS: Row[] = [
  ['coffee', '', '10:45', '11:00', { kind: 'break' }],
  ['a', 'Aula', '10:05', '10:45'],
  ['b', 'Aula', '10:30', '11:10'],
  ['c', 'Aula', '11:10', '12:00'],
  ['lunch', 'Aula', '12:00', '13:00', { kind: 'break' }],
  ['d', 'Aula', '13:00', '14:00', { speakers: [{ id: 'x', name: 'Xenia' }] }],
  ['fair', 'Box', '09:30', '18:00', { background: true }],
  ['e', 'Box', '10:30', '11:15'],
  ['f', 'Box', '13:30', '14:00', { speakers: [{ id: 'x', name: 'Xenia' }] }],
  ['tomorrow', 'Cube', '+1 10:00', '+1 11:00'],
];

describe('rooms over time', () => {
  const { schedule } = new Rehearsed(ROWS);
  const rows = rowsOf(schedule, ['Aula', 'Box', 'Cube'], '2026-10-24');

  test('the house first, then a row a room; what overlaps lies in lanes, the background below', () => {
    expect(rows.map(({ room, lanes }) => `${room}:${lanes}`)).toEqual([':1', 'Aula:2', 'Box:2', 'Cube:1']);
    const lanes = Object.fromEntries(
      rows.flatMap(({ blocks }) => blocks.map((block) => [block.session.id, block.lane])),
    );
    expect(lanes).toMatchObject({ a: 0, b: 1, c: 0, e: 0, fair: 1 });
    expect(lanes).not.toHaveProperty('tomorrow');
  });

  test('the span is whole hours around what there is, and never nothing', () => {
    const day = schedule.programme.days[0]!;
    const { start, end } = spanOf(rows, day);
    expect([clock(start), clock(end)]).toEqual(['9:00'.padStart(5, '0'), '18:00']);
    expect(spanOf([], day).end).toBeGreaterThan(spanOf([], day).start);
  });

  test.each([
    ['a', 'ArrowRight', 'b'],
    ['b', 'ArrowLeft', 'a'],
    ['a', 'ArrowLeft', undefined],
    ['b', 'ArrowDown', 'fair'],
    ['e', 'ArrowUp', 'a'],
    ['b', 'ArrowUp', 'coffee'],
    ['f', 'ArrowDown', undefined],
  ] as const)('from %s, %s leads to %s', (from, arrow, to) => {
    expect(neighbour(rows, from, arrow)?.id).toBe(to);
  });
});

describe('what needs attention', () => {
  const seen = (house: Rehearsed, at: string, rooms: readonly string[] = ['Aula', 'Box', 'Cube']): string[] =>
    attention(house.schedule, warnings(house.schedule), glances(house.schedule, time(at)), time(at), (room) =>
      rooms.includes(room),
    ).map((item) =>
      item.kind === 'ask'
        ? `ask ${item.session.id}`
        : item.kind === 'late'
          ? `late ${item.glance.room.id}`
          : item.warning.code,
    );

  test('questions, then lateness, then warnings by time; what is over is left alone', () => {
    const house = new Rehearsed(ROWS, time('10:00'));
    expect(seen(house, '10:00')).toEqual(['room-overlap', 'speaker-overlap']);
    expect(seen(house, '11:20')).toEqual(['ask e', 'speaker-overlap']);
    house.do({ type: 'delay', session: 'c', minutes: 10 });
    expect(seen(house, '11:25')).toEqual(['ask e', 'late Aula', 'speaker-overlap']);
  });

  test('only those of a room are asked about it', () => {
    expect(seen(new Rehearsed(ROWS), '11:20', ['Aula'])).toEqual(['speaker-overlap']);
  });

  test('lateness reaches until a break takes it up, or the end of the day', () => {
    const house = new Rehearsed(ROWS, time('10:00'));
    house.do({ type: 'delay', session: 'c', minutes: 10 });
    const aula = () => glances(house.schedule, time('11:15'))[0]!;
    expect(aula().late).toMatchObject({ minutes: 10, until: { id: 'lunch' } });
    house.do({ type: 'delay', session: 'c', minutes: 90 });
    expect(aula().late).toMatchObject({ minutes: 90, until: null });
  });

  test('what was started by a tap is asked about even when the clock says that the next one is on', () => {
    const house = new Rehearsed(ROWS, time('11:12'));
    house.do({ type: 'start', session: 'b', at: time('10:30') });
    expect(seen(house, '11:12')).toContain('ask b');
    house.do({ type: 'start', session: 'c', at: time('11:11') });
    expect(seen(house, '11:12')).not.toContain('ask b');
  });
});
