/** From "+10" to the absolute minutes that a command carries (rules T7, T8). Pure. */
import type { Command } from '../../core/index.js';
import type { Instant, Minutes, ScheduledSession } from '../../core/index.js';
import { MINUTE } from '../../core/index.js';

/** A command that makes a session later or longer. */
export type Lateness = Extract<Command, { type: 'delay' | 'extend' }>;

/** The largest delay or extension, minutes either way, that the panel offers. */
export const MOST_MINUTES = 24 * 60;

/** Rule T8: a session runs once it has started or its expected start has come, until it has ended. */
export function isRunning(session: ScheduledSession, at: Instant): boolean {
  if (session.status === 'cancelled' || session.ended !== undefined) return false;
  return session.started !== undefined || session.start <= at;
}

/** Whether the expected end has passed or somebody has ended the session. */
export function isOver(session: ScheduledSession, at: Instant): boolean {
  return session.ended !== undefined || session.end <= at;
}

/** What "+10" means for this session now: a running one is extended, one to come is delayed (T8). */
export function laterType(session: ScheduledSession, at: Instant): Lateness['type'] {
  return isRunning(session, at) ? 'extend' : 'delay';
}

/**
 * Minutes that the session is late by now in the sense of the command: against its base start for a delay,
 * against its planned length for an extension. A start that others push back counts in full, so that "+10" is
 * always ten minutes later than what people see on the screens.
 */
export function currentMinutes(session: ScheduledSession, type: Lateness['type']): Minutes {
  return type === 'extend' ? session.extension : Math.round((session.start - session.baseStart) / MINUTE);
}

/** The absolute command for "`step` minutes more than now". */
export function laterBy(session: ScheduledSession, step: Minutes, type: Lateness['type']): Lateness {
  return { type, session: session.id, minutes: currentMinutes(session, type) + step };
}

/** The command that takes the session's own delay or extension back. */
export function backToPlan(session: ScheduledSession, type: Lateness['type']): Lateness {
  return { type, session: session.id, minutes: 0 };
}

/** Minutes that the expected end lies after the base end; what a late session passes on to those behind it. */
export function endLateness(session: ScheduledSession): Minutes {
  return Math.round((session.end - session.baseEnd) / MINUTE);
}

/**
 * How many minutes a room runs late: its running session, else its next one; never negative. A break that takes the
 * lateness up is not late.
 */
export function roomLateness(now: readonly ScheduledSession[], next: ScheduledSession | null): Minutes {
  const late = (session: ScheduledSession): Minutes =>
    Math.max(session.kind === 'break' ? 0 : session.lateness, endLateness(session));
  if (now.length > 0) return Math.max(0, ...now.map(late));
  return next === null ? 0 : Math.max(0, next.lateness);
}

/**
 * How late a room already is in the sense of `delay-room` (rule T9), so that "+10" on a room is ten more than now.
 * @param first the session that the command would take.
 */
export function roomMinutes(first: ScheduledSession, at: Instant): Minutes {
  const late = isRunning(first, at) ? endLateness(first) : currentMinutes(first, 'delay');
  return Math.max(0, late);
}

/**
 * Minutes to add to a session so that it lasts `step` minutes from now on, when its expected end has passed and it goes
 * on; to the end that it has, if that is still to come.
 */
export function moreFrom(session: ScheduledSession, step: Minutes, at: Instant): Minutes {
  return step + Math.max(0, Math.ceil((at - session.end) / MINUTE));
}
