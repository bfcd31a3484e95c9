/** What a writer says besides what it wants: `If-Match: "REVISION"`, or the ETag of the schedule, which begins with the revision; `Idempotency-Key`. */
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.js';

const REVISION = /^(?:W\/)?"?(\d{1,15})(?:-[\w-]*)?"?$/;

/**
 * The revision that the writer has seen, if it says so.
 * @throws Refusal `invalid-if-match`
 */
export function revisionOf(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match']?.trim();
  if (header === undefined || header === '*') return undefined;
  const revision = REVISION.exec(header)?.[1];
  if (revision !== undefined) return Number(revision);
  throw new Refusal(400, 'invalid-if-match', 'If-Match must be a revision in quotes, such as "12".');
}

/** The key that makes repeating a write harmless (J3), if there is one. */
export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' ? key : undefined;
}
