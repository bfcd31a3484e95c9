/** Bookmarked sessions that nobody can see both of. */
import type { Schedule, ScheduledSession } from '../core/index.js';

export interface Clash {
  readonly with: ScheduledSession;
  /** Whether they did not overlap as planned: a change has made it so. */
  readonly late: boolean;
}

const overlap = (a: number, aEnd: number, b: number, bEnd: number): boolean => a < bEnd && b < aEnd;

const plannedEnd = ({ plannedStart, plannedEnd, baseStart, baseEnd }: ScheduledSession): number =>
  plannedEnd ?? plannedStart + (baseEnd - baseStart);

/** By session id: what it overlaps with by expected times, among the marked. Cancelled ones free their time. */
export function clashesOf(schedule: Schedule, marks: ReadonlySet<string>): ReadonlyMap<string, readonly Clash[]> {
  const clashes = new Map<string, Clash[]>();
  const note = (session: ScheduledSession, clash: Clash): void => {
    const known = clashes.get(session.id);
    if (known) known.push(clash);
    else clashes.set(session.id, [clash]);
  };
  const marked = schedule.sessions.filter(({ id, status }) => marks.has(id) && status !== 'cancelled');
  marked.forEach((one, index) => {
    for (const other of marked.slice(index + 1)) {
      // In order of expected start: nothing later can overlap.
      if (other.start >= one.end) break;
      const late = !overlap(one.plannedStart, plannedEnd(one), other.plannedStart, plannedEnd(other));
      note(one, { with: other, late });
      note(other, { with: one, late });
    }
  });
  return clashes;
}
