import { describe, expect, it } from 'vitest';
import type { ScheduledSession } from '../../core/index.js';
import { contrast } from '../../live/look/colour.js';
import { languagesOf, turnsOf, Voice, type VoiceOptions } from '../../displays/voice.js';
import { en } from '../../displays/words/en.js';
import { ro } from '../../displays/words/ro.js';
import { Rehearsed } from '../support/conference.js';
import { programme } from '../support/programme.js';

const NIGHT = '#0b0f14';
const small = programme([['a', 'Aula', '10:00', '10:45', { track: 'systems' }]], {
  conference: { name: { en: 'Small', ro: 'Mică' }, timezone: 'Europe/Bucharest', languages: ['ro', 'en'] },
  rooms: [
    { id: 'Aula', name: { en: 'Hall', ro: 'Aulă' }, capacity: 1200, floor: '2', wayfinding: { en: 'left' } },
    { id: 'Box', name: 'Box', floor: { en: 'Mezzanine', ro: 'Mezanin' } },
    { id: 'Cube', name: 'Cube' },
  ],
  tracks: [
    { id: 'systems', name: 'Systems', colour: '#101080' },
    { id: 'plain', name: 'Plain' },
  ],
});
const speaking = (more: Partial<VoiceOptions> = {}): Voice =>
  new Voice({
    slug: 'small',
    programme: small,
    settings: {},
    language: 'en',
    words: en,
    languages: ['en', 'ro'],
    ground: NIGHT,
    ...more,
  });
const voice = speaking();
const session: ScheduledSession = new Rehearsed(small).session('a');
const people = (count: number): ScheduledSession => ({
  ...session,
  speakers: Array.from({ length: count }, (_, index) => ({ id: String(index), name: `P${index}` })),
});

describe('languages', () => {
  it('are those of the address, then those set for screens, then those of the programme', () => {
    expect(languagesOf(small, {}, [])).toEqual(['ro', 'en']);
    expect(languagesOf(small, { languages: ['en', 'fr'] }, ['de'])).toEqual(['de', 'en', 'fr', 'ro']);
  });
  it('take turns by two where somebody asked for two', () => {
    expect(turnsOf({}, [])).toEqual([]);
    expect(turnsOf({ languages: ['ro', 'en', 'de'] }, [])).toEqual(['ro', 'en']);
    expect(turnsOf({ languages: ['ro', 'en'] }, ['fr'])).toEqual(['fr']);
  });
  it('content comes in the nearest one that it has', () => {
    expect(voice.text(small.conference.name)).toBe('Small');
    expect(speaking({ languages: ['de', 'ro', 'en'] }).text(small.conference.name)).toBe('Mică');
  });
});

describe('rooms', () => {
  it('have floors and seats, a bare number being put into words', () => {
    expect(voice.about(small.rooms[0]!)).toBe('Floor 2 · 1,200 seats');
    expect(voice.about(small.rooms[1]!)).toBe('Mezzanine');
    expect(voice.about(small.rooms[2]!)).toBe('');
    expect(speaking({ language: 'ro', words: ro, languages: ['ro'] }).about(small.rooms[0]!)).toBe(
      'Etajul 2 · 1.200 de locuri',
    );
  });
  it('have ways, and ids where they have no name', () => {
    expect(voice.way('Aula')).toBe('Floor 2 · left');
    expect(voice.way('nowhere')).toBe('');
    expect([voice.room('Aula'), voice.room('nowhere'), voice.room(undefined)]).toEqual(['Hall', 'nowhere', '']);
  });
});

describe('sessions', () => {
  it('name a handful of speakers, and count the others', () => {
    expect(voice.speakers(people(0))).toBe('');
    expect(voice.speakers(people(2))).toBe('P0, P1');
    expect(voice.speakers(people(5))).toBe('P0, P1, P2, P3, P4');
    expect(voice.someSpeakers(people(5))).toBe('P0, P1, P2, P3, P4');
    expect(voice.someSpeakers(people(20))).toBe('P0, P1, P2, P3 and 16 more');
  });
  it('keep names from right to left apart from what stands beside them', () => {
    const names = ['سارة العتيبي', 'Ada'].map((name) => ({ id: name, name }));
    expect(voice.speakers({ ...session, speakers: names })).toBe('\u2068سارة العتيبي\u2069, Ada');
  });
  it('say their language only where it tells something', () => {
    expect(voice.spoken({ ...session, language: 'en' })).toBe('EN');
    expect(voice.spoken(session)).toBe('');
    const alone = speaking({ programme: { ...small, conference: { ...small.conference, languages: ['en'] } } });
    expect([alone.spoken({ ...session, language: 'en' }), alone.spoken({ ...session, language: 'de' })]).toEqual([
      '',
      'DE',
    ]);
  });
  it('say their kind where they are more than a talk', () => {
    expect([voice.kind(session), voice.kind({ ...session, kind: 'keynote' })]).toEqual(['', 'Keynote']);
  });
  it('wear the colour of their track, made readable', () => {
    const track = voice.track(session)!;
    expect(track.name).toBe('Systems');
    expect(contrast('#101080', NIGHT)).toBeLessThan(4.5);
    expect(contrast(track.colour!, NIGHT)).toBeGreaterThanOrEqual(4.5);
    expect(voice.track({ ...session, track: 'plain' })).toEqual({ name: 'Plain', colour: null });
    expect(voice.track({ ...session, track: 'gone' })).toBeNull();
  });
});

it('chips say what is unusual, and only lateness alarms', () => {
  expect(voice.chip({ kind: 'late', minutes: 75 })).toEqual({ text: '1 h 15 min late', tone: 'late' });
  expect(voice.chip({ kind: 'moved-from', room: 'Aula' })).toEqual({ text: 'moved from Hall', tone: 'strong' });
  expect(voice.chip({ kind: 'cancelled' }).tone).toBe('strong');
  expect(voice.chip({ kind: 'not-recorded' }).tone).toBe('plain');
});
