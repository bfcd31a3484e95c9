/** Copying a whole store into another, checked by counts and hashes; backups and moves between engines are made of it. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { StoreError } from './errors.js';
import type { BackupProgress, Store } from './ports.js';

/** What a store holds, in figures. */
export interface Contents {
  readonly conferences: number;
  readonly entries: number;
  readonly documents: number;
  readonly blobs: number;
  /** SHA-256 over all of it, in an order of its own: two stores with the same one hold the same. */
  readonly hash: string;
}

/** Entries read at a time. */
const PAGE = 500;

/** Reads a store from end to end. */
export async function contentsOf(store: Store): Promise<Contents> {
  const sum = createHash('sha256');
  const add = (...parts: readonly unknown[]): void => void sum.update(`${JSON.stringify(parts)}\n`);
  let [entries, documents] = [0, 0];
  for (const collection of (await store.records.collections()).sort()) {
    for (const { key, value } of await store.records.list(collection)) {
      documents += 1;
      add('document', collection, key, value);
    }
  }
  const conferences = (await store.journal.conferences()).sort();
  for (const conference of conferences) {
    for await (const entry of entriesOf(store, conference)) {
      entries += 1;
      add('entry', conference, entry);
    }
  }
  const hashes = (await store.blobs.hashes()).sort();
  for (const hash of hashes) add('blob', hash);
  return { conferences: conferences.length, entries, documents, blobs: hashes.length, hash: sum.digest('base64url') };
}

async function* entriesOf(store: Store, conference: string) {
  for (let after = 0; ;) {
    const page = await store.journal.read(conference, after, PAGE);
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)!.revision;
  }
}

/** Whether a store holds nothing at all. */
export async function isEmpty({ journal, records, blobs }: Store): Promise<boolean> {
  const all = await Promise.all([journal.conferences(), records.collections(), blobs.hashes()]);
  return all.every((names) => names.length === 0);
}

/**
 * Copies everything into an empty store. Programmes go last: an entry that is copied had its programme before.
 * @param progress told parts of one.
 * @throws StoreError `not-empty`, or `corrupt` if a programme is missing or damaged.
 */
export async function copyStore(from: Store, to: Store, progress: BackupProgress = () => undefined): Promise<void> {
  if (!(await isEmpty(to)))
    throw new StoreError('not-empty', 'The target is not empty, and nothing is ever overwritten; name an empty one.');
  const collections = await from.records.collections();
  const conferences = await from.journal.conferences();
  const steps = collections.length + conferences.length + (await from.blobs.hashes()).length;
  let done = 0;
  const step = (): void => progress(Math.min(1, ++done / steps));
  for (const collection of collections) {
    for (const { key, value } of await from.records.list(collection)) await to.records.put(collection, key, value, 0);
    step();
  }
  for (const conference of conferences) {
    for await (const entry of entriesOf(from, conference)) await to.journal.append(conference, entry);
    step();
  }
  for (const hash of await from.blobs.hashes()) {
    const bytes = await from.blobs.get(hash);
    if (!bytes || (await to.blobs.put(bytes)) !== hash)
      throw new StoreError('corrupt', `The programme or image ${hash} is missing or damaged; restore a backup.`);
    step();
  }
}

/** Writes a backup, a SQLite file, of a store that is none itself; see `Store.backup`. */
export async function backupInto(store: Store, target: string, progress?: BackupProgress): Promise<void> {
  const { placeBackup, refuseTarget } = await import('./sqlite/backup.js');
  const { sqliteStore } = await import('./sqlite/store.js');
  const file = resolve(target);
  refuseTarget(null, file);
  const folder = mkdtempSync(join(dirname(file), '.hallway-backup-'));
  try {
    const copy = sqliteStore(folder);
    try {
      await copyStore(store, copy, progress);
    } finally {
      await copy.close();
    }
    placeBackup(join(folder, 'hallway.db'), file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
