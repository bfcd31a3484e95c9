/** What a reader asks for: the same in an address, in a form, in a calendar's address and on a schedule. */
import { SESSION_KINDS, type Instant, type Schedule, type ScheduledSession, type SessionKind } from '../core/index.js';
import { isOn } from '../core/index.js';
import { addressPart } from './markup.js';

/** Of each list one must hold; an empty list asks for nothing. */
export interface Filter {
  /** Date of a day. */
  readonly day?: string;
  /** Words to search for, as typed. */
  readonly text: string;
  readonly tracks: readonly string[];
  readonly kinds: readonly SessionKind[];
  readonly rooms: readonly string[];
  /** BCP 47 tags; `en` takes `en-GB` as well. */
  readonly languages: readonly string[];
  /** Only sessions whose slides are there. */
  readonly slides: boolean;
  /** No sessions that are on in a room that is full or closed. */
  readonly free: boolean;
  /** Only what is bookmarked in this browser. */
  readonly bookmarks: boolean;
}

export const NO_FILTER: Filter = {
  text: '',
  tracks: [],
  kinds: [],
  rooms: [],
  languages: [],
  slides: false,
  free: false,
  bookmarks: false,
};

/** Values of one filter at most, and the longest text to search for. */
const MOST = 50;
const LONGEST = 200;

export type Query = { readonly [name: string]: unknown };

/** Reads a filter from the fields of an address; what makes no sense asks for nothing. */
export function filterFrom(query: Query): Filter {
  const list = (name: string): string[] => {
    const values = [query[name] ?? []].flat();
    return [...new Set(values.filter((value) => typeof value === 'string' && value !== ''))].slice(0, MOST) as string[];
  };
  const is = (name: string): boolean => list(name).length > 0;
  const [day] = list('day');
  return {
    ...(day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day) ? { day } : {}),
    text: (list('q')[0] ?? '').slice(0, LONGEST),
    tracks: list('track'),
    kinds: list('kind').filter((kind): kind is SessionKind => (SESSION_KINDS as readonly string[]).includes(kind)),
    rooms: list('room'),
    languages: list('language'),
    slides: is('slides'),
    free: is('free'),
    bookmarks: is('bookmarks'),
  };
}

const LISTS = [
  ['track', 'tracks'],
  ['kind', 'kinds'],
  ['room', 'rooms'],
  ['language', 'languages'],
] as const;
const FLAGS = ['slides', 'free', 'bookmarks'] as const;

/** The filter as the end of an address, `?track=a&q=b`, or nothing. */
export function queryOf(filter: Filter): string {
  const fields: [name: string, value: string][] = [];
  if (filter.day !== undefined) fields.push(['day', filter.day]);
  if (filter.text.trim()) fields.push(['q', filter.text.trim()]);
  for (const [name, list] of LISTS) for (const value of filter[list]) fields.push([name, value]);
  for (const name of FLAGS) if (filter[name]) fields.push([name, '1']);
  return fields.length === 0 ? '' : `?${fields.map(([name, value]) => `${name}=${addressPart(value)}`).join('&')}`;
}

/** The part of a filter that a calendar's address can say, as the end of that address. */
export const calendarQueryOf = ({ tracks, kinds, rooms, languages }: Filter): string =>
  queryOf({ ...NO_FILTER, tracks, kinds, rooms, languages });

/** Whether a filter asks for more than a calendar's address can say. */
export const isBeyondCalendars = ({ day, text, slides, free, bookmarks }: Filter): boolean =>
  day !== undefined || text.trim() !== '' || slides || free || bookmarks;

/** How many things are asked for, day and text left out. */
export const asked = (filter: Filter): number =>
  LISTS.reduce((sum, [, list]) => sum + filter[list].length, 0) + FLAGS.filter((name) => filter[name]).length;

/** Whether the filter leaves anything out, day apart. */
export const isNarrow = (filter: Filter): boolean => asked(filter) > 0 || filter.text.trim() !== '';

/** Languages spoken in a session; those of the conference where it names none. */
export function spokenIn({ language }: Pick<ScheduledSession, 'language'>, main: string | undefined): string[] {
  const tags = (language || main || '').split(',').map((tag) => tag.trim());
  return tags.filter((tag) => tag !== '');
}

const SLIDES = /slide|folien|presentation|diapo/i;
/** Whether slides can be had: attached, or linked to. */
export const hasSlides = ({ attachments = [], links = [] }: ScheduledSession): boolean =>
  [...attachments, ...links].some(({ type, title }) => SLIDES.test(type ?? title));

export const hasRecording = ({ links = [] }: ScheduledSession): boolean =>
  links.some(({ type }) => /recording|video/i.test(type ?? ''));

/** Whether somebody who comes now is sent away (R1). */
export function isFull(session: ScheduledSession, schedule: Schedule, now: Instant | null): boolean {
  if (now === null || !isOn(session, now)) return false;
  return schedule.rooms.some(({ id, status }) => id === session.room && status !== 'open');
}

export interface Matching {
  readonly schedule: Schedule;
  readonly now: Instant | null;
  /** Bookmarked sessions. */
  readonly marks: ReadonlySet<string>;
  /** Whether a session has the words that are searched for. */
  readonly has: (session: ScheduledSession) => boolean;
}

/** The sessions that a filter asks for, the day apart, in the order of the schedule. */
export function filtered(filter: Filter, { schedule, now, marks, has }: Matching): readonly ScheduledSession[] {
  if (!isNarrow(filter)) return schedule.sessions;
  const holds = (wanted: readonly string[], value: string | undefined): boolean =>
    wanted.length === 0 || (value !== undefined && wanted.includes(value));
  const languages = filter.languages.map((tag) => tag.toLowerCase());
  const main = schedule.programme.conference.languages[0];
  const speaks = (session: ScheduledSession): boolean =>
    languages.length === 0 ||
    spokenIn(session, main).some((tag) => {
      const spoken = tag.toLowerCase();
      return languages.includes(spoken) || languages.includes(spoken.split('-')[0]!);
    });
  return schedule.sessions.filter(
    (session) =>
      holds(filter.tracks, session.track) &&
      holds(filter.kinds, session.kind) &&
      holds(filter.rooms, session.room) &&
      speaks(session) &&
      (!filter.slides || hasSlides(session)) &&
      (!filter.free || !isFull(session, schedule, now)) &&
      (!filter.bookmarks || marks.has(session.id)) &&
      has(session),
  );
}
