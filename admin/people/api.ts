/** What the pages about people ask the server for. */
import { ask } from '../api/ask.js';
import type { Me, Role } from '../api/login.js';

export interface Account {
  readonly name: string;
  readonly role: Role;
  /** Room ids, for helpers. */
  readonly rooms: readonly string[];
  readonly email: string | null;
  readonly hasPassword: boolean;
}

export interface Token {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly rooms: readonly string[];
  /** RFC 3339 */
  readonly created: string;
}

export interface Attempt {
  /** RFC 3339 */
  readonly at: string;
  readonly kind: 'login' | 'wrong' | 'first-admin' | 'password' | 'link';
  /** Null: no account has the name that was typed. */
  readonly name: string | null;
  readonly address: string;
  readonly agent: string;
}

const account = (name: string): string => `/api/accounts/${encodeURIComponent(name)}`;

export const ownAccount = async (): Promise<Account> => (await ask('GET', '/api/me/account')) as Account;

export const setOwnEmail = async (email: string | null): Promise<Account> =>
  (await ask('PATCH', '/api/me/account', { body: { email } })) as Account;

/** @throws Problem `wrong-password`, `weak-password` */
export async function changePassword(password: string, newPassword: string): Promise<void> {
  await ask('POST', '/api/me/password', { body: { password, newPassword } });
}

/** Logs out everywhere, here too. */
export async function logOutEverywhere(): Promise<void> {
  await ask('DELETE', '/api/me/logins');
}

export const listAccounts = async (): Promise<Account[]> => (await ask('GET', '/api/accounts')) as Account[];

export type AccountWish = Pick<Account, 'role' | 'rooms' | 'email'>;

export async function makeAccount(name: string, { role, rooms, email }: AccountWish): Promise<void> {
  await ask('POST', '/api/accounts', { body: { name, role, rooms, ...(email !== null && { email }) } });
}

/** @throws Problem `last-admin` */
export async function alterAccount(name: string, wish: AccountWish): Promise<void> {
  await ask('PATCH', account(name), { body: wish });
}

export async function deleteAccount(name: string): Promise<void> {
  await ask('DELETE', account(name));
}

export async function endLogins(name: string): Promise<void> {
  await ask('DELETE', `${account(name)}/logins`);
}

/** The address with which somebody sets the password of an account, once. */
export async function passwordLink(name: string): Promise<string> {
  const { secret } = (await ask('POST', `${account(name)}/password-link`)) as { secret: string };
  return `${location.origin}/admin#password=${secret}`;
}

export const listTokens = async (): Promise<Token[]> => (await ask('GET', '/api/tokens')) as Token[];

/** @returns the secret, which cannot be had again. */
export async function makeToken(name: string, role: Role, rooms: readonly string[]): Promise<string> {
  const made = (await ask('POST', '/api/tokens', { body: { name, role, rooms } })) as { secret: string };
  return made.secret;
}

export async function revokeToken(id: string): Promise<void> {
  await ask('DELETE', `/api/tokens/${encodeURIComponent(id)}`);
}

export const listAttempts = async (): Promise<Attempt[]> => (await ask('GET', '/api/logins')) as Attempt[];

/** Whether this server sends links to new passwords. */
export const sendsMail = async (): Promise<boolean> =>
  ((await ask('GET', '/api/password-reset')) as { mail: boolean }).mail;

export async function askForLink(name: string): Promise<void> {
  await ask('POST', '/api/password-reset', { body: { name } });
}

/** @throws Problem `invalid-link`, `weak-password` */
export const usePasswordLink = async (secret: string, password: string): Promise<Me> =>
  (await ask('POST', '/api/password-reset/use', { body: { secret, password } })) as Me;
