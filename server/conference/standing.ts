/** How live changes stand to the programme: what upstream has caught up with, and what has lost its session (P2, P3). */
import {
  adoptProgramme,
  applyChange,
  NOTHING_LIVE,
  own,
  type LiveState,
  type Programme,
  type Retired,
  type SessionLive,
  type Text,
} from '../../core/index.js';
import type { JournalEntry, Store } from '../store/ports.js';
import type { Conference } from './conference.js';
import { loadProgramme } from './programmes.js';

/** Earlier programmes that are searched for the titles of orphans. */
const SEARCHED = 20;

export interface Orphan {
  readonly session: string;
  /** Absent: none of the last programmes had it. */
  readonly title?: Text;
  readonly changes: SessionLive;
}

export interface Standing {
  /** The entry that adopted the programme that holds; null if none did. */
  readonly adopted: JournalEntry | null;
  /** What that adoption retired, with the value that was live before. */
  readonly retired: readonly (Retired & { readonly title: Text | undefined; readonly value: unknown })[];
  readonly orphans: readonly Orphan[];
}

/** Walks the journal: for panels, not for screens. */
export async function standing(store: Store, conference: Conference): Promise<Standing> {
  const { slug, hash, schedule, live: liveNow, revision } = conference;
  const journal = (await store.journal.read(slug, 0)).filter((entry) => entry.revision <= revision);
  const adopted = journal.findLast(({ change }) => change.type === 'programme' && change.programme === hash) ?? null;
  const earlier = [
    ...new Set(journal.map(({ change }) => change.programme).filter((each) => typeof each === 'string')),
  ];
  const load = (each: string): Promise<Programme> => loadProgramme(store.blobs, each);

  const missing = new Set(schedule.orphans);
  const titles = new Map<string, Text>();
  for (const each of missing.size === 0 ? [] : earlier.toReversed().slice(0, SEARCHED)) {
    for (const { id, title } of (await load(each)).sessions) if (missing.delete(id)) titles.set(id, title);
    if (missing.size === 0) break;
  }
  const orphans = schedule.orphans.map((session) => ({
    session,
    ...(titles.has(session) && { title: titles.get(session)! }),
    changes: own(liveNow.sessions, session) ?? {},
  }));
  return { adopted, retired: adopted ? await retiredBy(adopted, journal, load) : [], orphans };
}

/** What an adoption retired: decided again, from the state before it. */
async function retiredBy(
  adopted: JournalEntry,
  journal: readonly JournalEntry[],
  load: (hash: string) => Promise<Programme>,
): Promise<Standing['retired']> {
  let live: LiveState = NOTHING_LIVE;
  let old: string | null = null;
  for (const { revision, change } of journal) {
    if (revision === adopted.revision) break;
    live = applyChange(live, change);
    if (change.programme !== undefined) old = change.programme;
  }
  const hash = adopted.change.programme!;
  const { renamed = [] } = (adopted.command ?? {}) as { renamed?: readonly { from: string; to: string }[] };
  const next = await load(hash);
  const { retired } = adoptProgramme(old === null ? null : await load(old), next, live, hash, old, renamed);
  const origins = new Map(renamed.map(({ from, to }) => [to, from]));
  const titles = new Map(next.sessions.map(({ id, title }) => [id, title]));
  return retired.map(({ session, field }) => ({
    session,
    field,
    title: titles.get(session),
    value: own(live.sessions, session)?.[field] ?? own(live.sessions, origins.get(session) ?? session)?.[field] ?? null,
  }));
}
