/** iCalendar of Sched, pretalx, frab, Symposion, Indico, calendar programs and Hallway itself. */
import { assemble } from '../draft/assemble.js';
import type { Draft, DraftRoom, DraftSession, DraftTrack } from '../draft/draft.js';
import type { Warnings } from '../draft/warnings.js';
import { isZone } from '../draft/zone.js';
import { FormatError } from '../format.js';
import { withoutEntities } from './entities.js';
import { CategoryNames, meaningOf } from './ics-categories.js';
import { readCalendar, valueOf, type Calendar, type Properties } from './ics-lines.js';
import { RoomNames } from './ics-rooms.js';
import { idsOf, placedSessions, type Placed } from './ics-sessions.js';
import { CalendarTimes, ianaZone, parameter } from './ics-times.js';
import { MOST_SESSIONS, tooManySessions, type Reader } from './reader.js';

export const ics: Reader = {
  format: 'ics',
  name: 'iCalendar (Sched, pretalx, frab …)',
  detect: ({ text }) => isCalendar(text),
  read: ({ text, source }, options, warnings) => {
    if (!isCalendar(text))
      throw new FormatError(
        'unknown-format',
        `${source} is no calendar: it does not begin with BEGIN:VCALENDAR; leave the format out to have it detected.`,
      );
    return assemble(draftOf(readCalendar(text, source, warnings), source, warnings), options, warnings);
  },
};

const isCalendar = (text: string): boolean => /^[\s\0\ufeff]*BEGIN:VCALENDAR/i.test(text.slice(0, 1000));

function draftOf(calendar: Calendar, source: string, warnings: Warnings): Draft {
  const placed = placedSessions(calendar.events, new CalendarTimes(calendar, warnings), warnings);
  if (placed.length > MOST_SESSIONS) throw tooManySessions(source);
  const ids = idsOf(placed, warnings);
  const names = new RoomNames(calendar.events.map((event) => valueOf(event, 'location')));
  const categories = new CategoryNames(calendar.events);
  const rooms = new Map<string, DraftRoom>();
  const tracks = new Map<string, DraftTrack>();
  const once = <T extends { readonly name: string }>(known: Map<string, T>, name: string | undefined) => {
    if (name === undefined) return undefined;
    if (!known.has(name)) known.set(name, { name } as T);
    return known.get(name);
  };
  const sessions = placed.map((session, index): DraftSession => {
    const { event } = session;
    const title = withoutEntities(valueOf(event, 'summary') ?? '');
    const { track, kind, type } = meaningOf(categories.of(event), title);
    return {
      guid: ids[index],
      title,
      description: withoutEntities(valueOf(event, 'description') ?? ''),
      kind,
      type,
      track: once(tracks, track),
      room: once(rooms, names.of(valueOf(event, 'location'))),
      ...timesOf(session),
      speakers: [],
      links: [],
      attachments: [],
      url: valueOf(event, 'url'),
    };
  });
  return {
    ...factsOf(calendar.facts),
    timezone: zoneOf(calendar),
    days: [],
    rooms: [...rooms.values()],
    tracks: [...tracks.values()],
    sessions,
  };
}

const timesOf = ({ start, minutes }: Placed): Pick<DraftSession, 'date' | 'duration'> => ({
  date: start,
  duration: minutes === undefined ? undefined : `PT${minutes}M`,
});

/** Sched names the conference in PRODID alone; its X-WR-CALNAME is the subdomain, the description says nothing. */
function factsOf(facts: Properties): Pick<Draft, 'title' | 'acronym' | 'url'> {
  const sched = /^-\/\/Sched\.com (.+)\/\/\w\w$/i.exec(valueOf(facts, 'prodid') ?? '')?.[1];
  const name = valueOf(facts, 'name') ?? valueOf(facts, 'x-wr-calname');
  return {
    title: sched ?? name ?? valueOf(facts, 'x-wr-caldesc'),
    acronym: sched === undefined ? undefined : name,
    url: valueOf(facts, 'url'),
  };
}

const UTC = /^(?:etc\/)?(?:utc|gmt|z)$/i;

/**
 * The zone of most sessions, else the calendar's own. UTC there is what producers write that know no zone (Sched), so
 * it is believed of Hallway alone.
 */
function zoneOf({ facts, events, timezones }: Calendar): string | undefined {
  const counts = new Map<string, number>();
  for (const event of events) {
    const [start] = event.get('dtstart') ?? [];
    const id = start && parameter(start, 'tzid');
    const zone = id === undefined ? undefined : ianaZone(id);
    if (zone !== undefined) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (most && !UTC.test(most[0])) return most[0];
  const own = valueOf(facts, 'x-wr-timezone') ?? valueOf(facts, 'vtimezone');
  if (own !== undefined && isZone(own) && (!UTC.test(own) || /\/\/Hallway\/\//.test(valueOf(facts, 'prodid') ?? '')))
    return own;
  const defined = timezones
    .flat()
    .map((line) => ianaZone(/^(?:TZID|X-LIC-LOCATION)[^:]*:(.*)$/i.exec(line)?.[1] ?? ''))
    .find((zone) => zone !== undefined && !UTC.test(zone));
  return defined;
}
