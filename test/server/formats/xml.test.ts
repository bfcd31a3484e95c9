import { describe, expect, it } from 'vitest';
import { codes, fixture, imported, instant, titled } from './fixture.js';
import { importProgramme } from '../../../server/formats/index.js';

describe('frab', () => {
  const result = imported('xml/frab.xml');

  it('reads the facts of the conference, addresses made absolute', () => {
    expect(result.format).toBe('xml');
    expect(result.programme.version).toBe('1.5 Polaris');
    expect(result.programme.conference).toEqual({
      name: 'Nacht der Rechner',
      acronym: 'nacht',
      timezone: 'Europe/Berlin',
      languages: ['de', 'en'],
      colour: '#abcdef',
      logo: 'https://nacht.example.org/images/logo.png',
    });
  });

  it('reads a session with its opt-out, without a track where the track is empty', () => {
    expect(titled(result, 'Eröffnung')).toEqual({
      id: 'HOqeNIb6G7M4hYFKFRkCmQ',
      guid: 'HOqeNIb6G7M4hYFKFRkCmQ',
      title: 'Eröffnung',
      kind: 'talk',
      type: 'lecture',
      room: 'saal-1',
      start: instant('2026-12-27T11:00:00+01:00'),
      end: instant('2026-12-27T11:30:00+01:00'),
      speakers: [{ id: '1544', name: 'erdgeist' }],
      language: 'de',
      abstract: 'Der erste Absatz\ngeht hier weiter.\n\nDer zweite.',
      links: [
        { title: 'A', url: 'https://a.example/' },
        { title: 'B', url: 'https://www.b.example/x' },
      ],
      attachments: [
        { title: 'Folien', url: 'https://nacht.example.org/system/attachments/1/slides.pdf', type: 'slides' },
      ],
      url: 'https://nacht.example.org/2026/events/6264.html',
      doNotRecord: true,
      slug: 'nacht-6264-eroeffnung',
    });
  });

  it('drops a description that repeats the abstract, and keeps one that does not', () => {
    expect(titled(result, 'Eröffnung').description).toBeUndefined();
    expect(titled(result, 'Hacker Jeopardy').description).toBe('A quiz for the night.');
  });

  it('drops addresses that a browser must not be sent to, and says so', () => {
    expect(result.warnings).toEqual([
      {
        code: 'unusable-url',
        count: 1,
        message:
          '1 address that is neither http nor https, or relative without a base, was dropped, such as "javascript:alert(1)".',
      },
    ]);
  });

  it('keeps a session after midnight with the evening that lists it', () => {
    expect(result.programme.days).toEqual([
      { date: '2026-12-27', start: instant('2026-12-27T04:00:00+01:00'), end: instant('2026-12-28T04:00:00+01:00') },
      { date: '2026-12-28', start: instant('2026-12-28T04:00:00+01:00'), end: instant('2026-12-28T20:00:00+01:00') },
    ]);
  });

  it('keeps rooms without sessions and reads several languages', () => {
    expect(result.programme.rooms).toEqual([
      { id: 'saal-1', name: 'Saal 1' },
      { id: 'saal-2', name: 'Saal 2' },
    ]);
    expect(titled(result, 'Frühstück').language).toBe('de,en');
  });
});

describe('FOSDEM and pentabarf', () => {
  const result = imported('xml/fosdem.xml', { timezone: 'Europe/Brussels' });

  it('makes instants of the day and the wall time', () => {
    expect(titled(result, 'Welcome').start).toBe(instant('2026-02-07T10:30:00+01:00'));
    expect(titled(result, 'Second day').start).toBe(instant('2026-02-08T09:00:00+01:00'));
  });

  it('takes a start before day_change for the following night', () => {
    expect(titled(result, 'After midnight').start).toBe(instant('2026-02-08T00:30:00+01:00'));
    const [first] = result.programme.days;
    expect(first!.end).toBe(instant('2026-02-08T01:30:00+01:00'));
  });

  it('takes numbers for ids and slugs for rooms and tracks', () => {
    expect(result.programme.sessions.map(({ id }) => id)).toEqual(['101', '102', '103']);
    expect(result.programme.rooms).toEqual([{ id: 'janson', name: 'Janson' }]);
    expect(result.programme.tracks.map(({ id }) => id)).toEqual(['kernel', 'unused']);
  });

  it('makes readable text of escaped HTML, without scripts', () => {
    expect(titled(result, 'Welcome').abstract).toBe('First link (https://a.example/) & more.\n\n• one\n• two\nlines');
  });

  it('needs a zone from outside', () => {
    expect(() => imported('xml/fosdem.xml')).toThrow(
      'xml/fosdem.xml does not say its time zone; name it with --timezone, such as --timezone Europe/Berlin.',
    );
  });

  it('reads the files of early years, which have no level of rooms', () => {
    const early = imported('xml/no-rooms.xml');
    expect(early.programme.rooms.map(({ name }) => name)).toEqual(['Janson', 'Chavanne']);
    expect(titled(early, 'B').room).toBe('chavanne');
    expect(titled(early, 'Lunch break')).toMatchObject({ kind: 'break' });
    expect(titled(early, 'Lunch break').room).toBeUndefined();
  });
});

describe('merged files', () => {
  const result = imported('xml/merged.xml');
  const { sessions } = result.programme;

  it('numbers occurrences of one guid by start, the first keeping the bare guid', () => {
    const guid = '81f5f0c4-3d35-522c-8f1c-c8825b92f00a';
    const workshops = sessions.filter(({ title }) => title === 'Workshop');
    expect(workshops.map(({ id, start }) => [id, start])).toEqual([
      [guid, instant('2026-12-27T12:00:00+01:00')],
      [`${guid}-2`, instant('2026-12-27T14:00:00+01:00')],
    ]);
  });

  it('takes a unique number for the id, and a hash of title and persons where the number is not unique', () => {
    expect(titled(result, 'Unique number').id).toBe('5');
    const [first, second] = sessions.filter(({ title }) => title === 'No guid');
    expect(first!.id).toMatch(/^[0-9a-f]{12}$/);
    expect(second!.id).toBe(`${first!.id}-2`);
  });

  it('tells rooms apart whose names differ only in case', () => {
    const ids = result.programme.rooms.map(({ id }) => id);
    expect(result.programme.rooms.map(({ name }) => name)).toEqual(['Ada', '1Komona headnut', '1komona headnut']);
    expect(new Set(ids).size).toBe(3);
    expect(ids[1]).toBe('1komona-headnut');
    expect(ids[2]).toMatch(/^1komona-headnut-[0-9a-f]{4}$/);
  });

  it('believes the listing room, not the text', () => {
    expect(titled(result, 'Set').room).toBe('1komona-headnut');
    expect(codes(result)).toContain('room-text');
  });

  it('takes people for the same by name where they have number 0 or share a number', () => {
    expect(result.programme.speakers.map(({ id }) => id)).toEqual(['cai', 'dee', 'eve', 'fay']);
  });

  it('takes the text of a link for its address, and leaves out what is none', () => {
    const links = sessions.flatMap((session) => session.links ?? []);
    expect(links[0]).toEqual({ title: 'https://text-is-address.example/', url: 'https://text-is-address.example/' });
  });

  it('plans no end for a length of zero', () => {
    expect(titled(result, 'No length').end).toBeUndefined();
    expect(codes(result)).toContain('bad-duration');
  });

  it('stretches a day over all that it lists', () => {
    const late = titled(result, 'Late set');
    const [first, second] = result.programme.days;
    expect(late.end).toBe(first!.end);
    expect(second!.start).toBeGreaterThanOrEqual(first!.end);
  });

  it('gives the same ids when the order of the file changes', () => {
    const text = fixture('xml/merged.xml').toString();
    const rooms = text.split(/(?=<room name=")/);
    const swapped = [
      rooms[0],
      rooms[2],
      rooms[3]!.replace(/<\/day>[^]*/, ''),
      rooms[1],
      '</day>',
      rooms[3]!.replace(/[^]*?<\/day>/, ''),
      ...rooms.slice(4),
    ].join('');
    const again = importProgramme(Buffer.from(swapped)).programme;
    expect(again.sessions).toEqual(result.programme.sessions);
    expect([...again.rooms].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      [...result.programme.rooms].sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
  });
});

describe('pretalx', () => {
  const result = imported('xml/pretalx.xml');

  it('reads three-part durations as days, hours, minutes', () => {
    const { start, end } = titled(result, 'Evening');
    expect(end! - start).toBe(90 * 60_000);
  });

  it('files what starts at 03:15 under the evening before, as the bounds of the days say', () => {
    const [first, second] = result.programme.days;
    expect(first).toEqual({
      date: '2026-06-05',
      start: instant('2026-06-05T04:00:00+02:00'),
      end: instant('2026-06-06T04:00:00+02:00'),
    });
    expect(titled(result, 'Three in the morning').start).toBeLessThan(first!.end);
    expect(second!.start).toBe(first!.end);
  });

  it('keeps code, guid of the room, track, feedback and the kind that the type tells', () => {
    expect(titled(result, 'Evening')).toMatchObject({
      kind: 'talk',
      code: 'G9JGWY',
      room: 'b379c473-93b9-4eae-9a09-d482e86cede3',
      track: '4961-owls',
      speakers: [{ id: 'NQTF8Y', name: 'Brian' }],
      abstract: 'One.\nTwo.',
      links: [{ title: 'Feedback', type: 'feedback', url: 'https://pretalx.example/owls/talk/G9JGWY/feedback/' }],
      attachments: [{ title: 'Slides', url: 'https://pretalx.example/media/owls/slides.pdf' }],
    });
    expect(result.programme.tracks).toEqual([{ id: '4961-owls', name: 'Owls', colour: '#3366cc' }]);
    expect(result.programme.conference.colour).toBe('#3366cc');
    expect(codes(result)).toEqual([]);
  });
});

describe('wafer', () => {
  const result = imported('xml/wafer.xml');

  it('believes the dates of sessions, not the days that are printed in UTC', () => {
    expect(result.programme.days.map(({ date }) => date)).toEqual(['2026-07-28', '2026-07-29']);
    expect(titled(result, 'Opening').start).toBe(instant('2026-07-28T09:00:00+09:00'));
    expect(codes(result)).toEqual(['day-mismatch']);
  });

  it('knows a break by its title', () => {
    expect(titled(result, 'Tea break').kind).toBe('break');
  });
});

describe('OSEM, emfcamp, giggity', () => {
  const result = imported('xml/osem.xml', { timezone: 'Europe/Berlin' });

  it('believes a date that contradicts the start, and warns', () => {
    expect(titled(result, 'Two hours off').start).toBe(instant('2026-05-25T12:00:00+02:00'));
    expect(result.warnings.find(({ code }) => code === 'date-mismatch')!.message).toBe(
      'The date and the start of 1 session disagree, such as "Two hours off": 2026-05-25T10:00:00+00:00 is 12:00 in Europe/Berlin, not 10:00; the date was believed.',
    );
  });

  it('cuts a duration of years to a day', () => {
    const { start, end } = titled(result, 'Years long');
    expect(end! - start).toBe(24 * 3_600_000);
    expect(codes(result)).toContain('long-duration');
  });

  it('reads 00:45:00 as minutes, because 45 cannot be hours', () => {
    const { start, end } = titled(result, 'With seconds');
    expect(end! - start).toBe(45 * 60_000);
  });

  it('leaves out a session without a time and names one without a title', () => {
    expect(result.programme.sessions.map(({ title }) => title)).toEqual([
      'Two hours off',
      'With seconds',
      'Years long',
      'Hall',
    ]);
    expect(codes(result)).toEqual(expect.arrayContaining(['no-time', 'no-title', 'bad-duration']));
  });
});

describe('a night of 25 hours', () => {
  const result = imported('xml/clock-change.xml');

  it('keeps the two half past twos apart', () => {
    const [first, second] = result.programme.sessions;
    expect(second!.start - first!.start).toBe(3_600_000);
    expect(first!.end).toBe(second!.start);
    expect(codes(result)).toEqual([]);
  });

  it('ends the day at the local hour that the file says', () => {
    expect(result.programme.days).toEqual([
      { date: '2026-10-24', start: instant('2026-10-24T04:00:00+02:00'), end: instant('2026-10-25T04:00:00+01:00') },
      { date: '2026-10-25', start: instant('2026-10-25T04:00:00+01:00'), end: instant('2026-10-25T20:00:00+01:00') },
    ]);
  });
});

describe('characters', () => {
  it('drops control characters and references to them, and counts them', () => {
    const result = imported('xml/control-characters.xml');
    expect(result.programme.conference.name).toBe('Klimacamp');
    expect(titled(result, 'ABCD E').id).toBe('1');
    expect(result.warnings).toEqual([
      { code: 'control-characters', count: 4, message: '4 control characters that XML and JSON forbid were dropped.' },
    ]);
  });

  const one = (encoding: string, title: string) =>
    `<?xml version="1.0"${encoding}?><schedule><conference><title>T</title><time_zone_name>UTC</time_zone_name></conference><day index="1" date="2026-10-24"><room name="R"><event id="1"><start>10:00</start><title>${title}</title></event></room></day></schedule>`;

  it('reads the encoding that the file declares', () => {
    const { programme, warnings } = importProgramme(Buffer.from(one(' encoding="ISO-8859-1"', 'Größe'), 'latin1'));
    expect(programme.sessions[0]!.title).toBe('Größe');
    expect(warnings).toEqual([]);
  });

  it('reads Windows-1252 that claims to be UTF-8, and says so', () => {
    const result = importProgramme(Buffer.from(one('', 'Größe'), 'latin1'));
    expect(result.programme.sessions[0]!.title).toBe('Größe');
    expect(codes(result)).toEqual(['not-utf8']);
  });

  it('reads UTF-8 and UTF-16 with a byte order mark', () => {
    const bytes = Buffer.from(`\ufeff${one('', 'Größe')}`, 'utf16le');
    expect(importProgramme(bytes).programme.sessions[0]!.title).toBe('Größe');
    expect(importProgramme(Buffer.from(`\ufeff${one('', 'Größe')}`)).programme.sessions[0]!.title).toBe('Größe');
  });
});
