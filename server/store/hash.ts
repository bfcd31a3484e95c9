import { createHash } from 'node:crypto';

/** The name of a blob: SHA-256 of its bytes, base64url (43 characters). */
export function blobHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}
