/** Rooms at a glance: what the panel shows of each, which are free, how they are found. Pure. */
import { boards, isOn, MINUTE } from '../../core/index.js';
import type { Board, Instant, Minutes, Room, Schedule, ScheduledSession } from '../../core/index.js';
import { endLateness, isOver, roomLateness } from '../parts/minutes.js';

/** For this long after its expected end a session nobody has ended may in truth still be on, ms. */
const DOUBT = 15 * MINUTE;
/** The same for one that somebody has said to have started: where people tap start, they mean to tap end. */
const STARTED_DOUBT = 60 * MINUTE;

/** Until when a room runs late: until a session or a break that takes the lateness up; null: to the day's end. */
export interface Lateness {
  readonly minutes: Minutes;
  readonly until: ScheduledSession | null;
}

export interface Glance {
  readonly room: Schedule['rooms'][number];
  readonly board: Board;
  /** Planned here and not to be, until its time is over: cancelled, or moved to another room. */
  readonly gone: readonly ScheduledSession[];
  /** What is on in this very room, the latest first; whole-house sessions are not among them. */
  readonly now: readonly ScheduledSession[];
  /** A break or the like of the whole house that is on meanwhile. */
  readonly house: ScheduledSession | null;
  readonly next: ScheduledSession | null;
  /** The first session of a later day. */
  readonly tomorrow: ScheduledSession | null;
  /** What comes later today in this room, after `next`. */
  readonly later: readonly ScheduledSession[];
  /** Its expected end passed minutes ago and nobody has ended it: perhaps it is still on. */
  readonly doubtful: ScheduledSession | null;
  /** The session that "+10" on the room's card is about: what is on, else what comes next today. */
  readonly subject: ScheduledSession | null;
  readonly lateness: Minutes;
  /** How far the lateness reaches; null for a room that is on time. */
  readonly late: Lateness | null;
}

/** All rooms as they stand at an instant, in the programme's order (walking order). */
export function glances(schedule: Schedule, at: Instant): Glance[] {
  const { boards: all } = boards(schedule, at);
  return schedule.rooms.map((room, index) => glance(schedule, room, all[index]!, at));
}

function glance(schedule: Schedule, room: Schedule['rooms'][number], board: Board, at: Instant): Glance {
  const sessions = schedule.byRoom.get(room.id) ?? [];
  const now = board.now.filter((session) => session.room === room.id);
  const next = board.nextDay === null ? board.next : null;
  const lateness = roomLateness(now, next);
  return {
    room,
    board,
    gone: [...board.cancelled, ...board.movedAway].sort((a, b) => a.start - b.start),
    now,
    house: [...board.now, ...board.later].find((session) => session.room === undefined && isOn(session, at)) ?? null,
    next,
    tomorrow: board.nextDay === null ? null : board.next,
    later: board.later.filter((session) => session.room === room.id),
    doubtful: doubtful(sessions, now, at),
    subject: now[0] ?? next,
    lateness,
    late: lateness > 0 ? { minutes: lateness, until: onTimeAgain(sessions, now[0] ?? next!) } : null,
  };
}

const counts = (session: ScheduledSession): boolean => session.status !== 'cancelled' && !session.background;

/** The session whose expected end has passed without anybody having said that it ended, if it may well be on still. */
function doubtful(
  sessions: readonly ScheduledSession[],
  now: readonly ScheduledSession[],
  at: Instant,
): ScheduledSession | null {
  const last = sessions.findLast((session) => counts(session) && session.end <= at);
  if (!last || last.ended !== undefined) return null;
  const told = last.started !== undefined;
  if (at >= last.end + (told ? STARTED_DOUBT : DOUBT)) return null;
  // What was begun by a tap is asked about even if the clock says that the next one is on, unless that was begun too.
  return now.length === 0 || (told && now.every(({ started }) => started === undefined)) ? last : null;
}

/** The first session behind a late one that begins on time, or the break that takes the lateness up. */
function onTimeAgain(sessions: readonly ScheduledSession[], late: ScheduledSession): ScheduledSession | null {
  return (
    sessions.find(
      (session) =>
        counts(session) &&
        session.day === late.day &&
        session.start > late.start &&
        (session.lateness <= 0 || (session.kind === 'break' && endLateness(session) <= 0)),
    ) ?? null
  );
}

export type RoomFilter = 'all' | 'running' | 'late';

/** Rooms for a filter: those that a person has pinned or is assigned to first, then those with something today, each in walking order. */
export function arrange(all: readonly Glance[], filter: RoomFilter, mine: ReadonlySet<string>): Glance[] {
  const kept = all.filter((glance) =>
    filter === 'running' ? glance.now.length > 0 : filter === 'late' ? glance.lateness > 0 : true,
  );
  const rank = (glance: Glance): number => (mine.has(glance.room.id) ? 0 : glance.subject ? 1 : 2);
  return kept
    .map((glance, index) => ({ glance, index }))
    .sort((a, b) => rank(a.glance) - rank(b.glance) || a.index - b.index)
    .map(({ glance }) => glance);
}

export interface RoomOffer {
  readonly room: Room;
  /** What is there at the time, earliest first; empty: free. */
  readonly clashes: readonly ScheduledSession[];
}

/**
 * Rooms for a move: free ones first, largest first among them, then the others.
 * @param start wanted start; the length stays the session's own.
 */
export function offers(schedule: Schedule, session: ScheduledSession, start: Instant): RoomOffer[] {
  const end = start + (session.end - session.start);
  const all = schedule.rooms.map((room): RoomOffer => ({
    room,
    clashes: (schedule.byRoom.get(room.id) ?? []).filter(
      (other) =>
        other.id !== session.id &&
        !other.background &&
        other.status !== 'cancelled' &&
        other.status !== 'ended' &&
        other.start < end &&
        start < other.end,
    ),
  }));
  return all.sort(
    (a, b) =>
      Number(a.clashes.length > 0) - Number(b.clashes.length > 0) || (b.room.capacity ?? 0) - (a.room.capacity ?? 0),
  );
}

/** Sessions of the same day that can be swapped with this one, those at about the same time first. */
export function swappable(schedule: Schedule, session: ScheduledSession, at: Instant): ScheduledSession[] {
  return schedule.sessions
    .filter(
      (other) =>
        other.id !== session.id &&
        other.room !== undefined &&
        !other.background &&
        other.status === 'planned' &&
        !isOver(other, at),
    )
    .sort(
      (a, b) =>
        Number(a.day !== session.day) - Number(b.day !== session.day) ||
        Math.abs(a.start - session.start) - Math.abs(b.start - session.start),
    );
}
