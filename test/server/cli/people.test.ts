import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { findToken, verifyPassword } from '../../../server/people/index.js';
import { openStore, type Store } from '../../../server/store/index.js';
import { hallway, type Surroundings } from './hallway.js';

const root = mkdtempSync(join(tmpdir(), 'hallway-cli-'));
let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(root, 'data-'));
});
afterAll(() => rmSync(root, { recursive: true }));

const cli = (line: string, around?: Surroundings) => hallway(dir, line.split(' '), around);

/** The command line works beside an open store, as beside a running server. */
async function inStore<T>(look: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ store: 'sqlite', dataDir: dir });
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}

describe('hallway token', () => {
  it('create prints the token alone', async () => {
    const { code, stdout, stderr } = await cli('token create --role organiser --name studio');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^hallway_[\w-]{43}\n$/);
    const token = await inStore(({ records }) => findToken(records, stdout.trim()));
    expect(token).toMatchObject({ name: 'studio', role: 'organiser', rooms: [] });
  });

  it('create names it after the role, and takes rooms for helpers', async () => {
    const { stdout } = await cli('token create --role helper --rooms aula,,box');
    expect(await inStore(({ records }) => findToken(records, stdout.trim()))).toMatchObject({
      name: 'helper-1',
      rooms: ['aula', 'box'],
    });
  });

  it('list never shows a token; revoke ends it', async () => {
    const secret = (await cli('token create --role viewer --name wall')).stdout.trim();
    const listed = await cli('token list');
    expect(listed.stdout).toMatch(/^ID\s+NAME\s+ROLE\s+CREATED\n[0-9a-f]{10}\s+wall\s+viewer\s+2026-10-24\n$/);
    expect(listed.stdout).not.toContain(secret);
    expect(JSON.parse((await cli('token list --json')).stdout)).toMatchObject([
      { name: 'wall', role: 'viewer', created: '2026-10-24T08:30:00.000Z' },
    ]);
    expect(await cli('token revoke wall')).toMatchObject({ code: 0, stderr: '' });
    expect(await inStore(({ records }) => findToken(records, secret))).toBeNull();
    expect(await cli('token revoke wall')).toMatchObject({ code: 1, stdout: '' });
    expect(await cli('token list')).toMatchObject({ code: 0, stdout: '' });
  });

  it('works while the file is open elsewhere, which is told', async () => {
    await inStore(async (store) => {
      const told = new Promise((resolve) => store.records.subscribe(resolve));
      const secret = (await cli('token create --role admin')).stdout.trim();
      expect(await findToken(store.records, secret)).not.toBeNull();
      expect(await told).toBe('tokens');
    });
  });
});

describe('hallway account', () => {
  const password = 'correct horse\n';

  it('add takes the password from the first line of stdin', async () => {
    const { code, stdout, stderr } = await cli('account add Anna --role organiser', { stdin: `${password}more` });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).not.toContain('horse');
    expect(await inStore(({ records }) => verifyPassword(records, 'anna', 'correct horse'))).toMatchObject({
      role: 'organiser',
    });
  });

  it('add without one makes an account that waits for it', async () => {
    const { code, stderr } = await cli('account add Anna --role helper --rooms aula');
    expect([code, stderr]).toEqual([0, 'It has no password yet; set one with: hallway account password "Anna"\n']);
    expect((await cli('account list')).stdout).toMatch(/Anna\s+helper\s+2026-10-24\s+no password yet, aula/);
    expect(await cli('account password Anna', { stdin: password })).toMatchObject({ code: 0, stderr: '' });
    expect(await inStore(({ records }) => verifyPassword(records, 'anna', 'correct horse'))).toMatchObject({
      rooms: ['aula'],
    });
  });

  it('list shows no hash, role and remove do what they say', async () => {
    await cli('account add anna --role admin', { stdin: password });
    await cli('account add ben --role viewer', { stdin: password });
    expect((await cli('account list --json')).stdout).not.toMatch(/argon2|generation/);
    expect((await cli('account role ben --role helper --rooms box')).code).toBe(0);
    expect(JSON.parse((await cli('account list --json')).stdout)).toMatchObject([
      { name: 'anna', role: 'admin' },
      { name: 'ben', role: 'helper', rooms: ['box'] },
    ]);
    expect((await cli('account remove ben')).code).toBe(0);
    expect((await cli('account list')).stdout).not.toContain('ben');
    expect(await cli('account remove anna')).toMatchObject({ code: 1, stderr: expect.stringContaining('only admin') });
  });

  it.each([
    ['account add anna --role admin', 'short\n', /at least 8/],
    ['account add anna --role admin', `${'x'.repeat(70_000)}`, /too long/],
    ['account add anna --role admin --rooms aula', password, /Only a helper/],
    ['account add anna --role boss', password, /boss.*admin/],
    ['account add anna', password, /--role/],
    ['account add --role admin', password, /name/],
    ['account password anna', password, /no database/],
    ['account list', '', /no database/],
    ['token list', '', /no database/],
    ['token revoke x', '', /no database/],
    ['token create', '', /--role/],
    ['token create --role viewer --rooms aula', '', /Only a helper/],
    ['token', '', /create\|list\|revoke/],
    ['account dance', '', /dance/],
  ])('%s is refused in one line and leaves nothing', async (line, stdin, message) => {
    const { code, stdout, stderr } = await cli(line, { stdin });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^hallway: .+\n$/);
    expect(stderr).toMatch(message);
    expect(
      await inStore(async ({ records }) => [await records.list('accounts'), await records.list('tokens')]),
    ).toEqual([[], []]);
  });

  it('a refusal for want of a database does not make one', async () => {
    await cli('account list');
    expect(readdirSync(dir)).toEqual([]);
  });
});
