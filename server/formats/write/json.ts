/** `schedule.json`, valid against the VOC's schema; the dates are the expected ones. */
import type { Link, Schedule, ScheduledSession } from '../../../core/model.js';
import { WHOLE_HOUSE } from '../format.js';
import { slugify } from '../draft/ids.js';
import { Feed, hoursAndMinutes, minutesOf, type FeedOptions } from './feed.js';
import { linksOf, listing } from './listing.js';
import { VocIds } from './voc-ids.js';

const ACRONYM = /^[a-z0-9_-][a-z0-9_]{3,}(-2[0-9]{3}-[a-z]+)?$/;
const LINK_TYPES = new Set(['slides', 'paper', 'web', 'blog', 'article', 'media', 'related', 'activitypub']);

/** The schedule as programs read it; the same sessions as `exportXml`. */
export function exportJson(schedule: Schedule, options: FeedOptions): string {
  const feed = new Feed(schedule, options);
  const ids = new VocIds(feed);
  const { facts } = feed;
  const { days, rooms, tracks } = schedule.programme;
  const listed = listing(feed, ids);
  const hasEverywhere = listed.some((day) => day.rooms.some(({ guid }) => guid === WHOLE_HOUSE.guid));
  const file = {
    $schema: 'https://c3voc.de/schedule/schema.json',
    generator: { name: 'Hallway' },
    schedule: {
      url: feed.address('/schedule.json'),
      version: feed.version,
      base_url: feed.address('/'),
      conference: {
        acronym: ids.acronym(ACRONYM),
        title: feed.name,
        start: days[0]?.date ?? '',
        end: days.at(-1)?.date ?? '',
        daysCount: days.length,
        timeslot_duration: '00:05',
        time_zone_name: facts.timezone,
        logo: facts.logo,
        url: facts.url,
        colors: facts.colour === undefined ? undefined : { primary: facts.colour },
        tracks: tracks.map(({ id, name, colour }) => ({
          name: feed.text(name),
          slug: trackSlug(id, feed.text(name)),
          color: colour,
        })),
        rooms: [
          ...rooms.map(({ id, name, capacity, wayfinding }) => ({
            name: feed.text(name),
            guid: ids.room(id),
            description: wayfinding,
            capacity,
          })),
          ...(hasEverywhere ? [WHOLE_HOUSE] : []),
        ],
        days: listed.map(({ day, rooms: inRooms }, index) => ({
          index: index + 1,
          date: day.date,
          day_start: feed.rfc3339(day.start),
          day_end: feed.rfc3339(day.end),
          rooms: byName(
            inRooms.map(({ name, sessions }) => [name, sessions.map((session) => sessionOf(session, name, feed, ids))]),
          ),
        })),
      },
    },
  };
  return `${JSON.stringify(file)}\n`;
}

/** Rooms of one name are one list: the format knows rooms by name only. */
function byName<T>(lists: readonly (readonly [string, readonly T[]])[]): Record<string, T[]> {
  const merged = new Map<string, T[]>();
  for (const [name, items] of lists) merged.set(name, [...(merged.get(name) ?? []), ...items]);
  return Object.fromEntries(merged);
}

const trackSlug = (id: string, name: string): string =>
  /^[a-z0-9_-]+[a-z0-9]$/.test(id) ? id : `${slugify(name)}-${slugify(id)}`;

function sessionOf(session: ScheduledSession, room: string, feed: Feed, ids: VocIds) {
  const { number, guid, slug, code } = ids.of(session.id);
  const { feedback, recording, others } = linksOf(session);
  const links = recording === undefined ? others : [...others, { title: 'Recording', url: recording, type: 'media' }];
  return {
    id: number,
    guid,
    code,
    date: feed.rfc3339(session.start),
    start: feed.zone.clock(session.start),
    end: feed.rfc3339(session.end),
    duration: hoursAndMinutes(minutesOf(session)),
    room,
    slug,
    url: feed.sessionAddress(session) ?? `urn:uuid:${guid}`,
    title: feed.text(session.title),
    subtitle: feed.text(session.subtitle),
    track: session.track === undefined ? null : feed.trackName(session.track),
    type: session.type ?? session.kind,
    language: session.language ?? null,
    abstract: feed.text(session.abstract),
    description: feed.text(session.description),
    recording_license: '',
    do_not_record: session.doNotRecord === true,
    persons: session.speakers.map(({ id, name }) => ({ guid: ids.person(id), name, public_name: name })),
    links: links.map(linkOf),
    feedback_url: feedback,
    attachments: (session.attachments ?? []).map(linkOf),
  };
}

const linkOf = ({ title, url, type }: Link) => ({
  title,
  url,
  type: type !== undefined && LINK_TYPES.has(type) ? type : undefined,
});
