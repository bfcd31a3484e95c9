import type { ObjectStore } from '@nats-io/obj';
import { nuid } from '@nats-io/transport-node';
import { setTimeout as delay } from 'node:timers/promises';
import { StoreError } from '../errors.js';
import { blobHash } from '../hash.js';
import type { Blobs } from '../ports.js';
import type { Link } from './link.js';

/** Bytes kept in memory, so that screens get their programmes while the cluster is away. */
const KEPT = 64 * 1024 * 1024;
/** An object whose parts do not come in this time lacks some, ms. */
const READ_WITHIN = 8_000;
/** How often a copy that lags behind is asked again, and the pause between, ms. */
const READS = 3;
const READ_PAUSE = 300;

const HASH = /^[A-Za-z0-9_-]{43}$/;

/** Content-addressed bytes in an object store. Objects of other names are bodies that did not fit into a message. */
export class NatsBlobs implements Blobs {
  /** In the order in which they were last asked for. */
  readonly #kept = new Map<string, Uint8Array>();
  #bytes = 0;

  constructor(
    private readonly link: Link,
    private readonly objects: ObjectStore,
  ) {}

  async put(bytes: Uint8Array): Promise<string> {
    const hash = blobHash(bytes);
    await this.putObject(hash, Uint8Array.from(bytes));
    return hash;
  }

  async get(hash: string): Promise<Uint8Array | null> {
    const kept = this.#kept.get(hash);
    if (kept) {
      this.#keep(hash, kept);
      return Uint8Array.from(kept);
    }
    if (!HASH.test(hash)) return null;
    const bytes = await this.getObject(hash);
    if (bytes && blobHash(bytes) !== hash) throw damaged(hash);
    if (bytes) this.#keep(hash, bytes);
    return bytes && Uint8Array.from(bytes);
  }

  async hashes(): Promise<string[]> {
    const all = await this.link.insist(() => this.objects.list());
    return all.filter(({ name, deleted }) => !deleted && HASH.test(name)).map(({ name }) => name);
  }

  /** Stores what is too large for a message. @returns the name of its object. */
  async putBody(bytes: Uint8Array): Promise<string> {
    const name = `body-${nuid.next()}`;
    await this.putObject(name, bytes);
    return name;
  }

  /** Stores bytes under a name that has them already or is new: an object is never overwritten, for somebody may be reading it. */
  async putObject(name: string, bytes: Uint8Array): Promise<void> {
    await this.link.insist(async () => {
      const known = await this.objects.info(name);
      if (!known || known.deleted || known.size !== bytes.length) await this.objects.putBlob({ name }, bytes);
    });
    if (HASH.test(name)) this.#keep(name, bytes);
  }

  /** @throws StoreError `corrupt` if parts of it are missing. */
  async getObject(name: string): Promise<Uint8Array | null> {
    for (let read = 1; ; read++) {
      try {
        return await this.link.insist(() => within(READ_WITHIN, name, () => this.objects.getBlob(name)));
      } catch (error) {
        const lacking = error instanceof StoreError ? error.code === 'corrupt' : /corrupt object/.test(String(error));
        if (!lacking) throw error;
        if (read === READS) throw damaged(name);
      }
      await delay(READ_PAUSE);
    }
  }

  async deleteObject(name: string): Promise<void> {
    await this.objects.delete(name);
  }

  #keep(hash: string, bytes: Uint8Array): void {
    const known = this.#kept.get(hash);
    if (known) this.#drop(hash, known);
    this.#kept.set(hash, bytes);
    this.#bytes += bytes.length;
    for (const [oldest, old] of this.#kept) {
      if (this.#bytes <= KEPT) break;
      this.#drop(oldest, old);
    }
  }

  #drop(hash: string, bytes: Uint8Array): void {
    this.#kept.delete(hash);
    this.#bytes -= bytes.length;
  }
}

const damaged = (name: string): StoreError =>
  new StoreError('corrupt', `NATS has lost parts of the object ${name}; restore a backup.`);

/** The client waits for ever for parts that are not there. */
async function within<T>(time: number, name: string, work: () => Promise<T>): Promise<T> {
  const done = new AbortController();
  const late = delay(time, undefined, { signal: done.signal, ref: false }).then(
    () => Promise.reject(damaged(name)),
    () => new Promise<never>(() => undefined),
  );
  try {
    return await Promise.race([work(), late]);
  } finally {
    done.abort();
  }
}
