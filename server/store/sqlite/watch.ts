import { Listeners } from '../listeners.js';
import type { Connection } from './open.js';

/** How often the file is asked whether another process has written, ms. */
const POLL_EVERY = 500;

type Port = 'journal' | 'records';

/** Tells listeners what was written: by this process at once, by others after at most `POLL_EVERY`. */
export class Watch {
  readonly journal = new Listeners(() => this.#adjust());
  readonly records = new Listeners(() => this.#adjust());
  readonly #version;
  readonly #touch;
  readonly #touchedSince;
  #seen: number;
  #lastVersion: unknown;
  #timer: NodeJS.Timeout | undefined;

  constructor(connection: Connection) {
    this.#version = connection.prepare('PRAGMA data_version').pluck();
    this.#touch = connection.prepare<[Port, string]>(
      `INSERT INTO touched (port, name, stamp) VALUES (?, ?, (SELECT coalesce(max(stamp), 0) + 1 FROM touched))
       ON CONFLICT (port, name) DO UPDATE SET stamp = excluded.stamp`,
    );
    this.#touchedSince = connection.prepare<[number], { port: Port; name: string; stamp: number }>(
      'SELECT port, name, stamp FROM touched WHERE stamp > ? ORDER BY stamp',
    );
    this.#seen = (connection.prepare('SELECT max(stamp) FROM touched').pluck().get() as number | null) ?? 0;
  }

  /** To be called inside the transaction of every write. */
  touch(port: Port, name: string): void {
    this.#touch.run(port, name);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #adjust(): void {
    const wanted = this.journal.size + this.records.size > 0;
    if (!wanted) return this.close();
    this.#timer ??= setInterval(() => this.#poll(), POLL_EVERY).unref();
  }

  #poll(): void {
    try {
      // Changes only when another connection has committed, and costs no disk access.
      const version = this.#version.get();
      if (version === this.#lastVersion) return;
      for (const { port, name, stamp } of this.#touchedSince.all(this.#seen)) {
        this.#seen = stamp;
        this[port].tell(name);
      }
      this.#lastVersion = version;
    } catch {
      // Busy or a fault of the disk: the next poll asks again, and whoever writes is told.
    }
  }
}
