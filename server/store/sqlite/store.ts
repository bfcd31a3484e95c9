import type { Store } from '../ports.js';
import { backupDatabase, databaseFile } from './backup.js';
import { SqliteBlobs } from './blobs.js';
import { SqliteJournal } from './journal.js';
import { guarded, openDatabase } from './open.js';
import { Health } from './health.js';
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
  const health = new Health(connection);
  return {
    journal: health.watch(new SqliteJournal(connection, watch), ['append', 'remove']),
    records: health.watch(new SqliteRecords(connection, watch), ['put', 'delete']),
    blobs: health.watch(new SqliteBlobs(connection), ['put']),
    backup: (target, progress) => backupDatabase(connection, target, progress),
    trouble: () => health.trouble,
    backlog: () => 0,
    async close() {
      health.close();
      watch.close();
      connection.close();
    },
  };
}
