/** K1: a rehearsal is a copy of a conference with a clock of its own; nothing done in it touches the original. */
import { randomUUID } from 'node:crypto';
import type { Instant } from '../../core/index.js';
import { Refusal } from '../refusal.js';
import type { Author, JournalEntry, Store } from '../store/ports.js';
import { wallOf, type Clock } from './clock.js';
import type { Conference } from './conference.js';
import { CONFERENCES, requireSlug, type ConferenceRecord } from './record.js';

/** @throws Refusal if the conference is a rehearsal itself or has no programme. */
export function rehearsalSlug(original: Conference): string {
  const { slug, record, hash } = original;
  if (record.rehearsalOf !== undefined) {
    throw new Refusal(422, 'is-rehearsal', `"${slug}" is a rehearsal copy itself; rehearse "${record.rehearsalOf}".`);
  }
  if (hash === null)
    throw new Refusal(422, 'no-programme', `"${slug}" has no programme to rehearse; import one first.`);
  const copy = `${slug}-rehearsal`;
  requireSlug(copy);
  return copy;
}

/**
 * Only an earlier copy of the same conference gives way to a new one.
 * @param standing what is stored under the copy's slug, if anything.
 * @throws Refusal `conference-exists`
 */
export function requireReplaceable(standing: ConferenceRecord | undefined, original: string): void {
  if (!standing || standing.rehearsalOf === original) return;
  throw new Refusal(
    409,
    'conference-exists',
    `"${standing.slug}" is a conference of its own, not a rehearsal of "${original}"; delete it before you rehearse.`,
  );
}

/**
 * Writes the copy: its journal begins with one entry that holds everything the original has now.
 * @param now what the copy's clock shall read at this moment.
 */
export async function writeRehearsal(
  store: Store,
  clock: Clock,
  original: Conference,
  now: Instant,
  by: Author,
): Promise<ConferenceRecord> {
  const slug = rehearsalSlug(original);
  const recorded = wallOf(clock);
  const entry: JournalEntry = {
    revision: 1,
    at: now,
    change: { type: 'programme', programme: original.hash!, set: original.live },
    by,
    recorded,
    command: { type: 'rehearse', conference: original.slug, revision: original.revision },
  };
  const record: ConferenceRecord = {
    slug,
    id: randomUUID(),
    created: recorded,
    rehearsalOf: original.slug,
    clockOffset: now - clock.now(),
  };
  await store.journal.append(slug, entry);
  await store.records.put(CONFERENCES, slug, record, 0);
  return record;
}
