/** Who logged in when and from where, and who tried: kept for a while, never for ever. */
import { randomBytes } from 'node:crypto';
import type { Instant } from '../../core/model.js';
import type { Records } from '../store/ports.js';
import { findAccount } from './accounts.js';

export const LOGIN_KINDS = ['login', 'wrong', 'first-admin', 'password', 'link'] as const;

/** `wrong`: refused; `password`: changed by its owner; `link`: set by a link. */
export type LoginKind = (typeof LOGIN_KINDS)[number];

export interface LoginAttempt {
  /** Wall clock, ms. */
  readonly at: Instant;
  readonly kind: LoginKind;
  /** Null for a name that no account has: people type passwords there by mistake. */
  readonly name: string | null;
  readonly address: string;
  /** What the browser calls itself. */
  readonly agent: string;
}

const LOG = 'login-log';
/** Attempts that are kept. */
const MOST = 1_000;
/** Attempts are forgotten after this long, ms. */
const FORGET_AFTER = 180 * 24 * 60 * 60_000;
/** The log is tidied once in so many attempts: reading it all costs more than an entry. */
const TIDY_EVERY = 50;
const LONGEST_AGENT = 300;

let sinceTidied = TIDY_EVERY;
/** Keeps attempts of the same millisecond in order. */
let count = 0;

/** Keeps an attempt. @param attempt.name as it was typed. */
export async function logAttempt(records: Records, attempt: LoginAttempt & { readonly name: string }): Promise<void> {
  const account = await findAccount(records, attempt.name);
  const entry: LoginAttempt = {
    ...attempt,
    name: account?.name ?? null,
    agent: attempt.agent.slice(0, LONGEST_AGENT),
  };
  const order = String(count++ % 1_000_000).padStart(6, '0');
  const key = `${String(attempt.at).padStart(15, '0')}-${order}-${randomBytes(6).toString('hex')}`;
  await records.put(LOG, key, entry, 0);
  if (++sinceTidied < TIDY_EVERY) return;
  sinceTidied = 0;
  const all = await records.list<LoginAttempt>(LOG);
  const old = all.filter(({ value }, index) => index < all.length - MOST || value.at < attempt.at - FORGET_AFTER);
  for (const { key } of old) await records.delete(LOG, key);
}

/** The newest attempts, the newest first. */
export async function listAttempts(records: Records, most: number): Promise<LoginAttempt[]> {
  return (await records.list<LoginAttempt>(LOG))
    .slice(-Math.min(most, MOST))
    .reverse()
    .map(({ value }) => value);
}
