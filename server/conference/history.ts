/** The programmes that a conference has had: when each was adopted, by whom, and what it changed. */
import { diffProgrammes, type Instant, type Programme } from '../../core/index.js';
import { Refusal } from '../refusal.js';
import type { Author, JournalEntry, Store } from '../store/ports.js';
import type { Conference } from './conference.js';
import { loadProgramme } from './programmes.js';

/** Entries that are told of, the newest: each may need a programme of megabytes to be read. */
const TOLD = 50;
/** Programmes whose figures are kept. */
const KEPT = 500;

export interface AdoptedProgramme {
  /** Revision of the entry that adopted it. */
  readonly revision: number;
  readonly at: Instant;
  readonly recorded: Instant;
  readonly by: Author;
  /** `programme`, `undo`, or what else has brought it in. */
  readonly type: string;
  /** Id of the source that it came from, if any. */
  readonly source?: string;
  /** Null where an undo left none. */
  readonly hash: string | null;
  readonly version?: string;
  readonly sessions: number;
  readonly rooms: number;
  /** Against the programme before: how many sessions came, went and changed. */
  readonly diff: { readonly added: number; readonly removed: number; readonly changed: number };
  /** Whether it is the one that holds now. */
  readonly current: boolean;
}

type Figures = Pick<AdoptedProgramme, 'version' | 'sessions' | 'rooms' | 'diff'>;

export class ProgrammeHistory {
  readonly #store: Store;
  /** By the hashes before and after. */
  readonly #figures = new Map<string, Figures>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The newest adoptions, the newest first. */
  async list(conference: Conference): Promise<AdoptedProgramme[]> {
    const journal = await this.#store.journal.read(conference.slug, 0);
    const adoptions = journal.filter(({ change }) => change.programme !== undefined);
    // The programme that held before the oldest one told of is needed for what that one changed.
    const told = adoptions.slice(-TOLD);
    let before = adoptions.at(-TOLD - 1)?.change.programme ?? null;
    const listed: AdoptedProgramme[] = [];
    const programmes = new Map<string, Promise<Programme>>();
    for (const entry of told) {
      const hash = entry.change.programme!;
      listed.push({ ...factsOf(entry), hash, ...(await this.#figuresOf(before, hash, programmes)), current: false });
      before = hash;
    }
    const last = listed.findLastIndex(({ hash }) => hash === conference.hash);
    return listed.map((item, index) => ({ ...item, current: index === last })).reverse();
  }

  /**
   * A programme that the conference has had.
   * @throws Refusal `unknown-programme`
   */
  async load(conference: Conference, hash: string): Promise<Programme> {
    const journal = await this.#store.journal.read(conference.slug, 0);
    if (journal.some(({ change }) => change.programme === hash)) return loadProgramme(this.#store.blobs, hash);
    throw new Refusal(404, 'unknown-programme', `"${conference.slug}" has never had a programme ${hash}.`);
  }

  async #figuresOf(
    before: string | null,
    hash: string | null,
    programmes: Map<string, Promise<Programme>>,
  ): Promise<Figures> {
    const key = `${before ?? ''}/${hash ?? ''}`;
    const known = this.#figures.get(key);
    if (known) return known;
    const load = (of: string | null): Promise<Programme> | null => {
      if (of === null) return null;
      const loading = programmes.get(of) ?? loadProgramme(this.#store.blobs, of);
      programmes.set(of, loading);
      return loading;
    };
    const [old, next] = [await load(before), await load(hash)];
    const diff = next ? diffProgrammes(old, next) : { added: [], removed: old?.sessions ?? [], changed: [] };
    const figures: Figures = {
      ...(next?.version !== undefined && { version: next.version }),
      sessions: next?.sessions.length ?? 0,
      rooms: next?.rooms.length ?? 0,
      diff: { added: diff.added.length, removed: diff.removed.length, changed: diff.changed.length },
    };
    this.#figures.set(key, figures);
    if (this.#figures.size > KEPT) this.#figures.delete(this.#figures.keys().next().value!);
    return figures;
  }
}

function factsOf({ revision, at, recorded, by, change, command }: JournalEntry) {
  const source = (command as { readonly source?: unknown } | undefined)?.source;
  return { revision, at, recorded, by, type: change.type, ...(typeof source === 'string' && { source }) };
}
