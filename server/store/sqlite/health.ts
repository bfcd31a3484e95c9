import { StoreError, type StoreErrorCode } from '../errors.js';
import { guarded, type Connection } from './open.js';

/** How often a disk that could not be written to is tried again, ms. */
const TRY_EVERY = 1_000;

/** What makes writing impossible for everybody until somebody mends the disk. */
const OF_THE_DISK: ReadonlySet<StoreErrorCode> = new Set(['full', 'unwritable', 'failed']);

/** Whether the disk takes writes: known from the last one, and tried again while it does not. */
export class Health {
  #trouble: string | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly connection: Connection) {}

  /** Why nothing can be written, in one sentence; null: the last write went well. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /** The same port; how its writes end is noted. */
  watch<T extends object>(port: T, writes: readonly (keyof T)[]): T {
    const noted = new Set<PropertyKey>(writes);
    return new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        const bound = member.bind(target) as (...args: unknown[]) => Promise<unknown>;
        return noted.has(name) ? (...args: unknown[]) => this.#note(() => bound(...args)) : bound;
      },
    });
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #note<T>(write: () => Promise<T>): Promise<T> {
    try {
      const done = await write();
      this.#well();
      return done;
    } catch (error) {
      if (error instanceof StoreError && OF_THE_DISK.has(error.code)) {
        this.#trouble = error.message;
        this.#timer ??= setInterval(() => this.#try(), TRY_EVERY).unref();
      }
      throw error;
    }
  }

  #well(): void {
    this.#trouble = null;
    this.close();
  }

  #try(): void {
    const { connection } = this;
    try {
      // A real commit that alters nothing: it takes a page of the log and a sync.
      guarded(connection.name, () => {
        const version = connection.pragma('user_version', { simple: true }) as number;
        connection.pragma(`user_version = ${version}`);
      });
      this.#well();
    } catch (error) {
      if (error instanceof StoreError && OF_THE_DISK.has(error.code)) this.#trouble = error.message;
    }
  }
}
