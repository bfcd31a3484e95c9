/** Wall time of one zone, fast: offsets are asked of luxon once a UTC day, not once a session. */
import { IANAZone } from 'luxon';
import type { Instant } from '../../../core/model.js';
import { isTellable, tellable } from '../../../core/years.js';
import { FormatError } from '../format.js';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Wall time: a calendar date and minutes after its midnight. */
export interface WallTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly minutes: number;
}

const pad = (value: number, digits = 2): string => String(value).padStart(digits, '0');

/** The calendar date of a count of days since 1970-01-01. */
function dateOf(day: number): string {
  const date = new Date(day * DAY);
  return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
}

/** Days since 1970-01-01, or NaN for a date that does not exist. */
function dayNumber(date: string): number {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return NaN;
  const day = Date.parse(`${date}T00:00:00Z`) / DAY;
  // Date.parse takes the 30th of February for the 2nd of March.
  return Number.isNaN(day) || dateOf(day) !== date ? NaN : day;
}

/** Whether a text is a date that exists, `YYYY-MM-DD`. */
export const isDate = (date: string): boolean => isTellable(dayNumber(date) * DAY);

/** The date so many days later. */
export const addDays = (date: string, days: number): string => dateOf(dayNumber(date) + days);

/** Names already looked up; asking costs a millisecond. */
const zones = new Map<string, boolean>();

export function isZone(name: string): boolean {
  let valid = zones.get(name);
  if (valid === undefined) {
    valid = /^[A-Za-z]/.test(name) && IANAZone.isValidZone(name);
    // Only names that exist are kept, and of those there are few.
    if (valid) zones.set(name, valid);
  }
  return valid;
}

export class Zone {
  readonly #zone: IANAZone;
  /** Offset in ms by UTC day; null for a day on which it changes. */
  readonly #offsets = new Map<number, number | null>();
  /** Dates by day number, and back. */
  readonly #dates = new Map<number, string>();
  readonly #days = new Map<string, number>();

  /** @throws FormatError `unknown-timezone` */
  constructor(readonly name: string) {
    if (!isZone(name)) {
      throw new FormatError(
        'unknown-timezone',
        `There is no time zone "${name}"; give an IANA name such as Europe/Berlin with --timezone.`,
      );
    }
    this.#zone = IANAZone.create(name);
  }

  /** Midnight UTC of a date, or NaN for a date that does not exist. */
  utcMidnight(date: string): Instant {
    let day = this.#days.get(date);
    if (day === undefined) this.#days.set(date, (day = dayNumber(date)));
    return day * DAY;
  }

  /** Milliseconds that wall time is ahead of UTC at an instant. */
  offset(at: Instant): number {
    const day = Math.floor(at / DAY);
    let known = this.#offsets.get(day);
    if (known === undefined) {
      const before = this.#zone.offset(day * DAY);
      known = before === this.#zone.offset((day + 1) * DAY) ? before * MINUTE : null;
      this.#offsets.set(day, known);
    }
    return known ?? this.#zone.offset(at) * MINUTE;
  }

  /** Wall time at an instant, cut to the minute. */
  wall(at: Instant): WallTime {
    const told = tellable(at);
    const local = told + this.offset(told);
    const day = Math.floor(local / DAY);
    let date = this.#dates.get(day);
    if (date === undefined) this.#dates.set(day, (date = dateOf(day)));
    return { date, minutes: Math.floor((local - day * DAY) / MINUTE) };
  }

  /**
   * The instant of a wall time. An hour that occurs twice is its first occurrence; one that a clock change
   * skips is as much later as the clock was put forward.
   * @param minutes after midnight; may pass 24 hours
   * @param milliseconds on top
   */
  instant(date: string, minutes: number, milliseconds = 0): Instant {
    const local = this.utcMidnight(date) + minutes * MINUTE + milliseconds;
    const before = this.offset(local - DAY);
    if (this.offset(local - before) === before) return local - before;
    const after = this.offset(local + DAY);
    return this.offset(local - after) === after ? local - after : local - before;
  }

  /** RFC 3339 with the zone's offset, `2026-10-24T10:00:00+02:00`. Never fails, whatever was stored. */
  rfc3339(at: Instant): string {
    const told = tellable(at);
    const offset = this.offset(told);
    const local = told + offset;
    const size = Math.abs(offset) / MINUTE;
    const sign = offset < 0 ? '-' : '+';
    const text = new Date(local).toISOString();
    const fraction = text.slice(19, 23);
    return `${text.slice(0, 19)}${fraction === '.000' ? '' : fraction}${sign}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
  }

  /** `HH:MM`. */
  clock(at: Instant): string {
    const { minutes } = this.wall(at);
    return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  }
}
