import ICAL from 'ical.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportIcs, type SessionCount } from '../../../../server/formats/index.js';
import { contentLines, fold, textValue } from '../../../../server/formats/write/ics-lines.js';
import { time } from '../../../support/programme.js';
import { instant } from '../fixture.js';
import { changed } from './live.js';

const counts = new Map<string, SessionCount>([['alpha', { sequence: 3, modified: instant('2026-10-24T09:30:00Z') }]]);
const options = { slug: 'small', publicUrl: 'https://hallway.example', counts };
const ics = exportIcs(changed(), options);

const eventsOf = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
const event = (title: string, text = ics) =>
  eventsOf(text).find((each) => String(each.getFirstPropertyValue('summary')).startsWith(title))!;
const value = (title: string, property: string) => event(title).getFirstPropertyValue(property)?.toString();

describe('iCalendar', () => {
  it('has lines of at most 75 octets, ended by CRLF, and no character cut in two', () => {
    for (const line of ics.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\r\n\ufffd]/);
    }
    expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('folds and unfolds any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const line = `X:${textValue(text)}`;
        const folded = fold(line);
        expect(folded.replaceAll('\r\n ', '')).toBe(line);
        expect(folded.split('\r\n').filter((each) => Buffer.byteLength(each) > 75)).toEqual([]);
      }),
    );
    expect(contentLines(['A', undefined, 'B'])).toBe('A\r\nB\r\n');
  });

  it('lets no value begin a line of its own, whatever is stored as an address', () => {
    expect(contentLines(['URL:https://x.example/\r\nATTENDEE:mailto:a@x.example\u0085\ud83d'])).toBe(
      'URL:https://x.example/ATTENDEE:mailto:a@x.example\r\n',
    );
  });

  it('tells the expected time as the conference prints it and what was planned', () => {
    expect(value('Alpha &', 'dtstart')).toBe('2026-10-24T12:15:00');
    expect(value('Alpha &', 'dtend')).toBe('2026-10-24T13:00:00');
    expect(value('Alpha &', 'description')).toBe(
      'Planned: 12:00, Aula.\n\nWith Ștefan "Ana" Țară\n\nOne.\nTwo: ==> bell half',
    );
    expect(value('Second day', 'description')).toBe('Planned: 11:00, Cube.\n\nWith Bo');
    expect(value('By night', 'description')).toBeUndefined();
  });

  it('gives texts back as they were', () => {
    expect(value('Alpha &', 'summary')).toBe('Alpha & <Omega>, "quoted"; \\ done');
    expect(value('Übergröße', 'summary')).toBe('Übergröße 🚀 '.repeat(12).trim());
    expect(value('Alpha &', 'location')).toBe('Aula, Floor 1');
    expect(event('Alpha &').getFirstProperty('categories')!.getValues()).toEqual(['Systems', 'talk']);
  });

  it('takes SEQUENCE and LAST-MODIFIED from the counts, and the first day for what nobody altered', () => {
    expect([value('Alpha &', 'sequence'), value('Alpha &', 'last-modified'), value('Alpha &', 'dtstamp')]).toEqual([
      '3',
      '2026-10-24T09:30:00Z',
      '2026-10-24T09:30:00Z',
    ]);
    expect([value('By night', 'sequence'), value('By night', 'dtstamp')]).toEqual([
      '0',
      new Date(time('06:00')).toISOString().replace('.000', ''),
    ]);
  });

  it('keeps a cancelled session, as cancelled, with the reason', () => {
    expect(value('No room yet', 'status')).toBe('CANCELLED');
    expect(value('No room yet', 'description')).toBe('Cancelled: speaker ill.');
    expect(value('Alpha &', 'status')).toBe('CONFIRMED');
  });

  it('names each session by one UID, the same in every calendar', () => {
    const uids = eventsOf(ics).map((each) => each.getFirstPropertyValue('uid'));
    expect(new Set(uids).size).toBe(uids.length);
    expect(uids).toContain('alpha@small.hallway');
    expect(
      event('Second day', exportIcs(changed(), { slug: 'small', only: { rooms: ['Box'] } })).getFirstPropertyValue(
        'uid',
      ),
    ).toBe('late@small.hallway');
  });

  it('tells calendars how often to ask, what they are called and where they come from', () => {
    const lines = ics.split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
        'X-PUBLISHED-TTL:PT15M',
        'X-WR-CALNAME:Small & good',
        'X-WR-TIMEZONE:Europe/Berlin',
        'SOURCE;VALUE=URI:https://hallway.example/c/small/schedule.ics',
      ]),
    );
  });

  it('of one room has what is expected there, and no longer what has moved away', () => {
    const titles = (room: string) =>
      eventsOf(exportIcs(changed(), { ...options, only: { rooms: [room] } })).map((each) =>
        String(each.getFirstPropertyValue('summary')).slice(0, 10),
      );
    expect(titles('Cube')).toEqual(['Extra', 'By night']);
    expect(titles('Box')).toContain('Second day');
    expect(titles('unknown')).toEqual([]);
    expect(exportIcs(changed(), { ...options, only: { rooms: ['Box'] } })).toContain(
      'X-WR-CALNAME:Small & good: Box\\, Cellar',
    );
  });
});
