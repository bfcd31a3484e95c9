import { describe, expect, it } from 'vitest';
import { agendaOf, HEAD, paged, type Line } from '../../displays/agenda-lines.js';
import { Rehearsed } from '../support/conference.js';
import { programme, time } from '../support/programme.js';

const day = new Rehearsed(
  programme([
    ['a', 'Aula', '10:00', '10:45', { track: 'systems' }],
    ['b', 'Aula', '11:00', '11:45'],
    ['c', 'Box', '10:30', '11:30', { track: 'systems' }],
    ['all-day', 'Box', '09:00', '18:00', { background: true }],
  ]),
);

const told = (lines: readonly Line[]): string[] =>
  lines.map((line) =>
    'head' in line
      ? `[${line.head.kind === 'room' ? line.head.room.id : line.head.kind}]`
      : `${line.session.id}${line.on ? '!' : ''}`,
  );
const at = (clock: string, by: 'time' | 'room' = 'time') => ({ at: time(clock), known: time(clock), by });

describe('an agenda', () => {
  it('tells what is on, then what comes, and not what is over or in the background', () => {
    expect(told(agendaOf(day.schedule, at('10:50')).lines)).toEqual(['[now]', 'c!', '[next]', 'b']);
    expect(told(agendaOf(day.schedule, at('09:00')).lines)).toEqual(['[next]', 'a', 'c', 'b']);
  });
  it('by room has a head for each room that has something left', () => {
    expect(told(agendaOf(day.schedule, at('10:00', 'room')).lines)).toEqual(['[Aula]', 'a!', 'b', '[Box]', 'c']);
    expect(told(agendaOf(day.schedule, at('11:35', 'room')).lines)).toEqual(['[Aula]', 'b!']);
  });
  it('keeps to a room or a track', () => {
    expect(told(agendaOf(day.schedule, { ...at('09:00'), room: 'Box' }).lines)).toEqual(['[next]', 'c']);
    expect(told(agendaOf(day.schedule, { ...at('10:50'), track: 'systems' }).lines)).toEqual(['[now]', 'c!']);
  });
  it('without a clock is the whole day, without a now (K2)', () => {
    const agenda = agendaOf(day.schedule, { at: null, known: time('12:00'), by: 'time' });
    expect(told(agenda.lines)).toEqual(['a', 'c', 'b']);
    expect(agenda.over).toBe(false);
  });
  it('of a day that is over is none where no other day follows', () => {
    expect(agendaOf(day.schedule, at('20:00'))).toMatchObject({ day: null, over: true, lines: [] });
  });
  it('keeps a cancelled session until it would have been over (C1)', () => {
    const conference = new Rehearsed(programme([['a', 'Aula', '10:00', '10:45']]));
    conference.do({ type: 'cancel', session: 'a', reason: 'ill' });
    expect(told(agendaOf(conference.schedule, at('10:30')).lines)).toEqual(['[next]', 'a']);
    expect(told(agendaOf(conference.schedule, at('10:45')).lines)).toEqual([]);
  });
});

describe('pages of an agenda', () => {
  const { lines } = agendaOf(day.schedule, at('10:00', 'room'));
  it('are filled evenly, and say the head of a block again where it goes on', () => {
    expect(paged(lines, 10).map(told)).toEqual([['[Aula]', 'a!', 'b', '[Box]', 'c']]);
    expect(paged(lines, 1 + HEAD).map(told)).toEqual([
      ['[Aula]', 'a!'],
      ['[Aula]', 'b'],
      ['[Box]', 'c'],
    ]);
  });
  it('are at least one, and hold at least a line, however small the screen', () => {
    expect(paged([], 5)).toEqual([[]]);
    expect(paged(lines, 0.1).map(told)).toEqual([
      ['[Aula]', 'a!'],
      ['[Aula]', 'b'],
      ['[Box]', 'c'],
    ]);
  });
});
