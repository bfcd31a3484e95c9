/** Fetches each source when it is due. Several servers on one store share the work: whoever claims a source fetches it. */
import type { Store } from '../store/ports.js';
import { SOURCES, type SourceRecord } from './record.js';
import type { Sources } from './sources.js';

/** Calls back after a while, ms; returns the way to cancel. */
export type Timer = (run: () => void, after: number) => () => void;

/** At least this often the poller looks what is due, ms: clocks may be set. */
const LOOK = 60_000;
/** Clocks of servers on one store may differ by this much without one having been set, ms. */
const APART = 5 * 60_000;

const systemTimer: Timer = (run, after) => {
  const timeout = setTimeout(run, after);
  timeout.unref();
  return () => clearTimeout(timeout);
};

export interface PollerOptions {
  readonly store: Store;
  readonly sources: Sources;
  readonly timer?: Timer;
  /** Told what went wrong besides the fetches themselves. */
  readonly fault?: (error: unknown) => void;
}

export class Poller {
  readonly #sources: Sources;
  readonly #timer: Timer;
  readonly #fault: (error: unknown) => void;
  readonly #stopping = new AbortController();
  readonly #unsubscribe: () => void;
  readonly #running = new Set<Promise<void>>();
  #cancel: () => void = () => undefined;
  /** Counts the times that somebody asked when to look next: the last one wins. */
  #armed = 0;

  constructor({ store, sources, timer = systemTimer, fault = () => undefined }: PollerOptions) {
    this.#sources = sources;
    this.#timer = timer;
    this.#fault = fault;
    this.#unsubscribe = store.records.subscribe((collection) => {
      if (collection === SOURCES) this.#arm();
    });
    this.#arm();
  }

  /** Fetches all that is due, and resolves when that is done. */
  async poll(): Promise<void> {
    const now = this.#sources.now();
    const due = (await this.#sources.all()).filter((source) => isPolled(source) && isDue(source, now));
    await Promise.all(due.map((source) => this.#fetch(source)));
  }

  /** Ends the fetches that are under way; none of them counts. */
  async stop(): Promise<void> {
    this.#unsubscribe();
    this.#stopping.abort();
    this.#cancel();
    await Promise.all(this.#running);
  }

  async #fetch(source: SourceRecord): Promise<void> {
    const { signal } = this.#stopping;
    try {
      if (signal.aborted || !(await this.#sources.claim(source))) return;
      await this.#sources.fetch(source.conference, source.id, { signal });
    } catch (error) {
      if (!signal.aborted) this.#fault(error);
    }
  }

  #arm(): void {
    const turn = ++this.#armed;
    this.#track(async () => {
      const nexts = (await this.#sources.all()).filter(isPolled).map(({ next }) => next);
      if (turn !== this.#armed || this.#stopping.signal.aborted) return;
      this.#cancel();
      const wait = Math.min(LOOK, Math.max(0, Math.min(...nexts) - this.#sources.now()));
      this.#cancel = this.#timer(() => this.#look(), wait);
    });
  }

  #look(): void {
    this.#track(async () => {
      await this.poll();
      this.#arm();
    });
  }

  #track(work: () => Promise<void>): void {
    const task = work().catch(this.#fault);
    this.#running.add(task);
    void task.finally(() => this.#running.delete(task));
  }
}

/** Of a source that was last asked in what is now the future, the clock was set back: its next turn is as wrong. */
const isDue = ({ next, attempted = 0 }: SourceRecord, now: number): boolean => next <= now || attempted > now + APART;

const isPolled = ({ url, every, paused }: SourceRecord): boolean => url !== undefined && every > 0 && !paused;
