import { describe, expect, it } from 'vitest';
import { exportCsv, importProgramme, type ImportOptions } from '../../../server/formats/index.js';
import { schedule } from '../../../core/index.js';
import { NOTHING_LIVE } from '../../../core/model.js';
import { programme } from '../../support/programme.js';
import { codes, fixture, imported, instant, refusal, titled } from './fixture.js';

const timezone = 'Europe/Berlin';
const read = (text: string | Uint8Array, options: ImportOptions = {}) =>
  importProgramme(Buffer.from(text as string), { timezone, source: 'talks.csv', ...options });

/** The times of one row, under a header. */
function timesOf(header: string, row: string) {
  const { programme } = read(`Title;${header}\nA;${row}\n`);
  const { start, end } = programme.sessions[0]!;
  return [start, end].map((at) => at && new Date(at).toISOString().slice(0, 16));
}

describe('CSV', () => {
  it('reads the columns of voctosched', () => {
    const result = imported('csv/voctosched.csv', { timezone });
    expect(result.format).toBe('csv');
    expect(titled(result, 'What to hack')).toEqual({
      id: '1',
      title: 'What to hack',
      kind: 'talk',
      room: 'grossesstudio',
      start: instant('2026-06-23T19:00:00+02:00'),
      end: instant('2026-06-23T20:30:00+02:00'),
      speakers: [{ id: '1', name: 'diverse' }],
      language: 'de',
      abstract: 'Short',
      description: 'Two\n\n"lines", and a half',
      attachments: [{ title: 'https://files.example/1.mkv', url: 'https://files.example/1.mkv' }],
    });
    expect(titled(result, 'Night').speakers).toEqual([
      { id: '2', name: 'Scytale' },
      { id: '3', name: 'vrld' },
    ]);
    expect(titled(result, 'Nightcap')).toMatchObject({ language: 'de,en', start: instant('2026-06-24T00:45+02:00') });
    expect(codes(result)).toEqual([]);
  });

  it('reads what people export: semicolons, German headers, dates once a day, ranges, comma and "Uhr"', () => {
    const result = imported('csv/german.csv', { timezone });
    expect(result.programme.version).toBe('1.2');
    expect(result.programme.conference.name).toBe('Chaostage');
    expect(
      result.programme.sessions.map(({ title, kind, start, end }) => [
        title,
        kind,
        new Date(start).toISOString().slice(0, 16),
        end && (end - start) / 60_000,
      ]),
    ).toEqual([
      ['Anmeldung', 'registration', '2026-10-24T07:00', 60],
      ['Löten für alle', 'workshop', '2026-10-24T08:00', 45],
      ['Lovelace, allein', 'talk', '2026-10-24T09:00', 30],
      ['=SUMME(A1:A3)', 'talk', '2026-10-25T13:00', 90],
      ['Tanz', 'talk', '2026-10-25T21:00', 180],
    ]);
    expect(titled(result, 'Löten für alle').speakers.map(({ name }) => name)).toEqual(['Ada Lovelace', 'Grace Hopper']);
    expect(titled(result, 'Lovelace, allein').speakers.map(({ name }) => name)).toEqual(['Lovelace, Ada']);
  });

  it.each([
    ['Date;Start;End', '2026-10-24;10:00;10:45', '2026-10-24T08:00', '2026-10-24T08:45'],
    ['Date;Start;End', '10/24/2026;10:00 AM;1:15 pm', '2026-10-24T08:00', '2026-10-24T11:15'],
    ['Date;Time', 'Sat, October 24th, 2026;11:00 – 1:00 pm', '2026-10-24T09:00', '2026-10-24T11:00'],
    ['Datum;Beginn;Länge', '24. Oktober 2026;14h30;1 h 15', '2026-10-24T12:30', '2026-10-24T13:45'],
    ['Scheduled At;Scheduled Duration', '24 Oct 2026 9:05 AM;50', '2026-10-24T07:05', '2026-10-24T07:55'],
    ['Starts At;Ends At', '2026-10-24T10:00:00+00:00;2026-10-24T10:30:00Z', '2026-10-24T10:00', '2026-10-24T10:30'],
    ['Start;Dauer (h)', '24.10.26 10:00;1,5', '2026-10-24T08:00', '2026-10-24T09:30'],
    ['Date;Start;Duration', '46319;0.375;0.0625', '2026-10-24T07:00', '2026-10-24T08:30'],
    ['Start;Duration', '46319.75;1:15:00', '2026-10-24T16:00', '2026-10-24T17:15'],
    ['Day;Start;End', '24/10/2026;23:00;01:00', '2026-10-24T21:00', '2026-10-24T23:00'],
    ['Date;Start;End', '2026-10-24;10:00;09:00', '2026-10-24T08:00', undefined],
  ])('reads %s: %s', (header, row, start, end) => {
    expect(timesOf(header, row)).toEqual([start, end]);
  });

  it('reads days and months by what makes the days lie together, and refuses to guess', () => {
    const days = (...dates: string[]) =>
      `Title,Date,Start\n${dates.map((date, n) => `T${n},${date},10:00`).join('\n')}`;
    const starts = (text: string) => read(text).programme.days.map(({ date }) => date);
    expect(starts(days('03/04/2026', '04/04/2026'))).toEqual(['2026-04-03', '2026-04-04']);
    expect(starts(days('04/03/2026', '04/04/2026'))).toEqual(['2026-04-03', '2026-04-04']);
    expect(refusal(days('03/04/2026'), { timezone })).toMatchObject({
      code: 'ambiguous-date',
      message: expect.stringMatching(/"03\/04\/2026".*YYYY-MM-DD\.$/),
    });
  });

  it('asks what the columns hold when it cannot tell, in one sentence, and takes the answer', () => {
    const text = 'Was läuft?,Kopf,Los gehts\nVortrag,Ada,2026-10-24 10:00\n';
    const error = refusal(text, { timezone, source: 'talks.csv' });
    expect(error.code).toBe('columns');
    expect(error.message).toBe(
      'talks.csv has no column that is known to say the title and the start; its columns are "Was läuft?", "Kopf", "Los gehts": name them with --column title=HEADER --column start=HEADER.',
    );
    const columns = { title: 'was läuft', start: 'Los gehts', speakers: 'Kopf' };
    expect(titled(read(text, { columns }), 'Vortrag')).toMatchObject({ speakers: [{ name: 'Ada' }] });
    expect(refusal(text, { timezone, columns: { ...columns, room: 'Ort' } }).message).toMatch(/has no column "Ort"/);
    expect(refusal(text, { timezone, columns: { titel: 'Kopf' } }).message).toMatch(/no field "titel"; the fields are/);
    expect(refusal('Title,Start,Room\nA,10:00,R\n', { timezone }).message).toMatch(/known to say the date;/);
  });

  it('an option wins over a header that is known', () => {
    const text = 'Title,Name,Date,Start\nsecond,first,2026-10-24,10:00\n';
    expect(read(text).programme.sessions[0]!.title).toBe('second');
    expect(read(text, { columns: { title: 'Name' } }).programme.sessions[0]!.title).toBe('first');
  });

  it.each([
    ['UTF-8 with its mark', Buffer.from('\ufeffTitle;Date;Start\nLöten;2026-10-24;10:00\n')],
    ['UTF-16', Buffer.from('\ufeffTitle\tDate\tStart\r\nLöten\t2026-10-24\t10:00\r\n', 'utf16le')],
    ['UTF-16 without its mark', Buffer.from('Title\tDate\tStart\r\nLöten\t2026-10-24\t10:00\r\n', 'utf16le')],
    ['Latin 1', Buffer.from('Title,Date,Start\rLöten,2026-10-24,10:00\r', 'latin1')],
    ['NUL bytes', Buffer.from('Title|Date|Start\nLö\u0000ten|2026-10-24|10:00\n')],
  ])('reads %s', (_, bytes) => {
    expect(read(bytes).programme.sessions.map(({ title }) => title)).toEqual(['Löten']);
  });

  it('leaves out what is cancelled or without time, with warnings', () => {
    const result = read(
      'Title,Date,Start,Status\nA,2026-10-24,10:00,\nB,2026-10-24,11:00,abgesagt\nC,2026-10-24,soon,\n',
    );
    expect(result.programme.sessions.map(({ title }) => title)).toEqual(['A']);
    expect(codes(result).sort()).toEqual(['cancelled', 'no-time']);
  });

  it('gives ids that survive: the column, else title and speakers', () => {
    const ids = (text: string) => read(text).programme.sessions.map(({ id }) => id);
    const [before] = ids('Title,Date,Start\nA,2026-10-24,10:00\n');
    expect(ids('Title,Date,Start\nB,2026-10-24,09:00\nA,2026-10-24,11:00\n')[1]).toBe(before);
  });

  it('names the line of a quote that is never closed', () => {
    const error = refusal('Title,Date,Start\nA,2026-10-24,10:00\n"B,2026-10-24,11:00\n', { timezone });
    expect(error).toMatchObject({ code: 'not-well-formed' });
    expect(error.message).toMatch(/at line \d+: a quote is opened and never closed/);
  });

  it('reads back what Hallway writes: ids, places, times, kinds, formulas', () => {
    const planned = programme([
      ['open', 'Aula', '10:00', '10:45', { title: '=1+1', kind: 'workshop' }],
      ['lunch', '', '12:00', '13:00', { kind: 'break' }],
    ]);
    const text = exportCsv(schedule(planned, NOTHING_LIVE), { slug: 'demo', revision: 1 });
    const back = importProgramme(Buffer.from(text), { timezone: planned.conference.timezone }).programme;
    const facts = (sessions: typeof planned.sessions) =>
      sessions.map(({ id, title, kind, start, end, room }) => ({ id, title, kind, start, end, room }));
    expect(facts(back.sessions)).toEqual(
      facts(planned.sessions).map((each) => ({ ...each, room: each.room?.toLowerCase() })),
    );
    expect(fixture('csv/german.csv').toString()).toContain('=SUMME');
  });

  it.each([
    [
      'French',
      'Titre;Date;Heure de début;Heure de fin;Salle;Intervenants\nA;24/10/2026;9h00;9h30;Amphi;Ada Lovelace\n',
    ],
    ['Spanish', 'Título,Fecha,Hora de inicio,Hora de fin,Sala,Ponentes\nA,24/10/2026,9:00,9:30,Amphi,Ada Lovelace\n'],
    ['Portuguese', 'Atividade,Data,Início,Término,Local,Palestrante\nA,24/10/2026,09:00,09:30,Amphi,Ada Lovelace\n'],
    [
      'Romanian',
      'Titlu;Dată;Ora de început;Ora de sfârșit;Sala;Vorbitori\nA;24.10.2026;9:00;9:30;Amphi;Ada Lovelace\n',
    ],
    ['Italian', 'Titolo;Data;Ora inizio;Ora fine;Luogo;Relatori\nA;24/10/2026;9.00;9.30;Amphi;Ada Lovelace\n'],
    ['American', 'Session Title,Date,Time,Location,Speaker(s)\nA,10/24/2026,9:00 AM - 9:30 AM,Amphi,Ada Lovelace\n'],
    [
      'Sched',
      'session_key,name,active,session_start,session_end,session_type,venue,speakers\n1,A,Y,2026-10-24 09:00,2026-10-24 09:30,Talk,Amphi,Ada Lovelace\n',
    ],
    ['two rows', 'Tag,Zeit,,Titel,Raum,Referentin\n,von,bis,,,\n24.10.2026,9:00,9:30,A,Amphi,Ada Lovelace\n'],
  ])('knows headers in %s', (_, text) => {
    const { programme } = read(text);
    expect(programme.sessions).toMatchObject([
      {
        title: 'A',
        start: instant('2026-10-24T09:00+02:00'),
        end: instant('2026-10-24T09:30+02:00'),
        room: 'amphi',
        speakers: [{ name: 'Ada Lovelace' }],
      },
    ]);
  });

  it('takes a lower row of headers for a session if it says less', () => {
    expect(read('Titel,Beginn,Raum\nTalk,2026-10-24 10:00,Saal\n').programme.sessions).toHaveLength(1);
    expect(
      read('Was,Wann,Ort\nProgramm,2026-10-24 10:00,Saal\n', { columns: { title: 'Was' } }).programme.sessions,
    ).toHaveLength(1);
  });
});
