/**
 * How often each session was altered and when last: SEQUENCE and LAST-MODIFIED of calendars, `updated` of
 * feeds. Kept while changes are applied, so that no reader has to walk the journal.
 */
import { same } from '../../core/live-state.js';
import type { Instant, Schedule, ScheduledSession } from '../../core/model.js';

export interface SessionCount {
  /** How often the session was altered since it first appeared (RFC 5545 3.8.7.4). */
  readonly sequence: number;
  /** Instant of the last alteration, or of its first appearance. */
  readonly modified: Instant;
}

/** What a reader of a calendar or a feed would call a different session. */
const SEEN = [
  'start',
  'end',
  'room',
  'status',
  'title',
  'subtitle',
  'kind',
  'track',
  'speakers',
  'language',
  'abstract',
  'description',
  'links',
  'attachments',
  'url',
  'cancelled',
] as const satisfies readonly (keyof ScheduledSession)[];

const differs = (a: ScheduledSession, b: ScheduledSession): boolean => SEEN.some((field) => !same(a[field], b[field]));

export class SessionCounts {
  readonly #counts: Map<string, SessionCount>;

  constructor(counts: Iterable<readonly [string, SessionCount]> = []) {
    this.#counts = new Map(counts);
  }

  /** Counts what became different between two schedules, at an instant. */
  advance(before: Schedule, after: Schedule, at: Instant): void {
    for (const session of after.sessions) {
      const earlier = before.byId.get(session.id);
      if (earlier && !differs(earlier, session)) continue;
      const count = this.#counts.get(session.id);
      // A session that comes back after it was removed goes on counting: calendars remember it.
      this.#counts.set(session.id, { sequence: count ? count.sequence + 1 : 0, modified: at });
    }
  }

  /** All of them, by session; grows and changes with each entry. */
  get bySession(): ReadonlyMap<string, SessionCount> {
    return this.#counts;
  }
}
