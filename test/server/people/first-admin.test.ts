import { beforeEach, describe, expect, it } from 'vitest';
import {
  createAccount,
  createFirstAdmin,
  firstAdminLink,
  listAccounts,
  verifyPassword,
} from '../../../server/people/index.js';
import { memoryStore, type Records } from '../../../server/store/index.js';

const NOW = Date.UTC(2026, 9, 24, 8);
const ANNA = { name: 'anna', password: 'correct horse' };
let records: Records;
beforeEach(() => {
  records = memoryStore().records;
});

async function secret(): Promise<string> {
  const link = new URL((await firstAdminLink(records, 'http://hallway.test:8080/'))!);
  return new URLSearchParams(link.hash.slice(1)).get('first-admin')!;
}

describe('the first admin', () => {
  it('comes by a link whose secret no server log sees, and which is stored hashed', async () => {
    const link = (await firstAdminLink(records, 'http://hallway.test:8080/'))!;
    expect(link).toMatch(/^http:\/\/hallway\.test:8080\/admin#first-admin=[\w-]{43}$/);
    expect(JSON.stringify(await records.list('first-admin'))).not.toContain(link.slice(-43));
  });

  it('can log in', async () => {
    expect(await createFirstAdmin(records, await secret(), ANNA, NOW)).toMatchObject({ name: 'anna', role: 'admin' });
    expect(await verifyPassword(records, 'anna', ANNA.password)).not.toBeNull();
  });

  it('is made once', async () => {
    const [one, two] = [await secret(), await secret()];
    await createFirstAdmin(records, one, ANNA, NOW);
    for (const used of [one, two])
      await expect(createFirstAdmin(records, used, { ...ANNA, name: 'eve' }, NOW)).rejects.toMatchObject({
        code: 'invalid-link',
      });
    expect(await firstAdminLink(records, 'http://hallway.test')).toBeNull();
    expect(await listAccounts(records)).toHaveLength(1);
  });

  it('is made once even if two try at the same moment, with the same link or with two', async () => {
    const [one, two] = [await secret(), await secret()];
    const tries = await Promise.allSettled([
      createFirstAdmin(records, one, ANNA, NOW),
      createFirstAdmin(records, one, { ...ANNA, name: 'eve' }, NOW),
      createFirstAdmin(records, two, { ...ANNA, name: 'ben' }, NOW),
    ]);
    expect(tries.filter((t) => t.status === 'fulfilled')).toHaveLength(1);
    expect(await listAccounts(records)).toHaveLength(1);
  });

  it('is not made where an account exists already', async () => {
    const early = await secret();
    await createAccount(records, { name: 'ben', role: 'viewer' }, NOW);
    await expect(createFirstAdmin(records, early, ANNA, NOW)).rejects.toMatchObject({ code: 'invalid-link' });
  });

  it('may try again after a bad name or password', async () => {
    const link = await secret();
    await expect(createFirstAdmin(records, link, { ...ANNA, name: '' }, NOW)).rejects.toMatchObject({
      code: 'invalid-name',
    });
    await expect(createFirstAdmin(records, link, { ...ANNA, password: 'short' }, NOW)).rejects.toMatchObject({
      code: 'weak-password',
    });
    await createFirstAdmin(records, link, ANNA, NOW);
  });

  it('is not made by guessing', async () => {
    await secret();
    for (const guess of ['', 'x', 'x'.repeat(43)])
      await expect(createFirstAdmin(records, guess, ANNA, NOW)).rejects.toMatchObject({ code: 'invalid-link' });
  });

  it('finds the ten newest links good, for servers that share a store', async () => {
    const links: string[] = [];
    for (let n = 0; n < 11; n++) links.push(await secret());
    await expect(createFirstAdmin(records, links[0]!, ANNA, NOW)).rejects.toMatchObject({ code: 'invalid-link' });
    await createFirstAdmin(records, links[1]!, ANNA, NOW);
  });
});
