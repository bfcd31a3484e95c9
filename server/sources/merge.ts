/** One programme made of the parts that several sources own. Pure. */
import type { Day, Programme, Room, Session, Speaker, Track } from '../../core/index.js';
import { filled } from '../formats/draft/fields.js';
import { hash } from '../formats/draft/ids.js';
import type { ImportWarning } from '../formats/format.js';
import { Shared } from './shared.js';

export interface Part {
  readonly source: string;
  /** Stands before the ids of its sessions. */
  readonly prefix: string;
  readonly programme: Programme;
}

export interface Merged {
  readonly programme: Programme;
  readonly warnings: readonly ImportWarning[];
}

/**
 * Merges parts, the first having the last word on what all share: facts, names, rooms. A single part without a prefix is the
 * programme as it is.
 * @param before the programme adopted so far: what has the same name keeps its id.
 */
export function mergeParts(parts: readonly [Part, ...Part[]], before: Programme | null): Merged {
  const [first] = parts;
  if (parts.length === 1 && first.prefix === '') return { programme: first.programme, warnings: [] };

  const elsewhere: string[] = [];
  const rooms = new Shared<Room>(before?.rooms ?? []);
  const tracks = new Shared<Track>(before?.tracks ?? []);
  const speakers = new Shared<Speaker>(before?.speakers ?? []);
  const sessions: Session[] = [];
  const taken = new Set<string>();
  const owners = new Map<string, string>();
  for (const { source, prefix, programme } of parts) {
    const roomOf = rooms.take(programme.rooms, prefix);
    const trackOf = tracks.take(programme.tracks, prefix);
    const speakerOf = speakers.take(programme.speakers, prefix);
    for (const session of programme.sessions) {
      const { guid, room, track, replaces } = session;
      const owner = guid === undefined ? source : (owners.get(guid) ?? source);
      if (owner !== source) {
        elsewhere.push(`"${session.id}" of ${source}, which is left to ${owner}`);
        continue;
      }
      if (guid !== undefined) owners.set(guid, source);
      const wish = prefix + session.id;
      const id = taken.has(wish) ? `${wish}-${hash(source, 8)}` : wish;
      taken.add(id);
      sessions.push({
        ...session,
        id,
        ...(room !== undefined && { room: roomOf.get(room) ?? room }),
        ...(track !== undefined && { track: trackOf.get(track) ?? track }),
        ...(replaces !== undefined && { replaces: prefix + replaces }),
        speakers: session.speakers.map((ref) => ({ ...ref, id: speakerOf.get(ref.id) ?? ref.id })),
      });
    }
  }
  sessions.sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  const programmes = parts.map(({ programme }) => programme);
  const versions = [...new Set(programmes.flatMap(({ version = [] }) => version))];
  return {
    programme: {
      ...(versions.length > 0 && { version: versions.join(' + ') }),
      conference: {
        ...programmes.map(({ conference }) => conference).reduce((known, more) => filled(known, more)),
        languages: [...new Set(programmes.flatMap(({ conference }) => conference.languages))],
      },
      days: mergeDays(programmes),
      rooms: rooms.all(),
      tracks: tracks.all(),
      speakers: speakers.all(),
      sessions,
    },
    warnings: elsewhere.length === 0 ? [] : [ownedElsewhere(elsewhere)],
  };
}

const ownedElsewhere = (sessions: readonly string[]): ImportWarning => ({
  code: 'owned-elsewhere',
  message: `${sessions.length} session${sessions.length === 1 ? '' : 's'} with the guid of another source's session, such as ${sessions[0]!}; each is listed once.`,
  count: sessions.length,
});

/**
 * The days of all, each as long as the longest of its date. Where a night of one source reaches into the next morning of
 * another, the day ends with the first session of the next.
 */
function mergeDays(programmes: readonly Programme[]): Day[] {
  const days = new Map<string, { date: string; start: number; end: number; first: number }>();
  for (const programme of programmes) {
    for (const day of programme.days) {
      const own = programme.sessions.filter(({ start }) => day.start <= start && start < day.end);
      const first = Math.min(...own.map(({ start }) => start));
      const known = days.get(day.date);
      if (!known) days.set(day.date, { ...day, first });
      else {
        known.start = Math.min(known.start, day.start);
        known.end = Math.max(known.end, day.end);
        known.first = Math.min(known.first, first);
      }
    }
  }
  const ordered = [...days.values()].sort((a, b) => a.start - b.start || (a.date < b.date ? -1 : 1));
  ordered.forEach((day, index) => {
    const next = ordered[index + 1];
    if (!next || day.end <= next.start) return;
    next.start = Math.min(Math.max(next.start, Math.min(day.end, next.first)), next.end - 1);
    day.end = next.start;
  });
  return ordered.filter(({ start, end }) => start < end).map(({ date, start, end }) => ({ date, start, end }));
}
