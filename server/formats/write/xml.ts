/** `schedule.xml`, valid against the VOC's schema; the dates are the expected ones. */
import type { Link, Schedule, ScheduledSession, Track } from '../../../core/model.js';
import { slugify } from '../draft/ids.js';
import { Feed, hoursAndMinutes, minutesOf, type FeedOptions } from './feed.js';
import { linksOf, listing, type ListedDay } from './listing.js';
import { element, leaf, maybe } from './markup.js';
import { VocIds } from './voc-ids.js';

/**
 * The schedule as attendees' apps read it. Cancelled sessions are left out (see listing.ts); sessions of the
 * whole house are listed under the room "Everywhere".
 */
export function exportXml(schedule: Schedule, options: FeedOptions): string {
  const feed = new Feed(schedule, options);
  const ids = new VocIds(feed);
  const days = listing(feed, ids);
  const root = element('schedule', [
    leaf('generator', '', { name: 'Hallway' }),
    maybe('url', feed.address('/schedule.xml')),
    leaf('version', feed.version),
    conference(feed, ids),
    ...days.map((day, index) => dayOf(day, index + 1, feed, ids)),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function conference(feed: Feed, ids: VocIds): string {
  const { facts, schedule } = feed;
  const { days, tracks } = schedule.programme;
  return element('conference', [
    leaf('title', feed.name),
    leaf('acronym', ids.acronym(/^[a-z0-9_-]{4,}$/)),
    maybe('start', days[0]?.date),
    maybe('end', days.at(-1)?.date),
    leaf('days', days.length),
    leaf('timeslot_duration', '00:05'),
    maybe('base_url', feed.address('/')),
    maybe('logo', facts.logo),
    maybe('url', facts.url),
    leaf('time_zone_name', facts.timezone),
    facts.colour === undefined ? '' : leaf('color', '', { primary: facts.colour }),
    ...tracks.map((track) =>
      leaf('track', '', { name: feed.text(track.name), slug: trackSlug(track, feed), color: track.colour }),
    ),
  ]);
}

/** The schema wants a letter first; producers begin their slugs with numbers. */
function trackSlug({ id, name }: Track, feed: Feed): string {
  const slug = slugify(/^[a-z][a-z0-9-]+$/.test(id) ? id : feed.text(name));
  return /^[a-z][a-z0-9-]+$/.test(slug) ? slug : `track-${slug}`;
}

function dayOf({ day, rooms }: ListedDay, index: number, feed: Feed, ids: VocIds): string {
  return element(
    'day',
    rooms.map(({ name, guid, sessions }) =>
      element(
        'room',
        sessions.map((session) => sessionOf(session, name, feed, ids)),
        { name, guid },
      ),
    ),
    { index, date: day.date, start: feed.rfc3339(day.start), end: feed.rfc3339(day.end) },
  );
}

function sessionOf(session: ScheduledSession, room: string, feed: Feed, ids: VocIds): string {
  const { number, guid, slug, code } = ids.of(session.id);
  const { feedback, recording, others } = linksOf(session);
  return element(
    'event',
    [
      leaf('date', feed.rfc3339(session.start)),
      leaf('start', feed.zone.clock(session.start)),
      leaf('duration', hoursAndMinutes(minutesOf(session))),
      leaf('room', room),
      leaf('slug', slug),
      leaf('title', feed.text(session.title)),
      leaf('subtitle', feed.text(session.subtitle)),
      leaf('track', feed.trackName(session.track)),
      leaf('type', session.type ?? session.kind),
      leaf('language', session.language ?? ''),
      leaf('abstract', feed.text(session.abstract)),
      leaf('description', feed.text(session.description)),
      element('recording', [
        leaf('license', ''),
        leaf('optout', String(session.doNotRecord === true)),
        maybe('link', recording),
      ]),
      element(
        'persons',
        session.speakers.map(({ id, name }) =>
          leaf('person', name, { id: /^\d{1,9}$/.test(id) ? id : undefined, guid: ids.person(id) }),
        ),
      ),
      element(
        'links',
        others.map((link) => linkOf('link', link)),
      ),
      element(
        'attachments',
        (session.attachments ?? []).map((link) => linkOf('attachment', link)),
      ),
      maybe('url', feed.sessionAddress(session)),
      maybe('feedback_url', feedback),
    ],
    { id: number, guid, code },
  );
}

const linkOf = (name: string, { title, url, type }: Link): string => leaf(name, title, { href: url, type });
