/**
 * Keeps proof of display. Every entry is watched for a while in memory, since what a display says is said once; what is
 * about an emergency, or was asked for, is stored, one document an entry, which the servers of a cluster write together.
 */
import { randomBytes } from 'node:crypto';
import type { Announcement, Instant } from '../../core/index.js';
import type { Conference } from '../conference/conference.js';
import type { Conferences } from '../conference/conferences.js';
import { Queue } from '../conference/queue.js';
import { isDisplay } from '../live/audience.js';
import type { Connection } from '../live/connection.js';
import { Refusal } from '../refusal.js';
import { RevisionConflict, type JournalEntry, type Store } from '../store/ports.js';
import type { FleetHouse } from './house.js';
import { keyOf, PROOFS, Watch, type Proof } from './proof.js';
import { isMeant, screenOf, screenOfRecord, type WitnessScreen } from './proof-screens.js';

/** The last entries of each conference that are watched, whether or not anybody asks. */
const WATCHED = 16;
/** How long displays are waited for that come to an entry late, ms; an emergency that holds is waited for longer. */
const OPEN = 60 * 60_000;
/** What displays say is written together, ms. */
const GATHER = 1_000;
/** Proofs of one conference that stay, the newest. */
const MOST = 200;

export interface ProofsOptions {
  readonly store: Pick<Store, 'records' | 'journal'>;
  readonly conferences: Conferences;
  readonly house: FleetHouse;
  /** All sockets. */
  readonly connections: ReadonlySet<Connection>;
  /** Wall clock, ms. */
  readonly now: () => Instant;
  readonly fault: (error: unknown) => void;
}

/** What is known of one conference. */
interface Watched {
  readonly id: string;
  /** By revision. */
  watches: Watch[];
  /** Emergencies that hold, by id of the announcement. */
  readonly emergencies: Map<string, Announcement>;
}

/** What is taken off the screens is kept with the instant at which it was. */
const isAlarm = ({ level, until = Infinity }: Announcement, at: Instant): boolean =>
  level === 'emergency' && until > at;

export class Proofs {
  readonly #options: ProofsOptions;
  readonly #conferences = new Map<string, Watched>();
  readonly #queue = new Queue();
  /** Of this process: numbers of sockets begin anew with each. */
  readonly #process = randomBytes(3).toString('hex');
  readonly #stop: () => void;
  #timer: NodeJS.Timeout | undefined;

  private constructor(options: ProofsOptions) {
    this.#options = options;
    const { conferences, house } = options;
    const entry = (conference: Conference, line: JournalEntry): void => this.#heard(conference, line);
    const opened = (conference: Conference): void => this.#opened(conference);
    const removed = (slug: string): void => this.#removed(slug);
    conferences.on('entry', entry).on('opened', opened).on('removed', removed);
    house.acknowledged = (connection) => this.#acknowledged(connection);
    this.#stop = () => {
      conferences.off('entry', entry).off('opened', opened).off('removed', removed);
      house.acknowledged = () => undefined;
    };
  }

  /** Goes on with what was begun before this server started. */
  static async open(options: ProofsOptions): Promise<Proofs> {
    const proofs = new Proofs(options);
    const { conferences, store } = options;
    for (const conference of conferences.list()) proofs.#opened(conference);
    const known = new Map([...proofs.#conferences.values()].map((watched) => [watched.id, watched]));
    for (const { key, value } of await store.records.list<Proof>(PROOFS)) {
      const watched = known.get(value.conference);
      if (!watched) await store.records.delete(PROOFS, key);
      else watched.watches.push(Watch.of(value));
    }
    for (const conference of conferences.list()) {
      const watched = proofs.#of(conference);
      for (const watch of watched.watches) {
        // It was taken back while nobody looked.
        if (watch.announcement !== null && !watched.emergencies.has(watch.announcement)) watch.end(conference.revision);
      }
      watched.watches = watched.watches
        .filter((watch) => proofs.#isOpen(conference, watch))
        .sort((a, b) => a.revision - b.revision);
    }
    return proofs;
  }

  /** All that are kept of a conference, the newest first. */
  async list({ record }: Conference): Promise<Proof[]> {
    await this.#write().catch(this.#options.fault);
    const all = await this.#options.store.records.list<Proof>(PROOFS);
    return all
      .map(({ value }) => value)
      .filter(({ conference }) => conference === record.id)
      .sort((a, b) => b.revision - a.revision);
  }

  /** @throws Refusal `no-proof` */
  async get({ record, slug }: Conference, revision: number): Promise<Proof> {
    await this.#write().catch(this.#options.fault);
    const found = await this.#options.store.records.get<Proof>(PROOFS, keyOf(record.id, revision));
    if (!found)
      throw new Refusal(
        404,
        'no-proof',
        `No proof of entry ${revision} of "${slug}" was kept; PUT to the same address keeps it from now on.`,
      );
    return found.value;
  }

  /**
   * Keeps proof of an entry that nobody would keep by itself. Of the last entries it has the moment at which each display
   * said so; of older ones, that it shows a later one now.
   * @returns whether there was none before.
   * @throws Refusal `unknown-entry`
   */
  async keep(conference: Conference, revision: number): Promise<boolean> {
    const { store } = this.#options;
    if (await store.records.get(PROOFS, keyOf(conference.record.id, revision))) return false;
    const [entry] = revision < 1 ? [] : await store.journal.read(conference.slug, revision - 1, 1);
    if (entry?.revision !== revision)
      throw new Refusal(
        404,
        'unknown-entry',
        `The journal of "${conference.slug}" has no entry ${revision}; see GET …/changes.`,
      );
    const watched = this.#of(conference);
    let watch = watched.watches.find((one) => one.revision === revision);
    if (!watch) {
      watch = new Watch(revision, entry.recorded);
      watched.watches = [...watched.watches, watch].sort((a, b) => a.revision - b.revision);
    }
    if (watch.kind === null) watch.be('asked');
    this.#expect(conference, watch);
    await this.#write();
    await this.#prune(watched.id);
    return true;
  }

  /** Writes down what displays have said. */
  async close(): Promise<void> {
    this.#stop();
    clearTimeout(this.#timer);
    await this.#write().catch(this.#options.fault);
  }

  #of(conference: Conference): Watched {
    let watched = this.#conferences.get(conference.slug);
    if (watched?.id === conference.record.id) return watched;
    watched = { id: conference.record.id, watches: [], emergencies: new Map() };
    for (const announcement of Object.values(conference.live.announcements))
      if (isAlarm(announcement, conference.now())) watched.emergencies.set(announcement.id, announcement);
    this.#conferences.set(conference.slug, watched);
    return watched;
  }

  #opened(conference: Conference): void {
    const before = this.#conferences.get(conference.slug);
    if (before && before.id !== conference.record.id) this.#removed(conference.slug);
    this.#of(conference);
  }

  #removed(slug: string): void {
    const watched = this.#conferences.get(slug);
    if (!watched) return;
    this.#conferences.delete(slug);
    const { records } = this.#options.store;
    const forget = async (): Promise<void> => {
      for (const { key, value } of await records.list<Proof>(PROOFS))
        if (value.conference === watched.id) await records.delete(PROOFS, key);
    };
    this.#queue.run(forget).catch(this.#options.fault);
  }

  #heard(conference: Conference, { revision, at, recorded, change }: JournalEntry): void {
    const watched = this.#of(conference);
    const watch = new Watch(revision, recorded);
    if (change.undoes !== undefined) watched.watches.find((one) => one.revision === change.undoes)?.end(revision);
    for (const [id, next] of Object.entries(change.set.announcements ?? {})) {
      const before = watched.emergencies.get(id);
      for (const one of watched.watches) if (one.announcement === id) one.end(revision);
      watched.emergencies.delete(id);
      if (next && isAlarm(next, at)) {
        watched.emergencies.set(id, next);
        watch.be('emergency', next.scope, id);
      } else if (before && watch.kind === null) watch.be('all-clear', before.scope);
    }
    watched.watches.push(watch);
    const late = watched.watches.length - WATCHED;
    watched.watches = watched.watches.filter(
      (one, index) => index >= late || (one.kind !== null && this.#isOpen(conference, one)),
    );
    if (watch.kind === null) return;
    this.#expect(conference, watch);
    this.#write()
      .then(() => this.#prune(watched.id))
      .catch((error: unknown) => {
        this.#options.fault(error);
        this.#writeSoon();
      });
  }

  /** Whether a display that comes now is still noted. */
  #isOpen(conference: Conference, { kind, over, recorded, announcement }: Watch): boolean {
    const emergency = kind === 'emergency' && this.#of(conference).emergencies.get(announcement!);
    // Its time is over without an entry that says so.
    if (emergency && emergency.until !== undefined && emergency.until <= conference.now()) return false;
    return (emergency && over === null) || this.#options.now() - recorded < OPEN;
  }

  /** Notes who is to show an entry, and who shows it already. */
  #expect(conference: Conference, watch: Watch): void {
    const { house, connections } = this.#options;
    for (const display of house.fleet.list()) {
      // A place that no screen has taken yet shows nothing.
      if (display.conference !== conference.slug || display.token === null) continue;
      const screen = screenOfRecord(display, conference);
      if (isMeant(conference, watch.scope, screen)) watch.see({ ...screen.witness, after: null, revision: null });
    }
    for (const connection of connections) {
      if (connection.conference !== conference || !isDisplay(connection)) continue;
      const screen = this.#screen(connection, conference);
      if (!isMeant(conference, watch.scope, screen)) continue;
      watch.see({ ...screen.witness, after: null, revision: null });
      if (connection.shown && watch.isShownBy(connection.shown.revision)) this.#note(watch, connection, screen);
    }
  }

  #acknowledged(connection: Connection): void {
    const { conference, shown } = connection;
    if (!conference || !shown || !isDisplay(connection)) return;
    const { watches } = this.#of(conference);
    const screen = this.#screen(connection, conference);
    for (const watch of watches) {
      if (!watch.isShownBy(shown.revision)) continue;
      if ((watch.witnesses.get(screen.witness.id)?.after ?? null) !== null) continue;
      if (watch.kind !== null && !this.#isOpen(conference, watch)) continue;
      if (isMeant(conference, watch.scope, screen)) this.#note(watch, connection, screen);
    }
  }

  #note(watch: Watch, { shown }: Connection, { witness }: WitnessScreen): void {
    const { revision, at } = shown!;
    watch.see({ ...witness, after: Math.max(0, at - watch.recorded), revision });
    if (watch.kind !== null) this.#writeSoon();
  }

  #screen(connection: Connection, conference: Conference): WitnessScreen {
    const { display } = connection;
    const paired = display === null ? undefined : this.#options.house.fleet.find(display);
    return paired
      ? screenOfRecord(paired, conference)
      : screenOf(connection, conference, `~${this.#process}.${connection.id}`);
  }

  #writeSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#write().catch((error: unknown) => {
        this.#options.fault(error);
        this.#writeSoon();
      });
    }, GATHER).unref();
  }

  /** One after the other: what two have to say of one entry is put together. */
  #write(): Promise<void> {
    return this.#queue.run(async () => {
      for (const { id, watches } of this.#conferences.values()) {
        for (const watch of watches) if (watch.kind !== null && watch.changed) await this.#put(id, watch);
      }
    });
  }

  async #put(conference: string, watch: Watch): Promise<void> {
    const { records } = this.#options.store;
    const key = keyOf(conference, watch.revision);
    for (;;) {
      const stored = await records.get<Proof>(PROOFS, key);
      if (stored) watch.merge(stored.value);
      watch.changed = false;
      try {
        await records.put(PROOFS, key, watch.toProof(conference), stored?.revision ?? 0);
        return;
      } catch (error) {
        watch.changed = true;
        if (!(error instanceof RevisionConflict)) throw error;
      }
    }
  }

  async #prune(conference: string): Promise<void> {
    const { records } = this.#options.store;
    const all = (await records.list<Proof>(PROOFS)).filter(({ value }) => value.conference === conference);
    const old = all.sort((a, b) => b.value.revision - a.value.revision).slice(MOST);
    for (const { key } of old) await records.delete(PROOFS, key);
  }
}
