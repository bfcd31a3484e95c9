/**
 * The read side of one conference: programme, live state and schedule in memory, as of one revision of its
 * journal. Only the write path and the catching up (conferences.ts) apply entries.
 */
import {
  NOTHING_LIVE,
  applyChange,
  emptyProgramme,
  NOBODYS_ZONE,
  schedule,
  type Instant,
  type LiveState,
  type Programme,
  type Schedule,
} from '../../core/index.js';
import type { JournalEntry } from '../store/ports.js';
import { wallOf, type Clock } from './clock.js';
import type { ConferenceRecord } from './record.js';
import { SessionCounts, type SessionCount } from './session-counts.js';

/** Entries kept in memory for displays that are only a little behind. */
export const RECENT = 200;

/** Two servers' clocks may differ by this much without either being wrong, ms. */
const CLOCK_TOLERANCE = 5_000;

/** An adopted programme and the hash of its bytes. */
export interface Adopted {
  readonly hash: string;
  readonly programme: Programme;
}

/** The programme, or an empty one where none is adopted. */
export const programmeOf = (slug: string, adopted: Adopted | null): Programme =>
  adopted?.programme ?? emptyProgramme(slug, NOBODYS_ZONE);

/** Everything about a conference at one revision; what a snapshot keeps. */
export interface ConferenceState {
  readonly revision: number;
  /** Null until a programme is adopted. */
  readonly adopted: Adopted | null;
  readonly live: LiveState;
  readonly counts: SessionCounts;
  /** Clocks at the last entry. */
  readonly last: { readonly at: Instant; readonly recorded: Instant } | null;
}

export const EMPTY: ConferenceState = {
  revision: 0,
  adopted: null,
  live: NOTHING_LIVE,
  counts: new SessionCounts(),
  last: null,
};

export class Conference {
  readonly slug: string;
  record: ConferenceRecord;
  readonly #clock: Clock;
  #state: ConferenceState;
  #schedule: Schedule | null = null;
  /** The schedule before the last entry, while that is not counted. */
  #uncounted: Schedule | null = null;
  #recent: JournalEntry[] = [];

  constructor(
    record: ConferenceRecord,
    clock: Clock,
    state: ConferenceState = EMPTY,
    recent: readonly JournalEntry[] = [],
  ) {
    this.slug = record.slug;
    this.record = record;
    this.#clock = clock;
    this.#state = { ...state, counts: new SessionCounts(state.counts.bySession) };
    this.#recent = [...recent];
  }

  get state(): ConferenceState {
    this.count();
    return this.#state;
  }

  get revision(): number {
    return this.#state.revision;
  }

  /** Hash of the programme, or null while none is adopted. */
  get hash(): string | null {
    return this.#state.adopted?.hash ?? null;
  }

  get programme(): Programme {
    return programmeOf(this.slug, this.#state.adopted);
  }

  get live(): LiveState {
    return this.#state.live;
  }

  /** IANA zone in which this conference's times are told. */
  get timezone(): string {
    return this.programme.conference.timezone;
  }

  /** Computed once a revision. */
  get schedule(): Schedule {
    return (this.#schedule ??= schedule(this.programme, this.live));
  }

  /** The conference's clock (K1), epoch ms. */
  now(): Instant {
    return this.#clock.now() + this.record.clockOffset;
  }

  /** K2: the server's clock is before the last entry, so nobody knows what is on now. */
  get unverified(): boolean {
    return (this.#state.last?.recorded ?? 0) > wallOf(this.#clock) + CLOCK_TOLERANCE;
  }

  /** How often each session was altered, and when last. */
  get counts(): ReadonlyMap<string, SessionCount> {
    this.count();
    return this.#state.counts.bySession;
  }

  /** The entries after a revision if all of them are at hand, else null. */
  since(revision: number): readonly JournalEntry[] | null {
    if (revision > this.revision) return null;
    if (revision === this.revision) return [];
    const first = this.#recent[0];
    return first && first.revision <= revision + 1 ? this.#recent.slice(revision + 1 - first.revision) : null;
  }

  /** The entry of a revision if it is at hand. */
  entryAt(revision: number): JournalEntry | undefined {
    return this.#recent[revision - (this.#recent[0]?.revision ?? 0)];
  }

  /**
   * Takes the next entry of the journal in.
   * @param adopts the programme that it adopts; null: none from now on; undefined: it leaves the programme alone.
   * @param after the schedule afterwards, if the caller has computed it already.
   */
  apply(entry: JournalEntry, adopts: Adopted | null | undefined, after?: Schedule): void {
    if (entry.revision !== this.revision + 1) {
      throw new Error(`Entry ${entry.revision} cannot follow revision ${this.revision} of "${this.slug}".`);
    }
    this.count();
    this.#uncounted = this.schedule;
    this.#state = {
      revision: entry.revision,
      adopted:
        adopts === undefined ? this.#state.adopted : adopts && { hash: adopts.hash, programme: adopts.programme },
      live: after?.live ?? applyChange(this.live, entry.change),
      counts: this.#state.counts,
      last: { at: entry.at, recorded: entry.recorded },
    };
    this.#schedule = after ?? null;
    this.#recent.push(entry);
    if (this.#recent.length > RECENT) this.#recent.shift();
  }

  /** Counts what the last entry has altered. Not part of `apply`: displays need not wait for it. */
  count(): void {
    const before = this.#uncounted;
    if (!before) return;
    this.#uncounted = null;
    this.#state.counts.advance(before, this.schedule, this.#state.last!.at);
  }
}
