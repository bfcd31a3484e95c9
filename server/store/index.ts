/** The store's front door. */
import { StoreError } from './errors.js';
import type { Store } from './ports.js';
import { sqliteStore } from './sqlite/store.js';

export { StoreError, type StoreErrorCode } from './errors.js';
export { memoryStore } from './memory.js';
export { databaseFile, restoreBackup } from './sqlite/backup.js';
export type * from './ports.js';
export { RevisionConflict } from './ports.js';

export interface StoreConfig {
  /** `HALLWAY_STORE`: `sqlite`, or the address of a cluster. */
  readonly store: string;
  /** Folder of the embedded store's file. */
  readonly dataDir: string;
}

/**
 * Opens the store that the configuration names.
 * @throws StoreError if there is no such engine, or if its data cannot be opened.
 */
export async function openStore({ store, dataDir }: StoreConfig): Promise<Store> {
  if (store === 'sqlite') return sqliteStore(dataDir);
  if (store.startsWith('nats://'))
    throw new StoreError(
      'unsupported',
      'HALLWAY_STORE names a NATS cluster, which this Hallway cannot use yet; unset it.',
    );
  throw new StoreError('unsupported', `HALLWAY_STORE is "${store}", but the only engine is "sqlite"; unset it.`);
}
