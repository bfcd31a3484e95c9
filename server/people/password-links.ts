/** Links that let their holder set a password: sent by e-mail to who forgot it, or handed to who is new. Each works once. */
import type { Instant } from '../../core/model.js';
import { Refusal } from '../refusal.js';
import type { Records } from '../store/ports.js';
import { accountKey, findAccount, listAccounts, setPassword, type Account } from './accounts.js';
import { requirePassword } from './passwords.js';
import { hashSecret, newSecret } from './secrets.js';

/** How long a link is good, ms: one that was asked for by e-mail, and one that an admin hands over. */
export const LINK_LIFETIME = { mail: 60 * 60_000, hand: 24 * 60 * 60_000 } as const;
/** An account is sent no second link so soon after the first, ms: nobody's mailbox is to be filled by strangers. */
const PAUSE = 60_000;
/** Accounts that may share one address. */
const MOST_SHARING = 5;

interface LinkRecord {
  /** Key of the account, see `accountKey`. */
  readonly account: string;
  /** A new password begins a new generation, and ends all links with it. */
  readonly generation: string;
  readonly by: keyof typeof LINK_LIFETIME;
  readonly created: Instant;
  readonly expires: Instant;
}

const LINKS = 'password-links';

/**
 * Makes a link for an account and forgets those that have expired.
 * @param now wall clock, ms.
 * @returns the secret, which cannot be had again; null if one was sent by e-mail a moment ago.
 * @throws Refusal `unknown-account`
 */
export async function createPasswordLink(
  records: Records,
  name: string,
  by: keyof typeof LINK_LIFETIME,
  now: Instant,
): Promise<{ readonly secret: string; readonly expires: Instant } | null> {
  const account = await findAccount(records, name);
  if (!account) throw new Refusal(404, 'unknown-account', `There is no account "${name}".`);
  const key = accountKey(name);
  for (const { key: hash, value } of await records.list<LinkRecord>(LINKS)) {
    if (value.expires <= now) await records.delete(LINKS, hash);
    else if (by === 'mail' && value.by === by && value.account === key && now - value.created < PAUSE) return null;
  }
  const secret = newSecret();
  const expires = now + LINK_LIFETIME[by];
  const link: LinkRecord = { account: key, generation: account.generation, by, created: now, expires };
  await records.put(LINKS, hashSecret(secret), link, 0);
  return { secret, expires };
}

/**
 * Sets the password of a link's account, and ends the link and all logins of the account.
 * @param now wall clock, ms.
 * @throws Refusal `invalid-link`; `weak-password`, after which the link stays good.
 */
export async function usePasswordLink(
  records: Records,
  secret: string,
  password: string,
  now: Instant,
): Promise<Account> {
  const hash = hashSecret(secret);
  const gone = new Refusal(403, 'invalid-link', 'This link is no longer good; ask for a new one.');
  const found = await records.get<LinkRecord>(LINKS, hash);
  if (!found || found.value.expires <= now) throw gone;
  const account = await findAccount(records, found.value.account);
  if (account?.generation !== found.value.generation) throw gone;
  requirePassword(password);
  // Whoever deletes it is the one who may.
  if (!(await records.delete(LINKS, hash))) throw gone;
  await setPassword(records, account.name, password);
  return (await findAccount(records, account.name))!;
}

/** Accounts with an address that somebody means by a name or by an address. */
export async function accountsToMail(records: Records, nameOrEmail: string): Promise<(Account & { email: string })[]> {
  const wanted = nameOrEmail.trim();
  const accounts = (await listAccounts(records)).flatMap((account) =>
    account.email === undefined ? [] : [{ ...account, email: account.email }],
  );
  return accounts
    .filter(
      ({ name, email }) => accountKey(name) === accountKey(wanted) || email.toLowerCase() === wanted.toLowerCase(),
    )
    .slice(0, MOST_SHARING);
}
