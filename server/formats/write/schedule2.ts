/** The VOC's `schedule2.json` (alpha 3): the one interchange format that knows delays and cancellations. */
import type { Link, Schedule, ScheduledSession, SessionKind, Text } from '../../../core/model.js';
import { WHOLE_HOUSE } from '../format.js';
import { slugify } from '../draft/ids.js';
import { Feed, type FeedOptions } from './feed.js';
import { linksOf } from './listing.js';
import { VocIds } from './voc-ids.js';

const ACRONYM = /^[a-z0-9_-][a-z0-9_]{3,}(-2[0-9]{3}-[a-z]+)?$/;
const SLUG = /^[a-z0-9_-]+[a-z0-9]$/;
const LINK_TYPES = new Set([
  'SLIDES',
  'PAPER',
  'WEB',
  'BLOG',
  'ARTICLE',
  'BOOK',
  'MEDIA',
  'RELATED',
  'FEEDBACK',
  'ORIGIN',
  'ACTIVITYPUB',
]);
const TYPES: Readonly<Partial<Record<SessionKind, string>>> = {
  talk: 'TALK',
  keynote: 'TALK',
  workshop: 'WORKSHOP',
  panel: 'DISCUSSION',
  bof: 'MEETING',
  lightning: 'LIGHTNING_TALK',
};
const META: ReadonlySet<SessionKind> = new Set(['break', 'registration', 'social']);
/** The format wants a track of every session. */
const NO_TRACK = 'none';

/** The schedule with expected times and, in `state`, what has become of each session. */
export function exportSchedule2(schedule: Schedule, options: FeedOptions): string {
  const feed = new Feed(schedule, options);
  const ids = new VocIds(feed);
  const { facts } = feed;
  const { days, rooms, tracks } = schedule.programme;
  const trackless = schedule.sessions.some(({ track }) => track === undefined);
  const file = {
    $schema: 'https://c3voc.de/schema/schedule2',
    generator: { name: 'Hallway' },
    schedule: {
      version: feed.version,
      conference: {
        acronym: ids.acronym(ACRONYM),
        title: feed.name,
        start: days[0] === undefined ? '' : feed.rfc3339(days[0].start),
        end: days.length === 0 ? '' : feed.rfc3339(days.at(-1)!.end),
        time_zone_name: facts.timezone,
        logo: facts.logo === undefined ? undefined : { url: facts.logo },
        url: facts.url,
        colors: facts.colour === undefined ? undefined : { primary: facts.colour },
        languages: [...new Set(facts.languages.map(language))],
        tracks: [
          ...tracks.map(({ id, name, colour }) => ({ name: feed.text(name), slug: trackSlug(id), color: colour })),
          ...(trackless ? [{ name: '', slug: NO_TRACK }] : []),
        ],
        rooms: [
          ...rooms.map(({ id, name, capacity, wayfinding }) => ({
            name: feed.text(name),
            guid: ids.room(id),
            capacity,
            description: localised(wayfinding),
          })),
          WHOLE_HOUSE,
        ],
        days: days.map(({ date, start, end }, index) => ({
          index: index + 1,
          date,
          start: feed.rfc3339(start),
          end: feed.rfc3339(end),
        })),
      },
      events: schedule.sessions.flatMap((session): object[] => {
        if (!META.has(session.kind)) return [sessionOf(session, feed, ids)];
        // A break has no state: one that is cancelled can only be left out.
        return session.status === 'cancelled' ? [] : [metaOf(session, feed, ids)];
      }),
    },
  };
  return `${JSON.stringify(file)}\n`;
}

const language = (tag: string): string => (/^[a-z]{2}(?=-|$)/.test(tag) ? tag.slice(0, 2) : 'en');

const trackSlug = (id: string): string => (SLUG.test(id) ? id : slugify(id).padEnd(2, '0'));

/** Text by language of two letters, as the format wants it. */
function localised(text: Text | undefined): Text | null {
  if (text === undefined) return null;
  return typeof text === 'string'
    ? text
    : Object.fromEntries(Object.entries(text).map(([tag, words]) => [language(tag), words]));
}

function metaOf(session: ScheduledSession, feed: Feed, ids: VocIds) {
  return {
    type: session.kind === 'break' ? 'BREAK' : 'META',
    title: feed.text(session.title),
    subtitle: session.subtitle === undefined ? undefined : feed.text(session.subtitle),
    guid: ids.of(session.id).guid,
    start: feed.rfc3339(session.start),
    end: feed.rfc3339(session.end),
    room: session.room === undefined ? undefined : { name: feed.roomName(session.room), guid: ids.room(session.room) },
  };
}

function stateOf({ status, lateness }: ScheduledSession): string {
  if (status === 'cancelled') return 'CANCELED';
  return lateness > 0 ? 'DELAYED' : 'CONFIRMED';
}

function sessionOf(session: ScheduledSession, feed: Feed, ids: VocIds) {
  const { guid, slug, code } = ids.of(session.id);
  const { feedback, recording, others } = linksOf(session);
  const links = [
    ...others.map(linkOf),
    ...(feedback === undefined ? [] : [{ type: 'FEEDBACK', url: feedback }]),
    ...(recording === undefined ? [] : [{ type: 'MEDIA', url: recording }]),
  ];
  return {
    type: TYPES[session.kind] ?? 'OTHER',
    guid,
    code,
    start: feed.rfc3339(session.start),
    end: feed.rfc3339(session.end),
    room:
      session.room === undefined ? WHOLE_HOUSE : { name: feed.roomName(session.room), guid: ids.room(session.room) },
    url: feed.sessionAddress(session) ?? `urn:uuid:${guid}`,
    slug,
    title: feed.text(session.title),
    subtitle: session.subtitle === undefined ? null : feed.text(session.subtitle),
    language: language(session.language ?? feed.facts.languages[0] ?? 'en'),
    track: { slug: session.track === undefined ? NO_TRACK : trackSlug(session.track) },
    abstract: localised(session.abstract),
    description: localised(session.description),
    participants: session.speakers.map(({ id, name }) => ({ guid: ids.person(id), name, role: 'SPEAKER' })),
    links,
    attachments: (session.attachments ?? []).map(linkOf),
    state: stateOf(session),
  };
}

function linkOf({ title, url, type }: Link) {
  const word = type?.toUpperCase();
  return { title, url, type: word !== undefined && LINK_TYPES.has(word) ? word : undefined };
}
