import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../server/store/index.js';
import { hallway } from './hallway.js';

const root = mkdtempSync(join(tmpdir(), 'hallway-cli-'));
let dir = '';
let data = '';
let copy = '';
beforeEach(async () => {
  dir = mkdtempSync(join(root, 'test-'));
  data = join(dir, 'data');
  copy = join(dir, 'copy.db');
});
afterAll(() => rmSync(root, { recursive: true }));

const cli = (...args: string[]) => hallway(data, args);
const mark = async (value: string) => {
  const store = await openStore({ store: 'sqlite', dataDir: data });
  await store.records.put('marks', 'm', value);
  await store.close();
};
const marked = async () => {
  const store = await openStore({ store: 'sqlite', dataDir: data });
  const found = await store.records.get('marks', 'm');
  await store.close();
  return found?.value;
};

describe('hallway backup and restore', () => {
  it('bring back what was, and keep what was there before', async () => {
    await mark('then');
    const backup = await cli('backup', copy);
    expect(backup).toMatchObject({ code: 0, stderr: '' });
    expect(backup.stdout).toMatch(/^Wrote .*copy\.db \([\d.]+ kB\)\.\n$/);
    await mark('later');
    const restore = await cli('restore', copy);
    expect(restore).toMatchObject({ code: 0, stdout: `Restored ${data} from ${copy}.\n` });
    expect(await marked()).toBe('then');
    const kept = /is in (.*)\.\n$/.exec(restore.stderr)![1]!;
    expect(kept).toContain('20261024T083000Z');
    expect(existsSync(kept)).toBe(true);
  });

  it('back up while the store is in use, but do not restore', async () => {
    const store = await openStore({ store: 'sqlite', dataDir: data });
    await store.records.put('marks', 'm', 'now');
    expect(await cli('backup', copy)).toMatchObject({ code: 0 });
    const refused = await cli('restore', copy);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/^hallway: Hallway is running on .*; stop it, then restore\.\n$/);
    await store.close();
    expect(await marked()).toBe('now');
  });

  it.each([
    [['backup'], /missing required argument/],
    [['backup', 'x/y/z.db'], /There is no folder/],
    [['restore', 'none.db'], /There is no file/],
    [['restore', 'text'], /not a backup of Hallway/],
  ])('%j is refused in one line', async (args, message) => {
    await mark('here');
    writeFileSync(join(dir, 'text'), 'a text');
    const { code, stdout, stderr } = await cli(...args.map((word) => (/\W|text/.test(word) ? join(dir, word) : word)));
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^hallway: .+\n$/);
    expect(stderr).toMatch(message);
    expect(await marked()).toBe('here');
  });

  it('refuse to write over anything but a backup', async () => {
    await mark('here');
    writeFileSync(copy, 'a thesis');
    expect(await cli('backup', copy)).toMatchObject({ code: 1, stderr: expect.stringContaining('not a backup') });
    expect(readFileSync(copy, 'utf8')).toBe('a thesis');
  });

  it('need a database to back up', async () => {
    mkdirSync(data);
    expect(await cli('backup', copy)).toMatchObject({ code: 1, stderr: expect.stringContaining('no database') });
    expect(existsSync(copy)).toBe(false);
  });
});
