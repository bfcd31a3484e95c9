/** The store's front door. */
import { StoreError } from './errors.js';
import type { Patience, Store } from './ports.js';
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

/** Whether a setting, or an argument, names a cluster. */
export const isCluster = (store: string): boolean => /^(nats|tls):\/\//.test(store);

/** Commands wait so long for a cluster, ms. */
const PATIENCE = 10_000;

/**
 * Opens the store that the configuration names.
 * @throws StoreError if there is no such engine, or if its data cannot be opened.
 */
export async function openStore(
  { store, dataDir }: StoreConfig,
  patience: Patience = { patience: PATIENCE },
): Promise<Store> {
  if (store === 'sqlite') return sqliteStore(dataDir);
  if (isCluster(store)) {
    // Loaded when it is named: the embedded store, the default, need not pay for it.
    const { natsStore } = await import('./nats/store.js');
    return natsStore(store, patience);
  }
  throw new StoreError(
    'unsupported',
    `HALLWAY_STORE is "${store}", but the engines are "sqlite" and "nats://HOST,HOST,HOST"; unset it for the first.`,
  );
}
