/** Settings of a source that no schema can check, and ids for those who choose none. */
import { slugify } from '../formats/draft/ids.js';
import { isZone } from '../formats/draft/zone.js';
import { Refusal } from '../refusal.js';
import { UPLOAD, type SourceRecord, type SourceSettings } from './record.js';

/** @throws Refusal `invalid-source` */
export function checkSettings({ url, timezone }: SourceSettings): void {
  const parsed = url === undefined ? null : URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol))
    throw new Refusal(
      422,
      'invalid-source',
      `"${url ?? ''}" is no address that can be fetched; give a complete one that begins with https:// or http://.`,
    );
  if (timezone !== undefined && !isZone(timezone))
    throw new Refusal(422, 'invalid-source', `There is no zone "${timezone}"; use an IANA name such as Europe/Berlin.`);
}

/** An id made of the address's host. */
export function freeId(url: string, known: readonly SourceRecord[]): string {
  const taken = new Set([UPLOAD, ...known.map(({ id }) => id)]);
  const wish = slugify(new URL(url).hostname).slice(0, 50);
  for (let n = 1; ; n++) {
    const id = n === 1 ? wish : `${wish}-${n}`;
    if (!taken.has(id)) return id;
  }
}
