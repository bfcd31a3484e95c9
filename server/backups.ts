/** Backups that make themselves: at a pace, into a folder, the oldest ones leave. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from './store/index.js';

/** Backups that stay, by default a day of them. */
const KEPT = 24;
/** Between two of them, ms. */
const EVERY = 60 * 60_000;

const NAME = /^hallway-\d{8}T\d{6}Z\.db$/;

export interface BackupOptions {
  readonly store: Pick<Store, 'backup'>;
  /** Made if it is missing. */
  readonly folder: string;
  /** Wall clock, epoch ms; names the files. */
  readonly now: () => number;
  /** A backup failed; the next one is tried all the same. */
  readonly fault: (error: unknown) => void;
  readonly every?: number;
  readonly kept?: number;
}

/** What is watched of them. */
export type BackupFigures = Pick<Backups, 'lastSuccess' | 'failed'>;

export class Backups {
  readonly #options: BackupOptions;
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> = Promise.resolve();
  /** When the last one was finished, epoch ms; null: none yet. */
  lastSuccess: number | null = null;
  /** Those that could not be made since the start. */
  failed = 0;

  /** Makes the first one at once: a server that cannot back up says so when it starts, not an hour later. */
  constructor(options: BackupOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.make(), options.every ?? EVERY).unref();
    void this.make();
  }

  /** Makes one now; after the one that is being made. Failures are told to `fault`. */
  make(): Promise<void> {
    this.#running = this.#running
      .then(() => this.#make())
      .catch((error: unknown) => {
        this.failed += 1;
        this.#options.fault(error);
      });
    return this.#running;
  }

  /** Waits for the one that is being made. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #make(): Promise<void> {
    const { store, folder, now, kept = KEPT } = this.#options;
    await mkdir(folder, { recursive: true });
    const at = now();
    const stamp = new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');
    // `backup` checks the copy from end to end before it takes its name.
    await store.backup(join(folder, `hallway-${stamp}.db`));
    this.lastSuccess = at;
    const files = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
    // A clock that was set back must not make the newest the first to leave.
    for (const name of files.slice(0, Math.max(0, files.length - kept))) {
      if (name !== `hallway-${stamp}.db`) await rm(join(folder, name));
    }
  }
}
