/** Indico's JSON: `/export/event/N.json?detail=contributions` (or `sessions`) and `/export/timetable/N.json`. */
import { assemble } from '../draft/assemble.js';
import type { Draft, DraftLink, DraftPerson, DraftRoom, DraftSession, DraftTrack } from '../draft/draft.js';
import { FormatError } from '../format.js';
import { inZone } from './local-time.js';
import { isObject, MOST_SESSIONS, tooManySessions, type Reader } from './reader.js';
import { linkTo, name, object, objects, string, text, type Value } from './values.js';

export const indico: Reader = {
  format: 'indico',
  name: 'Indico (contributions, timetable)',
  detect: ({ json }) => meetingOf(json) !== undefined || timetableOf(json) !== undefined,
  read: ({ json, source }, options, warnings) => {
    const meeting = meetingOf(json);
    const items = meeting ? contributionsOf(meeting) : timetableOf(json)?.flatMap((entry) => entriesOf(entry));
    if (!items)
      throw new FormatError(
        'unknown-format',
        `${source} has no contributions of Indico; export it with ?detail=contributions, or leave the format out to have it detected.`,
      );
    if (items.length > MOST_SESSIONS) throw tooManySessions(source);
    return assemble(draftOf(meeting ?? {}, items), options, warnings);
  },
};

/** A contribution, break or block, with the title of the block around it. */
interface Item {
  readonly value: Value;
  readonly block?: string;
}

/** The first result that is a conference with contributions, or with blocks that have them. */
function meetingOf(json: unknown): Value | undefined {
  const { results } = object(json);
  return objects(results).find(
    (result) => (Array.isArray(result.contributions) || Array.isArray(result.sessions)) && isObject(result.startDate),
  );
}

function contributionsOf(meeting: Value): Item[] {
  const own = objects(meeting.contributions).map((value) => ({ value, block: string(value.session) }));
  const blocks = objects(meeting.sessions).flatMap((block): Item[] => {
    const inside = objects(block.contributions);
    const title = string(block.title) ?? string(object(block.session).title);
    return inside.length === 0 ? [{ value: block }] : inside.map((value) => ({ value, block: title }));
  });
  return [...own, ...blocks];
}

/** Entries by date: `results: {"<id>": {"20261024": {"c12": {…}}}}`. */
function timetableOf(json: unknown): Value[] | undefined {
  const { results } = object(json);
  if (!isObject(results)) return undefined;
  const days = Object.values(results).flatMap((timetable) => Object.entries(object(timetable)));
  if (days.length === 0 || !days.every(([date, entries]) => /^\d{8}$/.test(date) && isObject(entries)))
    return undefined;
  return days.flatMap(([, entries]) => Object.values(object(entries)).filter(isObject));
}

function entriesOf(entry: Value, block?: string): Item[] {
  const inside = Object.values(object(entry.entries)).filter(isObject);
  const title = string(entry.slotTitle) ?? string(entry.title);
  if (inside.length > 0) return inside.flatMap((each) => entriesOf(each, string(entry.title) ?? title));
  return [{ value: entry, block }];
}

function draftOf(meeting: Value, items: readonly Item[]): Draft {
  const rooms = new Map<string, DraftRoom>();
  const tracks = new Map<string, DraftTrack>();
  const once = <T extends { readonly name: string }>(known: Map<string, T>, named: string | undefined) => {
    if (named === undefined) return undefined;
    if (!known.has(named)) known.set(named, { name: named } as T);
    return known.get(named);
  };
  const sessions = items.map((item): DraftSession => {
    const { value } = item;
    return {
      ...partsOf(value),
      track: once(tracks, string(value.track) ?? item.block ?? string(value.sessionTitle)),
      room: once(rooms, string(value.room) ?? string(value.roomFullname)),
    };
  });
  const zones = items.map(({ value }) => string(object(value.startDate).tz));
  return {
    title: text(meeting.title),
    timezone: string(meeting.timezone) ?? string(object(meeting.startDate).tz) ?? zones.find((zone) => zone),
    url: string(meeting.url),
    days: [],
    rooms: [...rooms.values()],
    tracks: [...tracks.values()],
    sessions,
  };
}

function partsOf(value: Value): DraftSession {
  const speakers = [value.speakers, value.presenters].map(objects).find((list) => list.length > 0);
  const type = string(value.entryType);
  return {
    id: string(value.id) ?? string(value.uniqueId),
    code: string(value.code),
    title: text(value.title),
    description: text(value.description),
    type: name(value.type) || undefined,
    kind: type?.toLowerCase() === 'break' ? 'break' : undefined,
    date: instantOf(value.startDate),
    end: instantOf(value.endDate),
    duration: durationOf(value.duration),
    language: string(value.language),
    speakers: (speakers ?? objects(value.primaryauthors)).map(personOf),
    links: [],
    attachments: attachmentsOf(value),
    url: addressOf(value.url),
  };
}

/** A path alone is of use to nobody without the host, which the timetable does not name. */
const addressOf = (value: unknown): string | undefined => {
  const url = string(value);
  return url !== undefined && /^https?:/i.test(url) ? url : undefined;
};

/** `{"date":"2026-10-24","time":"09:30:00","tz":"Europe/Zurich"}`. */
function instantOf(value: unknown): string | undefined {
  const { date, time, tz } = object(value);
  const local = `${string(date)}T${string(time)}`;
  return inZone(local, string(tz)) ?? local;
}

/** Minutes, or `H:MM:SS`. */
function durationOf(value: unknown): string | undefined {
  const words = string(value);
  if (words === undefined) return undefined;
  const minutes = /^\d{1,5}(?:\.\d*)?$/.test(words) ? Math.round(Number(words)) : undefined;
  return minutes === undefined ? words.replace(/^(\d+:\d\d):\d\d$/, '$1') : `PT${minutes}M`;
}

function personOf(person: Value): DraftPerson {
  const [first, last] = [
    string(person.first_name) ?? string(person.firstName),
    string(person.last_name) ?? string(person.familyName) ?? string(person.lastName),
  ];
  const whole = [first, last].filter((part) => part !== undefined).join(' ');
  return {
    name: first !== undefined && last !== undefined ? whole : (string(person.fullName) ?? string(person.name) ?? whole),
    id: string(person.person_id) ?? string(person.db_id) ?? string(person.id),
  };
}

function attachmentsOf(value: Value): DraftLink[] {
  const folders = [...objects(value.folders), ...objects(object(value.attachments).folders)];
  const files = [
    ...folders.flatMap((folder) => objects(folder.attachments)),
    ...objects(object(value.attachments).files),
  ];
  return files.flatMap((file) =>
    linkTo(addressOf(file.download_url) ?? addressOf(file.link_url) ?? addressOf(file.url), file.title),
  );
}
