/** Counts requests by address for `@fastify/rate-limit`, by the monotonic clock: a wall clock that is set must not keep anybody out. */
import type { FastifyRateLimitStore } from '@fastify/rate-limit';

/** Addresses remembered; the oldest go first. */
const REMEMBERED = 5_000;

interface Window {
  readonly began: number;
  count: number;
}

type Counted = Parameters<FastifyRateLimitStore['incr']>[1];

export class Attempts implements FastifyRateLimitStore {
  readonly #windows = new Map<string, Window>();
  readonly #now: () => number;

  /** Made by the plugin, which passes its own options on. @param monotonic ms, for tests. */
  constructor(_options: unknown, monotonic: () => number = () => performance.now()) {
    this.#now = monotonic;
  }

  /** Counts one more request. @param length of the window in which they count, ms. */
  incr(key: string, counted: Counted, length = 60_000): void {
    const now = this.#now();
    let window = this.#windows.get(key);
    if (!window || now - window.began >= length) {
      this.#windows.delete(key);
      this.#windows.set(key, (window = { began: now, count: 0 }));
      if (this.#windows.size > REMEMBERED) this.#windows.delete(this.#windows.keys().next().value!);
    }
    window.count += 1;
    counted(null, { current: window.count, ttl: Math.ceil(window.began + length - now) });
  }

  /** Each route counts for itself. */
  child(options: unknown): Attempts {
    return new Attempts(options, this.#now);
  }
}
