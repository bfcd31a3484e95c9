import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { StoreError } from '../../../server/store/index.js';
import { openStore, restoreBackup, type Store } from '../../../server/store/index.js';
import { MIGRATIONS } from '../../../server/store/sqlite/migrations.js';
import { openDatabase } from '../../../server/store/sqlite/open.js';
import { entry } from './entries.js';

const root = mkdtempSync(join(tmpdir(), 'hallway-file-'));
const NOW = Date.UTC(2026, 9, 24, 8, 30, 5);
let dir = '';
let file = '';
let count = 0;
beforeEach(() => {
  dir = join(root, String(++count));
  mkdirSync(dir);
  file = join(dir, 'hallway.db');
});
afterAll(() => rmSync(root, { recursive: true }));

const open = (dataDir = dir) => openStore({ store: 'sqlite', dataDir });
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => expect.unreachable(),
    (error: unknown) => error as StoreError,
  );
function attempt(work: () => unknown): StoreError {
  try {
    work();
  } catch (error) {
    return error as StoreError;
  }
  return expect.unreachable();
}

/** A data folder whose journal of `kvm` has this many entries. */
async function filled(entries: number, dataDir = dir): Promise<Store> {
  const store = await open(dataDir);
  for (let n = 1; n <= entries; n++) await store.journal.append('kvm', entry(n, { command: 'x'.repeat(2_000) }));
  return store;
}

function pragma(path: string, question: string): unknown {
  const database = new Database(path);
  try {
    return database.pragma(question, { simple: true });
  } finally {
    database.close();
  }
}

/** Overwrites the middle of every page but the first. */
function damage(path: string): void {
  const bytes = readFileSync(path);
  for (let page = 4096; page < bytes.length; page += 4096) bytes.fill(0xff, page, page + 2_000);
  writeFileSync(path, bytes);
}

describe('the database file', () => {
  it('is made with its folder, ours by application_id, for its owner only', async () => {
    await (await open(join(dir, 'a/b'))).close();
    const made = join(dir, 'a/b/hallway.db');
    expect(pragma(made, 'application_id')).toBe(0x48616c6c);
    expect(pragma(made, 'user_version')).toBe(MIGRATIONS.length);
    expect(statSync(made).mode & 0o077).toBe(0);
  });

  it('is one file again once everybody has closed it', async () => {
    await (await filled(3)).close();
    expect(readdirSync(dir)).toEqual(['hallway.db']);
  });

  it('may be an empty file, as a process killed at once leaves it', async () => {
    writeFileSync(file, '');
    await (await filled(1)).close();
    expect(pragma(file, 'integrity_check')).toBe('ok');
  });

  it('is refused and left alone if it is not a database', async () => {
    writeFileSync(file, 'my diary\n');
    const error = await refusal(open());
    expect(error).toMatchObject({ name: 'StoreError', code: 'foreign' });
    expect(error.message).toContain(file);
    expect(readFileSync(file, 'utf8')).toBe('my diary\n');
    expect(readdirSync(dir)).toEqual(['hallway.db']);
  });

  it("is refused and left alone if it is another program's database", async () => {
    const other = new Database(file);
    other.exec('CREATE TABLE diary (page TEXT)');
    other.close();
    const before = readFileSync(file);
    expect(await refusal(open())).toMatchObject({ code: 'foreign' });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is refused and left alone if a newer Hallway has written it', async () => {
    await (await filled(1)).close();
    pragma(file, `user_version = ${MIGRATIONS.length + 1}`);
    const error = await refusal(open());
    expect(error).toMatchObject({ code: 'newer' });
    expect(error.message).toMatch(/newer Hallway.*update/);
    expect(pragma(file, 'user_version')).toBe(MIGRATIONS.length + 1);
    expect(pragma(file, 'integrity_check')).toBe('ok');
  });

  it('is refused and left alone if it is damaged', async () => {
    await (await filled(20)).close();
    damage(file);
    const before = readFileSync(file);
    const error = await refusal(open());
    expect(error).toMatchObject({ code: 'corrupt' });
    expect(error.message).toContain('hallway restore');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is refused if only one page of it is damaged, which nobody has asked for yet', async () => {
    await (await filled(200)).close();
    const bytes = readFileSync(file);
    const page = 4096 * Math.floor(bytes.length / 4096 / 2);
    bytes.fill(0xff, page, page + 200);
    writeFileSync(file, bytes);
    expect(await refusal(open())).toMatchObject({ code: 'corrupt' });
  });

  it('is refused if it was cut off', async () => {
    await (await filled(20)).close();
    truncateSync(file, statSync(file).size - 10_000);
    expect(await refusal(open())).toMatchObject({ code: 'corrupt' });
  });

  it('is refused in one sentence where it cannot be', async () => {
    mkdirSync(file);
    expect(await refusal(open())).toMatchObject({ code: 'foreign' });
    writeFileSync(join(dir, 'plain'), '');
    const error = await refusal(open(join(dir, 'plain')));
    expect(error).toMatchObject({ code: 'unwritable' });
    expect(error.message).not.toContain('\n');
  });

  it('is written through to the disk at each commit (synchronous FULL on a write-ahead log)', () => {
    // Opened twice: SQLite has another default for a file that is in WAL mode already.
    openDatabase(file).close();
    const connection = openDatabase(file);
    expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(connection.pragma('synchronous', { simple: true })).toBe(2);
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
    connection.close();
  });

  it('says so when another process keeps writing for too long', { timeout: 15_000 }, async () => {
    const store = await filled(1);
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    const error = await refusal(store.journal.append('kvm', entry(2)));
    expect(error).toMatchObject({ code: 'locked' });
    other.exec('ROLLBACK');
    other.close();
    await store.journal.append('kvm', entry(2));
    await store.close();
  });

  it('is no other engine', async () => {
    expect(await refusal(openStore({ store: 'nats://a,?', dataDir: dir }))).toMatchObject({ code: 'unsupported' });
    expect(await refusal(openStore({ store: 'mongo', dataDir: dir }))).toMatchObject({ code: 'unsupported' });
    expect(readdirSync(dir)).toEqual([]);
  });
});

describe('backup', () => {
  it('is one sound file with everything acknowledged so far, made while the store is in use', async () => {
    const store = await filled(200);
    const target = join(dir, 'copy.db');
    const parts: number[] = [];
    const done = store.backup(target, (part) => parts.push(part));
    await store.journal.append('kvm', entry(201));
    await done;
    await store.journal.append('kvm', entry(202));
    expect(readdirSync(dir).filter((name) => name.startsWith('copy'))).toEqual(['copy.db']);
    expect(pragma(target, 'integrity_check')).toBe('ok');
    const copied = new Database(target).prepare('SELECT max(revision) FROM journal').pluck().get();
    expect(copied).toBeOneOf([200, 201]);
    expect(parts.every((part) => part >= 0 && part <= 1)).toBe(true);
    expect(statSync(target).mode & 0o077).toBe(0);
    await store.close();
  });

  it('replaces an earlier backup, and nothing else', async () => {
    const store = await filled(1);
    const target = join(dir, 'copy.db');
    await store.backup(target);
    await store.journal.append('kvm', entry(2));
    await store.backup(target);
    expect(new Database(target).prepare('SELECT count(*) FROM journal').pluck().get()).toBe(2);

    const thesis = join(dir, 'thesis.txt');
    writeFileSync(thesis, 'ten years');
    expect(await refusal(store.backup(thesis))).toMatchObject({ code: 'foreign' });
    expect(readFileSync(thesis, 'utf8')).toBe('ten years');
    expect(await refusal(store.backup(file))).toMatchObject({ code: 'in-use' });
    expect(await refusal(store.backup(join(dir, 'no/such/folder/copy.db')))).toMatchObject({ code: 'missing' });
    expect(readdirSync(dir).filter((name) => name.includes('part'))).toEqual([]);
    await store.close();
  });
});

describe('restore', () => {
  let backup = '';
  /** A backup of two entries beside a data folder that has gone on to three. */
  beforeEach(async () => {
    backup = join(dir, 'copy.db');
    const store = await filled(2);
    await store.backup(backup);
    await store.journal.append('kvm', entry(3));
    await store.close();
  });
  const head = async (dataDir = dir) => {
    const store = await open(dataDir);
    const revision = await store.journal.head('kvm');
    await store.close();
    return revision;
  };

  it('puts the backup in place and keeps what was there', async () => {
    const kept = restoreBackup(backup, dir, NOW);
    expect(kept).toBe(`${file}.before-restore-20261024T083005Z`);
    expect(await head()).toBe(2);
    expect(new Database(kept!).prepare('SELECT count(*) FROM journal').pluck().get()).toBe(3);
    expect(existsSync(backup)).toBe(true);
    expect(restoreBackup(backup, dir, NOW)).toBe(`${kept}-2`);
  });

  it('makes a data folder that is not there', async () => {
    expect(restoreBackup(backup, join(dir, 'new'), NOW)).toBeNull();
    expect(await head(join(dir, 'new'))).toBe(2);
  });

  it('refuses what is not a sound backup, and changes nothing', async () => {
    const text = join(dir, 'text');
    writeFileSync(text, 'no backup');
    const broken = join(dir, 'broken.db');
    copyFileSync(backup, broken);
    damage(broken);
    const newer = join(dir, 'newer.db');
    copyFileSync(backup, newer);
    pragma(newer, `user_version = ${MIGRATIONS.length + 1}`);
    const before = readdirSync(dir);
    const codes = {
      [text]: 'foreign',
      [broken]: 'corrupt',
      [newer]: 'newer',
      [join(dir, 'none')]: 'missing',
      [file]: 'in-use',
    };
    for (const [source, code] of Object.entries(codes)) {
      const error = attempt(() => restoreBackup(source, dir, NOW));
      expect(error).toMatchObject({ name: 'StoreError', code });
      expect(error.message).toContain(source);
      expect(error.message).not.toContain('restoring');
    }
    expect(readdirSync(dir)).toEqual(before);
    expect(await head()).toBe(3);
  });

  it('refuses while somebody has the database open', async () => {
    const store = await open();
    expect(attempt(() => restoreBackup(backup, dir, NOW))).toMatchObject({ code: 'in-use' });
    await store.journal.append('kvm', entry(4));
    await store.close();
    expect(await head()).toBe(4);
  });

  it('replaces a damaged database', async () => {
    damage(file);
    const kept = restoreBackup(backup, dir, NOW);
    expect(existsSync(kept!)).toBe(true);
    expect(await head()).toBe(2);
  });

  it('takes a copy made by hand, log included', async () => {
    const store = await open();
    await store.journal.append('kvm', entry(4));
    const copy = join(dir, 'by-hand.db');
    copyFileSync(file, copy);
    copyFileSync(`${file}-wal`, `${copy}-wal`);
    await store.close();
    restoreBackup(copy, join(dir, 'new'), NOW);
    expect(await head(join(dir, 'new'))).toBe(4);
  });

  it.skipIf(process.getuid?.() === 0)('says so where the folder may not be written', () => {
    const closed = join(dir, 'closed');
    mkdirSync(closed, { mode: 0o500 });
    expect(attempt(() => restoreBackup(backup, closed, NOW))).toMatchObject({ code: 'unwritable' });
    chmodSync(closed, 0o700);
  });
});
