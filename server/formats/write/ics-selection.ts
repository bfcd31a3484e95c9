/** Calendars of a part of the schedule: which sessions, under what name and address. */
import type { ScheduledSession, SessionKind } from '../../../core/model.js';
import { addressPart } from '../../address-part.js';
import type { Feed } from './feed.js';

/** Of each list one must hold; a list that is absent or empty asks for nothing. */
export interface Selection {
  /** Room ids; a session that has moved away vanishes from its calendar. */
  readonly rooms?: readonly string[];
  readonly tracks?: readonly string[];
  readonly kinds?: readonly SessionKind[];
  /** BCP 47 tags; `en` takes `en-GB` as well. */
  readonly languages?: readonly string[];
  readonly sessions?: readonly string[];
  /** Somebody's own choice, known by an address of its own: these sessions and no others, even if there are none. */
  readonly own?: OwnSelection;
}

export interface OwnSelection {
  readonly sessions: ReadonlySet<string>;
  /** What it is called, after the conference's name. */
  readonly name: string;
  /** Where it is, below the conference's address. */
  readonly path: string;
}

const holds = (wanted: readonly string[] | undefined, ...values: readonly (string | undefined)[]): boolean =>
  wanted === undefined || wanted.length === 0 || values.some((value) => value !== undefined && wanted.includes(value));

/** Tags of a session and what they begin with; the conference's own language where it names none. */
function languagesOf({ language }: ScheduledSession, feed: Feed): string[] {
  const tags = (language || feed.facts.languages[0] || '').split(',').map((tag) => tag.trim().toLowerCase());
  return tags.flatMap((tag) => [tag, tag.split('-')[0]!]);
}

export function selected(selection: Selection, feed: Feed): readonly ScheduledSession[] {
  const { rooms, tracks, kinds, sessions, own } = selection;
  if (own) return feed.schedule.sessions.filter(({ id }) => own.sessions.has(id));
  const languages = selection.languages?.map((tag) => tag.toLowerCase());
  return feed.schedule.sessions.filter(
    (session) =>
      holds(sessions, session.id) &&
      holds(rooms, session.room) &&
      holds(tracks, session.track) &&
      holds(kinds, session.kind) &&
      holds(languages, ...languagesOf(session, feed)),
  );
}

/** What the calendar is called in a list of calendars. */
export function calendarName(selection: Selection, feed: Feed): string {
  const { rooms = [], tracks = [], kinds = [], languages = [], sessions = [] } = selection;
  const parts = [
    ...(selection.own ? [selection.own.name] : []),
    ...sessions.map((id) => feed.text(feed.schedule.byId.get(id)?.title)),
    ...tracks.map((id) => feed.trackName(id)),
    ...rooms.map((id) => feed.roomName(id)),
    ...kinds,
    ...languages,
  ];
  return parts.length === 0 ? feed.name : `${feed.name}: ${parts.join(', ')}`;
}

/** Where the calendar is, below the conference's address. */
export function calendarPath(selection: Selection): string {
  if (selection.own) return selection.own.path;
  const lists = [
    ['room', 'rooms', selection.rooms],
    ['track', 'tracks', selection.tracks],
    ['session', 'sessions', selection.sessions],
    ['kind', undefined, selection.kinds],
    ['language', undefined, selection.languages],
  ] as const;
  const asked = lists.flatMap(([name, folder, values = []]) => values.map((value) => ({ name, folder, value })));
  const [only] = asked;
  if (only?.folder !== undefined && asked.length === 1) return `/${only.folder}/${addressPart(only.value)}.ics`;
  const query = asked.map(({ name, value }) => `${name}=${addressPart(value)}`).join('&');
  return `/schedule.ics${query && `?${query}`}`;
}
