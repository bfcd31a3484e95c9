import { blobHash } from '../hash.js';
import type { Blobs } from '../ports.js';
import { guarded, type Connection } from './open.js';

/** Content-addressed bytes as a table. */
export class SqliteBlobs implements Blobs {
  readonly #file: string;
  readonly #get;
  readonly #put;
  readonly #hashes;

  constructor(connection: Connection) {
    this.#file = connection.name;
    this.#get = connection.prepare<[string], Buffer>('SELECT bytes FROM blobs WHERE hash = ?').pluck();
    this.#hashes = connection.prepare<[], string>('SELECT hash FROM blobs').pluck();
    this.#put = connection.prepare<[string, Uint8Array]>(
      'INSERT INTO blobs (hash, bytes) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING',
    );
  }

  async put(bytes: Uint8Array): Promise<string> {
    const hash = blobHash(bytes);
    guarded(this.#file, () => this.#put.run(hash, bytes));
    return hash;
  }

  async get(hash: string): Promise<Uint8Array | null> {
    return guarded(this.#file, () => this.#get.get(hash)) ?? null;
  }

  async hashes(): Promise<string[]> {
    return guarded(this.#file, () => this.#hashes.all());
  }
}
