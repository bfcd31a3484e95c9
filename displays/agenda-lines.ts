/** The sessions of a day, as an agenda shows them: in blocks, and laid out in pages of whole lines. Pure. */
import { dayOf, isOn, type Instant, type Schedule, type ScheduledSession } from '../core/index.js';

/** What stands over a block: what is on and what comes, a room, or the whole house. */
export type Head =
  { readonly kind: 'now' | 'next' | 'house' } | { readonly kind: 'room'; readonly room: Schedule['rooms'][number] };

export type Line = { readonly head: Head } | { readonly session: ScheduledSession; readonly on: boolean };

export interface Agenda {
  /** Date of the day that is shown; null if no day has any such session. */
  readonly day: string | null;
  /** Whether the day that is on has no more of them. */
  readonly over: boolean;
  readonly lines: readonly Line[];
}

export interface AgendaOptions {
  /** The conference's clock; null if nobody knows it: then there is a day, but no now (K2). */
  readonly at: Instant | null;
  /** Instant in the day that is on. */
  readonly known: Instant;
  readonly by: 'time' | 'room';
  /** Only what is in this room, or of this track. */
  readonly room?: string | undefined;
  readonly track?: string | undefined;
}

const isOver = ({ status, end, baseEnd }: ScheduledSession, at: Instant): boolean =>
  (status === 'cancelled' ? baseEnd : end) <= at;

function byTime(sessions: readonly ScheduledSession[], at: Instant | null): Line[] {
  const line = (session: ScheduledSession): Line => ({ session, on: at !== null && isOn(session, at) });
  if (at === null) return sessions.map(line);
  const block = (kind: 'now' | 'next', of: readonly ScheduledSession[]): Line[] =>
    of.length === 0 ? [] : [{ head: { kind } }, ...of.map(line)];
  const on = sessions.filter((session) => isOn(session, at));
  return [
    ...block('now', on),
    ...block(
      'next',
      sessions.filter((session) => !isOn(session, at)),
    ),
  ];
}

function byRoom(schedule: Schedule, sessions: readonly ScheduledSession[], at: Instant | null): Line[] {
  const block = (head: Head, room: string | undefined): Line[] => {
    const own = sessions.filter((session) => session.room === room);
    return own.length === 0
      ? []
      : [{ head }, ...own.map((session): Line => ({ session, on: at !== null && isOn(session, at) }))];
  };
  return [
    ...schedule.rooms.flatMap((room) => block({ kind: 'room', room }, room.id)),
    ...block({ kind: 'house' }, undefined),
  ];
}

/** What is left of the day, or else the next day that has something. */
export function agendaOf(schedule: Schedule, { at, known, by, room, track }: AgendaOptions): Agenda {
  const wanted = schedule.sessions.filter(
    (session) =>
      !session.background &&
      (room === undefined || session.room === room) &&
      (track === undefined || session.track === track) &&
      (at === null || !isOver(session, at)),
  );
  const today = dayOf(schedule.programme.days, known)?.date ?? '';
  const day =
    wanted
      .map((session) => session.day)
      .sort()
      .find((date) => date >= today) ?? null;
  const sessions = wanted.filter((session) => session.day === day);
  return {
    day,
    over: day !== today,
    lines: by === 'room' ? byRoom(schedule, sessions, at) : byTime(sessions, at),
  };
}

/** Height of a head, in lines. */
export const HEAD = 0.4;

/**
 * Lays lines out in pages, evenly filled. A head is never the last of a page, and is said again where its block goes on.
 * @param capacity height of a page, in lines.
 */
export function paged(lines: readonly Line[], capacity: number): Line[][] {
  const pages = fill(lines, capacity);
  if (pages.length < 2) return pages;
  // The same number of pages, but none much fuller than another.
  for (let less = Math.ceil(lines.length / pages.length); less < capacity; less++) {
    const even = fill(lines, less);
    if (even.length === pages.length) return even;
  }
  return pages;
}

function fill(lines: readonly Line[], capacity: number): Line[][] {
  const pages: Line[][] = [];
  let page: Line[] = [];
  let used = 0;
  let head: Line | null = null;
  const turn = (): void => {
    if (page.length > 0) pages.push(page);
    page = [];
    used = 0;
  };
  for (const line of lines) {
    if ('head' in line) {
      head = line;
      continue;
    }
    const begins = head !== null && !page.includes(head);
    if (page.length > 0 && used + (begins ? HEAD : 0) + 1 > capacity) turn();
    if (head && !page.includes(head)) {
      page.push(head);
      used += HEAD;
    }
    page.push(line);
    used += 1;
  }
  turn();
  return pages.length > 0 ? pages : [[]];
}
