/**
 * The three ports of the store. Each has one contract suite (test/server/store/) that runs on every engine.
 * Memory is the read side: the server rebuilds its state from the journal and reads from there.
 */
import type { Entry, Instant } from '../../core/model.js';

/** Who did something. Never leaves the server on public sockets or feeds. */
export interface Author {
  readonly name: string;
  readonly role: 'admin' | 'organiser' | 'helper' | 'viewer' | 'system';
}

/** One durable line of a conference's journal. `Entry.at` is the conference's clock (K1). */
export interface JournalEntry extends Entry {
  readonly by: Author;
  /** Wall clock of the server, ms. */
  readonly recorded: Instant;
  /** The command as it was sent, for the journal's readers. */
  readonly command?: unknown;
  /** `Idempotency-Key` and the hash of the body that came with it (J3). */
  readonly key?: { readonly value: string; readonly body: string };
}

/** The revision that an append expected is not the journal's. */
export class RevisionConflict extends Error {
  constructor(readonly actual: number) {
    super(`the journal is at revision ${actual}`);
    this.name = 'RevisionConflict';
  }
}

export interface Journal {
  /**
   * Appends one entry; when it resolves, the entry is on disk.
   * After a conflict, look the `Idempotency-Key` up again before another try (J3).
   * @throws RevisionConflict unless `entry.revision` is exactly one more than the journal's.
   */
  append(conference: string, entry: JournalEntry): Promise<void>;
  /** Entries with revision greater than `after`, oldest first, at most `limit` (default: all). */
  read(conference: string, after: number, limit?: number): Promise<JournalEntry[]>;
  /** Revision of the last entry, 0 for none. */
  head(conference: string): Promise<number>;
  /** The entry that was stored with this `Idempotency-Key`, if any (J3). */
  findKey(conference: string, key: string): Promise<JournalEntry | null>;
  /** Calls back whenever a conference's journal may have grown, by this process or another (within 2 s). Returns the way to stop. */
  subscribe(listener: (conference: string) => void): () => void;
  /** Deletes a conference's journal for good. */
  remove(conference: string): Promise<void>;
  /** Conferences that have entries, for copying everything. */
  conferences(): Promise<string[]>;
}

/** A small keyed document. `revision` starts at 1 and rises by one with each put. */
export interface StoredRecord<T = unknown> {
  readonly key: string;
  readonly value: T;
  readonly revision: number;
}

/** Small documents by collection (`accounts`, `tokens`, `logins`, `conferences`, `displays`, `snapshots` …). */
export interface Records {
  get<T>(collection: string, key: string): Promise<StoredRecord<T> | null>;
  /** All documents of a collection, ordered by key. */
  list<T>(collection: string): Promise<StoredRecord<T>[]>;
  /**
   * Writes a document, durably. `expected`: 0 = must not exist, n = must be at revision n, absent = whatever is there.
   * @returns the new revision.
   * @throws RevisionConflict if `expected` does not hold.
   */
  put<T>(collection: string, key: string, value: T, expected?: number): Promise<number>;
  /** @returns whether there was one. */
  delete(collection: string, key: string): Promise<boolean>;
  /** Calls back whenever a collection may have changed, by this process or another (within 2 s). Returns the way to stop. */
  subscribe(listener: (collection: string) => void): () => void;
  /** Collections that have documents, for copying everything. */
  collections(): Promise<string[]>;
}

/** Immutable bytes named by their SHA-256, base64url. */
export interface Blobs {
  /** @returns the hash; storing the same bytes twice is harmless. */
  put(bytes: Uint8Array): Promise<string>;
  get(hash: string): Promise<Uint8Array | null>;
  /** All of them, for copying everything. */
  hashes(): Promise<string[]>;
}

/** Told while a backup is written, with parts of one: 0.5 is half. */
export type BackupProgress = (done: number) => void;

/** How long an engine that is elsewhere is waited for. */
export interface Patience {
  /** ms; Infinity: for ever. */
  readonly patience: number;
  /** Told why, now and then: a sentence without its full stop. */
  readonly waiting?: (reason: string) => void;
}

export interface Store {
  readonly journal: Journal;
  readonly records: Records;
  readonly blobs: Blobs;
  /**
   * Writes a consistent copy while running. `file` is replaced only when the copy is complete, and only if it is
   * missing or an earlier backup.
   * @throws StoreError otherwise.
   */
  backup(file: string, progress?: BackupProgress): Promise<void>;
  /**
   * Why nothing can be written at the moment, in one sentence; null: as far as is known, all is well. What is in memory
   * can still be read meanwhile.
   */
  trouble(): string | null;
  /** What others have written and this process has yet to take in, as far as is known: messages of a cluster; 0 elsewhere. */
  backlog(): number;
  close(): Promise<void>;
}
