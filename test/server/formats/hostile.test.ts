import { describe, expect, it } from 'vitest';
import { importProgramme } from '../../../server/formats/index.js';
import { FormatError } from '../../../server/formats/index.js';
import { refusal } from './fixture.js';

const timezone = 'Europe/Berlin';
const MB = 1024 * 1024;

/** A calendar, a table and so on of so many sessions, one after the other on ten days. */
const FORMATS: Readonly<Record<string, (sessions: number, date?: string) => string>> = {
  ics: (count, date = '202610') =>
    `BEGIN:VCALENDAR\n${lines(count, (n) => `BEGIN:VEVENT\nUID:${n}@x\nSUMMARY:T${n}\nLOCATION:R${n % 50}\\, V\nDTSTART:${date}${10 + (n % 10)}T100000Z\nDURATION:PT45M\nEND:VEVENT`)}END:VCALENDAR\n`,
  csv: (count, date = '2026-10-') =>
    `ID,Title,Date,Start,Duration,Room\n${lines(count, (n) => `${n},T${n},${date}${10 + (n % 10)},10:00,0:45,R${n % 50}`)}`,
  sessionize: (count, date = '2026-10-') =>
    JSON.stringify({
      sessions: list(count, (n) => ({
        id: n,
        title: `T${n}`,
        startsAt: `${date}${10 + (n % 10)}T10:00:00`,
        roomId: 1,
      })),
      speakers: [],
      rooms: [{ id: 1, name: 'R' }],
    }),
  schedule2: (count, date = '2026-10-') =>
    JSON.stringify({
      schedule: {
        version: '1',
        conference: { title: 'T', time_zone_name: 'UTC' },
        events: list(count, (n) => ({ guid: `g${n}`, title: `T${n}`, start: `${date}${10 + (n % 10)}T10:00:00Z` })),
      },
    }),
  indico: (count, date = '2026-10-') =>
    JSON.stringify({
      results: [
        {
          title: 'T',
          startDate: { date: '2026-10-10', time: '09:00:00', tz: 'UTC' },
          contributions: list(count, (n) => ({
            id: n,
            title: `T${n}`,
            startDate: { date: `${date}${10 + (n % 10)}`, time: '10:00:00', tz: 'UTC' },
          })),
        },
      ],
    }),
};
const list = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
const lines = (count: number, make: (n: number) => string): string => list(count, (n) => `${make(n)}\n`).join('');

/** Processor time of an import, whatever comes of it, ms: what else the machine does meanwhile does not count. */
function timeOf(bytes: Buffer): number {
  const start = process.threadCpuUsage();
  try {
    importProgramme(bytes, { timezone });
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
  }
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000;
}

describe.each(Object.entries(FORMATS))('%s', (format, make) => {
  it('of 100,000 sessions is refused, and soon', () => {
    const bytes = Buffer.from(make(100_000));
    const start = performance.now();
    expect(refusal(bytes, { timezone })).toMatchObject({ code: 'too-large' });
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('takes time in proportion to its sessions', () => {
    importProgramme(Buffer.from(make(1_000)), { timezone });
    const few = Math.min(...list(3, () => timeOf(Buffer.from(make(2_000)))));
    const many = Math.min(...list(2, () => timeOf(Buffer.from(make(16_000)))));
    // Eight times as many; a quadratic step would take 64 times as long.
    expect(many).toBeLessThan(32 * Math.max(few, 5));
  });

  it('in the years 0 and 9999 has no sessions with a usable date', () => {
    for (const year of format === 'ics' ? ['000010', '999912'] : ['0000-10-', '9999-12-'])
      expect(refusal(make(2, year), { timezone }).code, year).toMatch(/^(?:no-sessions|columns)$/);
  });

  it('is found by its content alone, and in the zone that is given', () => {
    const result = importProgramme(Buffer.from(make(3)), { timezone });
    expect(result.format).toBe(format);
    expect(result.programme.sessions).toHaveLength(3);
    expect(refusal(make(3), { timezone: 'Mars/Olympus' }).code).toBe('unknown-timezone');
  });
});

describe('files made to keep a server busy', () => {
  const head = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261010T100000Z\n';
  const tail = '\nEND:VEVENT\nEND:VCALENDAR\n';
  it.each([
    ['a calendar of empty lines', () => head + '\n'.repeat(40 * MB)],
    ['a calendar of folds', () => `${head}SUMMARY:x${'\n a'.repeat(13 * MB)}`],
    ['a calendar of broken folding', () => `${head}SUMMARY:x${'\na'.repeat(1.4 * MB)}${tail}`],
    ['a property without end', () => `${head}SUMMARY:${'a\\,'.repeat(13 * MB)}${tail}`],
    ['parameters without end', () => `${head}SUMMARY;${'A=b;'.repeat(5 * MB)}:x${tail}`],
    ['dates without end', () => `${head}RDATE:${'20261010T100000Z,'.repeat(5_000)}${tail}`],
    ['rules without end', () => head + 'RRULE:FREQ=DAILY;INTERVAL=99999999\n'.repeat(40_000) + tail],
    ['a rule for the 30th of February', () => `${head}RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30${tail}`],
    ['a rule of seconds', () => `${head}RRULE:FREQ=SECONDLY;BYMONTH=2${tail}`],
    [
      'a zone of rules',
      () =>
        `BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART;TZID=X:20261010T100000${tail}`,
    ],
    ['a table of commas', () => `Title,Start,Date\n${','.repeat(40 * MB)}`],
    ['a table of line breaks', () => `Title,Start,Date\n${'\n'.repeat(40 * MB)}`],
    ['a quote that is never closed', () => `Title,Start,Date\n"${'a'.repeat(40 * MB)}`],
    ['a table of quotes', () => `Title,Start,Date\n${'"'.repeat(40 * MB)}`],
    ['a table of NUL bytes', () => `Title,Start,Date\nA,10:00,2026-10-10${'\0'.repeat(40 * MB)}`],
    ['a table of columns', () => `Title,Start,Date,${'Start,'.repeat(200_000)}\nA,10:00,2026-10-10\n`],
    ['a list of names', () => `Title,Start,Date,Speakers\nA,10:00,2026-10-10,"${'a b and '.repeat(100_000)}"\n`],
  ])('%s', (_, make) => {
    expect(timeOf(Buffer.from(make()))).toBeLessThan(20_000);
  });
});
