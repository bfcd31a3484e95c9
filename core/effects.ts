/** What a change does to sessions: old → new. */
import type { Effect, Placement, Schedule, ScheduledSession } from './model.js';

const placement = ({ start, end, room, status }: ScheduledSession): Placement => ({ start, end, room, status });

const unchanged = (a: ScheduledSession, b: ScheduledSession): boolean =>
  a.start === b.start && a.end === b.end && a.room === b.room && a.status === b.status;

/**
 * Every session whose expected times, room or status differ between two schedules, by new start.
 * @param named ids that are listed even if nothing of that changed: the commanded sessions.
 */
export function effects(before: Schedule, after: Schedule, named: readonly string[] = []): Effect[] {
  const list: Effect[] = [];
  for (const session of after.sessions) {
    const old = before.byId.get(session.id);
    if (old && unchanged(old, session) && !named.includes(session.id)) continue;
    list.push({ session: session.id, from: old ? placement(old) : null, to: placement(session) });
  }
  for (const old of before.sessions) {
    if (!after.byId.has(old.id)) list.push({ session: old.id, from: placement(old), to: null });
  }
  return list;
}
