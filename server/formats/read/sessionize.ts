/** Sessionize's API views All, GridSmart and Sessions, as saved to a file. They name no time zone and no colours. */
import { assemble } from '../draft/assemble.js';
import type { Draft, DraftPerson, DraftRoom, DraftSession, DraftTrack } from '../draft/draft.js';
import { kindOf } from '../draft/kind.js';
import type { Warnings } from '../draft/warnings.js';
import { FormatError, type ImportOptions } from '../format.js';
import { isObject, MOST_SESSIONS, tooManySessions, type Reader } from './reader.js';
import { categoriesOf, type Category } from './sessionize-categories.js';
import { linkTo, object, objects, string, text, type Value } from './values.js';

export const sessionize: Reader = {
  format: 'sessionize',
  name: 'Sessionize (All, GridSmart, Sessions)',
  detect: ({ json }) => viewOf(json) !== undefined,
  read: ({ json, source }, options, warnings) => {
    const view = viewOf(json);
    if (!view)
      throw new FormatError(
        'unknown-format',
        `${source} is none of Sessionize's views All, GridSmart and Sessions; leave the format out to have it detected.`,
      );
    if (view.sessions.length > MOST_SESSIONS) throw tooManySessions(source);
    return assemble(draftOf(view, options, warnings), options, warnings);
  },
};

interface View {
  /** A plenum session as often as there are rooms. */
  readonly sessions: readonly Value[];
  /** Empty in the views that name persons and rooms inside the sessions. */
  readonly speakers: readonly Value[];
  readonly rooms: readonly Value[];
  readonly categories: readonly Value[];
}

function viewOf(json: unknown): View | undefined {
  if (isObject(json)) {
    const { sessions, speakers, rooms, categories, conference } = json;
    const all = Array.isArray(sessions) && Array.isArray(speakers) && Array.isArray(rooms) && conference === undefined;
    return all
      ? {
          sessions: objects(sessions),
          speakers: objects(speakers),
          rooms: objects(rooms),
          categories: objects(categories),
        }
      : undefined;
  }
  if (!Array.isArray(json)) return undefined;
  const groups = objects(json);
  // Until the organisers publish, the views are an empty list.
  const grid = groups.every(({ rooms, date }) => Array.isArray(rooms) && date !== undefined);
  const list = groups.every((group) => Array.isArray(group.sessions) && 'groupName' in group);
  if (groups.length !== json.length || !(grid || list)) return undefined;
  const holders = grid ? groups.flatMap(({ rooms }) => objects(rooms)) : groups;
  return {
    sessions: holders.flatMap(({ sessions }) => objects(sessions)),
    speakers: [],
    rooms: grid ? holders : [],
    categories: [],
  };
}

function draftOf(view: View, options: ImportOptions, warnings: Warnings): Draft {
  const rooms = new Map<string, DraftRoom>();
  for (const room of view.rooms) {
    const [id, named] = [string(room.id), string(room.name)];
    if (named !== undefined) rooms.set(id ?? named, { name: named });
  }
  const speakers = new Map(view.speakers.map((speaker) => [string(speaker.id) ?? '', speakerOf(speaker)]));
  const categories = categoriesOf(view.categories, view.sessions, options, warnings);
  const tracks = new Map<string, DraftTrack>();
  const seen = new Set<string>();
  const sessions: DraftSession[] = [];
  for (const item of view.sessions) {
    const id = string(item.id);
    if (id !== undefined && seen.has(id)) continue;
    if (id !== undefined) seen.add(id);
    if (/declin|reject|withdr|cancel/i.test(string(item.status) ?? '')) {
      warnings.add('cancelled', `"${string(item.title) ?? '?'}"`);
      continue;
    }
    sessions.push(sessionOf(item, id, { rooms, speakers, tracks, categories }));
  }
  return { days: [], rooms: [...rooms.values()], tracks: [...tracks.values()], sessions };
}

interface Surroundings {
  readonly rooms: Map<string, DraftRoom>;
  readonly speakers: ReadonlyMap<string, DraftPerson>;
  readonly tracks: Map<string, DraftTrack>;
  /** Items of the session's categories that mean something to Hallway. */
  categories(item: Value, which: Category): string | undefined;
}

function sessionOf(item: Value, id: string | undefined, around: Surroundings): DraftSession {
  const title = string(item.title) ?? '';
  const speakers = personsOf(item.speakers, around.speakers);
  const trackName = around.categories(item, 'track');
  return {
    id,
    title,
    description: text(item.description),
    type: around.categories(item, 'type'),
    kind: item.isServiceSession === true ? serviceKind(title) : undefined,
    track: trackName === undefined ? undefined : once(around.tracks, trackName),
    room: roomOf(item, around.rooms),
    date: string(item.startsAt),
    end: string(item.endsAt),
    language: around.categories(item, 'language'),
    speakers,
    links: [...linkTo(item.liveUrl, 'Live stream', 'live'), ...linkTo(item.recordingUrl, 'Recording', 'recording')],
    attachments: [],
  };
}

/** A session that nobody submitted: a break, registration, a party, or something else of the house. */
function serviceKind(title: string) {
  const kind = kindOf(title, title, '', false);
  return kind === 'talk' ? 'other' : kind;
}

function roomOf(item: Value, rooms: Map<string, DraftRoom>): DraftRoom | undefined {
  const [id, named] = [string(item.roomId), string(item.room)];
  const known = id === undefined ? undefined : rooms.get(id);
  if (known) return known;
  if (named === undefined) return undefined;
  const room = { name: named };
  rooms.set(id ?? named, room);
  return room;
}

function once(tracks: Map<string, DraftTrack>, name: string): DraftTrack {
  let track = tracks.get(name);
  if (!track) tracks.set(name, (track = { name }));
  return track;
}

/** Ids of the listed speakers, or ids with names. */
function personsOf(value: unknown, listed: ReadonlyMap<string, DraftPerson>): DraftPerson[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    const id = string(isObject(each) ? each.id : each);
    const known = id === undefined ? undefined : listed.get(id);
    if (known) return [known];
    const named = isObject(each) ? (string(each.name) ?? string(each.fullName)) : undefined;
    return named === undefined ? [] : [{ guid: id, name: named }];
  });
}

function speakerOf(speaker: Value): DraftPerson {
  const [first, last] = [string(speaker.firstName), string(speaker.lastName)];
  const links = objects(speaker.links);
  const page = links.find(({ linkType }) => /blog|website/i.test(string(linkType) ?? '')) ?? links[0];
  const biography = [string(speaker.tagLine), string(speaker.bio)].filter((part) => part !== undefined).join('\n\n');
  return {
    guid: string(speaker.id),
    name: string(speaker.fullName) ?? [first, last].filter((part) => part !== undefined).join(' '),
    biography: biography || undefined,
    avatar: string(speaker.profilePicture),
    url: string(object(page).url),
  };
}
