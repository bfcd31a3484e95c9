/** What the timer on a stage says at one instant, before any words. Pure. */
import {
  board,
  MINUTE,
  type Instant,
  type Room,
  type Schedule,
  type ScheduledSession,
  type Text,
} from '../core/index.js';

/** How long before the end the speaker is told to come to it, ms. */
const LAST = 5 * MINUTE;
/** How long time runs over where nobody says when it ended, ms; at most half of the gap to what follows. */
const OVER = 15 * MINUTE;

export interface TimerScene {
  /** Time is left, or little, or used up; or one waits for a start; or nothing comes today. */
  readonly phase: 'left' | 'last' | 'over' | 'wait' | 'idle';
  /** Whose time it is. */
  readonly session: ScheduledSession | null;
  /** What the time is counted to, or from when it is used up. */
  readonly mark: Instant;
  /** What follows in this room today. */
  readonly next: ScheduledSession | null;
  /** What organisers tell the speaker (A3). */
  readonly note: Text | null;
}

/** The session that should be over and of which nobody has said that it is. */
function overrun(
  own: readonly ScheduledSession[],
  at: Instant,
  next: ScheduledSession | null,
): ScheduledSession | null {
  const last = own.findLast(
    ({ status, background, end }) => (status === 'planned' || status === 'started') && !background && end <= at,
  );
  if (!last) return null;
  const gap = next ? (next.start - last.end) / 2 : OVER;
  return at < last.end + Math.min(OVER, gap) ? last : null;
}

/** @param at instant on the conference's clock. */
export function timerScene(schedule: Schedule, room: Room, at: Instant): TimerScene {
  const { now, next: following, nextDay } = board(schedule, room.id, at)!;
  const next = nextDay === null ? following : null;
  const note = schedule.live.rooms[room.id]?.note ?? null;
  const on = now.find((session) => session.room === room.id);
  if (on) return { phase: on.end - at > LAST ? 'left' : 'last', session: on, mark: on.end, next, note };
  const over = overrun(schedule.byRoom.get(room.id) ?? [], at, next);
  if (over) return { phase: 'over', session: over, mark: over.end, next, note };
  if (next) return { phase: 'wait', session: next, mark: next.start, next: null, note };
  return { phase: 'idle', session: null, mark: at, next: null, note };
}

/** `4:05`, `1:00:00`. A second that has begun counts until it is over, and a second over time counts once it is full. */
export function counted(from: Instant, to: Instant): string {
  const seconds = from <= to ? Math.ceil((to - from) / 1000) : Math.floor((from - to) / 1000);
  const two = (number: number): string => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
