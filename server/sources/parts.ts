/** The parts of the programme that sources own: storing, merging and adopting them. */
import type { Programme } from '../../core/index.js';
import { encodeImport, type AdoptionOutcome } from '../conference/adoption.js';
import { wallOf } from '../conference/clock.js';
import type { AdoptOptions, Conferences } from '../conference/conferences.js';
import { loadProgramme } from '../conference/programmes.js';
import type { ImportResult } from '../formats/format.js';
import { Refusal } from '../refusal.js';
import type { Author, Store } from '../store/ports.js';
import { mergeParts, type Merged, type Part } from './merge.js';
import { alterSource, listSources, type Given, type SourceRecord } from './record.js';

/** What the parts of a conference are kept in. */
export interface House {
  readonly store: Store;
  readonly conferences: Conferences;
}

/** The journal's name for what a source does on its own. */
export const authorOf = ({ id }: SourceRecord): Author => ({ name: `source ${id}`, role: 'system' });

/** Wall clock, epoch ms. */
export const wallNow = ({ conferences }: House): number => wallOf(conferences.clock);

/** The first source of a conference names sessions as its files do; the others put their own id before. */
const freePrefix = (known: readonly SourceRecord[], id: string): string =>
  known.some((other) => other.id !== id && other.prefix === '') ? `${id}.` : '';

/** Sessions without breaks, which may be inferred. */
export const sessionsOf = ({ sessions }: Programme): number => sessions.filter(({ kind }) => kind !== 'break').length;

/** Encodes what a source has given, and stores it unless it is only looked at. */
export async function give(house: House, result: ImportResult, keep: boolean): Promise<Given> {
  const { programme } = result;
  const { bytes, hash } = encodeImport(result);
  if (keep) await house.store.blobs.put(bytes);
  return { hash, sessions: sessionsOf(programme), at: wallNow(house) };
}

/**
 * The parts of all sources of a conference merged, one of them replaced (null: left out); null if nothing is left.
 * @param programme what `given` is, if it is not stored.
 */
export async function mergeAll(
  { store, conferences }: House,
  { conference: slug, id: replaced }: SourceRecord,
  given: Given | null,
  programme?: Programme,
): Promise<Merged | null> {
  const conference = conferences.get(slug);
  const known = await listSources(store.records, conference.record.id);
  const prefixes = new Map(known.map(({ id, prefix }) => [id, prefix]));
  const parts: Part[] = [];
  for (const id of new Set([...prefixes.keys(), replaced])) {
    const part = id === replaced ? given : known.find((source) => source.id === id)?.part;
    if (!part) continue;
    parts.push({
      source: id,
      prefix: prefixes.get(id) ?? freePrefix(known, id),
      programme: id === replaced && programme ? programme : await loadProgramme(store.blobs, part.hash),
    });
  }
  const [first, ...more] = parts;
  return first ? mergeParts([first, ...more], conference.state.adopted?.programme ?? null) : null;
}

/** Adopts what the parts make together: one entry of the journal. */
export function adoptMerged(
  { conferences }: House,
  slug: string,
  { programme, warnings }: Merged,
  by: Author,
  options: AdoptOptions,
): Promise<AdoptionOutcome> {
  return conferences.adopt(slug, { programme, format: 'hallway', warnings }, by, options);
}

/** @throws Refusal `unknown-source` if it was removed meanwhile */
export async function alter(
  { store }: House,
  source: SourceRecord,
  change: Parameters<typeof alterSource>[2],
): Promise<SourceRecord> {
  const altered = await alterSource(store.records, source, change);
  if (altered) return altered;
  throw new Refusal(404, 'unknown-source', `"${source.conference}" has no source "${source.id}" any more.`);
}

/** Makes what was adopted the source's part. After the journal: a crash in between is healed by the next fetch. */
export async function own(
  house: House,
  source: SourceRecord,
  { hash, sessions }: Given,
  more: Partial<SourceRecord> = {},
): Promise<SourceRecord> {
  const known = await listSources(house.store.records, source.conferenceId);
  return alter(house, source, (now) => ({
    ...more,
    part: { hash, sessions, at: wallNow(house) },
    prefix: now.prefix ?? freePrefix(known, now.id),
    held: undefined,
    warning: undefined,
    refused: undefined,
  }));
}
