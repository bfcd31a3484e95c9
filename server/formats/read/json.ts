/** `schedule.json` of frab, pretalx and the VOC. */
import { assemble } from '../draft/assemble.js';
import type { Draft, DraftDay, DraftLink, DraftPerson, DraftRoom, DraftSession, DraftTrack } from '../draft/draft.js';
import { FormatError } from '../format.js';
import { MOST_SESSIONS, tooManySessions, type Reader } from './reader.js';
import { capacity, linkTo, name, object, objects, string, text, type Value } from './values.js';

export const json: Reader = {
  format: 'json',
  name: 'schedule.json (frab, pretalx, VOC)',
  detect: ({ json: file }) => conferenceOf(file) !== undefined,
  read: ({ json: file, source }, options, warnings) => {
    const conference = conferenceOf(file);
    if (!conference)
      throw new FormatError(
        'unknown-format',
        `${source} is not a schedule.json: it has no "schedule.conference.days"; leave the format out to have it detected.`,
      );
    return assemble(draftOf(object(object(file).schedule), conference, source), options, warnings);
  },
};

/** The conference, if the file is of this format; schedule2 has days too, but keeps its sessions outside them. */
function conferenceOf(file: unknown): Value | undefined {
  const conference = object(object(object(file).schedule).conference);
  return Array.isArray(conference.days) && !('events' in object(object(file).schedule)) ? conference : undefined;
}

function draftOf(schedule: Value, conference: Value, source: string): Draft {
  const listed = new Map(objects(conference.rooms).map((room) => [name(room.name), roomOf(room)]));
  const tracks = new Map(objects(conference.tracks).map((track) => [name(track.name), trackOf(track)]));
  const days: DraftDay[] = [];
  const sessions: DraftSession[] = [];
  for (const day of objects(conference.days)) {
    days.push({ date: string(day.date), start: string(day.day_start), end: string(day.day_end) });
    for (const [roomName, items] of Object.entries(object(day.rooms))) {
      const room = listed.get(roomName) ?? { name: roomName };
      listed.set(roomName, room);
      for (const item of objects(items)) {
        sessions.push(sessionOf(item, days.length - 1, room, tracks));
        if (sessions.length > MOST_SESSIONS) throw tooManySessions(source);
      }
    }
  }
  return {
    version: string(schedule.version),
    title: text(conference.title),
    acronym: string(conference.acronym),
    timezone: string(conference.time_zone_name),
    url: string(conference.url) ?? string(schedule.url),
    baseUrl: string(schedule.base_url) ?? string(conference.base_url),
    logo: string(conference.logo),
    colour: string(object(conference.colors).primary),
    days,
    rooms: [...listed.values()],
    tracks: [...tracks.values()],
    sessions,
  };
}

function roomOf(room: Value): DraftRoom {
  return {
    name: name(room.name),
    guid: string(room.guid),
    slug: string(room.slug),
    capacity: capacity(room.capacity),
    wayfinding: text(room.description),
  };
}

function trackOf(track: Value): DraftTrack {
  return { name: name(track.name), guid: string(track.guid), slug: string(track.slug), colour: string(track.color) };
}

function sessionOf(item: Value, day: number, room: DraftRoom, tracks: Map<string, DraftTrack>): DraftSession {
  const feedback = string(item.feedback_url);
  const links = objects(item.links).flatMap(linkOf);
  if (feedback !== undefined) links.push({ title: 'Feedback', url: feedback, type: 'feedback' });
  return {
    guid: string(item.guid),
    id: string(item.id),
    code: string(item.code),
    slug: string(item.slug),
    title: text(item.title),
    subtitle: text(item.subtitle),
    abstract: text(item.abstract),
    description: text(item.description),
    type: name(item.type) || undefined,
    track: trackNamed(name(item.track), tracks),
    room,
    day,
    date: string(item.date),
    start: string(item.start),
    end: string(item.end),
    duration: string(item.duration),
    language: string(item.language),
    speakers: objects(item.persons).map(personOf),
    links,
    attachments: objects(item.attachments).flatMap(linkOf),
    url: string(item.url),
    doNotRecord: item.do_not_record === true,
  };
}

function trackNamed(words: string, tracks: Map<string, DraftTrack>): DraftTrack | undefined {
  if (words === '') return undefined;
  let track = tracks.get(words);
  if (!track) tracks.set(words, (track = { name: words }));
  return track;
}

function personOf(person: Value): DraftPerson {
  return {
    name: string(person.public_name) ?? string(person.name) ?? string(person.full_public_name) ?? '',
    guid: string(person.guid),
    code: string(person.code),
    id: string(person.id),
    biography: text(person.biography),
    url: string(person.url),
    avatar: string(person.avatar) ?? string(person.avatar_url),
  };
}

const linkOf = (link: Value): DraftLink[] => linkTo(string(link.url) ?? link.href, link.title, link.type);
