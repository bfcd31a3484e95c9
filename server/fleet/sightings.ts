/**
 * When each paired display was last there. Written once a minute and at the end, one document a server: the fleet of a
 * restarted server is not without a past.
 */
import { randomUUID } from 'node:crypto';
import type { Instant } from '../../core/index.js';
import type { Records } from '../store/index.js';

interface Sheet {
  readonly written: Instant;
  readonly seen: Readonly<Record<string, Instant>>;
}

const SIGHTINGS = 'display-sightings';
/** How often they are written, ms. */
const EVERY = 60_000;
/** A server that has written nothing for this long is no more; what it saw is taken over, ms. */
const GONE_AFTER = 10 * EVERY;

export class Sightings {
  readonly #records: Records;
  readonly #now: () => Instant;
  readonly #fault: (error: unknown) => void;
  readonly #key = randomUUID();
  readonly #seen = new Map<string, Instant>();
  readonly #timer: NodeJS.Timeout;
  #changed = false;

  private constructor(records: Records, now: () => Instant, fault: (error: unknown) => void) {
    this.#records = records;
    this.#now = now;
    this.#fault = fault;
    this.#timer = setInterval(() => void this.#keep(), EVERY).unref();
  }

  /** @param now wall clock, ms. */
  static async open(records: Records, now: () => Instant, fault: (error: unknown) => void): Promise<Sightings> {
    const sightings = new Sightings(records, now, fault);
    for (const { key, value } of await records.list<Sheet>(SIGHTINGS)) {
      for (const [id, at] of Object.entries(value.seen)) sightings.#note(id, at);
      sightings.#changed = true;
      if (now() - value.written > GONE_AFTER) await records.delete(SIGHTINGS, key);
    }
    return sightings;
  }

  /** A display is there at this moment. */
  saw(id: string): void {
    // Whatever was noted before, by a clock that was ahead or another server's: it is there now.
    this.#seen.set(id, this.#now());
    this.#changed = true;
  }

  /** null: never. */
  lastSeen(id: string): Instant | null {
    return this.#seen.get(id) ?? null;
  }

  /** When each was last there, as far as servers on this store have written it down: each does once a minute. */
  async everywhere(): Promise<ReadonlyMap<string, Instant>> {
    const seen = new Map<string, Instant>();
    for (const { key, value } of await this.#records.list<Sheet>(SIGHTINGS)) {
      if (key === this.#key) continue;
      for (const [id, at] of Object.entries(value.seen)) seen.set(id, Math.max(at, seen.get(id) ?? at));
    }
    return seen;
  }

  /** A display that was let go needs no past. */
  forget(id: string): void {
    this.#changed = this.#seen.delete(id) || this.#changed;
  }

  /** Writes down what was seen. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#keep();
  }

  #note(id: string, at: Instant): void {
    if (at > (this.#seen.get(id) ?? -Infinity)) this.#seen.set(id, at);
  }

  async #keep(): Promise<void> {
    if (!this.#changed) return;
    this.#changed = false;
    try {
      const sheet: Sheet = { written: this.#now(), seen: Object.fromEntries(this.#seen) };
      await this.#records.put(SIGHTINGS, this.#key, sheet);
    } catch (error) {
      this.#changed = true;
      this.#fault(error);
    }
  }
}
