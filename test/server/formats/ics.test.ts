import { describe, expect, it } from 'vitest';
import { diffProgrammes } from '../../../core/index.js';
import { importProgramme } from '../../../server/formats/index.js';
import { codes, fixture, imported, instant, refusal, titled } from './fixture.js';

const timezone = 'Europe/Amsterdam';
const calendar = (...lines: string[]) =>
  Buffer.from(['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n'));
const vevent = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];

describe('iCalendar of Sched', () => {
  const result = imported('ics/sched.ics', { timezone });

  it('asks for the zone, because its UTC is nobody’s', () => {
    expect(refusal(fixture('ics/sched.ics')).code).toBe('missing-timezone');
  });

  it('reads the name out of PRODID, the subdomain as the acronym', () => {
    expect(result.programme.conference).toMatchObject({ name: 'Demo Con 2026', acronym: 'demo2026', timezone });
  });

  it('strips the venue that the rooms share', () => {
    expect(result.programme.rooms.map(({ name }) => name)).toEqual([
      'Entrance C',
      'Hall 1-5 | Theater',
      'Boathouse, Amsteldijk 223, 1079 LK Elsewhere',
      'Hall 12',
    ]);
  });

  it('writes types as the texts write their words, and tells breaks and registration by them', () => {
    expect(result.programme.tracks.map(({ name }) => name)).toEqual(['AI + ML', 'Operations and Storage']);
    expect(titled(result, 'Badge Pick-Up')).toMatchObject({ kind: 'registration', type: 'Registration' });
    expect(titled(result, 'Mini Break').kind).toBe('break');
  });

  it('keeps the speakers that organisers wrote into the title there, and reads entities', () => {
    const keynote = titled(result, 'Keynote: Maintainers of AI - Ada Lovelace, Engines & Grace Hopper, Navy');
    expect(keynote).toMatchObject({
      id: 'd9a209281d8d6570090a0350e44e4fa5',
      kind: 'keynote',
      speakers: [],
      description: 'THIS IS SOLD OUT.  AI & ML for the maintainer of operations.',
      url: 'http://demo2026.sched.com/event/d9a209281d8d6570090a0350e44e4fa5',
      start: instant('2026-10-24T08:00:00Z'),
    });
  });

  it('plans no end where it equals the start', () => {
    expect(codes(result)).toEqual(['bad-duration']);
  });

  it('finds what has changed by content, though every stamp is new', () => {
    const text = fixture('ics/sched.ics').toString();
    const later = text
      .replaceAll('DTSTAMP:20261022', 'DTSTAMP:20261023')
      .replace('Mini Break', 'Long Break')
      .replace('Hall 12\\,', 'Hall 13\\,')
      .replace('DTEND:20261024T080000Z', 'DTEND:20261024T081500Z');
    const diff = diffProgrammes(result.programme, importProgramme(Buffer.from(later), { timezone }).programme);
    expect(diff).toEqual({
      added: [],
      removed: [],
      changed: [
        { session: 'bdeb89fcb7b271c2053791f3789faff7', fields: ['end'] },
        { session: '7a73133eb06d9951685c0b4ffb3a0176', fields: ['room', 'title'] },
      ],
    });
  });
});

describe('iCalendar of others', () => {
  const result = imported('ics/quirks.ics');

  it('takes the zone that most times name, without its definition', () => {
    expect(result.programme.conference).toMatchObject({ name: 'Demo of the South', timezone: 'Australia/Brisbane' });
    expect(titled(result, 'Main Conference: morning tea')).toMatchObject({
      id: '201',
      kind: 'break',
      start: instant('2026-01-14T10:30:00+10:00'),
      end: instant('2026-01-14T11:00:00+10:00'),
    });
    expect(titled(result, 'Elsewhere').start).toBe(instant('2026-01-14T02:00:00+01:00'));
  });

  it('reads folding without spaces, raw line breaks and a labelled track', () => {
    const session = titled(result, 'Folded at seventy-five octets but without a space because the producer forgot it');
    expect(session).toMatchObject({
      id: '94',
      track: 'kernel',
      room: 'arena',
      description: 'First line\nsecond line, which no producer should write raw\nNote: nor this one',
    });
    expect(result.programme.tracks).toEqual([{ id: 'kernel', name: 'Kernel' }]);
  });

  it('tells repeats of a UID apart by start, and those of other titles by title', () => {
    const yoga = result.programme.sessions.filter(({ title }) => title === 'Yoga').map(({ id }) => id);
    expect(yoga).toEqual(['yoga', 'yoga-2']);
    const [opening, closing] = [titled(result, 'Opening').id, titled(result, 'Closing').id];
    expect(opening).toMatch(/^[0-9a-f]{12}$/);
    expect(closing).not.toBe(opening);
    const again = fixture('ics/quirks.ics')
      .toString()
      .replace(/BEGIN:VEVENT\nSUMMARY:Opening[^]*?END:VEVENT\n/, '');
    // Alone under its UID now, the other is known by it.
    expect(titled(importProgramme(Buffer.from(again)), 'Closing').id).toBe('46939');
  });

  it('leaves out what is cancelled or lasts all day, and plans no end before the start', () => {
    expect(result.programme.sessions).toHaveLength(8);
    expect(titled(result, 'Backwards')).not.toHaveProperty('end');
    expect(codes(result).sort()).toEqual(['all-day', 'bad-duration', 'cancelled', 'duplicate-guid', 'shared-uid']);
  });

  it('reads repetitions within bounds, overrides and exclusions, in a zone that only the file defines', () => {
    const recurring = imported('ics/recurring.ics', { timezone: 'Europe/Berlin' });
    const at = (title: string) =>
      recurring.programme.sessions.filter((session) => session.title === title).map(({ id, start }) => [id, start]);
    expect(at('Stand-up')).toEqual([
      ['standup-20261023', instant('2026-10-23T09:00:00+02:00')],
      ['standup-20261026', instant('2026-10-26T09:00:00+01:00')],
      ['standup-20261027', instant('2026-10-27T09:00:00+01:00')],
    ]);
    expect(at('Stand-up, late')).toEqual([['standup-20261024', instant('2026-10-24T11:00:00+02:00')]]);
    expect(at('For ever')).toHaveLength(9);
    expect(at('Intricate')).toEqual([['intricate', instant('2026-10-23T15:00:00+02:00')]]);
    expect(recurring.warnings.find(({ code }) => code === 'unread-recurrence')?.count).toBe(2);
    expect(refusal(fixture('ics/recurring.ics')).code).toBe('missing-timezone');
  });

  it('reads a zone that nobody defines as the zone of the conference, with a warning', () => {
    const bytes = calendar(...vevent('UID:1', 'SUMMARY:A', 'DTSTART;TZID=Mars/Olympus:20261024T090000'));
    const read = importProgramme(bytes, { timezone });
    expect(read.programme.sessions[0]!.start).toBe(instant('2026-10-24T09:00:00+02:00'));
    expect(codes(read)).toEqual(['unknown-zone']);
  });

  it('keeps hosts apart where they number alike', () => {
    const bytes = calendar(
      ...vevent('UID:1@a.example', 'SUMMARY:A', 'DTSTART:20261024T090000Z'),
      ...vevent('UID:1@b.example', 'SUMMARY:B', 'DTSTART:20261024T100000Z'),
    );
    const ids = importProgramme(bytes, { timezone }).programme.sessions.map(({ id }) => id);
    expect(ids).toEqual([expect.stringMatching(/^uid-/), expect.stringMatching(/^uid-/)]);
    expect(new Set(ids).size).toBe(2);
  });

  it('passes over a line that nobody can read, and drops control characters', () => {
    const bytes = calendar(
      ...vevent('UID:1', 'SUMMARY:A\u0000\u0006B', 'LOCATION;X:Y', 'LOCATION:Aula', 'DTSTART:20261024T090000Z'),
    );
    const read = importProgramme(bytes, { timezone });
    expect(read.programme.sessions[0]).toMatchObject({ title: 'AB', room: 'aula' });
    expect(codes(read).sort()).toEqual(['bad-line', 'control-characters']);
  });

  it('refuses a calendar that is cut short or wrongly closed, and names the line', () => {
    const text = fixture('ics/quirks.ics').toString();
    expect(refusal(text.slice(0, 700)).message).toMatch(/VEVENT has no end by line \d+; it seems to be cut short\.$/);
    expect(refusal(text.replace('END:VEVENT\n', ''))).toMatchObject({ code: 'not-well-formed' });
    expect(refusal('BEGIN:VCALENDAR\nEND:VEVENT\n')).toMatchObject({ code: 'not-well-formed', line: 2 });
    expect(refusal('BEGIN:VCALENDAR\nEND:VCALENDAR\n', { timezone }).code).toBe('no-sessions');
  });
});
