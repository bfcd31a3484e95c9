import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Programme, Text } from '../../../core/index.js';
import { exportHallway, importProgramme, programmeBytes } from '../../../server/formats/index.js';
import { programmes } from '../../support/arbitraries.js';
import { programme } from '../../support/programme.js';
import { refusal } from './fixture.js';

const back = (file: string): Programme => importProgramme(Buffer.from(file)).programme;

const words = fc.string({ minLength: 1, unit: 'grapheme' });
const text: fc.Arbitrary<Text> = fc.oneof(
  words,
  fc.dictionary(fc.constantFrom('en', 'ro', 'de', 'pt-BR', '__proto__'), words, { minKeys: 1 }),
);
const link = fc.record(
  { title: words, url: fc.webUrl({ validSchemes: ['https', 'http'] }), type: words },
  { requiredKeys: ['title', 'url'] },
);
/** Every optional field, present or not, over the programmes that the core is tried with. */
const rich: fc.Arbitrary<Programme> = fc
  .record({
    base: programmes,
    zone: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/St_Johns', 'Australia/Lord_Howe'),
    // Milliseconds must survive too.
    shift: fc.integer({ min: 0, max: 59_999 }),
    facts: fc.record(
      { name: text, acronym: words, url: fc.webUrl(), colour: fc.constant('#0a1b2c'), logo: fc.webUrl() },
      { requiredKeys: ['name'] },
    ),
    languages: fc.uniqueArray(fc.constantFrom('en', 'ro', 'pt-BR'), { minLength: 1 }),
    version: fc.option(words, { nil: undefined }),
    details: fc.record(
      {
        subtitle: text,
        abstract: text,
        description: text,
        language: fc.constantFrom('en', 'de,en', 'pt-BR'),
        links: fc.array(link),
        attachments: fc.array(link),
        url: fc.webUrl(),
        doNotRecord: fc.boolean(),
        background: fc.boolean(),
        replaces: fc.constant('s0'),
        track: fc.constant('systems'),
        guid: words,
        code: words,
        slug: words,
        type: words,
      },
      { requiredKeys: [] },
    ),
    room: fc.record(
      {
        id: fc.constant('Attic'),
        name: text,
        capacity: fc.nat(),
        floor: text,
        wayfinding: text,
        overflowRoom: fc.constant('Aula'),
      },
      { requiredKeys: ['id', 'name'] },
    ),
    biography: text,
  })
  .map(({ base, zone, shift, facts, languages, version, details, room, biography }) => ({
    ...base,
    ...(version === undefined ? {} : { version }),
    conference: { ...facts, timezone: zone, languages },
    rooms: [...base.rooms, room],
    speakers: ['ana', 'bo', 'cai'].map((id) => ({ id, name: id, biography })),
    sessions: base.sessions.map((session, index) => ({
      ...session,
      ...(index === 0 ? details : {}),
      start: session.start + shift,
      ...(session.end === undefined ? {} : { end: session.end + shift }),
    })),
  }))
  // Plain JSON data, as programmes are: fast-check makes objects without prototype.
  .map((one) => JSON.parse(JSON.stringify(one)) as Programme);

describe("Hallway's own JSON", () => {
  it('gives every programme back as it was', () => {
    fc.assert(
      fc.property(rich, (one) => {
        const file = exportHallway(one);
        const again = back(file);
        expect(again).toStrictEqual(one);
        expect(exportHallway(again)).toBe(file);
      }),
      { numRuns: 150 },
    );
  });

  it('also takes a programme as it is stored and served', () => {
    fc.assert(
      fc.property(rich, (one) => {
        expect(back(Buffer.from(programmeBytes(one)).toString())).toStrictEqual(one);
      }),
    );
  });

  it('tells times as people read them', () => {
    const file = exportHallway(
      programme([['a', 'Aula', '10:00', '10:45']], {
        conference: { name: 'Small', timezone: 'Europe/Berlin', languages: ['en'] },
        speakers: [],
      }),
    );
    expect(JSON.parse(file)).toMatchObject({
      hallway: 1,
      conference: { timezone: 'Europe/Berlin' },
      sessions: [{ id: 'a', start: '2026-10-24T12:00:00+02:00', end: '2026-10-24T12:45:00+02:00' }],
    });
  });

  it('names programmes by their content, not by the order in which fields were written', () => {
    const one = programme([['a', 'Aula', '10:00', '10:45']]);
    const reversed = (object: object): object => Object.fromEntries(Object.entries(object).reverse());
    const shuffled = reversed({ ...one, version: undefined, sessions: one.sessions.map(reversed) }) as Programme;
    expect(Buffer.from(programmeBytes(shuffled))).toEqual(Buffer.from(programmeBytes(one)));
    expect(Buffer.from(programmeBytes({ ...one, version: '2' }))).not.toEqual(Buffer.from(programmeBytes(one)));
  });

  it('takes name and zone from outside', () => {
    const file = exportHallway(programme([['a', 'Aula', '10:00', '10:45']]));
    const { conference } = importProgramme(Buffer.from(file), { name: 'Other', timezone: 'Europe/Paris' }).programme;
    expect(conference).toEqual({ name: 'Other', timezone: 'Europe/Paris', languages: ['en'] });
  });
});

type File = { [key: string]: any }; // eslint-disable-line @typescript-eslint/no-explicit-any -- a file to break at any place

describe('faults are named by their path', () => {
  const fault = (spoil: (file: File) => void): string => {
    const whole = programme(
      [
        ['a', 'Aula', '10:00', '10:45', { speakers: [{ id: 'ana', name: 'Ana' }] }],
        ['b', 'Box', '10:00', '', { links: [{ title: 'L', url: 'https://l.example/' }] }],
      ],
      { speakers: [{ id: 'ana', name: 'Ana' }] },
    );
    const file = JSON.parse(exportHallway(whole)) as File;
    spoil(file);
    return refusal(JSON.stringify(file), { source: 'f' }).message;
  };

  it.each<[string, (file: File) => void]>([
    ['f: sessions[1].title is missing.', (file) => delete file.sessions[1].title],
    ['f: sessions[0].titel is a field that Hallway does not know.', (file) => (file.sessions[0].titel = 'A')],
    [
      'f: sessions[0].start must be an instant with offset, such as 2026-10-24T10:00:00+02:00.',
      (file) => (file.sessions[0].start = '10:00'),
    ],
    [
      'f: sessions[0].start is no instant that exists: 2026-02-30T10:00:00Z.',
      (file) => (file.sessions[0].start = '2026-02-30T10:00:00Z'),
    ],
    ['f: sessions[0].start is no instant that exists: 9000000000000000.', (file) => (file.sessions[0].start = 9e15)],
    [
      'f: days[1].end is no instant that exists: 9999-12-31T23:00:00Z.',
      (file) => (file.days[1].end = '9999-12-31T23:00:00Z'),
    ],
    [
      'f: days[0].start is no instant that exists: 0000-12-31T23:00:00Z.',
      (file) => (file.days[0].start = '0000-12-31T23:00:00Z'),
    ],
    ['f: days[0].date is no date that exists: 2026-13-45.', (file) => (file.days[0].date = '2026-13-45')],
    ['f: days[1].date is no date that exists: 2026-02-30.', (file) => (file.days[1].date = '2026-02-30')],
    ['f: sessions[0].end must not be before the start.', (file) => (file.sessions[0].end = '2026-10-24T09:00:00Z')],
    ['f: sessions[0].start lies outside every day.', (file) => (file.sessions[0].start = '2026-10-20T09:00:00Z')],
    [
      'f: sessions[0].kind must be one of talk, keynote, workshop, panel, bof, lightning, break, registration, social, other.',
      (file) => (file.sessions[0].kind = 'gig'),
    ],
    ['f: sessions[0].title must be text, or text by language.', (file) => (file.sessions[0].title = 3)],
    ['f: sessions[0].title.en must be text.', (file) => (file.sessions[0].title = { en: 3 })],
    ['f: sessions[0].title must not be empty.', (file) => (file.sessions[0].title = '')],
    [
      'f: rooms[0].overflowRoom names a room "Attic" that is not another one of rooms.',
      (file) => (file.rooms[0].overflowRoom = 'Attic'),
    ],
    ['f: sessions[0].room names a room "Attic" that is not in rooms.', (file) => (file.sessions[0].room = 'Attic')],
    ['f: sessions[0].track names a track "x" that is not in tracks.', (file) => (file.sessions[0].track = 'x')],
    [
      'f: sessions[0].replaces names a session "x" that is not in sessions.',
      (file) => (file.sessions[0].replaces = 'x'),
    ],
    ['f: sessions[0].speakers[0].id names a speaker "ana" who is not in speakers.', (file) => (file.speakers = [])],
    ['f: rooms[0].id cannot be an id: "__proto__".', (file) => (file.rooms[0].id = '__proto__')],
    ['f: tracks[0].id cannot be an id: "a\\nb".', (file) => (file.tracks[0].id = 'a\nb')],
    ['f: sessions[0].id cannot be an id: "a\\ud800".', (file) => (file.sessions[0].id = 'a\ud800')],
    [
      'f: sessions[0].speakers must not hold more than 500.',
      (file) => (file.sessions[0].speakers = Array.from({ length: 501 }, () => file.speakers[0])),
    ],
    ['f: days must not hold more than 100.', (file) => (file.days = Array.from({ length: 101 }, () => file.days[0]))],
    ['f: sessions[1].id "a" occurs more than once.', (file) => (file.sessions[1].id = 'a')],
    [
      'f: sessions[1].links[0].url must be an address that begins with http:// or https://.',
      (file) => (file.sessions[1].links[0].url = 'javascript:alert(1)'),
    ],
    ['f: rooms[2].capacity must be a whole number.', (file) => (file.rooms[2].capacity = 'many')],
    ['f: tracks[0].colour must be a colour, such as #3366cc.', (file) => (file.tracks[0].colour = 'red')],
    [
      'f: days[1].start must not be before the end of the day before it.',
      (file) => (file.days[1].start = file.days[0].start),
    ],
    ['f: days[0].end must be after the start.', (file) => (file.days[0].end = file.days[0].start)],
    ['f: days[1].date 2026-10-24 occurs more than once.', (file) => (file.days[1].date = '2026-10-24')],
    ['f: days must not be empty.', (file) => (file.days = [])],
    [
      'f: conference.languages[0] must be a language tag, such as en or pt-BR.',
      (file) => (file.conference.languages = ['English!']),
    ],
    [
      'There is no time zone "Mars/Olympus"; give an IANA name such as Europe/Berlin with --timezone.',
      (file) => (file.conference.timezone = 'Mars/Olympus'),
    ],
    ['f: hallway must be 1.', (file) => (file.hallway = 2)],
    ['f: rooms is missing.', (file) => delete file.rooms],
    ['f: sessions must be a list.', (file) => (file.sessions = {})],
    ['f has no sessions; nothing was imported.', (file) => (file.sessions = [])],
  ])('%s', (message, spoil) => {
    expect(fault(spoil)).toBe(message);
  });
});
