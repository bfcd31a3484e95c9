import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '../refusal.js';

/** Shortest and longest password, characters; the upper bound keeps hashing cheap. */
export const PASSWORD_LENGTH = { min: 8, max: 1_000 } as const;

/** Argon2id as OWASP asks at least (Password Storage Cheat Sheet): 19 MiB, 2 passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Unicode has several spellings of the same letter; keyboards differ in which they send. */
const normal = (password: string) => password.normalize('NFKC');

/** @throws Refusal `weak-password` */
export function requirePassword(password: string): void {
  const { min, max } = PASSWORD_LENGTH;
  const length = [...password].length;
  if (length < min)
    throw new Refusal(400, 'weak-password', `A password needs at least ${min} characters; this one has ${length}.`);
  if (length > max)
    throw new Refusal(400, 'weak-password', `A password may have at most ${max} characters; this one has ${length}.`);
}

/** @throws Refusal `weak-password` */
export async function hashPassword(password: string): Promise<string> {
  requirePassword(password);
  return hash(normal(password), COST);
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password fits the hash. Without a hash it takes the same time and says no, so that nobody learns
 * from the time of an answer which names exist.
 */
export async function fits(password: string, hashed: string | undefined): Promise<boolean> {
  decoy ??= hash('nobody has this password', COST);
  // Always waited for, lest the first unknown name after a start takes longer than a known one.
  const dummy = await decoy;
  const right = await verify(hashed ?? dummy, normal(password.slice(0, 2 * PASSWORD_LENGTH.max)));
  return right && hashed !== undefined;
}
