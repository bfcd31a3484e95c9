import { randomBytes } from 'node:crypto';
import type { Instant } from '../../core/model.js';
import { Queue } from '../conference/queue.js';
import { Refusal } from '../refusal.js';
import { RevisionConflict, type Records } from '../store/ports.js';
import { fits, hashPassword } from './passwords.js';
import type { Role } from './permissions.js';

/** Someone who logs in. */
export interface Account {
  readonly name: string;
  readonly role: Role;
  /** Room ids that a helper is assigned to. */
  readonly rooms: readonly string[];
  /** Where a link for a new password is sent to; absent: nowhere. */
  readonly email?: string | undefined;
  /** Wall clock, ms. */
  readonly created: Instant;
  /** Logins belong to a generation; a new one ends all that are open. */
  readonly generation: string;
  /** False until a password is set: nobody can log in before. */
  readonly hasPassword: boolean;
}

interface AccountRecord extends Omit<Account, 'hasPassword'> {
  /** Argon2id, PHC string. */
  readonly password?: string;
}

export interface NewAccount {
  readonly name: string;
  readonly role: Role;
  readonly rooms?: readonly string[];
  readonly email?: string | undefined;
  readonly password?: string | undefined;
}

const ACCOUNTS = 'accounts';
const NAME_LENGTH = 64;

/** The same name, however it is spelt: "Anna" and "anna" are one person. */
export const accountKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/**
 * The name as it is kept and shown.
 * @throws Refusal `invalid-name`
 */
export function requireName(name: string): string {
  const clean = name.normalize('NFC').trim();
  if (clean === '' || [...clean].length > NAME_LENGTH || /\p{C}/u.test(clean))
    throw new Refusal(
      400,
      'invalid-name',
      `A name has 1 to ${NAME_LENGTH} characters and no control characters; choose another.`,
    );
  return clean;
}

/**
 * @param now wall clock, ms.
 * @throws Refusal `invalid-name`, `invalid-email`, `weak-password`, `rooms-without-helper`, `name-taken`.
 */
export async function createAccount(records: Records, account: NewAccount, now: Instant): Promise<Account> {
  const { role, rooms = [], email, password } = account;
  const name = requireName(account.name);
  requireRooms(role, rooms);
  if (email !== undefined) requireEmail(email);
  const record: AccountRecord = {
    name,
    role,
    rooms,
    ...(email !== undefined && { email }),
    created: now,
    generation: newGeneration(),
    ...(password !== undefined && { password: await hashPassword(password) }),
  };
  try {
    await records.put(ACCOUNTS, accountKey(name), record, 0);
  } catch (error) {
    if (!(error instanceof RevisionConflict)) throw error;
    throw new Refusal(409, 'name-taken', `There is already an account "${name}"; choose another name.`);
  }
  return withoutHash(record);
}

export async function findAccount(records: Records, name: string): Promise<Account | null> {
  const found = await records.get<AccountRecord>(ACCOUNTS, accountKey(name));
  return found && withoutHash(found.value);
}

/** All accounts, by name. */
export async function listAccounts(records: Records): Promise<Account[]> {
  return (await records.list<AccountRecord>(ACCOUNTS)).map(({ value }) => withoutHash(value));
}

/**
 * Sets a new password and ends all logins that the old one opened.
 * @throws Refusal `unknown-account`, `weak-password`.
 */
export async function setPassword(records: Records, name: string, password: string): Promise<void> {
  await requireAccount(records, name);
  const hashed = await hashPassword(password);
  await alter(records, name, (record) => ({ ...record, password: hashed, generation: newGeneration() }));
}

/**
 * Gives an account another role, and a helper rooms. It holds from the next request on.
 * @throws Refusal `unknown-account`, `rooms-without-helper`, `last-admin`.
 */
export async function setRole(
  records: Records,
  name: string,
  role: Role,
  rooms: readonly string[] = [],
): Promise<Account> {
  requireRooms(role, rooms);
  return oneByOne(records, async () => {
    if (role !== 'admin') await requireOtherAdmin(records, name);
    return withoutHash(await alter(records, name, (record) => ({ ...record, role, rooms })));
  });
}

/**
 * Sets the address for links to new passwords.
 * @param email null: none.
 * @throws Refusal `unknown-account`, `invalid-email`.
 */
export async function setEmail(records: Records, name: string, email: string | null): Promise<Account> {
  if (email !== null) requireEmail(email);
  return withoutHash(await alter(records, name, ({ email: _, ...record }) => ({ ...record, ...(email && { email }) })));
}

/**
 * Deletes an account and ends its logins. The journal keeps the name.
 * @throws Refusal `unknown-account`, `last-admin`.
 */
export async function deleteAccount(records: Records, name: string): Promise<void> {
  await oneByOne(records, async () => {
    await requireAccount(records, name);
    await requireOtherAdmin(records, name);
    await records.delete(ACCOUNTS, accountKey(name));
  });
}

/**
 * Ends all logins of an account.
 * @throws Refusal `unknown-account`
 */
export async function endAllLogins(records: Records, name: string): Promise<void> {
  await alter(records, name, (record) => ({ ...record, generation: newGeneration() }));
}

/** The account if name and password are right, else null; an unknown name takes as long as a wrong password. */
export async function verifyPassword(records: Records, name: string, password: string): Promise<Account | null> {
  const found = await records.get<AccountRecord>(ACCOUNTS, accountKey(name));
  const right = await fits(password, found?.value.password);
  return right && found ? withoutHash(found.value) : null;
}

const newGeneration = () => randomBytes(9).toString('base64url');

async function requireAccount(records: Records, name: string) {
  const found = await records.get<AccountRecord>(ACCOUNTS, accountKey(name));
  if (found) return found;
  throw new Refusal(404, 'unknown-account', `There is no account "${name}"; see "hallway account list".`);
}

/** Repeats when somebody else has altered the account in between. */
async function alter(
  records: Records,
  name: string,
  change: (record: AccountRecord) => AccountRecord,
): Promise<AccountRecord> {
  for (;;) {
    const { key, value, revision } = await requireAccount(records, name);
    const changed = change(value);
    try {
      await records.put(ACCOUNTS, key, changed, revision);
      return changed;
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
    }
  }
}

const queues = new WeakMap<Records, Queue>();

/** Two admins who take each other's role away at the same moment must not both succeed. */
function oneByOne<T>(records: Records, task: () => Promise<T>): Promise<T> {
  const queue = queues.get(records) ?? new Queue();
  queues.set(records, queue);
  return queue.run(task);
}

/** Without any admin who can log in nobody could make one, except on the server's own command line. */
async function requireOtherAdmin(records: Records, name: string): Promise<void> {
  const admins = (await listAccounts(records)).filter((account) => account.role === 'admin');
  const me = admins.find((admin) => accountKey(admin.name) === accountKey(name));
  if (!me || admins.some((admin) => admin !== me && (admin.hasPassword || !me.hasPassword))) return;
  throw new Refusal(409, 'last-admin', `"${me.name}" is the only admin who can log in; make another one first.`);
}

/** Enough to send to; whether somebody reads it shows when they do. */
function requireEmail(email: string): void {
  if (email.length <= 254 && /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(email)) return;
  throw new Refusal(400, 'invalid-email', 'That is no e-mail address; write one such as anna@example.org.');
}

function requireRooms(role: Role, rooms: readonly string[]): void {
  if (rooms.length === 0 || role === 'helper') return;
  throw new Refusal(
    400,
    'rooms-without-helper',
    `Only a helper is assigned to rooms; the role ${role} is for all of them.`,
  );
}

function withoutHash({ password, ...account }: AccountRecord): Account {
  return { ...account, hasPassword: password !== undefined };
}
