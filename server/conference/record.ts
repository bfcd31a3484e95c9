/** What is kept of a conference besides its journal: one document in the collection `conferences`. */
import type { Instant } from '../../core/model.js';
import { Refusal } from '../refusal.js';

export interface ConferenceRecord {
  readonly slug: string;
  /** Tells a conference from an earlier one of the same slug. */
  readonly id: string;
  /** Wall clock, ms. */
  readonly created: Instant;
  /** Invented data to look at (`serve --demo`). */
  readonly sample?: boolean;
  /** Slug of the conference that this is a rehearsal copy of (K1). */
  readonly rehearsalOf?: string;
  /** Milliseconds that the conference's clock is ahead of the server's; 0 unless sample or rehearsal (K1). */
  readonly clockOffset: number;
}

export const CONFERENCES = 'conferences';

/** Slugs are parts of addresses and of file names. */
export const SLUG_PATTERN = '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$';
const SLUG = new RegExp(SLUG_PATTERN);

/** @throws Refusal `invalid-slug` */
export function requireSlug(slug: string): void {
  if (SLUG.test(slug)) return;
  throw new Refusal(
    400,
    'invalid-slug',
    `"${slug}" cannot name a conference: use 1 to 63 small letters, digits and hyphens, such as "fosdem-2026".`,
  );
}

export function unknownConference(slug: string, known: readonly string[]): Refusal {
  const hint = known.length === 0 ? 'there is none yet' : `there is ${known.join(', ')}`;
  return new Refusal(404, 'unknown-conference', `There is no conference "${slug}"; ${hint}.`);
}
