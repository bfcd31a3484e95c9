/**
 * What waits to be told, in the store: a restart loses nothing, and of several servers on one store one tells it. At least
 * once: a receiver knows a message that it had by its `webhook-id`.
 */
import type { Instant } from '../../core/index.js';
import { RevisionConflict, type Records, type StoredRecord } from '../store/ports.js';
import type { Post } from './post.js';
import { DEAD, keyOf, OUTBOX, WEBHOOKS, type Delivery, type WebhookRecord } from './record.js';

export interface OutboxBounds {
  /** Pauses after each failure, ms; after the last one nobody tries any more. */
  readonly retries: readonly number[];
  /** Up to this share is added by chance, so that not all come in the same second. */
  readonly jitter: number;
  /** Messages on their way at once. */
  readonly atOnce: number;
  /** Messages that may wait for one address; beyond, they count as failed. */
  readonly waiting: number;
  /** Failed messages that are kept for one address; the oldest leave. */
  readonly dead: number;
}

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];
export const BOUNDS: OutboxBounds = {
  retries: [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR],
  jitter: 0.2,
  atOnce: 8,
  waiting: 1_000,
  dead: 200,
};
/** A server that has taken a message on and said nothing for so long is no more, ms. */
const CLAIM = 30_000;
/** At least this often somebody looks what is due, ms: other servers write, too, and clocks are set. */
const LOOK = 30_000;
/** What was taken is remembered for so long, ms. */
const REMEMBERED = 60_000;

export type Outcome = 'sent' | 'retried' | 'dead';

export interface OutboxOptions {
  readonly records: Records;
  readonly post: Post;
  /** Wall clock, ms. */
  readonly now: () => Instant;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly fault: (error: unknown) => void;
  readonly outcome: (outcome: Outcome) => void;
  readonly bounds?: Partial<OutboxBounds>;
}

type Stored = StoredRecord<Delivery>;

export class Outbox {
  readonly #options: OutboxOptions;
  readonly #bounds: OutboxBounds;
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | null = null;
  #again = false;
  /** How many wait, and how many were given up, as of the last look. */
  figures = { waiting: 0, dead: 0 };

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#bounds = { ...BOUNDS, ...options.bounds };
    this.look();
  }

  /** Writes down what is to be told, and begins. A message that is there already, of another server, is left alone. */
  async put(delivery: Delivery): Promise<void> {
    const { records } = this.#options;
    const full = (await this.of(OUTBOX, delivery.webhook)).length >= this.#bounds.waiting;
    if (full) await this.#bury({ ...delivery, error: 'Too many messages wait for this address.' });
    else await unlessOther(records.put(OUTBOX, keyOf(delivery), delivery, 0));
    this.look();
  }

  /** What waits for an address, or was given up, the oldest first. */
  async of(collection: typeof OUTBOX | typeof DEAD, webhook: string): Promise<Delivery[]> {
    const all = await this.#options.records.list<Delivery>(collection);
    return all
      .map(({ value }) => value)
      .filter((one) => one.webhook === webhook && !one.done)
      .sort((a, b) => a.created - b.created);
  }

  /** Tries again what was given up. @returns how many. */
  async revive(webhook: string): Promise<number> {
    const { records, now } = this.#options;
    const dead = await this.of(DEAD, webhook);
    for (const { error: _, ...one } of dead) {
      await records.put(OUTBOX, keyOf(one), { ...one, attempts: 0, next: now() });
      await records.delete(DEAD, keyOf(one));
    }
    this.look();
    return dead.length;
  }

  /** Forgets all that concerns an address. */
  async forget(webhook: string): Promise<void> {
    for (const collection of [OUTBOX, DEAD] as const)
      for (const { key } of await this.#options.records.list(collection))
        if (key.startsWith(`${webhook}/`)) await this.#options.records.delete(collection, key);
  }

  /** Sends what is due, now. */
  look(): void {
    if (this.#stopping.signal.aborted) return;
    this.#again = true;
    this.#working ??= this.#work()
      .catch(this.#options.fault)
      .finally(() => (this.#working = null));
  }

  /** Resolves when nothing more is to be done at the moment. */
  async settled(): Promise<void> {
    while (this.#working) await this.#working;
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    await this.settled();
  }

  async #work(): Promise<void> {
    const { records, now, fault } = this.#options;
    let wait = LOOK;
    while (this.#again && !this.#stopping.signal.aborted) {
      this.#again = false;
      const [all, dead] = [await records.list<Delivery>(OUTBOX), await records.list(DEAD)];
      this.figures = { waiting: all.filter(({ value }) => !value.done).length, dead: dead.length };
      const due = all.filter(({ value }) => value.next <= now()).sort((a, b) => a.value.created - b.value.created);
      wait = Math.min(LOOK, ...all.map(({ value }) => Math.max(0, value.next - now())).filter((left) => left > 0));
      while (due.length > 0 && !this.#stopping.signal.aborted) {
        await Promise.all(due.splice(0, this.#bounds.atOnce).map((one) => this.#deliver(one).catch(fault)));
        this.#again = true;
      }
    }
    clearTimeout(this.#timer);
    if (!this.#stopping.signal.aborted) this.#timer = setTimeout(() => this.look(), wait).unref();
  }

  async #deliver({ key, value, revision }: Stored): Promise<void> {
    const { records, now, post, outcome } = this.#options;
    const known = await records.get<WebhookRecord>(WEBHOOKS, value.webhook);
    if (!known || value.done) return void (await records.delete(OUTBOX, key));
    const webhook = known.value;
    const wait = webhook.paused ? LOOK : CLAIM;
    // Whoever writes this has it; the others leave it alone.
    const claimed = await unlessOther(records.put(OUTBOX, key, { ...value, next: now() + wait }, revision));
    if (claimed === null || webhook.paused) return;
    const { url, secret, allowPrivate } = webhook;
    const { id, body } = value;
    const error = await post({ url, secret, allowPrivate, id, body, now: now() }, this.#stopping.signal).then(
      (status) => (status >= 200 && status < 300 ? null : `${new URL(url).host} answered ${status}.`),
      (failed: Error) => failed.message,
    );
    if (error === null) {
      await records.put(OUTBOX, key, { ...value, body: '', done: true, next: now() + REMEMBERED }, claimed);
      await unlessOther(records.put(WEBHOOKS, webhook.id, { ...webhook, succeeded: now() }, known.revision));
      return outcome('sent');
    }
    // What was broken off by stopping is tried when the server is back.
    if (this.#stopping.signal.aborted) return void (await records.put(OUTBOX, key, value, claimed));
    const pause = this.#bounds.retries[value.attempts];
    const failed = { ...value, attempts: value.attempts + 1, error };
    if (pause === undefined) {
      await this.#bury(failed);
      await records.delete(OUTBOX, key);
      return;
    }
    const { jitter } = this.#bounds;
    const next = now() + Math.round(pause * (1 + jitter * this.#options.random()));
    await records.put(OUTBOX, key, { ...failed, next }, claimed);
    outcome('retried');
  }

  async #bury(delivery: Delivery): Promise<void> {
    const { records, outcome } = this.#options;
    await records.put(DEAD, keyOf(delivery), delivery);
    const dead = await this.of(DEAD, delivery.webhook);
    for (const old of dead.slice(0, Math.max(0, dead.length - this.#bounds.dead)))
      await records.delete(DEAD, keyOf(old));
    outcome('dead');
  }
}

/** The revision that was written; null if somebody else was faster. */
async function unlessOther(write: Promise<number>): Promise<number | null> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof RevisionConflict) return null;
    throw error;
  }
}
