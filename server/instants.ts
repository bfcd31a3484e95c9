/** Instants as the HTTP API, pages and feeds tell them: RFC 3339, in the conference's zone. */
import { IANAZone } from 'luxon';
import type { Instant } from '../core/index.js';
import { Refusal } from './refusal.js';
import { isTellable, tellable } from '../core/years.js';

/** Zones change their offset at whole quarters of an hour only. */
const QUARTER = 15 * 60_000;
/** Most offsets remembered; a conference of a week has 672 quarters. */
const REMEMBERED = 20_000;

const offsets = new Map<string, number>();

/** Minutes east of UTC. Asking `Intl` takes microseconds, and a schedule has thousands of instants. */
function offsetAt(zone: string, instant: Instant): number {
  const quarter = Math.floor(instant / QUARTER);
  const key = `${quarter} ${zone}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    if (offsets.size >= REMEMBERED) offsets.clear();
    const found = IANAZone.create(zone).offset(quarter * QUARTER);
    offset = Number.isFinite(found) ? Math.round(found) : 0;
    offsets.set(key, offset);
  }
  return offset;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** `2026-10-24T10:45:00+02:00`; milliseconds only if there are any. Never fails, whatever was stored. */
export function rfc3339(instant: Instant, zone: string): string {
  const told = tellable(instant);
  const offset = offsetAt(zone, told);
  const local = new Date(told + offset * 60_000).toISOString().slice(0, -1);
  const text = local.endsWith('.000') ? local.slice(0, -4) : local;
  const east = Math.abs(offset);
  return `${text}${offset < 0 ? '-' : '+'}${two(Math.floor(east / 60))}:${two(east % 60)}`;
}

/** Local date and time of day, `2026-10-24` and `10:45`. */
export function localParts(instant: Instant, zone: string): { readonly date: string; readonly time: string } {
  const told = tellable(instant);
  const local = new Date(told + offsetAt(zone, told) * 60_000).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

/** Zones put their clocks back by so many minutes: by an hour, Lord Howe by half of one. */
const STEPS = [60, 30];

/** Whether the wall time of an instant comes twice, because the clocks are put back around it. */
export function isAmbiguous(instant: Instant, zone: string): boolean {
  const offset = offsetAt(zone, instant);
  return STEPS.some(
    (step) =>
      offsetAt(zone, instant - step * 60_000) - offset === step ||
      offset - offsetAt(zone, instant + step * 60_000) === step,
  );
}

/** Fields that hold instants wherever they occur in live state, changes and commands. */
const INSTANTS: ReadonlySet<string> = new Set(['at', 'start', 'end', 'started', 'ended', 'from', 'until', 'now']);

/** A copy of plain data in which instants are told as RFC 3339. */
export function tellInstants(value: unknown, zone: string): unknown {
  if (Array.isArray(value)) return value.map((item) => tellInstants(item, zone));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      typeof item === 'number' && INSTANTS.has(key) ? rfc3339(item, zone) : tellInstants(item, zone),
    ]),
  );
}

/** RFC 3339 5.6, with the offset that makes it an instant. */
const RFC3339 = /^(\d{4}-\d\d-\d\d)[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:\d\d)$/;

/** `Date.parse` takes the 30th of February for the 2nd of March. */
const exists = (date: string): boolean => {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(date);
};

/**
 * @param what the name of the field, for the error.
 * @throws Refusal `invalid-instant`
 */
export function parseInstant(text: string, what: string): Instant {
  // In an address, a plus that was not escaped arrives as a space.
  const repaired = text.replace(/ (\d\d:\d\d)$/, '+$1');
  const date = RFC3339.exec(repaired)?.[1];
  const instant = date !== undefined && exists(date) ? Date.parse(repaired) : Number.NaN;
  if (isTellable(instant)) return instant;
  throw new Refusal(
    400,
    'invalid-instant',
    `"${text.slice(0, 60)}" is no instant for "${what}"; write it as 2026-10-24T10:45:00+02:00, with its offset.`,
  );
}
