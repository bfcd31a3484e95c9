/** Making a conference's record, so that of several servers at the same time one does. */
import { randomUUID } from 'node:crypto';
import { Refusal } from '../refusal.js';
import { RevisionConflict, type Store } from '../store/ports.js';
import { CONFERENCES, type ConferenceRecord } from './record.js';

/**
 * Writes the record of a new conference. The record comes first: whoever wrote it is the only one who may touch the
 * journal of that slug.
 * @param erase deletes what an earlier conference of that slug left behind.
 * @throws Refusal `conference-exists`
 */
export async function claim(
  { records, journal }: Store,
  wanted: Omit<ConferenceRecord, 'id'>,
  erase: () => Promise<void>,
): Promise<ConferenceRecord> {
  const { slug } = wanted;
  const record = { ...wanted, id: randomUUID() };
  try {
    await records.put(CONFERENCES, slug, record, 0);
  } catch (error) {
    if (!(error instanceof RevisionConflict)) throw error;
    throw new Refusal(409, 'conference-exists', `There is already a conference "${slug}"; choose another slug.`);
  }
  if ((await journal.head(slug)) === 0) return record;
  await erase();
  // Others may have taken up what was left behind: the new id makes them look again.
  const again = { ...record, id: randomUUID() };
  await records.put(CONFERENCES, slug, again);
  return again;
}
