/** The store without a disk, for tests. It keeps JSON text, so that it forgets and copies exactly what a file would. */
import { blobHash } from './hash.js';
import { Listeners } from './listeners.js';
import { RevisionConflict, type Blobs, type Journal, type JournalEntry, type Records, type Store } from './ports.js';
import { StoreError } from './errors.js';

class MemoryJournal implements Journal {
  readonly #entries = new Map<string, string[]>();
  readonly #listeners = new Listeners();

  async append(conference: string, entry: JournalEntry): Promise<void> {
    const entries = this.#entries.get(conference) ?? [];
    if (entry.revision !== entries.length + 1) throw new RevisionConflict(entries.length);
    entries.push(JSON.stringify(entry));
    this.#entries.set(conference, entries);
    this.#listeners.tell(conference);
  }

  async read(conference: string, after: number, limit = Infinity): Promise<JournalEntry[]> {
    const entries = this.#entries.get(conference) ?? [];
    return entries.slice(after, after + limit).map((text) => JSON.parse(text) as JournalEntry);
  }

  async head(conference: string): Promise<number> {
    return this.#entries.get(conference)?.length ?? 0;
  }

  async findKey(conference: string, key: string): Promise<JournalEntry | null> {
    const entries = await this.read(conference, 0);
    return entries.find((entry) => entry.key?.value === key) ?? null;
  }

  subscribe(listener: (conference: string) => void): () => void {
    return this.#listeners.add(listener);
  }

  async remove(conference: string): Promise<void> {
    if (this.#entries.delete(conference)) this.#listeners.tell(conference);
  }

  async conferences(): Promise<string[]> {
    return [...this.#entries.keys()];
  }
}

class MemoryRecords implements Records {
  readonly #collections = new Map<string, Map<string, { text: string; revision: number }>>();
  readonly #listeners = new Listeners();

  async get<T>(collection: string, key: string) {
    const found = this.#collections.get(collection)?.get(key);
    return found ? { key, value: JSON.parse(found.text) as T, revision: found.revision } : null;
  }

  async list<T>(collection: string) {
    const documents = [...(this.#collections.get(collection) ?? [])];
    documents.sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    return documents.map(([key, { text, revision }]) => ({ key, value: JSON.parse(text) as T, revision }));
  }

  async put<T>(collection: string, key: string, value: T, expected?: number): Promise<number> {
    const documents = this.#collections.get(collection) ?? new Map();
    const actual: number = documents.get(key)?.revision ?? 0;
    if (expected !== undefined && expected !== actual) throw new RevisionConflict(actual);
    documents.set(key, { text: JSON.stringify(value), revision: actual + 1 });
    this.#collections.set(collection, documents);
    this.#listeners.tell(collection);
    return actual + 1;
  }

  async delete(collection: string, key: string): Promise<boolean> {
    const deleted = this.#collections.get(collection)?.delete(key) ?? false;
    if (deleted) this.#listeners.tell(collection);
    return deleted;
  }

  subscribe(listener: (collection: string) => void): () => void {
    return this.#listeners.add(listener);
  }

  async collections(): Promise<string[]> {
    return [...this.#collections].filter(([, documents]) => documents.size > 0).map(([name]) => name);
  }
}

class MemoryBlobs implements Blobs {
  readonly #blobs = new Map<string, Uint8Array>();

  async put(bytes: Uint8Array): Promise<string> {
    const hash = blobHash(bytes);
    this.#blobs.set(hash, Uint8Array.from(bytes));
    return hash;
  }

  async get(hash: string): Promise<Uint8Array | null> {
    const bytes = this.#blobs.get(hash);
    return bytes ? Uint8Array.from(bytes) : null;
  }

  async hashes(): Promise<string[]> {
    return [...this.#blobs.keys()];
  }
}

/** A store that lives as long as the process. */
export function memoryStore(): Store {
  return {
    journal: new MemoryJournal(),
    records: new MemoryRecords(),
    blobs: new MemoryBlobs(),
    async backup() {
      throw new StoreError('unsupported', 'A store in memory has no backup; use the embedded one.');
    },
    trouble: () => null,
    backlog: () => 0,
    async close() {},
  };
}
