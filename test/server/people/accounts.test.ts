import { parseOptions } from '@node-rs/argon2';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  createAccount,
  createLogin,
  deleteAccount,
  endAllLogins,
  endLogin,
  findAccount,
  findLogin,
  listAccounts,
  LOGIN_LIFETIME,
  setPassword,
  setRole,
  verifyPassword,
} from '../../../server/people/index.js';
import { memoryStore, type Records } from '../../../server/store/index.js';

const NOW = Date.UTC(2026, 9, 24, 8);
const PASSWORD = 'correct horse';
let records: Records;
beforeEach(() => {
  records = memoryStore().records;
});

const stored = async (key: string) => (await records.get<{ password: string }>('accounts', key))!.value;

describe('accounts', () => {
  it('are made, found whatever the case, and listed by name without any hash', async () => {
    await createAccount(records, { name: ' Žofie ', role: 'helper', rooms: ['aula'], password: PASSWORD }, NOW);
    await createAccount(records, { name: 'anna', role: 'admin' }, NOW);
    expect(await findAccount(records, 'ŽOFIE')).toMatchObject({
      name: 'Žofie',
      role: 'helper',
      rooms: ['aula'],
      created: NOW,
    });
    expect(await findAccount(records, 'zofie')).toBeNull();
    const listed = await listAccounts(records);
    expect(listed.map((a) => [a.name, a.hasPassword])).toEqual([
      ['anna', false],
      ['Žofie', true],
    ]);
    expect(JSON.stringify(listed)).not.toContain('argon2');
  });

  it('keep the password as argon2id only, at no less than the cost that OWASP asks for', async () => {
    await createAccount(records, { name: 'anna', role: 'admin', password: PASSWORD }, NOW);
    const { password, ...rest } = await stored('anna');
    const { memoryCost, timeCost } = parseOptions(password);
    expect(password).toMatch(/^\$argon2id\$/);
    expect([memoryCost >= 19_456, timeCost >= 2]).toEqual([true, true]);
    expect(JSON.stringify([password, rest])).not.toContain(PASSWORD);
  });

  it.each(['', '   ', 'a\nb', 'a\u202eb', 'x'.repeat(65)])('refuse the name %j', async (name) => {
    await expect(createAccount(records, { name, role: 'viewer' }, NOW)).rejects.toMatchObject({ code: 'invalid-name' });
    expect(await listAccounts(records)).toEqual([]);
  });

  it('refuse a name that is taken, in any spelling', async () => {
    await createAccount(records, { name: 'Anna', role: 'viewer' }, NOW);
    await expect(createAccount(records, { name: 'anna ', role: 'admin' }, NOW)).rejects.toMatchObject({
      code: 'name-taken',
    });
    expect(await findAccount(records, 'anna')).toMatchObject({ role: 'viewer' });
  });

  it('refuse short and endless passwords, before anything is kept', async () => {
    for (const password of ['', '1234567', '🦊🦊🦊🦊', 'x'.repeat(1_001)])
      await expect(createAccount(records, { name: 'anna', role: 'viewer', password }, NOW)).rejects.toMatchObject({
        code: 'weak-password',
      });
    expect(await listAccounts(records)).toEqual([]);
  });

  it('give rooms to helpers only', async () => {
    const wish = { name: 'anna', role: 'organiser', rooms: ['aula'] } as const;
    await expect(createAccount(records, wish, NOW)).rejects.toMatchObject({ code: 'rooms-without-helper' });
  });

  it('take another role, but never the last admin away', async () => {
    await createAccount(records, { name: 'anna', role: 'admin' }, NOW);
    await createAccount(records, { name: 'ben', role: 'viewer' }, NOW);
    await expect(setRole(records, 'anna', 'viewer')).rejects.toMatchObject({ code: 'last-admin' });
    await expect(deleteAccount(records, 'anna')).rejects.toMatchObject({ code: 'last-admin' });
    await setRole(records, 'ben', 'admin');
    expect(await setRole(records, 'anna', 'helper', ['aula'])).toMatchObject({ role: 'helper', rooms: ['aula'] });
    await deleteAccount(records, 'anna');
    expect((await listAccounts(records)).map((a) => a.name)).toEqual(['ben']);
    await expect(setRole(records, 'anna', 'viewer')).rejects.toMatchObject({ code: 'unknown-account' });
    await expect(deleteAccount(records, 'anna')).rejects.toMatchObject({ code: 'unknown-account' });
    await expect(endAllLogins(records, 'anna')).rejects.toMatchObject({ code: 'unknown-account' });
  });
});

describe('passwords', () => {
  it('open their own account only', async () => {
    await createAccount(records, { name: 'Anna', role: 'admin', password: PASSWORD }, NOW);
    await createAccount(records, { name: 'ben', role: 'viewer' }, NOW);
    expect(await verifyPassword(records, 'anna', PASSWORD)).toMatchObject({ name: 'Anna' });
    for (const [name, password] of [
      ['anna', 'wrong horse'],
      ['anna', ''],
      ['ben', ''],
      ['ben', PASSWORD],
      // What the time of an unknown name is spent on.
      ['ben', 'nobody has this password'],
      ['carl', 'nobody has this password'],
      ['carl', PASSWORD],
    ] as const)
      expect(await verifyPassword(records, name, password)).toBeNull();
    expect(await verifyPassword(records, 'anna', PASSWORD + 'x'.repeat(1_000_000))).toBeNull();
  });

  it('are the same in either Unicode spelling', async () => {
    await createAccount(records, { name: 'anna', role: 'admin', password: 'caf\u00e9 caf\u00e9' }, NOW);
    expect(await verifyPassword(records, 'anna', 'cafe\u0301 cafe\u0301')).not.toBeNull();
  });

  it('take as long for an unknown name as for a wrong password', async () => {
    await createAccount(records, { name: 'anna', role: 'admin', password: PASSWORD }, NOW);
    const fastest = async (name: string) => {
      const times: number[] = [];
      for (let i = 0; i < 5; i++) {
        const from = performance.now();
        await verifyPassword(records, name, 'wrong horse');
        times.push(performance.now() - from);
      }
      return Math.min(...times);
    };
    await fastest('anna');
    const [known, unknown] = [await fastest('anna'), await fastest('nobody')];
    // Without the decoy the unknown name takes a thousandth.
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  });

  it('change, which ends all logins', async () => {
    const anna = await createAccount(records, { name: 'anna', role: 'admin', password: PASSWORD }, NOW);
    const { secret } = await createLogin(records, anna, NOW);
    await expect(setPassword(records, 'anna', 'short')).rejects.toMatchObject({ code: 'weak-password' });
    expect(await findLogin(records, secret, NOW)).not.toBeNull();
    await setPassword(records, 'anna', 'another horse');
    expect(await findLogin(records, secret, NOW)).toBeNull();
    expect(await verifyPassword(records, 'anna', PASSWORD)).toBeNull();
    expect(await verifyPassword(records, 'anna', 'another horse')).not.toBeNull();
    await expect(setPassword(records, 'carl', PASSWORD)).rejects.toMatchObject({ code: 'unknown-account' });
  });

  it('do not undo what was changed at the same moment', async () => {
    await createAccount(records, { name: 'anna', role: 'admin', password: PASSWORD }, NOW);
    await createAccount(records, { name: 'ben', role: 'viewer', password: PASSWORD }, NOW);
    await Promise.all([setPassword(records, 'ben', 'another horse'), setRole(records, 'ben', 'organiser')]);
    expect(await verifyPassword(records, 'ben', 'another horse')).toMatchObject({ role: 'organiser' });
  });
});

describe('logins', () => {
  it('are opened by their secret, which is nowhere in the store', async () => {
    const anna = await createAccount(records, { name: 'anna', role: 'admin' }, NOW);
    const { secret, expires } = await createLogin(records, anna, NOW);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(expires).toBe(NOW + LOGIN_LIFETIME);
    expect(await findLogin(records, secret, NOW)).toMatchObject({ account: { name: 'anna' }, created: NOW, expires });
    expect(await findLogin(records, `${secret}x`, NOW)).toBeNull();
    expect(JSON.stringify(await records.list('logins'))).not.toContain(secret);
  });

  it('expire, and are then swept away', async () => {
    const anna = await createAccount(records, { name: 'anna', role: 'admin' }, NOW);
    const { secret, expires } = await createLogin(records, anna, NOW);
    expect(await findLogin(records, secret, expires - 1)).not.toBeNull();
    expect(await findLogin(records, secret, expires)).toBeNull();
    await createLogin(records, anna, expires);
    expect(await records.list('logins')).toHaveLength(1);
  });

  it('end one at a time, or all of one account', async () => {
    const anna = await createAccount(records, { name: 'Anna', role: 'admin' }, NOW);
    const ben = await createAccount(records, { name: 'ben', role: 'viewer' }, NOW);
    const secrets: string[] = [];
    for (const account of [anna, anna, anna, ben]) secrets.push((await createLogin(records, account, NOW)).secret);
    const open = async () =>
      (await Promise.all(secrets.map((s) => findLogin(records, s, NOW)))).map((login) => login !== null);
    await endLogin(records, secrets[0]!);
    await endLogin(records, 'unknown');
    expect(await open()).toEqual([false, true, true, true]);
    await endAllLogins(records, 'ANNA');
    expect(await open()).toEqual([false, false, false, true]);
  });

  it('show the account as it is now, and die with it', async () => {
    await createAccount(records, { name: 'anna', role: 'admin' }, NOW);
    const ben = await createAccount(records, { name: 'ben', role: 'viewer' }, NOW);
    const { secret } = await createLogin(records, ben, NOW);
    await setRole(records, 'ben', 'organiser');
    expect(await findLogin(records, secret, NOW)).toMatchObject({ account: { role: 'organiser' } });
    await deleteAccount(records, 'ben');
    expect(await findLogin(records, secret, NOW)).toBeNull();
    await createAccount(records, { name: 'ben', role: 'admin' }, NOW);
    expect(await findLogin(records, secret, NOW)).toBeNull();
  });
});
