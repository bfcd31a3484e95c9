import { describe, expect, it } from 'vitest';
import { faultsOfCalendar, readByIcalJs } from '../../../../scripts/validate/calendar.js';
import { schedule as scheduleOf, NOTHING_LIVE, type Schedule } from '../../../../core/index.js';
import { exportIcs } from '../../../../server/formats/index.js';
import { programme } from '../../../support/programme.js';
import { changed } from './live.js';

const HOUR = 3_600_000;

/** Sessions of one hour at instants, in a zone. */
function at(timezone: string, ...starts: readonly string[]): Schedule {
  const rows = starts.map((start, index) => ({
    id: `s${index}`,
    title: `S${index}`,
    kind: 'talk' as const,
    speakers: [],
    start: Date.parse(start),
    end: Date.parse(start) + HOUR,
  }));
  return scheduleOf(
    programme([], { conference: { name: 'Zones', timezone, languages: ['en'] }, sessions: rows }),
    NOTHING_LIVE,
  );
}

const expected = ({ sessions }: Schedule) =>
  new Map(sessions.map(({ id, start, end }) => [`${id}@zones.hallway`, { start, end }]));
const calendar = (schedule: Schedule): string => exportIcs(schedule, { slug: 'zones' });
const linesOf = (text: string, pattern: RegExp) => text.split('\r\n').filter((line) => pattern.test(line));

describe('times of calendars', () => {
  it.each([
    [
      'Europe/Berlin',
      '2026-10-24T08:00:00Z',
      '2026-10-24T23:30:00Z',
      '2026-10-25T00:30:00Z',
      '2026-10-25T01:30:00Z',
      '2026-10-26T09:00:00Z',
    ],
    ['Europe/Berlin', '2026-03-28T09:00:00Z', '2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z', '2026-03-30T09:00:00Z'],
    [
      'America/New_York',
      '2026-10-31T14:00:00Z',
      '2026-11-01T05:30:00Z',
      '2026-11-01T06:30:00Z',
      '2026-11-02T15:00:00Z',
    ],
    ['Australia/Lord_Howe', '2026-04-04T03:00:00Z', '2026-04-04T15:00:00Z', '2026-04-06T03:00:00Z'],
    ['Pacific/Chatham', '2026-09-26T00:00:00Z', '2026-09-26T14:00:00Z', '2026-09-28T00:00:00Z'],
    ['Africa/Casablanca', '2026-02-14T10:00:00Z', '2026-02-16T10:00:00Z', '2026-03-23T10:00:00Z'],
    ['Asia/Kathmandu', '2026-05-01T04:00:00Z'],
    ['America/Sao_Paulo', '2019-02-16T12:00:00Z', '2019-02-18T12:00:00Z', '2026-02-18T12:00:00Z'],
    ['Europe/Dublin', '2026-10-24T08:00:00Z', '2026-10-26T08:00:00Z'],
    ['UTC', '2026-10-24T08:00:00Z'],
    ['Europe/Berlin', '0201-02-01T00:00:00Z', '1880-05-01T00:00:00Z', '2026-10-24T08:00:00Z', '9999-12-01T00:00:00Z'],
  ])('are the same instants to two parsers: %s from %s', (zone, ...starts) => {
    const schedule = at(zone, ...starts);
    expect(faultsOfCalendar(calendar(schedule), expected(schedule))).toEqual([]);
  });

  it('are those of the conference as it was changed', () => {
    const schedule = changed();
    const instants = schedule.sessions.map(({ id, start, end }) => [`${id}@zones.hallway`, { start, end }] as const);
    expect(faultsOfCalendar(calendar(schedule), new Map(instants))).toEqual([]);
  });

  it('are wall times with the zone, whose clock changes during the conference are told', () => {
    const text = calendar(at('Europe/Berlin', '2026-10-24T08:00:00Z', '2026-10-26T09:00:00Z'));
    expect(linesOf(text, /^DTSTART;/)).toEqual([
      'DTSTART;TZID=Europe/Berlin:20261024T100000',
      'DTSTART;TZID=Europe/Berlin:20261026T100000',
    ]);
    const zone = text.slice(text.indexOf('BEGIN:VTIMEZONE'), text.indexOf('END:VTIMEZONE'));
    expect(zone.split('\r\n').filter((line) => /^(?:BEGIN|DTSTART|TZ)/.test(line))).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Berlin',
      'BEGIN:DAYLIGHT',
      'DTSTART:20260329T020000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'TZNAME:+0200',
      'BEGIN:STANDARD',
      'DTSTART:20261025T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'TZNAME:+0100',
    ]);
  });

  it('are in UTC in the night when a wall time comes twice, and where the zone is UTC', () => {
    const night = calendar(at('Europe/Berlin', '2026-10-24T08:00:00Z', '2026-10-25T01:30:00Z'));
    expect(linesOf(night, /^DTSTART:\d+T\d+Z/)).toEqual(['DTSTART:20261025T013000Z']);
    const universal = calendar(at('Etc/UTC', '2026-10-24T08:00:00Z'));
    expect(linesOf(universal, /^DTSTART|TZID|VTIMEZONE/)).toEqual(['DTSTART:20261024T080000Z']);
  });

  it('have one observance where the clock never changes', () => {
    const text = calendar(at('Asia/Kathmandu', '2026-05-01T04:00:00Z'));
    expect(linesOf(text, /^BEGIN:(?:STANDARD|DAYLIGHT)/)).toEqual(['BEGIN:STANDARD']);
    expect(linesOf(text, /^TZOFFSET/)).toEqual(['TZOFFSETFROM:+0545', 'TZOFFSETTO:+0545']);
  });

  it('mean nothing without their VTIMEZONE to a parser that knows no zones by name', () => {
    const schedule = at('America/New_York', '2026-10-31T14:00:00Z');
    const bare = calendar(schedule).replace(/BEGIN:VTIMEZONE[^]*END:VTIMEZONE\r\n/, '');
    expect(faultsOfCalendar(bare, expected(schedule))).toContain('no VTIMEZONE for America/New_York');
    expect(readByIcalJs(bare).get('s0@zones.hallway')?.start).not.toBe(Date.parse('2026-10-31T14:00:00Z'));
  });
});

describe('a part of the schedule', () => {
  const titles = (only: Parameters<typeof exportIcs>[1]['only']) =>
    linesOf(exportIcs(changed(), { slug: 'small', only }), /^UID:/).map((line) => line.slice(4).split('@')[0]);

  it('has the sessions for which one of each list holds', () => {
    expect(titles({ tracks: ['systems'] })).toEqual(['alpha']);
    expect(titles({ kinds: ['break', 'workshop'] }).toSorted()).toEqual(['42', 'lunch']);
    expect(titles({ rooms: ['Box'], kinds: ['workshop'] })).toEqual(['42']);
    expect(titles({ sessions: ['nowhere'] })).toEqual(['nowhere']);
    expect(titles({ languages: ['de'] })).toEqual(['alpha']);
    expect(titles({ rooms: [], tracks: [] })).toHaveLength(9);
  });

  it('takes a session that names no language for one in the language of the conference', () => {
    expect(titles({ languages: ['EN'] })).toHaveLength(9);
    expect(titles({ languages: ['ro'] })).toEqual([]);
  });

  it.each([
    [{ rooms: ['Box'] }, 'Small & good: Box\\, Cellar', '/rooms/Box.ics'],
    [{ tracks: ['systems'] }, 'Small & good: Systems', '/tracks/systems.ics'],
    [{ sessions: ['night'] }, 'Small & good: By night', '/sessions/night.ics'],
    [{ rooms: ['Box'], languages: ['de'] }, 'Small & good: Box\\, Cellar\\, de', '/schedule.ics?room=Box&language=de'],
    [{}, 'Small & good', '/schedule.ics'],
  ] as const)('is called and found by what it selects: %j', (only, name, path) => {
    const text = exportIcs(changed(), { slug: 'small', publicUrl: 'https://h.example', only }).replaceAll('\r\n ', '');
    expect(text).toContain(`\r\nX-WR-CALNAME:${name}\r\n`);
    expect(text).toContain(`\r\nSOURCE;VALUE=URI:https://h.example/c/small${path}\r\n`);
  });
});
