/** The way in on first start: a link that makes the first admin, once, and only while no account exists. */
import type { Instant } from '../../core/model.js';
import { Refusal } from '../refusal.js';
import { RevisionConflict, type Records } from '../store/ports.js';
import { createAccount, listAccounts, requireName, type Account } from './accounts.js';
import { hashPassword } from './passwords.js';
import { hashSecret, newSecret } from './secrets.js';

/** Each server that starts on the same store prints a link of its own; this many stay good. */
const LINKS = 10;

interface LinkRecord {
  readonly hashes: readonly string[];
}

const COLLECTION = 'first-admin';
const KEY = 'links';

/** @returns the secret of a new link, or null if there is an account already. */
export async function firstAdminSecret(records: Records): Promise<string | null> {
  if ((await listAccounts(records)).length > 0) return null;
  const secret = newSecret();
  for (;;) {
    const found = await records.get<LinkRecord>(COLLECTION, KEY);
    const hashes = [...(found?.value.hashes ?? []), hashSecret(secret)].slice(-LINKS);
    if (await putLinks(records, hashes, found?.revision ?? 0)) return secret;
  }
}

/**
 * The one-time link to print. The secret is in the fragment: browsers send that to nobody, so it is in no log.
 * @param origin address of the server, such as `http://hallway.local:8080`.
 * @returns null if there is an account already.
 */
export async function firstAdminLink(records: Records, origin: string): Promise<string | null> {
  const secret = await firstAdminSecret(records);
  return secret === null ? null : `${origin.replace(/\/+$/, '')}/admin#first-admin=${secret}`;
}

/**
 * Makes the first admin with the secret of a link.
 * @param now wall clock, ms.
 * @throws Refusal `invalid-link`, `invalid-name`, `weak-password`; the link stays good after the latter two.
 */
export async function createFirstAdmin(
  records: Records,
  secret: string,
  admin: { readonly name: string; readonly password: string },
  now: Instant,
): Promise<Account> {
  const found = await records.get<LinkRecord>(COLLECTION, KEY);
  const used = new Refusal(
    403,
    'invalid-link',
    'This link is no longer good; log in, or restart the server for a new one if there is no account yet.',
  );
  if (!found?.value.hashes.includes(hashSecret(secret))) throw used;
  if ((await listAccounts(records)).length > 0) throw used;
  requireName(admin.name);
  await hashPassword(admin.password);
  // Whoever empties the list is the one who may; a second one at the same moment finds it changed.
  if (!(await putLinks(records, [], found.revision))) throw used;
  return createAccount(records, { ...admin, role: 'admin' }, now);
}

async function putLinks(records: Records, hashes: readonly string[], expected: number): Promise<boolean> {
  try {
    await records.put<LinkRecord>(COLLECTION, KEY, { hashes }, expected);
    return true;
  } catch (error) {
    if (error instanceof RevisionConflict) return false;
    throw error;
  }
}
