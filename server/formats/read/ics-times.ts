/**
 * Times of a calendar. A TZID is looked up among the IANA zones first: many producers name one and define none
 * (Symposion), or define only half of it (ri_cal), and parsers then take wall time for the reader's own.
 */
import ICAL from 'ical.js';
import type { Warnings } from '../draft/warnings.js';
import { isZone } from '../draft/zone.js';
import type { Calendar, Property } from './ics-lines.js';
import { inZone } from './local-time.js';

export const parameter = ({ parameters }: Property, name: string): string | undefined => {
  const value = parameters[name];
  return Array.isArray(value) ? value[0] : value;
};

/** The IANA zone that a TZID means: `Europe/Berlin`, `/mozilla.org/20050126_1/Europe/Berlin`. */
export function ianaZone(name: string): string | undefined {
  const parts = name.trim().split('/');
  for (const from of [0, -3, -2]) {
    const candidate = parts.slice(from).join('/');
    if (candidate.includes('/') && isZone(candidate)) return candidate;
  }
  return undefined;
}

/** Rules of time zones that ical.js is trusted to expand: once a year, on a weekday of a month. */
const HARMLESS =
  /^RRULE:(?:(?:FREQ=YEARLY|INTERVAL=1|BYMONTH=\d{1,2}|BYDAY=-?[1-5]?(?:MO|TU|WE|TH|FR|SA|SU)|UNTIL=\d{8}(?:T\d{6}Z?)?|WKST=\w\w)(?:;|$))+$/i;
const YEARS = /^DTSTART[^:]*:(?:1[6-9]|20)\d{6}T\d{6}Z?$/i;

function definedZone(lines: readonly string[]): ICAL.Timezone | undefined {
  const known = lines.every(
    (line) =>
      (!/^RRULE/i.test(line) || (HARMLESS.test(line) && /FREQ=YEARLY/i.test(line) && /BYMONTH/i.test(line))) &&
      (!/^DTSTART/i.test(line) || YEARS.test(line)),
  );
  if (!known || lines.length > 500) return undefined;
  try {
    return new ICAL.Timezone({ component: new ICAL.Component(ICAL.parse(lines.join('\r\n')) as unknown[]) } as never);
  } catch {
    return undefined;
  }
}

export class CalendarTimes {
  readonly #defined = new Map<string, ICAL.Timezone | undefined>();

  constructor(
    { timezones }: Calendar,
    private readonly warnings: Warnings,
  ) {
    for (const lines of timezones) {
      const id = lines.map((line) => /^TZID[^:]*:(.*)$/i.exec(line)?.[1]?.trim()).find((found) => found !== undefined);
      if (id !== undefined && !this.#defined.has(id)) this.#defined.set(id, definedZone(lines));
    }
  }

  /**
   * @param value one value of the property; the first by default.
   * @returns RFC 3339 in UTC, or wall time of the conference for a floating time.
   */
  textOf(property: Property, value: unknown = property.values[0]): string | undefined {
    const local = typeof value === 'string' ? value : undefined;
    if (local === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(local)) return undefined;
    const id = parameter(property, 'tzid');
    if (id === undefined || local.endsWith('Z')) return local;
    const zone = ianaZone(id);
    const absolute = zone === undefined ? (this.#byDefinition(local, id) ?? inZone(local, id)) : inZone(local, zone);
    if (absolute === undefined) this.warnings.add('unknown-zone', `"${id.slice(0, 60)}"`);
    return absolute ?? local;
  }

  #byDefinition(local: string, id: string): string | undefined {
    const zone = this.#defined.get(id);
    if (!zone) return undefined;
    try {
      const time = ICAL.Time.fromString(local, undefined as never);
      time.zone = zone;
      return time.toJSDate().toISOString();
    } catch {
      this.#defined.set(id, undefined);
      return undefined;
    }
  }
}
