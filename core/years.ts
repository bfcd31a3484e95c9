/** The instants that can be told: RFC 3339, iCalendar and dates of days know the years 1 to 9999 and no others. */
import type { Instant } from './model.js';

/** A few days inside the bounds, so that no zone and no delay leads out of them. */
const EARLIEST: Instant = Date.parse('0001-01-03T00:00:00Z');
const LATEST: Instant = Date.parse('9999-12-29T00:00:00Z');

export const isTellable = (instant: Instant): boolean => instant >= EARLIEST && instant <= LATEST;

/** The nearest instant that can be told: an answer must not fail because of what was stored. */
export const tellable = (instant: Instant): Instant =>
  Number.isNaN(instant) ? EARLIEST : Math.min(LATEST, Math.max(EARLIEST, instant));
