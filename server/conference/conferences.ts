/** All conferences of a store: the read side of each in memory, one write path to all, and news of what changed. */
import { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import type { Instant, Rename, Schedule } from '../../core/index.js';
import type { ImportResult } from '../formats/format.js';
import { Refusal } from '../refusal.js';
import { type Author, type JournalEntry, type Store } from '../store/ports.js';
import { encodeImport, proposeAdoption, type AdoptionOutcome } from './adoption.js';
import { claim } from './claim.js';
import { SYSTEM_CLOCK, wallOf, type Clock } from './clock.js';
import { outcome, proposeFor, type Outcome, type Request } from './commands.js';
import type { Conference } from './conference.js';
import { Images } from './images.js';
import type { News } from './news.js';
import { loadConference, saveSnapshot, SNAPSHOTS } from './load.js';
import { Queue } from './queue.js';
import { CONFERENCES, requireSlug, unknownConference, type ConferenceRecord } from './record.js';
import { rehearsalSlug, requireReplaceable, writeRehearsal } from './rehearsal.js';
import { catchUpAndTell, write, type Desk, type WriteOptions } from './write.js';

/** A snapshot is made after this many entries, so that a start replays few. */
const SNAPSHOT_EVERY = 50;

export type NewConference = Pick<ConferenceRecord, 'slug' | 'sample' | 'rehearsalOf'> & {
  readonly clockOffset?: number;
};

/** How a programme is adopted. */
export interface AdoptOptions extends Omit<WriteOptions, 'by'> {
  /** Vanished sessions that somebody has recognised under new ids (P3). */
  readonly renamed?: readonly Rename[] | undefined;
  /** Id of the source that it came from, for the journal's readers. */
  readonly source?: string | undefined;
}

export class Conferences extends EventEmitter<News> {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #desk: Desk;
  readonly #conferences = new Map<string, Conference>();
  readonly #queues = new Map<string, Queue>();
  /** Revision of the last snapshot, by slug. */
  readonly #snapshots = new Map<string, number>();
  readonly #stops: (() => void)[] = [];
  #waiting = 0;

  private constructor(store: Store, clock: Clock) {
    super();
    this.#store = store;
    this.#clock = clock;
    this.#desk = { store, clock, taken: (conference, entry) => this.#taken(conference, entry) };
  }

  /** Loads every conference of the store and from then on follows what any process writes to it. */
  static async open(store: Store, clock: Clock = SYSTEM_CLOCK): Promise<Conferences> {
    const conferences = new Conferences(store, clock);
    conferences.#stops.push(
      store.records.subscribe((collection) => {
        if (collection === CONFERENCES) conferences.#inBackground(conferences.#reconcile());
      }),
      store.journal.subscribe((slug) => conferences.#inBackground(conferences.#follow(slug))),
    );
    try {
      await conferences.#reconcile();
    } catch (error) {
      for (const stop of conferences.#stops) stop();
      throw error;
    }
    return conferences;
  }

  list(): Conference[] {
    return [...this.#conferences.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
  }

  find(slug: string): Conference | undefined {
    return this.#conferences.get(slug);
  }

  /** @throws Refusal `unknown-conference` */
  get(slug: string): Conference {
    const found = this.#conferences.get(slug);
    if (!found)
      throw unknownConference(
        slug,
        this.list().map((conference) => conference.slug),
      );
    return found;
  }

  /** The conference that a visitor means: the one that is on, else the next, else the last; a rehearsal only if there is no other. */
  current(): Conference | undefined {
    const all = this.list();
    const real = all.filter(({ record, programme }) => record.rehearsalOf === undefined && programme.days.length > 0);
    const start = ({ programme }: Conference): Instant => programme.days[0]!.start;
    const end = ({ programme }: Conference): Instant => programme.days.at(-1)!.end;
    const toCome = real.filter((conference) => conference.now() < end(conference)).sort((a, b) => start(a) - start(b));
    const past = real.toSorted((a, b) => end(b) - end(a));
    return toCome[0] ?? past[0] ?? all[0];
  }

  /** @throws Refusal `unknown-conference` */
  schedule(slug: string): Schedule {
    return this.get(slug).schedule;
  }

  /**
   * Whether a conference has this programme or ever had it: what others had is none of its readers' business.
   * @throws Refusal `unknown-conference`
   */
  async hasProgramme(slug: string, hash: string): Promise<boolean> {
    const conference = this.get(slug);
    if (conference.hash === hash) return true;
    // Late screens ask for what was replaced a moment ago; others hardly ever ask.
    const entries = await this.#store.journal.read(slug, 0);
    return entries.some(({ change }) => change.programme === hash);
  }

  /** Commands and programmes that are being written or wait for their turn. */
  get waiting(): number {
    return this.#waiting;
  }

  get clock(): Clock {
    return this.#clock;
  }

  /**
   * Makes a conference without a programme.
   * @throws Refusal `invalid-slug`, `conference-exists`
   */
  async create(wanted: NewConference): Promise<Conference> {
    requireSlug(wanted.slug);
    return this.#queued(wanted.slug, async () => {
      const record = { ...wanted, clockOffset: wanted.clockOffset ?? 0, created: wallOf(this.#clock) };
      return this.#load(await claim(this.#store, record, () => this.#erase(wanted.slug)));
    });
  }

  /**
   * Deletes a conference with its journal, for good. The bytes of its programmes stay in the store, where nobody can
   * ask for them any more: which conferences and sources share them is known only when nobody writes.
   */
  async remove(slug: string): Promise<void> {
    const { id } = this.get(slug).record;
    await this.#queued(slug, async () => {
      await this.#store.records.delete(CONFERENCES, slug);
      await new Images(this.#store).forget(id);
      await this.#erase(slug);
      this.#forget(slug);
    });
  }

  /**
   * Does a command, or an undo.
   * @throws RuleError; Refusal `unknown-conference`, `stale-revision`, `key-reused`, `busy`. Nothing has changed then.
   */
  async execute(slug: string, request: Request, options: WriteOptions): Promise<Outcome> {
    return this.#written(slug, async (desk) => {
      const conference = this.get(slug);
      const propose = () => proposeFor(this.#store, conference, request);
      return outcome(this.#store, conference, await write(desk, conference, request, propose, options));
    });
  }

  /**
   * Adopts a programme; makes the conference if there is none of that slug.
   * @throws Refusal `invalid-slug`, `stale-revision`, `busy`; RuleError `unknown-session`, `invalid-rename`
   */
  async adopt(slug: string, result: ImportResult, by: Author, options: AdoptOptions = {}): Promise<AdoptionOutcome> {
    requireSlug(slug);
    const { programme, warnings } = result;
    const { renamed = [], source, ...writing } = options;
    const encoded = encodeImport(result);
    await turn();
    if (!this.find(slug)) {
      if (options.dryRun) {
        const { told } = proposeAdoption(null, programme, encoded, renamed);
        return { ...told, revision: 0, written: false, warnings };
      }
      await this.create({ slug });
    }
    return this.#written(slug, async (desk) => {
      const conference = this.get(slug);
      const propose = () => proposeAdoption(conference, programme, encoded, renamed);
      const request = {
        type: 'programme',
        programme: encoded.hash,
        ...(source !== undefined && { source }),
        ...(renamed.length > 0 && { renamed }),
      };
      const written = await write(desk, conference, request, propose, { ...writing, by });
      const told = written.kind === 'proposed' ? written.proposal.told : propose().told;
      const { entry } = written;
      return { ...told, revision: entry?.revision ?? conference.revision, written: entry !== null, warnings };
    });
  }

  /**
   * K1: copies a conference as it is now to `<slug>-rehearsal`, whose clock reads `now` at this moment. An
   * earlier rehearsal copy is replaced.
   * @throws Refusal `is-rehearsal`, `no-programme`, `conference-exists` if a conference of its own has that slug.
   */
  async rehearse(slug: string, now: Instant, by: Author): Promise<Conference> {
    const original = this.get(slug);
    const copy = rehearsalSlug(original);
    return this.#queued(copy, async () => {
      requireReplaceable((await this.#store.records.get<ConferenceRecord>(CONFERENCES, copy))?.value, slug);
      await this.#store.records.delete(CONFERENCES, copy);
      await this.#erase(copy);
      return this.#load(await writeRehearsal(this.#store, this.#clock, original, now, by));
    });
  }

  /**
   * K1: sets the clock of a sample or a rehearsal copy.
   * @throws Refusal `real-clock` for any other conference.
   */
  async setClock(slug: string, now: Instant): Promise<Conference> {
    return this.#queued(slug, async () => {
      const conference = this.get(slug);
      if (!conference.record.sample && conference.record.rehearsalOf === undefined) {
        throw new Refusal(422, 'real-clock', `"${slug}" runs on the real time; make a rehearsal copy to try another.`);
      }
      const record = { ...conference.record, clockOffset: now - this.#clock.now() };
      await this.#store.records.put(CONFERENCES, slug, record);
      conference.record = record;
      this.emit('opened', conference);
      return conference;
    });
  }

  /** Stops following the store and keeps snapshots; the store itself stays open. */
  async close(): Promise<void> {
    for (const stop of this.#stops) stop();
    for (const conference of this.#conferences.values()) {
      await this.#queued(conference.slug, () => this.#snapshot(conference, 1));
    }
  }

  #queued<T>(slug: string, task: () => Promise<T>): Promise<T> {
    let queue = this.#queues.get(slug);
    if (!queue) this.#queues.set(slug, (queue = new Queue()));
    return queue.run(task);
  }

  /** Does what may become an entry, in its turn; once that is on disk, it is told how long that took. */
  async #written<T>(slug: string, task: (desk: Desk) => Promise<T>): Promise<T> {
    const begun = performance.now();
    const durable = (): void => void this.emit('durable', performance.now() - begun);
    this.#waiting += 1;
    try {
      return await this.#queued(slug, () => task({ ...this.#desk, durable }));
    } finally {
      this.#waiting -= 1;
    }
  }

  #inBackground(task: Promise<unknown>): void {
    task.catch((error: unknown) => this.emit('fault', error));
  }

  /** The entry is on disk: whoever fails over it now must not make its writer believe that it is not. */
  #taken(conference: Conference, entry: JournalEntry): void {
    for (const tell of [() => this.emit('entry', conference, entry), () => conference.count()]) {
      try {
        tell();
      } catch (error) {
        this.emit('fault', error);
      }
    }
    this.#inBackground(this.#snapshot(conference, SNAPSHOT_EVERY));
  }

  async #snapshot(conference: Conference, atLeast: number): Promise<void> {
    if (conference.revision - (this.#snapshots.get(conference.slug) ?? 0) < atLeast) return;
    this.#snapshots.set(conference.slug, conference.revision);
    // Nobody's command waits for it.
    await new Promise(setImmediate);
    await saveSnapshot(this.#store, conference);
  }

  /** What a conference of this slug left behind. */
  async #erase(slug: string): Promise<void> {
    await this.#store.records.delete(SNAPSHOTS, slug);
    await this.#store.journal.remove(slug);
  }

  #forget(slug: string): void {
    this.#snapshots.delete(slug);
    if (this.#conferences.delete(slug)) this.emit('removed', slug);
  }

  async #load(record: ConferenceRecord): Promise<Conference> {
    const { conference, snapshot } = await loadConference(this.#store, record, this.#clock);
    this.#snapshots.set(record.slug, snapshot);
    this.#conferences.set(record.slug, conference);
    this.emit('opened', conference);
    return conference;
  }

  /** The journal of a conference may have grown. */
  async #follow(slug: string): Promise<void> {
    await this.#queued(slug, async () => {
      const conference = this.find(slug);
      if (conference) await catchUpAndTell(this.#desk, conference);
    });
  }

  /** Another process may have made, replaced or deleted conferences, or set their clocks. */
  async #reconcile(): Promise<void> {
    const records = await this.#store.records.list<ConferenceRecord>(CONFERENCES);
    const slugs = new Set([...records.map(({ key }) => key), ...this.#conferences.keys()]);
    await Promise.all([...slugs].map((slug) => this.#queued(slug, () => this.#reconcileOne(slug))));
  }

  async #reconcileOne(slug: string): Promise<void> {
    // Read again inside the queue: what the list said may be over.
    const record = (await this.#store.records.get<ConferenceRecord>(CONFERENCES, slug))?.value;
    const known = this.find(slug);
    if (!record) return this.#forget(slug);
    if (known?.record.id !== record.id) {
      await this.#load(record);
    } else if (known.record.clockOffset !== record.clockOffset) {
      known.record = record;
      this.emit('opened', known);
    }
  }
}
