/** Reading a schedule file for a conference: what the file does not say, the conference may know. */
import { NOBODYS_ZONE } from '../../core/index.js';
import type { Conference } from '../conference/conference.js';
import { importApart } from '../formats/apart.js';
import type { ImportOptions, ImportResult } from '../formats/format.js';
import { Refusal } from '../refusal.js';
import { FetchFailure, shownUrl, type Fetch, type Fetched } from './fetch.js';
import type { House } from './parts.js';
import type { SourceRecord } from './record.js';

/**
 * @param conference undefined for one that does not exist yet.
 * @throws FormatError
 */
export function readFor(
  conference: Conference | undefined,
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<ImportResult> {
  if (!conference) return importApart(bytes, options);
  const { name, timezone } = conference.programme.conference;
  // A conference that was made without a zone has that of nobody; once it has sessions, or another one, it is meant.
  const meant = conference.programme.sessions.length > 0 || timezone !== NOBODYS_ZONE;
  const fallback = { name, ...(meant && { timezone }) };
  return importApart(bytes, { ...options, fallback });
}

/**
 * Reads what was fetched as the source's settings say.
 * @throws FormatError
 */
export function readFetched({ conferences }: House, source: SourceRecord, bytes: Uint8Array): Promise<ImportResult> {
  const { conference, url, format, timezone, inferBreaks, columns } = source;
  return readFor(conferences.get(conference), bytes, {
    source: shownUrl(url!),
    ...(format !== undefined && { format }),
    ...(timezone !== undefined && { timezone }),
    ...(columns !== undefined && { columns }),
    ...(inferBreaks !== undefined && { inferBreaks }),
  });
}

/**
 * Fetches and reads a source only to look at it; it need not be kept yet.
 * @throws Refusal with the code of the fetch; FormatError
 */
export async function look(house: House, fetch: Fetch, source: SourceRecord): Promise<ImportResult> {
  const { url, allowPrivate, id } = source;
  let fetched: Fetched;
  try {
    fetched = await fetch({ url: url!, allowPrivate });
  } catch (error) {
    if (error instanceof FetchFailure) throw new Refusal(422, error.code, error.message);
    throw error;
  }
  if (fetched.kind !== 'file') throw new Error(`Source ${id} says "not modified" to a question without validators.`);
  return readFetched(house, source, fetched.bytes);
}
