/** Makes a programme of a draft: identity, rooms, tracks, speakers, kinds, instants and days, for all formats alike. */
import type { Programme, Session, Text } from '../../../core/model.js';
import { FormatError, WHOLE_HOUSE, type ImportOptions } from '../format.js';
import { makeDays } from './days.js';
import type { Draft, DraftRoom, DraftSession, DraftTrack } from './draft.js';
import { compact, optional } from './fields.js';
import { identify } from './identity.js';
import { kindOf } from './kind.js';
import { Languages, languagesOf } from './language.js';
import { Addresses } from './links.js';
import { gather, type Gathered, type Named } from './named.js';
import { People } from './people.js';
import { cleanIn, cleanLine, cleanText, firstOf, sameText } from './text.js';
import { timesOf, type Times } from './session-times.js';
import { parseClock } from './time.js';
import type { Warnings } from './warnings.js';
import { Zone } from './zone.js';

const colourOf = (raw: string | undefined): string | undefined => {
  const found = /^#?([0-9a-f]{6})$/i.exec(raw?.trim() ?? '');
  return found ? `#${found[1]!.toLowerCase()}` : undefined;
};

/** Rooms or tracks under clean names; a name is cleaned once, however often it is mentioned. */
class Mentions<T extends Named> {
  readonly #clean = new Map<T, T | undefined>();
  readonly #byName = new Map<string, T>();

  of(mention: T | undefined): T | undefined {
    if (mention === undefined) return undefined;
    if (!this.#clean.has(mention)) {
      const name = cleanLine(mention.name);
      this.#clean.set(
        mention,
        name === undefined ? undefined : this.#shared(name === mention.name ? mention : { ...mention, name }),
      );
    }
    return this.#clean.get(mention);
  }

  /** Bare names are by far the most; one object stands for all equal ones. */
  #shared(mention: T): T {
    if (mention.guid !== undefined || mention.slug !== undefined) return mention;
    const known = this.#byName.get(mention.name);
    if (!known) this.#byName.set(mention.name, mention);
    return known ?? mention;
  }

  all(): T[] {
    return [...this.#clean.values()].filter((mention) => mention !== undefined);
  }
}

/** A session that has a time, with what other sessions' ids and rooms depend on. */
interface Timed {
  readonly draft: DraftSession;
  readonly title: Text;
  readonly times: Times;
  readonly room: DraftRoom | undefined;
  readonly track: DraftTrack | undefined;
}

/**
 * @throws FormatError `missing-timezone`, `unknown-timezone`, `no-sessions`, `invalid`
 */
export function assemble(draft: Draft, options: ImportOptions, warnings: Warnings): Programme {
  const source = options.source ?? 'The file';
  if (draft.sessions.length === 0) {
    throw new FormatError('no-sessions', `${source} has no sessions; nothing was imported.`);
  }
  const zone = zoneOf(draft, options);
  const addresses = new Addresses(draft.baseUrl ?? draft.url, warnings);
  const dayChange = parseClock(draft.dayChange ?? '');

  const rooms = new Mentions<DraftRoom>();
  const tracks = new Mentions<DraftTrack>();
  for (const room of draft.rooms) rooms.of(room);
  for (const track of draft.tracks) tracks.of(track);
  const timed: Timed[] = [];
  for (const session of draft.sessions) {
    const times = timesOf(session, draft.days, zone, dayChange, warnings);
    if (!times) continue;
    const room = session.room?.guid === WHOLE_HOUSE.guid ? undefined : session.room;
    timed.push({
      draft: session,
      title: titleOf(session, warnings),
      times,
      room: rooms.of(room),
      track: tracks.of(session.track),
    });
  }
  if (timed.length === 0)
    throw new FormatError('no-sessions', `${source} has no sessions with a date and a start; nothing was imported.`);

  const gatheredRooms = gather(
    rooms.all().filter((room) => room.guid !== WHOLE_HOUSE.guid),
    warnings,
  );
  for (const guid of gatheredRooms.sharedGuids) warnings.add('duplicate-room-guid', guid);
  const gatheredTracks = gather(tracks.all(), warnings);
  const people = new People(
    timed.flatMap(({ draft: { speakers } }) => speakers),
    addresses,
    warnings,
  );
  const ids = identify(
    timed.map(({ draft: { guid, id, speakers }, title, times }) => ({
      guid,
      number: id,
      title: firstOf(title),
      persons: speakers,
      start: times.start,
    })),
    warnings,
  );
  const days = makeDays(
    draft.days,
    timed.map(({ draft: { day }, title, times }) => ({
      title: firstOf(title),
      day,
      start: times.start,
      end: times.end,
    })),
    zone,
    dayChange,
    warnings,
  );

  const languages = new Languages(warnings);
  const sessions = timed.map((each, index) =>
    sessionOf(ids[index]!, each, { people, languages, addresses, rooms: gatheredRooms, tracks: gatheredTracks }),
  );
  sessions.sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  return {
    ...optional('version', cleanLine(draft.version)),
    conference: {
      name:
        cleanLine(options.name) ??
        cleanIn(draft.title, cleanLine) ??
        cleanLine(draft.acronym) ??
        options.fallback?.name ??
        'Conference',
      ...optional('acronym', cleanLine(draft.acronym)),
      timezone: zone.name,
      languages: languagesOf(sessions),
      ...optional('url', addresses.resolve(draft.url)),
      ...optional('colour', colourOf(draft.colour)),
      ...optional('logo', addresses.resolve(draft.logo)),
    },
    days,
    rooms: gatheredRooms.items.map(({ id, item }) => ({
      id,
      name: item.name,
      ...optional('capacity', item.capacity),
      ...optional('wayfinding', cleanIn(item.wayfinding, cleanText)),
    })),
    tracks: gatheredTracks.items.map(({ id, item }) => ({
      id,
      name: item.name,
      ...optional('colour', colourOf(item.colour)),
    })),
    speakers: people.all(),
    sessions,
  };
}

function zoneOf(draft: Draft, options: ImportOptions): Zone {
  const name = options.timezone ?? cleanLine(draft.timezone) ?? options.fallback?.timezone;
  if (name === undefined) {
    throw new FormatError(
      'missing-timezone',
      `${options.source ?? 'The file'} does not say its time zone; name it with --timezone, such as --timezone Europe/Berlin.`,
    );
  }
  return new Zone(name);
}

function titleOf(session: DraftSession, warnings: Warnings): Text {
  const title = cleanIn(session.title, cleanLine);
  if (title !== undefined) return title;
  const instead =
    cleanIn(session.subtitle, cleanLine) ?? cleanLine(session.type) ?? cleanLine(session.room?.name) ?? '?';
  warnings.add('no-title', `"${firstOf(instead)}"`);
  return instead;
}

interface Surroundings {
  readonly people: People;
  readonly languages: Languages;
  readonly addresses: Addresses;
  readonly rooms: Gathered<DraftRoom>;
  readonly tracks: Gathered<DraftTrack>;
}

function sessionOf(id: string, { draft, title, times, room, track }: Timed, around: Surroundings): Session {
  const abstract = cleanIn(draft.abstract, cleanText);
  const description = cleanIn(draft.description, cleanText);
  const repeated = abstract !== undefined && description !== undefined && sameText(abstract, description);
  const type = cleanLine(draft.type);
  const speakers = around.people.refs(draft.speakers, firstOf(title));
  return compact<Session>({
    id,
    title,
    subtitle: cleanIn(draft.subtitle, cleanLine),
    kind: draft.kind ?? kindOf(type ?? '', firstOf(title), track?.name ?? '', speakers.length > 0),
    track: track && around.tracks.idOf(track),
    room: room && around.rooms.idOf(room),
    start: times.start,
    end: times.end,
    speakers,
    language: around.languages.read(draft.language),
    abstract,
    description: repeated ? undefined : description,
    links: around.addresses.links(draft.links),
    attachments: around.addresses.links(draft.attachments),
    url: around.addresses.resolve(draft.url),
    doNotRecord: draft.doNotRecord || undefined,
    guid: draft.guid,
    code: draft.code,
    slug: draft.slug,
    type,
  });
}
