import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { StoreError } from '../errors.js';
import type { BackupProgress } from '../ports.js';
import { checkDatabase, guarded, isOurs, type Connection } from './open.js';

/** The database of a data folder. */
export const databaseFile = (dataDir: string): string => join(resolve(dataDir), 'hallway.db');

/** Pages copied between two looks at the event loop: 4 MB, some ms. */
const PAGES_A_STEP = 1_024;

/** Files that SQLite keeps beside a database. */
const COMPANIONS = ['-wal', '-shm', '-journal'];

/** Copies an open database into `target`, consistently, with SQLite's online backup; see `Store.backup`. */
export async function backupDatabase(connection: Connection, target: string, progress?: BackupProgress): Promise<void> {
  const file = resolve(target);
  const part = `${file}.part`;
  guarded(file, () => refuseTarget(connection.name, file));
  try {
    rmSync(part, { force: true });
    await connection.backup(part, {
      progress({ totalPages, remainingPages }) {
        progress?.(totalPages > 0 ? 1 - remainingPages / totalPages : 0);
        return PAGES_A_STEP;
      },
    });
    placeBackup(part, file);
  } catch (error) {
    removeDatabase(part);
    guarded(file, () => {
      throw error;
    });
  }
}

/** Checks a copy and puts it in the place of the backup, with everything on disk. @throws StoreError */
export function placeBackup(part: string, file: string): void {
  guarded(file, () => {
    checkDatabase(part);
    replace(part, file);
  });
}

/**
 * Puts a backup in the place of the data folder's database. The backup is copied and checked before anything is
 * touched; the database that was there is kept beside, under another name.
 * @param now wall clock, ms; names what is kept.
 * @returns the file that was kept, or null if there was none.
 * @throws StoreError if the backup cannot be taken, or if Hallway is running on the data folder.
 */
export function restoreBackup(backup: string, dataDir: string, now: number): string | null {
  const source = resolve(backup);
  const file = databaseFile(dataDir);
  const part = `${file}.restoring`;
  return guarded(file, () => {
    if (!existsSync(source)) throw new StoreError('missing', `There is no file ${source}.`);
    if (!isOurs(source)) throw new StoreError('foreign', `${source} is not a backup of Hallway; nothing was changed.`);
    if (existsSync(file) && realpathSync(source) === realpathSync(file))
      throw new StoreError('in-use', `${source} is the database itself; name a backup of it.`);
    mkdirSync(dirname(file), { recursive: true });
    try {
      copyWhole(source, part);
      checkCopy(part, source);
      if (existsSync(file)) refuseRunning(file);
      const kept = existsSync(file) ? keepAside(file, now) : null;
      replace(part, file);
      return kept;
    } finally {
      removeDatabase(part);
    }
  });
}

/**
 * A backup replaces nothing but an earlier one.
 * @param database the file that is backed up; null: it is none.
 * @throws StoreError
 */
export function refuseTarget(database: string | null, file: string): void {
  if (!existsSync(dirname(file)))
    throw new StoreError('missing', `There is no folder ${dirname(file)} for the backup.`);
  if (!existsSync(file)) return;
  if (database !== null && realpathSync(file) === realpathSync(database))
    throw new StoreError('in-use', `${file} is the database itself; name another file for the backup.`);
  if (!isOurs(file))
    throw new StoreError('foreign', `${file} exists and is not a backup of Hallway; name another file.`);
}

/** A copy made by hand may have its newest entries in the log beside it. */
function copyWhole(source: string, part: string): void {
  removeDatabase(part);
  copyFileSync(source, part);
  if (existsSync(`${source}-wal`)) copyFileSync(`${source}-wal`, `${part}-wal`);
}

function checkCopy(part: string, source: string): void {
  try {
    checkDatabase(part);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    if (error.code === 'corrupt')
      throw new StoreError('corrupt', `${source} is damaged and was not taken; nothing was changed.`, { cause: error });
    throw new StoreError(error.code, error.message.replace(part, source), { cause: error });
  }
}

function refuseRunning(file: string): void {
  let connection: Connection | undefined;
  try {
    connection = new Database(file, { timeout: 500 });
    // Leaving the write-ahead log needs the file alone: the one sure sign that nobody else has it open.
    connection.pragma('journal_mode = DELETE');
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))
      throw new StoreError('in-use', `Hallway is running on ${file}; stop it, then restore.`, { cause: error });
    // Damaged or foreign: nobody can be running on that, and it is what people restore for.
  } finally {
    connection?.close();
  }
}

function keepAside(file: string, now: number): string {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  let kept = `${file}.before-restore-${stamp}`;
  for (let n = 2; existsSync(kept); n++) kept = `${file}.before-restore-${stamp}-${n}`;
  renameSync(file, kept);
  for (const companion of COMPANIONS) {
    if (existsSync(file + companion)) renameSync(file + companion, kept + companion);
  }
  return kept;
}

/** Renames `part` to `file`, with everything on disk before and after. */
function replace(part: string, file: string): void {
  chmodSync(part, 0o600);
  sync(part);
  renameSync(part, file);
  if (process.platform !== 'win32') sync(dirname(file));
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function removeDatabase(file: string): void {
  for (const suffix of ['', ...COMPANIONS]) rmSync(file + suffix, { force: true });
}
