import { describe, expect, it } from 'vitest';
import { overviewRows, paged, type Cell, type OverviewRow } from '../../displays/overview-rows.js';
import { Rehearsed } from '../support/conference.js';
import { programme, time, type Row } from '../support/programme.js';

const day: Row[] = [
  ['a', 'Aula', '10:00', '10:45', { track: 'systems' }],
  ['b', 'Aula', '11:00', '11:45'],
  ['x', 'Box', '10:30', '11:15'],
  ['lunch', '', '12:00', '13:00', { kind: 'break' }],
  ['d', 'Aula', '+1 09:00', '+1 09:45'],
];

const cell = (it: Cell | null): string => (it ? `${it.as} ${it.session.id}${it.day ? ` ${it.day}` : ''}` : '-');

/** `Aula: now a / here b` */
function told(conference: Rehearsed, at: string, track: string | null = null): string[] {
  return overviewRows(conference.schedule, time(at), track).map(
    ({ room, now, next }) => `${room.id}: ${cell(now)} / ${cell(next)}`,
  );
}

describe('rows', () => {
  it('are the rooms in the order of the programme, with now and next', () => {
    expect(told(new Rehearsed(day), '10:10')).toEqual(['Aula: now a / here b', 'Box: - / here x', 'Cube: - / -']);
    expect(told(new Rehearsed(day), '10:50')).toEqual(['Aula: - / here b', 'Box: now x / here lunch', 'Cube: - / -']);
  });
  it('B3: say what the whole house does', () => {
    expect(told(new Rehearsed(day), '12:10')).toEqual([
      'Aula: now lunch / here d 2026-10-25',
      'Box: now lunch / -',
      'Cube: now lunch / -',
    ]);
  });
  it('B1: name the next day when this one is over', () => {
    expect(told(new Rehearsed(day), '20:00')).toEqual(['Aula: - / here d 2026-10-25', 'Box: - / -', 'Cube: - / -']);
  });
  it('M1, C1: keep the place of what was moved or cancelled', () => {
    const changed = new Rehearsed(day);
    changed.do({ type: 'move', session: 'b', room: 'Cube' });
    changed.do({ type: 'cancel', session: 'x' });
    expect(told(changed, '10:10')).toEqual(['Aula: now a / moved b', 'Box: - / cancelled x', 'Cube: - / here b']);
    expect(told(changed, '11:05')).toEqual([
      'Aula: moved b / here lunch',
      'Box: cancelled x / here lunch',
      'Cube: now b / here lunch',
    ]);
  });
  it('of one track are the rooms that have something of it', () => {
    expect(told(new Rehearsed(day), '09:00', 'systems')).toEqual(['Aula: - / here a']);
    expect(told(new Rehearsed(day), '11:00', 'systems')).toEqual([]);
  });
});

describe('signatures', () => {
  const signatures = (conference: Rehearsed, at: string): Record<string, string> =>
    Object.fromEntries(
      overviewRows(conference.schedule, time(at), null).map(({ room, signature }) => [room.id, signature]),
    );

  it('do not change as time passes', () => {
    const conference = new Rehearsed(day);
    expect(signatures(conference, '10:10')).toEqual(signatures(conference, '12:10'));
  });
  it.each([
    ['a delay', { type: 'delay', session: 'a', minutes: 10 }, ['Aula']],
    ['a move, in both rooms', { type: 'move', session: 'b', room: 'Box' }, ['Aula', 'Box']],
    ['a full room', { type: 'room-status', room: 'Cube', status: 'full' }, ['Cube']],
    ['a new title', { type: 'edit', session: 'x', title: 'New' }, ['Box']],
  ] as const)('change with %s', (_name, command, rooms) => {
    const conference = new Rehearsed(day);
    const before = signatures(conference, '10:10');
    conference.do(command);
    const after = signatures(conference, '10:10');
    expect(Object.keys(after).filter((room) => after[room] !== before[room])).toEqual(rooms);
  });
});

describe('pages', () => {
  /** Ten rooms; room N has a session from 10:00 + 5 N to an hour later, but every third has none today. */
  const rooms = Array.from({ length: 10 }, (_, index) => ({ id: `r${index}`, name: `Room ${index}` }));
  const rows = rooms
    .filter((_, index) => index % 3 !== 2)
    .map(({ id }): Row => [id, id, `10:${String(55 - 5 * Number(id.slice(1))).padStart(2, '0')}`, '11:30']);
  const big = new Rehearsed(programme([...rows, ['tomorrow', 'r2', '+1 09:00', '+1 10:00']], { rooms }));
  const at = (clock: string): OverviewRow[] => overviewRows(big.schedule, time(clock), null);
  const names = (pages: readonly (readonly OverviewRow[])[]): string[][] =>
    pages.map((page) => page.map(({ room }) => room.id));

  it('is one page in walking order where all fit', () => {
    expect(paged(at('09:00'), 10)).toMatchObject({ leftOut: 0 });
    expect(names(paged(at('09:00'), 10).pages)).toEqual([rooms.map(({ id }) => id)]);
  });
  it('else what starts soonest is on the first, pages are even, and idle rooms are left out', () => {
    const { pages, leftOut } = paged(at('09:00'), 4);
    expect(leftOut).toBe(3);
    expect(names(pages)).toEqual([
      ['r9', 'r7', 'r6', 'r4'],
      ['r3', 'r1', 'r0'],
    ]);
  });
  it('rooms where something runs and nothing follows come last', () => {
    expect(names(paged(at('10:21'), 4).pages)).toEqual([
      ['r6', 'r4', 'r3', 'r1'],
      ['r0', 'r7', 'r9'],
    ]);
  });
  it('when nobody has anything today, all are shown', () => {
    const { pages, leftOut } = paged(at('20:00'), 4);
    expect(leftOut).toBe(0);
    expect(pages.map((page) => page.length)).toEqual([4, 4, 2]);
  });
  it('never makes an empty page', () => {
    for (let capacity = 1; capacity <= 12; capacity++) {
      const { pages } = paged(at('09:00'), capacity);
      expect(
        pages.every((page) => page.length > 0 && page.length <= capacity),
        String(capacity),
      ).toBe(true);
    }
    expect(paged([], 4).pages).toEqual([[]]);
  });
});
