import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StoreError } from '../errors.js';
import { APPLICATION_ID, MIGRATIONS } from './migrations.js';

export type Connection = Database.Database;

/** How long a writer waits for another process to finish writing, ms. */
const BUSY_TIMEOUT = 5_000;
/** Files up to this size are checked when they are opened, bytes: it takes a few ms; larger ones by `restore` and `backup` only. */
const CHECKED_SIZE = 32 * 1024 * 1024;

const MAGIC = Buffer.from('SQLite format 3\0');

/**
 * Opens the database file, creating it with its folder if it is missing, and brings its schema up to date.
 * A file that is foreign, damaged or newer than this program is refused and left as it is.
 * @throws StoreError
 */
export function openDatabase(file: string): Connection {
  return guarded(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    const created = !existsSync(file);
    const connection = connect(file);
    try {
      migrate(connection, file);
      // Passwords are hashed in there, names are not.
      if (created) chmodSync(file, 0o600);
      connection.pragma('journal_mode = WAL');
      connection.pragma('synchronous = FULL');
      connection.pragma('foreign_keys = ON');
      connection.pragma('journal_size_limit = 16777216');
    } catch (error) {
      connection.close();
      throw error;
    }
    return connection;
  });
}

/**
 * Checks an existing file from end to end, without bringing its schema up to date, and folds its write-ahead log
 * into it, so that the one file is the whole database.
 * @throws StoreError if it is foreign, damaged, newer than this program or open elsewhere.
 */
export function checkDatabase(file: string): void {
  guarded(file, () => {
    const connection = connect(file);
    try {
      if (schemaVersion(connection, file) === 0) throw foreign(file);
      checkIntegrity(connection, file, 'integrity_check');
      // Refused with SQLITE_BUSY while anybody else has the file open.
      connection.pragma('journal_mode = DELETE');
    } finally {
      connection.close();
    }
  });
}

/** Whether the file's first bytes mark it as a Hallway database. */
export function isOurs(file: string): boolean {
  const header = readHeader(file);
  return header.subarray(0, MAGIC.length).equals(MAGIC) && header.readUInt32BE(68) === APPLICATION_ID;
}

/** Runs `work` and turns what SQLite and the file system have to say into a StoreError of one sentence. */
export function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explain(file, error);
  }
}

function connect(file: string): Connection {
  // Asked of the bytes first: SQLite itself would notice at the first query only, and in its own words.
  if (existsSync(file) && !isSqlite(file)) throw foreign(file);
  return new Database(file, { timeout: BUSY_TIMEOUT });
}

/** An empty file counts: a process that was killed at once may have left it. */
function isSqlite(file: string): boolean {
  const stats = statSync(file);
  if (!stats.isFile()) return false;
  return stats.size === 0 || readHeader(file).subarray(0, MAGIC.length).equals(MAGIC);
}

/** The first 100 bytes of a file (https://sqlite.org/fileformat.html#the_database_header), zeros where it is shorter. */
function readHeader(file: string): Buffer {
  const header = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, header, 0, header.length, 0);
  } finally {
    closeSync(handle);
  }
  return header;
}

function foreign(file: string): StoreError {
  return new StoreError('foreign', `${file} is not a Hallway database; move it away or choose another data folder.`);
}

/** @returns 0 for a file that is still empty. */
function schemaVersion(connection: Connection, file: string): number {
  // One transaction, lest another process makes the tables between two of these questions.
  const look = connection.transaction(() => ({
    id: connection.pragma('application_id', { simple: true }) as number,
    version: connection.pragma('user_version', { simple: true }) as number,
    empty: connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0,
  }));
  const { id, version, empty } = look();
  if (id === 0 && version === 0 && empty) return 0;
  if (id !== APPLICATION_ID) throw foreign(file);
  if (version > MIGRATIONS.length)
    throw new StoreError(
      'newer',
      `${file} was written by a newer Hallway (schema ${version}, this one knows ${MIGRATIONS.length}); update Hallway.`,
    );
  return version;
}

function migrate(connection: Connection, file: string): void {
  const version = schemaVersion(connection, file);
  if (version > 0 && statSync(file).size <= CHECKED_SIZE) checkIntegrity(connection, file, 'quick_check');
  if (version === MIGRATIONS.length) return;
  const upgrade = connection.transaction(() => {
    // Asked again inside the transaction: another process may have been faster.
    for (const step of MIGRATIONS.slice(schemaVersion(connection, file))) connection.exec(step);
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    connection.pragma(`user_version = ${MIGRATIONS.length}`);
  });
  upgrade.immediate();
}

function checkIntegrity(connection: Connection, file: string, check: 'quick_check' | 'integrity_check'): void {
  if (connection.pragma(`${check}(1)`, { simple: true }) !== 'ok') throw corrupt(file);
}

function corrupt(file: string, cause?: unknown): StoreError {
  return new StoreError('corrupt', `${file} is damaged; put a backup back with "hallway restore FILE".`, { cause });
}

function explain(file: string, error: unknown): unknown {
  if (error instanceof StoreError || !(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  const because = { cause: error };
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return corrupt(file, error);
  if (/^SQLITE_(BUSY|LOCKED)/.test(code))
    return new StoreError(
      'locked',
      `${file} is busy: another process has been writing to it for long; try again.`,
      because,
    );
  if (/^SQLITE_FULL|^ENOSPC|^EDQUOT/.test(code))
    return new StoreError(
      'full',
      `The disk of ${file} is full; nothing was written. Make room and try again.`,
      because,
    );
  if (/^SQLITE_(CANTOPEN|READONLY|PERM)|^E(ACCES|PERM|ROFS|NOTDIR|EXIST)$/.test(code))
    return new StoreError(
      'unwritable',
      `${file} cannot be opened for writing; check the folder and its rights.`,
      because,
    );
  if (code.startsWith('SQLITE_IOERR'))
    return new StoreError('failed', `The disk of ${file} reports a fault (${code}); check it.`, because);
  return error;
}
