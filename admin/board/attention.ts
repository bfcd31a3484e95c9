/** What an organiser should look at first, most urgent first. Pure. */
import { dayOf, type Instant, type Schedule, type ScheduledSession, type Warning } from '../../core/index.js';
import type { Glance } from './rooms.js';

export type Attention =
  /** Its end has passed: is it still on? */
  | { readonly kind: 'ask'; readonly at: Instant; readonly session: ScheduledSession }
  | { readonly kind: 'late'; readonly at: Instant; readonly glance: Glance }
  | { readonly kind: 'warning'; readonly at: Instant; readonly warning: Warning };

const ORDER = { ask: 0, late: 1, warning: 2 } as const;

/** Warnings of the day of which no session is over: what is past nobody can mend. */
function pressing(schedule: Schedule, warnings: readonly Warning[], at: Instant): Attention[] {
  const today = dayOf(schedule.programme.days, at)?.date;
  const found: Attention[] = [];
  for (const warning of warnings) {
    const sessions = warning.sessions.map((id) => schedule.byId.get(id)!);
    if (sessions.some((session) => session.day !== today || session.status === 'ended' || session.end <= at)) continue;
    found.push({ kind: 'warning', at: Math.max(...sessions.map(({ start }) => start)), warning });
  }
  return found;
}

/**
 * Questions first, then what is wrong now, then what will be.
 * @param warnings of the schedule.
 * @param glances of all rooms at that instant.
 * @param mayAnswer whether this person is asked about a room.
 */
export function attention(
  schedule: Schedule,
  warnings: readonly Warning[],
  glances: readonly Glance[],
  at: Instant,
  mayAnswer: (room: string) => boolean,
): Attention[] {
  const asks = glances
    .filter(({ room, doubtful }) => doubtful !== null && mayAnswer(room.id))
    .map((glance): Attention => ({ kind: 'ask', at: glance.doubtful!.end, session: glance.doubtful! }));
  const late = glances
    .filter((glance) => glance.late !== null)
    .sort((a, b) => b.lateness - a.lateness)
    .map((glance): Attention => ({ kind: 'late', at, glance }));
  const rank = (item: Attention): number => (item.kind === 'ask' ? -Infinity : Math.max(item.at, at));
  return [...asks, ...late, ...pressing(schedule, warnings, at)].sort(
    (a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0) || ORDER[a.kind] - ORDER[b.kind],
  );
}
