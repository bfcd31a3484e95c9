/** Rooms at a glance: what the panel shows of each, which are free, how they are found. Pure. */
import { boards } from '../../core/index.js';
import { MINUTE } from '../../core/index.js';
import type { Board, Instant, Minutes, Room, Schedule, ScheduledSession } from '../../core/index.js';
import { isOver, roomLateness } from '../parts/minutes.js';

/** For this long after its expected end a session nobody has ended may in truth still be on, ms. */
const DOUBT = 15 * MINUTE;

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
}

/** All rooms as they stand at an instant, in the programme's order (walking order). */
export function glances(schedule: Schedule, at: Instant): Glance[] {
  const { boards: all } = boards(schedule, at);
  return schedule.rooms.map((room, index) => glance(schedule, room, all[index]!, at));
}

function glance(schedule: Schedule, room: Schedule['rooms'][number], board: Board, at: Instant): Glance {
  const now = board.now.filter((session) => session.room === room.id);
  const next = board.nextDay === null ? board.next : null;
  const doubtful =
    now.length > 0
      ? null
      : (schedule.byRoom.get(room.id) ?? []).findLast(
          (session) =>
            session.end <= at &&
            at < session.end + DOUBT &&
            session.ended === undefined &&
            session.status !== 'cancelled' &&
            !session.background,
        );
  return {
    room,
    board,
    gone: [...board.cancelled, ...board.movedAway].sort((a, b) => a.start - b.start),
    now,
    house: board.now.find((session) => session.room === undefined) ?? null,
    next,
    tomorrow: board.nextDay === null ? null : board.next,
    later: board.later.filter((session) => session.room === room.id),
    doubtful: doubtful ?? null,
    subject: now[0] ?? next,
    lateness: roomLateness(now, next),
  };
}

export type RoomFilter = 'all' | 'running' | 'late';

/** Rooms for a filter: pinned ones first, then those with something today, each in walking order. */
export function arrange(all: readonly Glance[], filter: RoomFilter, pinned: ReadonlySet<string>): Glance[] {
  const kept = all.filter((glance) =>
    filter === 'running' ? glance.now.length > 0 : filter === 'late' ? glance.lateness > 0 : true,
  );
  const rank = (glance: Glance): number => (pinned.has(glance.room.id) ? 0 : glance.subject ? 1 : 2);
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
