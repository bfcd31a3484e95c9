import { describe, expect, it } from 'vitest';
import { inferBreaks } from '../../../../server/formats/draft/breaks.js';
import { importProgramme } from '../../../../server/formats/index.js';
import { clock, programme, type Row } from '../../../support/programme.js';

/** Breaks as [room, start-end]. */
const breaks = (rows: readonly Row[], least = 15, languages = ['en']) =>
  inferBreaks(programme(rows, { conference: { name: 'Small', timezone: 'UTC', languages } }), least)
    .sessions.filter(({ id }) => id.startsWith('break-'))
    .map(({ room, start, end }) => [room ?? '', `${clock(start)}-${clock(end!)}`]);
const idOf = (rows: readonly Row[]) =>
  inferBreaks(programme(rows), 15).sessions.find(({ kind }) => kind === 'break')!.id;

describe('breaks inferred from gaps', () => {
  const A: Row = ['a', 'Aula', '10:00', '11:00'];
  const B: Row = ['b', 'Aula', '11:30', '12:00'];

  it('are of the house where no room has a session, else of the room', () => {
    expect(breaks([A, B, ['c', 'Box', '09:00', '11:10'], ['d', 'Box', '11:30', '12:00']])).toEqual([
      ['', '11:10-11:30'],
    ]);
    expect(breaks([A, B, ['c', 'Box', '09:00', '13:00']])).toEqual([['Aula', '11:00-11:30']]);
    expect(breaks([A, B])).toEqual([['', '11:00-11:30']]);
  });

  it('are as long as asked for, and three hours at most', () => {
    expect([breaks([A, B], 30), breaks([A, B], 31)]).toEqual([[['', '11:00-11:30']], []]);
    const after = (start: string): Row => ['z', 'Aula', start, '18:00'];
    expect([breaks([A, after('14:00')]), breaks([A, after('14:01')])]).toEqual([[['', '11:00-14:00']], []]);
  });

  it('are not made where there is a break, over night, or round a session that runs beside', () => {
    expect(breaks([A, B, ['coffee', '', '11:00', '11:30', { kind: 'break' }]])).toEqual([]);
    expect(breaks([A, B, ['c', 'Box', '10:00', '12:00'], ['coffee', '', '11:00', '11:20', { kind: 'break' }]])).toEqual(
      [],
    );
    expect(
      breaks([
        ['a', 'Aula', '23:00', '23:30'],
        ['b', 'Aula', '+1 06:00', '+1 07:00'],
      ]),
    ).toEqual([]);
    expect(breaks([A, B, ['expo', '', '09:00', '18:00', { kind: 'registration' }]])).toEqual([['', '11:00-11:30']]);
    expect(breaks([A, B, ['expo', 'Aula', '09:00', '12:00', { background: true }]])).toEqual([['', '11:00-11:30']]);
    expect(breaks([A, B, ['expo', 'Aula', '09:00', '13:00']])).toEqual([['', '11:00-11:30']]);
    expect(breaks([A, B, ['expo', 'Aula', '09:00', '12:59']])).toEqual([]);
    expect(breaks([A, B, ['news', '', '11:00', '11:30', { kind: 'talk' }]])).toEqual([['', '11:00-11:30']]);
  });

  it('begin when the longest of several overlapping sessions is over', () => {
    expect(breaks([['long', 'Aula', '10:00', '11:15'], ['short', 'Aula', '10:00', '10:30'], B])).toEqual([
      ['', '11:15-11:30'],
    ]);
  });

  it('leave alone what has no planned end', () => {
    expect(breaks([['a', 'Aula', '10:00', ''], B])).toEqual([]);
    expect(
      breaks([['a', 'Aula', '10:00', ''], ['c', 'Box', '10:00', '11:00'], ['d', 'Box', '11:20', '12:00'], B]),
    ).toEqual([['Box', '11:00-11:20']]);
  });

  it('keep their ids when times change, and have one each', () => {
    const rows: Row[] = [A, B, ['c', 'Aula', '12:30', '13:00']];
    const all = inferBreaks(programme(rows), 15).sessions;
    expect(all.map(({ kind }) => kind)).toEqual(['talk', 'break', 'talk', 'break', 'talk']);
    expect(new Set(all.map(({ id }) => id)).size).toBe(5);
    expect(
      idOf([
        ['a', 'Aula', '10:10', '11:05'],
        ['b', 'Aula', '11:40', '12:00'],
      ]),
    ).toBe(idOf([A, B]));
    expect(idOf([A, B, ['c', 'Box', '10:00', '13:00']])).not.toBe(idOf([A, B]));
  });

  it('are named in the language of the conference', () => {
    const title = (...languages: string[]) =>
      inferBreaks(programme([A, B], { conference: { name: 'x', timezone: 'UTC', languages } }), 15).sessions[1]!.title;
    expect([title('de-CH', 'en'), title('ro'), title('ja'), title()]).toEqual(['Pause', 'Pauză', 'Break', 'Break']);
  });

  it('are made only when asked, and of at least a minute', () => {
    const bytes = Buffer.from(JSON.stringify(programme([A, B])));
    expect(importProgramme(bytes).programme.sessions).toHaveLength(2);
    expect(importProgramme(bytes, { inferBreaks: 30 }).programme.sessions).toHaveLength(3);
    expect(inferBreaks(programme([A]), 15)).toEqual(programme([A]));
    expect(() => inferBreaks(programme([A]), 0)).toThrow(RangeError);
  });
});
