import { createHash, randomBytes } from 'node:crypto';

/** Random secret of 32 bytes, base64url; the prefix tells people and secret scanners what they have found. */
export function newSecret(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url');
}

/**
 * What is stored instead of a secret: SHA-256, hex. A fast hash suffices for 256 random bits, and looking it up
 * by key tells an attacker nothing about the secret by its timing.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
