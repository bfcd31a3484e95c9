import { RevisionConflict, type Records, type StoredRecord } from '../ports.js';
import { guarded, type Connection } from './open.js';
import type { Watch } from './watch.js';

interface Row {
  readonly key: string;
  readonly value: string;
  readonly revision: number;
}

/** Keyed documents as a table. */
export class SqliteRecords implements Records {
  readonly #file: string;
  readonly #watch: Watch;
  readonly #get;
  readonly #list;
  readonly #put;
  readonly #delete;
  readonly #collections;

  constructor(connection: Connection, watch: Watch) {
    this.#file = connection.name;
    this.#watch = watch;
    this.#get = connection.prepare<[string, string], Row>(
      'SELECT key, value, revision FROM records WHERE collection = ? AND key = ?',
    );
    this.#list = connection.prepare<[string], Row>(
      'SELECT key, value, revision FROM records WHERE collection = ? ORDER BY key',
    );
    this.#collections = connection.prepare<[], string>('SELECT DISTINCT collection FROM records').pluck();
    const write = connection.prepare<[string, string, number, string]>(
      `INSERT INTO records (collection, key, revision, value) VALUES (?, ?, ?, ?)
       ON CONFLICT (collection, key) DO UPDATE SET revision = excluded.revision, value = excluded.value`,
    );
    this.#put = connection.transaction((collection: string, key: string, text: string, expected?: number) => {
      const actual = this.#get.get(collection, key)?.revision ?? 0;
      if (expected !== undefined && expected !== actual) throw new RevisionConflict(actual);
      write.run(collection, key, actual + 1, text);
      watch.touch('records', collection);
      return actual + 1;
    });
    const remove = connection.prepare<[string, string]>('DELETE FROM records WHERE collection = ? AND key = ?');
    this.#delete = connection.transaction((collection: string, key: string) => {
      const deleted = remove.run(collection, key).changes > 0;
      if (deleted) watch.touch('records', collection);
      return deleted;
    });
  }

  async get<T>(collection: string, key: string): Promise<StoredRecord<T> | null> {
    const row = guarded(this.#file, () => this.#get.get(collection, key));
    return row ? document<T>(row) : null;
  }

  async list<T>(collection: string): Promise<StoredRecord<T>[]> {
    return guarded(this.#file, () => this.#list.all(collection)).map((row) => document<T>(row));
  }

  async put<T>(collection: string, key: string, value: T, expected?: number): Promise<number> {
    const text = JSON.stringify(value);
    const revision = guarded(this.#file, () => this.#put.immediate(collection, key, text, expected));
    this.#watch.records.tell(collection);
    return revision;
  }

  async delete(collection: string, key: string): Promise<boolean> {
    const deleted = guarded(this.#file, () => this.#delete.immediate(collection, key));
    if (deleted) this.#watch.records.tell(collection);
    return deleted;
  }

  subscribe(listener: (collection: string) => void): () => void {
    return this.#watch.records.add(listener);
  }

  async collections(): Promise<string[]> {
    return guarded(this.#file, () => this.#collections.all());
  }
}

function document<T>({ key, value, revision }: Row): StoredRecord<T> {
  return { key, value: JSON.parse(value) as T, revision };
}
