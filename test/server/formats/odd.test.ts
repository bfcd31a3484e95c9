/** What people and tools really hand over: each is read as it is meant, or asked about in words. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importProgramme, type ImportOptions } from '../../../server/formats/index.js';
import { codes, refusal } from './fixture.js';

const timezone = 'Europe/Berlin';
const read = (file: string | Uint8Array, options: ImportOptions = {}) =>
  importProgramme(Buffer.from(file as string), { timezone, source: 'f', ...options });

/** `TITLE START+MINUTES ROOM [SPEAKERS]` of each session, times as in Berlin. */
function told(file: string | Uint8Array, options: ImportOptions = {}): string[] {
  const { programme } = read(file, options);
  const rooms = new Map(programme.rooms.map(({ id, name }) => [id, name]));
  return programme.sessions.map(({ title, start, end, room, speakers }) => {
    const wall = new Date(start).toLocaleString('sv', { timeZone: timezone, dateStyle: 'short', timeStyle: 'short' });
    const length = end === undefined ? '' : `+${(end - start) / 60_000}`;
    const where = room === undefined ? '' : ` ${String(rooms.get(room))}`;
    return `${String(title)} ${wall}${length}${where}${speakers.length > 0 ? ` [${speakers.map(({ name }) => name).join('|')}]` : ''}`;
  });
}

const utf16 = (text: string): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

describe('tables', () => {
  it.each<[string, string | Uint8Array, string[]]>([
    [
      'a sheet with both times in one cell',
      'Datum,Uhrzeit,Titel,Raum,Referent*in\n25.11.2026,10:00-10:45,Löten,Saal 1,Ada Lovelace\n25.11.2026,"10:45 – 11:30",Zwei,Saal 2,"Ada Lovelace, Grace Hopper"\n',
      [
        'Löten 2026-11-25 10:00+45 Saal 1 [Ada Lovelace]',
        'Zwei 2026-11-25 10:45+45 Saal 2 [Ada Lovelace|Grace Hopper]',
      ],
    ],
    [
      'Excel’s "Unicode text": UTF-16 with tabs',
      utf16('Titel\tDatum\tBeginn\tEnde\tRaum\r\nLöten\t25.11.2026\t10:00\t10:45\tBühne\r\n'),
      ['Löten 2026-11-25 10:00+45 Bühne'],
    ],
    [
      'Excel’s CSV of a German Windows',
      Buffer.from('Titel;Datum;Beginn;Ende;Bühne\r\nLöten;25.11.2026;10:00;10:45;Große Bühne\r\n', 'latin1'),
      ['Löten 2026-11-25 10:00+45 Große Bühne'],
    ],
    [
      'quotes and line breaks inside cells',
      'Title,Date,Start,Speakers\n"A ""quoted""\ntitle",2026-11-25,10:00,"Ada Lovelace\nGrace Hopper"\n',
      ['A "quoted" title 2026-11-25 10:00 [Ada Lovelace|Grace Hopper]'],
    ],
    [
      'clocks of twelve hours',
      'Title,Date,Time\nA,25-Nov-26,12:00 AM - 12:30 AM\nB,,9am-10am\nC,,11:30-12:15 PM\nD,,12:15pm-1pm\nE,,2.30 p.m. to 3 p.m.\n',
      [
        'A 2026-11-25 00:00+30',
        'B 2026-11-25 09:00+60',
        'C 2026-11-25 11:30+45',
        'D 2026-11-25 12:15+45',
        'E 2026-11-25 14:30+30',
      ],
    ],
    [
      'times as people shorten them',
      'Title,Date,Time\nA,2026-11-25,0900\nB,,1000-1045\nC,,11-12\nD,,13-13:45\nE,,14 bis 15 Uhr\nF,,ab 16:00\nG,,17:00/17:45\nH,,18:00 - 18:45 (45 min)\n',
      [
        'A 2026-11-25 09:00',
        'B 2026-11-25 10:00+45',
        'C 2026-11-25 11:00+60',
        'D 2026-11-25 13:00+45',
        'E 2026-11-25 14:00+60',
        'F 2026-11-25 16:00',
        'G 2026-11-25 17:00+45',
        'H 2026-11-25 18:00+45',
      ],
    ],
    [
      'times that a spreadsheet gives the first of its days',
      'Title,Date,Start\nA,2026-11-25,1899-12-30T10:00:00\nB,2026-11-25,30.12.1899 11:00:00\n',
      ['A 2026-11-25 10:00', 'B 2026-11-25 11:00'],
    ],
    [
      'a spreadsheet’s numbers with a decimal comma',
      'Title;Start;End\nA;46351,41666666667;46351,4479166667\n',
      ['A 2026-11-25 10:00+45'],
    ],
    ['dates of JavaScript', 'Title,Start\nA,Wed Nov 25 2026 10:00:00 GMT+0100 (CET)\n', ['A 2026-11-25 10:00']],
    ['French', 'Titre,Date,Heure\nA,mercredi 25 novembre 2026,de 10h à 11h30\n', ['A 2026-11-25 10:00+90']],
    ['Spanish', 'Título,Fecha,Hora\nA,25 de noviembre de 2026,10:00\n', ['A 2026-11-25 10:00']],
    ['Romanian', 'Titlu,Data,Ora,Sala\nA,25 noiembrie 2026,10:00,Aula\n', ['A 2026-11-25 10:00 Aula']],
    [
      'the spreadsheet of Sessionize',
      'Session Id,Title,Owner,Level,Room,Scheduled At,Scheduled Duration,Speakers\n1,A,o,Beginner,Aula,25 Nov 2026 09:00 AM,45,"Ada Lovelace, Grace Hopper"\n',
      ['A 2026-11-25 09:00+45 Aula [Ada Lovelace|Grace Hopper]'],
    ],
    [
      'the table of Sched',
      'event_key,event_name,event_active,event_start,event_end,event_type,speakers,venue\n1,A,Y,2026-11-25 10:00,2026-11-25 10:45,Keynote,Ada,Aula\n',
      ['A 2026-11-25 10:00+45 Aula [Ada]'],
    ],
    [
      'words before each header',
      'Name,Event Start Date,Event Start Time,Event End Time,Event Type,Venue\nA,11/25/2026,10:00 AM,10:45 AM,Talk,Aula\n',
      ['A 2026-11-25 10:00+45 Aula'],
    ],
    [
      'the table of pretalx',
      '\ufeffID,Proposal title,Room,Start,End,Speaker names\nABC,A,Aula,2026-11-25T10:00:00+01:00,2026-11-25T10:45:00+01:00,"Ada\nGrace"\n',
      ['A 2026-11-25 10:00+45 Aula [Ada|Grace]'],
    ],
    [
      'a column for each speaker',
      'Title,Date,Start,Speaker 1,Speaker 2,Co-Speaker,Speaker 1 e-mail\nA,2026-11-25,10:00,Ada,Grace,Bo,a@b.c\n',
      ['A 2026-11-25 10:00 [Ada|Grace|Bo]'],
    ],
    [
      'lines of a timetable in which nothing begins',
      'Date,Time,Title,Room\n25.11.2026,10:00,A,Aula\n,10:15,,\n,10:30,B,Aula\n',
      ['A 2026-11-25 10:00 Aula', 'B 2026-11-25 10:30 Aula'],
    ],
    ['hard spaces in headers', 'Title,Start\u00a0Date,Start\u00a0Time\nA,2026-11-25,10:00\n', ['A 2026-11-25 10:00']],
  ])('%s', (_, file, sessions) => {
    expect(told(file)).toEqual(sessions);
  });

  it('a date that cannot be read is not that of the row above; marks of repetition are', () => {
    const result = read('Date,Time,Title\n25.11.2026,10:00,A\n",,",11:00,B\n26.11.,10:00,C\n"""",12:00,D\n');
    expect(result.programme.sessions.map(({ title }) => title)).toEqual(['A', 'D']);
    expect(result.warnings).toMatchObject([{ code: 'no-time', count: 2 }]);
  });

  it.each([
    ['Title,Date,Start\nA,24.10.,10:00\n', /no dates with a year in its column "Date", only such as "24\.10\."; write/],
    ['Tag,Zeit,Titel\nTag 1,10:00,A\n', /in its column "Tag", only such as "Tag 1"; .*--column date=HEADER\.$/],
    ['Title,Day,Start\nA,Saturday,10:00\n', /in its column "Day", only such as "Saturday"/],
    ['Time,Aula,Box\n2026-11-25 10:00,A,B\n2026-11-25 11:00,C,D\n', /if the columns are rooms, write one row for each/],
  ])('asks in words: %j', (file, words) => {
    const { code, message, choices } = refusal(file, { timezone });
    expect(code).toBe('columns');
    expect(message).toMatch(words);
    expect(choices?.table?.headers.length).toBeGreaterThan(2);
  });
});

describe('merged cells of a workbook', () => {
  const letters = 'ABCDEFG';
  const workbook = (rows: readonly (readonly string[])[], merged: readonly string[]): Uint8Array =>
    zipSync({
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': strToU8(
        `<worksheet><sheetData>${rows
          .map((row, at) => {
            const cells = row.map((words, column) =>
              words === '' ? '' : `<c r="${letters[column]}${at + 1}" t="inlineStr"><is><t>${words}</t></is></c>`,
            );
            return `<row r="${at + 1}">${cells.join('')}</row>`;
          })
          .join(
            '',
          )}</sheetData><mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells></worksheet>`,
      ),
    });

  it('say of every row beside them when and where; a tall title is one session', () => {
    const bytes = workbook(
      [
        ['Day of talks', '', '', ''],
        ['Date', 'Time', 'Room', 'Title'],
        ['2026-11-25', '10:00', 'Aula', 'A'],
        ['', '', 'Box', 'B'],
        ['', '11:00', '', 'C'],
        ['', '11:30', 'Cube', ''],
      ],
      ['A1:D1', 'A3:A6', 'B3:B4', 'C4:C5', 'D5:D6', 'Z1:Z9999999', 'nonsense'],
    );
    expect(told(bytes)).toEqual([
      'A 2026-11-25 10:00 Aula',
      'B 2026-11-25 10:00 Box',
      'C 2026-11-25 11:00 Box',
      'Cube 2026-11-25 11:30 Cube',
    ]);
  });
});

const xml = (session: string, declaration = '<?xml version="1.0"?>', zone = timezone): string =>
  `${declaration}<schedule><version>1</version><conference><title>C</title><time_zone_name>${zone}</time_zone_name></conference><day index="1" date="2026-11-25"><room name="Aula"><event id="1"><start>9:00</start><duration>0:45</duration>${session}</event></room></day></schedule>`;

describe('XML by hand and by templates', () => {
  it('with a bare "&" and entities of HTML is read as it was meant, and says so', () => {
    const result = read(xml('<title>Q&A&nbsp;caf&eacute; &lt;b&gt; &amp; &unheardof; R&D;</title>'));
    expect(result.programme.sessions[0]!.title).toBe('Q&A café <b> & &unheardof; R&D;');
    expect(codes(result)).toEqual(['bare-ampersand']);
  });

  it('that declares entities of its own is refused all the same', () => {
    const declared = xml('<title>&x; &y</title>', '<?xml version="1.0"?><!DOCTYPE schedule [<!ENTITY x "boo">]>');
    expect(refusal(declared).code).toBe('not-well-formed');
  });

  it.each([
    ['empty lines before the declaration', `\n\n  ${xml('<title>A</title>')}`],
    [
      'a style sheet and a document type',
      xml(
        '<title>A</title>',
        '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE schedule SYSTEM "http://x/s.dtd"><?xml-stylesheet href="x.xsl"?><!-- c -->',
      ),
    ],
    [
      'namespaces',
      xml('<title>A</title>').replace(
        '<schedule>',
        '<schedule xmlns="http://x" xmlns:xsi="http://y" xsi:noNamespaceSchemaLocation="z">',
      ),
    ],
    ['a duration in minutes', xml('<title>A</title>').replace('0:45', '45')],
  ])('%s', (_, file) => {
    expect(told(file)).toEqual(['A 2026-11-25 09:00+45 Aula']);
    expect(codes(read(file))).toEqual([]);
  });

  it('tells the line of a fault below empty lines', () => {
    expect(refusal(`\n\n${xml('<title>A</titel>')}`).line).toBe(3);
  });
});

const ics = (times: string, head = ''): string =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${head}BEGIN:VEVENT\r\nUID:a@x\r\nSUMMARY:A\r\n${times.replaceAll('\n', '\r\n')}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
const OUTLOOK =
  'BEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n';

describe('calendars', () => {
  it.each([
    ['Outlook’s zones', ics('DTSTART;TZID="W. Europe Standard Time":20261125T100000\nDURATION:PT45M', OUTLOOK)],
    ['Mozilla’s zones', ics('DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20261125T100000\nDURATION:PT45M')],
    [
      'Evolution’s zones',
      ics('DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20261125T100000\nDURATION:P0DT0H45M'),
    ],
    ['Google’s zone', ics('DTSTART:20261125T090000Z\nDTEND:20261125T094500Z', 'X-WR-TIMEZONE:Europe/Berlin\r\n')],
    [
      'lower case and bare line feeds',
      ics('DTSTART;TZID=Europe/Berlin:20261125T100000\nDURATION:PT45M')
        .replaceAll('\r', '')
        .replace(/^[A-Z-]+(?=[:;])|(?<=^(?:BEGIN|END):)[A-Z]+/gm, (word) => word.toLowerCase()),
    ],
    [
      'a mark and empty lines first',
      `\ufeff\r\n\r\n${ics('DTSTART;VALUE=DATE-TIME:20261125T090000Z\nDURATION:PT45M')}`,
    ],
  ])('%s', (_, file) => {
    expect(
      told(file, file.includes('VALUE=') || file.includes('W. Europe') ? {} : { timezone: undefined as never }),
    ).toEqual(['A 2026-11-25 10:00+45']);
  });

  it('one after the other in one file', () => {
    const second = ics('DTSTART:20261125T100000Z').replace('a@x', 'b@x');
    expect(told(ics('DTSTART:20261125T090000Z') + second)).toHaveLength(2);
  });
});

describe('what is no schedule file is told apart, with what to give instead', () => {
  it.each([
    [
      '<!DOCTYPE html><html><head><title>Log in</title></head></html>',
      /is a web page and no schedule file; give the address/,
    ],
    [
      '<?xml version="1.0"?><iCalendar xmlns:xCal="urn:x"><vcalendar/></iCalendar>',
      /is xCal, which .*: give one of those\.$/,
    ],
    [
      JSON.stringify({ count: 1, results: [{ code: 'ABC', title: 'A', slot: {} }] }),
      /give …\/schedule\/export\/schedule\.json/,
    ],
    [
      JSON.stringify({ talks: [{ code: 'ABC', title: { en: 'A' } }], rooms: [] }),
      /give …\/schedule\/export\/schedule\.json/,
    ],
    ['{"detail":"Authentication credentials were not provided."}', /some other JSON/],
    ['%PDF-1.4\n%âãÏÓ\n1 0 obj <<>>', /is no schedule that Hallway knows; it reads/],
  ])('%s', (file, words) => {
    const { code, message } = refusal(file, { timezone });
    expect(code).toBe('unknown-format');
    expect(message).toMatch(words);
  });
});
