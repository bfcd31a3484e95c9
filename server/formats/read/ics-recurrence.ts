/** Sessions that a calendar says once and means several times (RFC 5545 3.8.5), within bounds. */
import ICAL from 'ical.js';
import type { Warnings } from '../draft/warnings.js';
import type { Properties, Property } from './ics-lines.js';
import { valueOf } from './ics-lines.js';

/** No conference repeats a session more often, or for longer. */
const MOST_OCCURRENCES = 100;
const LONGEST_DAYS = 62;

/** Rules of conferences: every day, or certain days of the week. Those of years can keep a machine busy for ever. */
const FREQUENCIES = new Set(['DAILY', 'WEEKLY']);
const PARTS = new Set(['freq', 'interval', 'count', 'until', 'byday', 'wkst']);

/** Wall times of all occurrences in the notation of DTSTART, the first included; those of EXDATE are still in it. */
export function occurrencesOf(event: Properties, warnings: Warnings): string[] {
  const [start] = event.get('dtstart') ?? [];
  const first = start?.values[0];
  if (!start || typeof first !== 'string') return [];
  const starts = new Set([first]);
  for (const { type, values } of event.get('rrule') ?? []) {
    const rule = values[0];
    if (type !== 'recur' || typeof rule !== 'object' || rule === null || !expand(first, rule, starts))
      warnings.add('unread-recurrence', `"${valueOf(event, 'summary') ?? '?'}"`);
  }
  for (const { values } of event.get('rdate') ?? [])
    for (const value of values) if (typeof value === 'string' && starts.size < MOST_OCCURRENCES) starts.add(value);
  return [...starts];
}

/** @returns false if only a part of the rule was followed. */
function expand(first: string, rule: object, starts: Set<string>): boolean {
  try {
    const recur = ICAL.Recur.fromData(rule as never);
    const plain = FREQUENCIES.has(recur.freq) && Object.keys(rule).every((part) => PARTS.has(part));
    // ical.js counts an interval day by day.
    if (!plain || recur.interval > LONGEST_DAYS) return false;
    const from = ICAL.Time.fromString(first, undefined as never);
    const last = from.clone();
    last.adjust(LONGEST_DAYS, 0, 0, 0);
    const iterator = recur.iterator(from);
    for (let count = 0; count < MOST_OCCURRENCES; count++) {
      const next = iterator.next() as ICAL.Time | null | undefined;
      if (!next) return true;
      if (next.compare(last) > 0) return false;
      starts.add(next.toString());
    }
    return false;
  } catch {
    return false;
  }
}

/** Values of EXDATE, as text in the same notation as the starts. */
export const excluded = (event: Properties): { readonly property: Property; readonly value: unknown }[] =>
  (event.get('exdate') ?? []).flatMap((property) => property.values.map((value) => ({ property, value })));
