/** What is unusual about a session, for chips and time pairs. Pure. */
import type { Instant, Minutes, ScheduledSession } from '../core/index.js';

/** One thing that people must be told about a session, in the order in which they must be told. */
export type Fact =
  | { readonly kind: 'cancelled' | 'new-time' | 'not-recorded' }
  | { readonly kind: 'late' | 'early' | 'over' | 'shorter'; readonly minutes: Minutes }
  | { readonly kind: 'moved-from'; readonly room: string };

/**
 * @param room id of the room whose screen shows it; absent where rooms are named anyway.
 */
export function factsOf(session: ScheduledSession, room?: string): Fact[] {
  if (session.status === 'cancelled') return [{ kind: 'cancelled' }];
  const facts: Fact[] = [];
  if (session.baseStart !== session.plannedStart) facts.push({ kind: 'new-time' });
  if (session.lateness > 0) facts.push({ kind: 'late', minutes: session.lateness });
  if (session.lateness < 0) facts.push({ kind: 'early', minutes: -session.lateness });
  if (session.extension > 0) facts.push({ kind: 'over', minutes: session.extension });
  if (session.extension < 0) facts.push({ kind: 'shorter', minutes: -session.extension });
  if (session.plannedRoom !== undefined && session.plannedRoom !== session.room && session.room === room) {
    facts.push({ kind: 'moved-from', room: session.plannedRoom });
  }
  if (session.doNotRecord) facts.push({ kind: 'not-recorded' });
  return facts;
}

/** An instant that people know by another one: `planned` is set, and shown, only where it differs (B5). */
export interface Pair {
  readonly expected: Instant;
  readonly planned: Instant | null;
}

export function startPair({ start, plannedStart }: ScheduledSession): Pair {
  return { expected: start, planned: plannedStart === start ? null : plannedStart };
}

/** The end is a pair only where the length has changed: the delay of a start moves it as everyone expects. */
export function endPair(session: ScheduledSession): Pair {
  const { start, end, plannedStart, plannedEnd } = session;
  const asLong = plannedEnd === undefined || end - start === plannedEnd - plannedStart;
  return { expected: end, planned: asLong || plannedEnd === end ? null : plannedEnd };
}

/** How much of a session is over, 0 to 1. */
export function progress({ start, end }: ScheduledSession, at: Instant): number {
  return end > start ? Math.min(1, Math.max(0, (at - start) / (end - start))) : 0;
}
