/** Wall times of a zone that is not the conference's, made absolute. */
import { parseInstant } from '../draft/time.js';
import { isZone, Zone } from '../draft/zone.js';

const zones = new Map<string, Zone>();

/**
 * @param local ISO 8601 date and time; one with an offset of its own is taken at its word.
 * @returns RFC 3339 in UTC; undefined if there is no such zone or no such time.
 */
export function inZone(local: string, name: string | undefined): string | undefined {
  if (name === undefined || !isZone(name)) return undefined;
  let zone = zones.get(name);
  if (!zone) zones.set(name, (zone = new Zone(name)));
  const at = parseInstant(local, zone);
  return at === undefined ? undefined : new Date(at).toISOString();
}
