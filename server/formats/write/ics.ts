/** iCalendar (RFC 5545, RFC 7986): the schedule to subscribe to, cancelled sessions included. */
import type { Instant, Schedule, ScheduledSession } from '../../../core/model.js';
import { Feed, type FeedOptions } from './feed.js';
import { contentLines, instantValue, textValue } from './ics-lines.js';
import { calendarName, calendarPath, selected, type Selection } from './ics-selection.js';
import { IcsZone } from './ics-zone.js';
import { wordsIn, type Words } from './words.js';

/** How often a session was altered, and when last. The server counts it from the journal. */
export interface SessionCount {
  readonly sequence: number;
  readonly modified: Instant;
}

export interface IcsOptions extends FeedOptions {
  readonly counts?: ReadonlyMap<string, SessionCount>;
  /** Only these sessions; absent: all. */
  readonly only?: Selection;
}

/** Calendars ask again after this time at the earliest; Google and Outlook take hours whatever one says. */
const REFRESH = 'PT15M';

export function exportIcs(schedule: Schedule, options: IcsOptions): string {
  const feed = new Feed(schedule, options);
  const words = wordsIn(feed.facts.languages);
  const { only = {}, counts } = options;
  const sessions = selected(only, feed);
  const name = textValue(calendarName(only, feed));
  const source = feed.address(calendarPath(only));
  const page = feed.address();
  // A session that nobody has altered is as old as the programme, whose age is not known here.
  const untouched: SessionCount = { sequence: 0, modified: schedule.programme.days[0]?.start ?? 0 };
  // Of the whole schedule: equal zones in all calendars of a conference, whatever they select.
  const times = new IcsZone(
    feed.zone,
    schedule.sessions.reduce((first, { start }) => Math.min(first, start), Infinity),
    schedule.sessions.reduce((last, { start, end }) => Math.max(last, start, end), -Infinity),
  );
  return contentLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Hallway//Conference schedule//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    `X-WR-TIMEZONE:${textValue(feed.facts.timezone)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    source && `SOURCE;VALUE=URI:${source}`,
    page && `URL:${page}`,
    ...(sessions.length === 0 ? [] : times.lines()),
    ...sessions.flatMap((session) =>
      sessionLines(session, counts?.get(session.id) ?? untouched, { feed, words, times }),
    ),
    'END:VCALENDAR',
  ]);
}

interface Telling {
  readonly feed: Feed;
  readonly words: Words;
  readonly times: IcsZone;
}

function sessionLines(
  session: ScheduledSession,
  count: SessionCount,
  { feed, words, times }: Telling,
): (string | undefined)[] {
  const location = [feed.roomName(session.room), feed.text(feed.room(session.room)?.floor)].filter(Boolean).join(', ');
  const categories = [feed.trackName(session.track), session.kind].filter(Boolean).map(textValue).join(',');
  const description = descriptionOf(session, feed, words);
  const page = feed.sessionAddress(session);
  return [
    'BEGIN:VEVENT',
    `UID:${textValue(`${session.id}@${feed.options.slug}.hallway`)}`,
    `DTSTAMP:${instantValue(count.modified)}`,
    `LAST-MODIFIED:${instantValue(count.modified)}`,
    `SEQUENCE:${count.sequence}`,
    ...times.span(session.start, session.end),
    `SUMMARY:${textValue(feed.text(session.title))}`,
    description === '' ? undefined : `DESCRIPTION:${textValue(description)}`,
    location === '' ? undefined : `LOCATION:${textValue(location)}`,
    `CATEGORIES:${categories}`,
    `STATUS:${session.status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
    page && `URL:${page}`,
    'END:VEVENT',
  ];
}

/** What has become of the session first, because calendars show the first line; then who, then what about. */
function descriptionOf(session: ScheduledSession, feed: Feed, words: Words): string {
  const { plannedStart, plannedRoom, start, room, speakers, cancelled } = session;
  const moved = start !== plannedStart || room !== plannedRoom;
  const { date } = feed.zone.wall(plannedStart);
  const clock = feed.zone.clock(plannedStart);
  const when = date === feed.zone.wall(start).date ? clock : `${date} ${clock}`;
  return [
    cancelled && words.cancelled(feed.text(cancelled.reason)),
    moved && !session.extra ? words.planned(when, feed.roomName(plannedRoom)) : undefined,
    speakers.length === 0 ? undefined : `${words.speakers} ${speakers.map(({ name }) => name).join(', ')}`,
    feed.text(session.subtitle),
    feed.text(session.abstract),
    feed.text(session.description),
  ]
    .filter(Boolean)
    .join('\n\n');
}
