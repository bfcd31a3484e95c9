import type { Store } from '../ports.js';
import { backupDatabase, databaseFile } from './backup.js';
import { SqliteBlobs } from './blobs.js';
import { SqliteJournal } from './journal.js';
import { guarded, openDatabase } from './open.js';
import { SqliteRecords } from './records.js';
import { Watch } from './watch.js';

/**
 * Opens the embedded store: one file in `dataDir`, made if it is missing. Several processes may have it open.
 * @throws StoreError
 */
export const sqliteStore = (dataDir: string): Store => sqliteStoreOf(databaseFile(dataDir));

/** The same, of a file by its name. @throws StoreError */
export function sqliteStoreOf(file: string): Store {
  const connection = openDatabase(file);
  const watch = guarded(file, () => new Watch(connection));
  return {
    journal: new SqliteJournal(connection, watch),
    records: new SqliteRecords(connection, watch),
    blobs: new SqliteBlobs(connection),
    backup: (target, progress) => backupDatabase(connection, target, progress),
    // A fault of the disk shows at the write itself.
    trouble: () => null,
    async close() {
      watch.close();
      connection.close();
    },
  };
}
