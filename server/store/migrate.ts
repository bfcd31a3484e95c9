/** Moving everything from one store into another, of whatever engine; see `hallway migrate`. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { backupInto, contentsOf, copyStore, type Contents } from './copy.js';
import { StoreError } from './errors.js';
import { isCluster, openStore } from './index.js';
import type { BackupProgress, Store } from './ports.js';
import { isOurs } from './sqlite/open.js';
import { sqliteStoreOf } from './sqlite/store.js';

/**
 * Copies everything from one store into an empty one, then reads both and compares.
 * @param from a database file, or the address of a cluster.
 * @param to a file that does not exist yet, or the address of a cluster that holds nothing.
 * @returns what both hold.
 * @throws StoreError; the source is as it was.
 */
export async function migrate(from: string, to: string, progress?: BackupProgress): Promise<Contents> {
  const source = await openSource(from);
  try {
    if (isCluster(to)) await intoCluster(source, to, progress);
    else await intoFile(source, resolve(to), progress);
    const target = isCluster(to) ? await openStore({ store: to, dataDir: '' }) : sqliteStoreOf(resolve(to));
    try {
      const [before, after] = [await contentsOf(source), await contentsOf(target)];
      if (before.hash === after.hash) return after;
      throw new StoreError(
        'failed',
        'The copy is not what the source is now: somebody wrote to one of them; stop all servers and copy into an empty target again.',
      );
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function openSource(from: string): Promise<Store> {
  if (isCluster(from)) return openStore({ store: from, dataDir: '' });
  const file = resolve(from);
  if (!existsSync(file)) throw new StoreError('missing', `There is no file ${file}.`);
  if (!isOurs(file)) throw new StoreError('foreign', `${file} is not a database of Hallway; nothing was copied.`);
  return sqliteStoreOf(file);
}

async function intoCluster(source: Store, to: string, progress?: BackupProgress): Promise<void> {
  const target = await openStore({ store: to, dataDir: '' });
  try {
    await copyStore(source, target, progress);
  } finally {
    await target.close();
  }
}

/** The file is there only when all of it is. */
async function intoFile(source: Store, file: string, progress?: BackupProgress): Promise<void> {
  if (existsSync(file))
    throw new StoreError('not-empty', `${file} exists, and nothing is ever overwritten; name a new file.`);
  await backupInto(source, file, progress);
}
