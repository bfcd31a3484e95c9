/**
 * Rebuilding a conference from the store: a snapshot, if there is a sound one, and the entries after it. So
 * the time that a start takes does not grow with the journal.
 */
import type { Change, Instant, LiveState } from '../../core/index.js';
import type { JournalEntry, Store } from '../store/ports.js';
import type { Clock } from './clock.js';
import { Conference, EMPTY, RECENT, type Adopted, type ConferenceState } from './conference.js';
import { loadProgramme } from './programmes.js';
import type { ConferenceRecord } from './record.js';
import { SessionCounts, type SessionCount } from './session-counts.js';

export const SNAPSHOTS = 'snapshots';

/** Raised when older snapshots no longer say what they said; they are then ignored and rewritten. */
const SNAPSHOT_FORMAT = 1;

interface Snapshot {
  readonly format: number;
  readonly revision: number;
  readonly programme: string | null;
  readonly live: LiveState;
  readonly counts: readonly [string, SessionCount][];
  readonly last: { readonly at: Instant; readonly recorded: Instant };
}

/** Keeps the state of a conference, so that the next start need not read the entries before it. */
export async function saveSnapshot(store: Store, conference: Conference): Promise<void> {
  const { revision, adopted, live, counts, last } = conference.state;
  if (!last) return;
  const snapshot: Snapshot = {
    format: SNAPSHOT_FORMAT,
    revision,
    programme: adopted?.hash ?? null,
    live,
    counts: [...counts.bySession],
    last,
  };
  await store.records.put(SNAPSHOTS, conference.slug, snapshot);
}

/** A snapshot is worth nothing when the journal was replaced under it, as by a restored backup. */
async function soundSnapshot(store: Store, slug: string): Promise<Snapshot | null> {
  const found = (await store.records.get<Snapshot>(SNAPSHOTS, slug))?.value;
  if (!found || found.format !== SNAPSHOT_FORMAT) return null;
  const [entry] = await store.journal.read(slug, found.revision - 1, 1);
  const sound =
    entry?.revision === found.revision && entry.recorded === found.last.recorded && entry.at === found.last.at;
  return sound ? found : null;
}

async function startState(store: Store, slug: string): Promise<ConferenceState> {
  const snapshot = await soundSnapshot(store, slug);
  if (!snapshot) return EMPTY;
  const { revision, programme: hash, live, counts, last } = snapshot;
  const adopted = hash === null ? null : { hash, programme: await loadProgramme(store.blobs, hash) };
  return { revision, adopted, live, counts: new SessionCounts(counts), last };
}

/** The programme that a change adopts: null where it leaves none, undefined where it leaves the programme alone. */
export async function adoptedBy(store: Store, change: Pick<Change, 'programme'>): Promise<Adopted | null | undefined> {
  const { programme: hash } = change;
  return typeof hash === 'string' ? { hash, programme: await loadProgramme(store.blobs, hash) } : hash;
}

/** Takes in what the journal has and the conference has not; returns those entries. */
export async function catchUp(store: Store, conference: Conference): Promise<JournalEntry[]> {
  const entries = await store.journal.read(conference.slug, conference.revision);
  for (const entry of entries) conference.apply(entry, await adoptedBy(store, entry.change));
  return entries;
}

/**
 * The conference as the store has it now.
 * @returns also the revision of the snapshot that it was rebuilt from, 0 for none.
 */
export async function loadConference(
  store: Store,
  record: ConferenceRecord,
  clock: Clock,
): Promise<{ readonly conference: Conference; readonly snapshot: number }> {
  const state = await startState(store, record.slug);
  const recent =
    state.revision === 0
      ? []
      : await store.journal.read(record.slug, Math.max(0, state.revision - RECENT), Math.min(RECENT, state.revision));
  const conference = new Conference(record, clock, state, recent);
  await catchUp(store, conference);
  return { conference, snapshot: state.revision };
}
