/** Tokens: what scripts show instead of a login. They are shown once and stored as a hash. */
import type { Instant } from '../../core/model.js';
import { Refusal } from '../refusal.js';
import type { Records } from '../store/ports.js';
import { requireName } from './accounts.js';
import type { Role } from './permissions.js';
import { hashSecret, newSecret } from './secrets.js';

export interface Token {
  /** The first digits of the hash: enough to tell tokens apart, useless to guess one. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Room ids, for the role helper. */
  readonly rooms: readonly string[];
  /** Wall clock, ms. */
  readonly created: Instant;
}

export interface NewToken {
  readonly role: Role;
  /** Shown in the journal; default: the role and a number, such as "organiser-2". */
  readonly name?: string;
  readonly rooms?: readonly string[];
}

const TOKENS = 'tokens';
const PREFIX = 'hallway_';
const ID_LENGTH = 10;

/**
 * @param now wall clock, ms.
 * @returns the secret; it cannot be had again.
 * @throws Refusal `invalid-name`, `rooms-without-helper`.
 */
export async function createToken(
  records: Records,
  wish: NewToken,
  now: Instant,
): Promise<{ secret: string; token: Token }> {
  const { role, rooms = [] } = wish;
  if (rooms.length > 0 && role !== 'helper')
    throw new Refusal(
      400,
      'rooms-without-helper',
      `Only a helper is assigned to rooms; the role ${role} is for all of them.`,
    );
  const name = wish.name === undefined ? freeName(role, await listTokens(records)) : requireName(wish.name);
  const secret = newSecret(PREFIX);
  const key = hashSecret(secret);
  const token: Token = { id: key.slice(0, ID_LENGTH), name, role, rooms, created: now };
  await records.put(TOKENS, key, token, 0);
  return { secret, token };
}

/** The token that a secret opens, or null. */
export async function findToken(records: Records, secret: string): Promise<Token | null> {
  return (await records.get<Token>(TOKENS, hashSecret(secret)))?.value ?? null;
}

/** All tokens, the oldest first. */
export async function listTokens(records: Records): Promise<Token[]> {
  const tokens = (await records.list<Token>(TOKENS)).map(({ value }) => value);
  return tokens.sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
}

/**
 * Revokes a token, from its next request on.
 * @param which its id, its name, or the token itself.
 * @throws Refusal `unknown-token`, or `ambiguous-token` if several have that name.
 */
export async function revokeToken(records: Records, which: string): Promise<Token> {
  const hash = hashSecret(which);
  const all = await records.list<Token>(TOKENS);
  const byId = all.filter(({ key, value }) => key === hash || value.id === which);
  const found = byId.length > 0 ? byId : all.filter(({ value }) => value.name === which);
  if (found.length > 1) {
    const ids = found.map(({ value }) => value.id).join(', ');
    throw new Refusal(409, 'ambiguous-token', `Several tokens are named "${which}"; name one by its id: ${ids}.`);
  }
  const [token] = found;
  // Not repeated in the message: it might be a token after all.
  if (!token) throw new Refusal(404, 'unknown-token', 'There is no such token; see "hallway token list".');
  await records.delete(TOKENS, token.key);
  return token.value;
}

function freeName(role: Role, tokens: readonly Token[]): string {
  const taken = new Set(tokens.map((token) => token.name));
  let number = 1;
  while (taken.has(`${role}-${number}`)) number++;
  return `${role}-${number}`;
}
