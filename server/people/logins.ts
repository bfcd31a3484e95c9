/** Logins: what a browser's cookie opens. The secret is random, and only its hash is stored. */
import type { Instant } from '../../core/model.js';
import type { Records } from '../store/ports.js';
import { accountKey, findAccount, type Account } from './accounts.js';
import { hashSecret, newSecret } from './secrets.js';

/** How long a login lasts, ms: a conference and the week before it. */
export const LOGIN_LIFETIME = 14 * 24 * 60 * 60_000;

interface LoginRecord {
  /** Key of the account, see `accountKey`. */
  readonly account: string;
  readonly generation: string;
  readonly created: Instant;
  readonly expires: Instant;
}

export interface Login {
  readonly account: Account;
  readonly created: Instant;
  readonly expires: Instant;
}

const LOGINS = 'logins';

/**
 * Opens a login and forgets those that have expired.
 * @param now wall clock, ms.
 * @returns the secret for the cookie; it cannot be had again.
 */
export async function createLogin(
  records: Records,
  account: Account,
  now: Instant,
): Promise<{ secret: string; expires: Instant }> {
  for (const { key, value } of await records.list<LoginRecord>(LOGINS)) {
    if (value.expires <= now) await records.delete(LOGINS, key);
  }
  const secret = newSecret();
  const expires = now + LOGIN_LIFETIME;
  const login: LoginRecord = {
    account: accountKey(account.name),
    generation: account.generation,
    created: now,
    expires,
  };
  await records.put(LOGINS, hashSecret(secret), login, 0);
  return { secret, expires };
}

/** The login of a cookie with its account as it is now, or null if it has expired or was ended. */
export async function findLogin(records: Records, secret: string, now: Instant): Promise<Login | null> {
  const found = await records.get<LoginRecord>(LOGINS, hashSecret(secret));
  if (!found || found.value.expires <= now) return null;
  const { generation, created, expires } = found.value;
  const account = await findAccount(records, found.value.account);
  return account?.generation === generation ? { account, created, expires } : null;
}

/** Ends one login; harmless if there is none. */
export async function endLogin(records: Records, secret: string): Promise<void> {
  await records.delete(LOGINS, hashSecret(secret));
}
