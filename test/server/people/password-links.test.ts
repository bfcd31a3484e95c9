import { beforeEach, describe, expect, it } from 'vitest';
import {
  accountsToMail,
  createAccount,
  createLogin,
  createPasswordLink,
  deleteAccount,
  findAccount,
  findLogin,
  LINK_LIFETIME,
  setEmail,
  setPassword,
  setRole,
  usePasswordLink,
  verifyPassword,
} from '../../../server/people/index.js';
import { memoryStore, type Records } from '../../../server/store/index.js';

const NOW = Date.UTC(2026, 9, 24, 8);
const PASSWORD = 'correct horse';
let records: Records;
beforeEach(async () => {
  records = memoryStore().records;
  await createAccount(records, { name: 'Anna', role: 'admin', password: PASSWORD, email: 'anna@example.org' }, NOW);
});

const link = async (by: 'mail' | 'hand' = 'hand') => (await createPasswordLink(records, 'anna', by, NOW))!.secret;
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

describe('links to a new password', () => {
  it('work once, and end all logins and all other links', async () => {
    const [first, second] = [await link(), await link()];
    const login = await createLogin(records, (await findAccount(records, 'anna'))!, NOW);
    const account = await usePasswordLink(records, first, 'battery staple', NOW + 1);
    expect(account).toMatchObject({ name: 'Anna', role: 'admin' });
    expect(await verifyPassword(records, 'anna', 'battery staple')).not.toBeNull();
    expect(await verifyPassword(records, 'anna', PASSWORD)).toBeNull();
    expect(await findLogin(records, login.secret, NOW)).toBeNull();
    expect(await code(usePasswordLink(records, first, 'another one', NOW + 2))).toBe('invalid-link');
    expect(await code(usePasswordLink(records, second, 'another one', NOW + 2))).toBe('invalid-link');
  });

  it('set one password when they are used twice at the same moment', async () => {
    const secret = await link();
    const uses = await Promise.all(
      ['first one', 'second one'].map((p) => code(usePasswordLink(records, secret, p, NOW))),
    );
    expect(uses.sort()).toEqual(['done', 'invalid-link']);
  });

  it('expire: those by mail within the hour', async () => {
    const [mailed, handed] = [await link('mail'), await link('hand')];
    const later = NOW + LINK_LIFETIME.mail;
    expect(await code(usePasswordLink(records, mailed, 'battery staple', later))).toBe('invalid-link');
    expect(await code(usePasswordLink(records, handed, 'battery staple', later))).toBe('done');
  });

  it('stay good after a password that is too short, and end with any other new password', async () => {
    const secret = await link();
    expect(await code(usePasswordLink(records, secret, 'short', NOW))).toBe('weak-password');
    await setPassword(records, 'anna', 'a new one meanwhile');
    expect(await code(usePasswordLink(records, secret, 'battery staple', NOW))).toBe('invalid-link');
  });

  it('are stored as hashes, forgotten when they have expired, and no second one is mailed at once', async () => {
    const secret = await link('mail');
    const stored = await records.list('password-links');
    expect(JSON.stringify(stored)).not.toContain(secret);
    expect(await createPasswordLink(records, 'anna', 'mail', NOW + 59_000)).toBeNull();
    expect(await createPasswordLink(records, 'anna', 'mail', NOW + 60_000)).not.toBeNull();
    await createPasswordLink(records, 'anna', 'hand', NOW + 2 * LINK_LIFETIME.mail);
    expect(await records.list('password-links')).toHaveLength(1);
  });

  it('are for accounts that exist', async () => {
    const other = await createAccount(records, { name: 'Bo', role: 'viewer', password: PASSWORD }, NOW);
    const secret = (await createPasswordLink(records, 'bo', 'hand', NOW))!.secret;
    await deleteAccount(records, other.name);
    expect(await code(usePasswordLink(records, secret, 'battery staple', NOW))).toBe('invalid-link');
    expect(await code(createPasswordLink(records, 'bo', 'hand', NOW))).toBe('unknown-account');
  });

  it('go to the account of a name or of an address, in any case', async () => {
    await createAccount(records, { name: 'Cai', role: 'viewer', password: PASSWORD }, NOW);
    const names = async (text: string) => (await accountsToMail(records, text)).map(({ name }) => name);
    expect(await names(' ANNA ')).toEqual(['Anna']);
    expect(await names('Anna@Example.org')).toEqual(['Anna']);
    expect(await names('cai')).toEqual([]);
    expect(await names('example.org')).toEqual([]);
  });
});

describe('addresses of accounts', () => {
  it.each(['anna', 'a b@example.org', 'a@b, c@d', 'a@b\nBcc: c@d', '<a@b>', `${'x'.repeat(250)}@b.org`])(
    'refuse %j',
    async (email) => {
      expect(await code(setEmail(records, 'anna', email))).toBe('invalid-email');
      expect(await findAccount(records, 'anna')).toMatchObject({ email: 'anna@example.org' });
    },
  );

  it('can be taken away', async () => {
    expect(await setEmail(records, 'anna', null)).not.toHaveProperty('email');
  });
});

describe('the last admin who can log in', () => {
  it('keeps the role, also when another admin has no password yet', async () => {
    await createAccount(records, { name: 'Bo', role: 'admin' }, NOW);
    expect(await code(setRole(records, 'anna', 'organiser'))).toBe('last-admin');
    expect(await code(deleteAccount(records, 'anna'))).toBe('last-admin');
    await setPassword(records, 'bo', PASSWORD);
    expect(await code(setRole(records, 'anna', 'organiser'))).toBe('done');
  });

  it('is one of two who take each other’s role away at the same moment', async () => {
    await createAccount(records, { name: 'Bo', role: 'admin', password: PASSWORD }, NOW);
    const both = await Promise.all(['anna', 'bo'].map((name) => code(setRole(records, name, 'viewer'))));
    expect(both.sort()).toEqual(['done', 'last-admin']);
  });
});
