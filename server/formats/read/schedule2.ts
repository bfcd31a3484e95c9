/** The VOC's `schedule2.json` (alpha 3): a flat list of sessions that refer to rooms, tracks and persons. */
import type { SessionKind } from '../../../core/model.js';
import { assemble } from '../draft/assemble.js';
import type { Draft, DraftLink, DraftPerson, DraftRoom, DraftSession, DraftTrack } from '../draft/draft.js';
import { kindOf } from '../draft/kind.js';
import { firstOf } from '../draft/text.js';
import type { Warnings } from '../draft/warnings.js';
import { FormatError } from '../format.js';
import { MOST_SESSIONS, tooManySessions, type Reader } from './reader.js';
import { capacity, linkTo, name, object, objects, string, text, type Value } from './values.js';

export const schedule2: Reader = {
  format: 'schedule2',
  name: 'schedule2.json (VOC)',
  detect: ({ json }) => sessionsOf(json) !== undefined,
  read: ({ json, source }, options, warnings) => {
    const sessions = sessionsOf(json);
    if (!sessions)
      throw new FormatError(
        'unknown-format',
        `${source} is not a schedule2.json: it has no "schedule.events"; leave the format out to have it detected.`,
      );
    if (sessions.length > MOST_SESSIONS) throw tooManySessions(source);
    return assemble(draftOf(object(object(json).schedule), sessions, warnings), options, warnings);
  },
};

function sessionsOf(json: unknown): Value[] | undefined {
  const { events, conference } = object(object(json).schedule);
  return Array.isArray(events) && typeof conference === 'object' ? objects(events) : undefined;
}

const TYPES: Readonly<Record<string, { readonly kind?: SessionKind; readonly words: string }>> = {
  TALK: { words: 'Talk' },
  WORKSHOP: { kind: 'workshop', words: 'Workshop' },
  'HANDS-ON': { kind: 'workshop', words: 'Hands-on' },
  MEETING: { kind: 'bof', words: 'Meeting' },
  DISCUSSION: { kind: 'panel', words: 'Discussion' },
  PERFORMANCE: { kind: 'social', words: 'Performance' },
  CONCERT: { kind: 'social', words: 'Concert' },
  GAME: { kind: 'social', words: 'Game' },
  LIGHTNING_TALK: { kind: 'lightning', words: 'Lightning talk' },
  OTHER: { words: 'Other' },
};

/** States of a session that does not take place. A programme says what is planned, so it cannot hold one. */
const NOT_TAKING_PLACE = new Set(['CANCELED', 'CANCELLED', 'REJECTED', 'WITHDRAWN', 'DELETED']);

function draftOf(schedule: Value, items: readonly Value[], warnings: Warnings): Draft {
  const conference = object(schedule.conference);
  const rooms = new Mentions(objects(conference.rooms), roomOf);
  const tracks = new Mentions(objects(conference.tracks), trackOf);
  const persons = new Map(
    objects(schedule.persons)
      .map(personOf)
      .filter(({ name }) => name !== '')
      .map((person) => [person.guid ?? '', person]),
  );
  const sessions: DraftSession[] = [];
  for (const item of items) {
    if (NOT_TAKING_PLACE.has(string(item.state)?.toUpperCase() ?? '')) {
      warnings.add('cancelled', `"${firstOf(text(item.title))}"`);
      continue;
    }
    sessions.push(sessionOf(item, rooms, tracks, persons));
  }
  return {
    version: string(schedule.version),
    title: text(conference.title),
    acronym: string(conference.acronym),
    timezone: string(conference.time_zone_name),
    url: string(conference.url),
    baseUrl: string(schedule.base_url) ?? string(conference.base_url),
    logo: addressOf(conference.logo),
    colour: string(object(conference.colors).primary),
    days: objects(conference.days).map((day) => ({
      date: string(day.date),
      start: string(day.start),
      end: string(day.end),
    })),
    rooms: rooms.all,
    tracks: tracks.all,
    sessions,
  };
}

const addressOf = (image: unknown): string | undefined => string(image) ?? string(object(image).url);

const roomOf = (room: Value): DraftRoom => ({
  name: name(room.name),
  guid: string(room.guid),
  slug: string(room.slug),
  capacity: capacity(room.capacity),
  wayfinding: text(room.description),
});

function trackOf(track: Value): DraftTrack {
  const colours = object(track.colors);
  return {
    name: name(track.name),
    guid: string(track.guid),
    slug: string(track.slug),
    colour: string(track.color) ?? string(colours.light) ?? string(colours.dark) ?? string(colours.primary),
  };
}

/** What a reference means: the listed thing of that guid, slug or name, else what the reference itself says. */
class Mentions<T extends { readonly name: string; readonly guid?: string; readonly slug?: string }> {
  readonly all: T[];
  readonly #by = new Map<string, T>();

  constructor(
    listed: readonly Value[],
    private readonly read: (value: Value) => T,
  ) {
    this.all = listed.map(read).filter((item) => item.name !== '');
    this.all.forEach((item) => this.#remember(item));
  }

  of(reference: unknown): T | undefined {
    const said = this.read(typeof reference === 'string' ? { name: reference, slug: reference } : object(reference));
    for (const key of keysOf(said)) {
      const found = this.#by.get(key);
      if (found) return found;
    }
    if (said.name === '') return undefined;
    this.#remember(said);
    return said;
  }

  #remember(item: T): void {
    for (const key of keysOf(item)) if (!this.#by.has(key)) this.#by.set(key, item);
  }
}

const keysOf = ({ name, guid, slug }: { name: string; guid?: string; slug?: string }): string[] => [
  ...(guid === undefined ? [] : [`guid ${guid}`]),
  ...(slug === undefined ? [] : [`slug ${slug}`]),
  ...(name === '' ? [] : [`name ${name}`]),
];

function sessionOf(
  item: Value,
  rooms: Mentions<DraftRoom>,
  tracks: Mentions<DraftTrack>,
  persons: ReadonlyMap<string, DraftPerson>,
): DraftSession {
  const word = string(item.type)?.toUpperCase() ?? '';
  const title = text(item.title);
  return {
    guid: string(item.guid),
    id: string(item.id),
    code: string(item.code),
    slug: string(item.slug),
    title,
    subtitle: text(item.subtitle),
    abstract: text(item.abstract),
    description: text(item.description),
    kind: word === 'BREAK' ? 'break' : word === 'META' ? metaKind(firstOf(title)) : TYPES[word]?.kind,
    type: word === 'BREAK' || word === 'META' ? undefined : (TYPES[word]?.words ?? string(item.type)),
    track: tracks.of(item.track),
    room: rooms.of(item.room),
    date: string(item.start) ?? string(item.date),
    end: string(item.end),
    duration: string(item.duration),
    language: string(item.language),
    speakers: [...objects(item.participants), ...objects(item.persons)].map(
      (person) => persons.get(string(person.guid) ?? '') ?? personOf(person),
    ),
    links: objects(item.links).flatMap(linkOf),
    attachments: objects(item.attachments).flatMap(linkOf),
    url: string(item.url)?.replace(/^urn:.*/s, '') || undefined,
  };
}

/** What concerns the whole house and is no break: registration, parties, or something else. */
function metaKind(title: string): SessionKind {
  const kind = kindOf('', title, '', false);
  return kind === 'registration' || kind === 'social' || kind === 'break' ? kind : 'other';
}

const personOf = (person: Value): DraftPerson => ({
  name: string(person.name) ?? string(person.public_name) ?? '',
  guid: string(person.guid),
  code: string(person.code),
  biography: text(person.biography),
  url: string(person.url),
  avatar: addressOf(person.avatar),
});

const linkOf = (link: Value): DraftLink[] => linkTo(string(link.url) ?? link.href, link.title, link.type);
