/** When a session starts and ends, out of the several ways in which producers say it. */
import type { Instant, Minutes } from '../../../core/model.js';
import type { DraftDay, DraftSession } from './draft.js';
import { firstOf } from './text.js';
import { parseClock, parseDuration, parseInstant } from './time.js';
import type { Warnings } from './warnings.js';
import { addDays, isDate, type Zone } from './zone.js';

const MINUTE = 60_000;
/** A longer session is a fault of the file (a duration of months was seen). */
const LONGEST: Minutes = 24 * 60;

/** No schedule lies outside; files with faults have the years 0, 1601 and 9999. */
const EARLIEST = Date.UTC(1970, 0);
const LATEST = Date.UTC(2200, 0);

export interface Times {
  readonly start: Instant;
  readonly end: Instant | undefined;
}

const named = ({ title }: DraftSession): string => `"${firstOf(title).trim() || '?'}"`;

/**
 * `date` is preferred; without it the start is the listing day's date and the wall time, on the next calendar
 * date if that is before `dayChange` (pentabarf, FOSDEM).
 * @returns undefined, with a warning, for a session without usable time.
 */
export function timesOf(
  session: DraftSession,
  days: readonly DraftDay[],
  zone: Zone,
  dayChange: Minutes | undefined,
  warnings: Warnings,
): Times | undefined {
  const clock = parseClock(session.start ?? '');
  let start = parseInstant(session.date ?? '', zone);
  if (start === undefined) {
    const date = session.day === undefined ? undefined : days[session.day]?.date;
    if (clock !== undefined && date !== undefined && isDate(date)) {
      start = zone.instant(clock < (dayChange ?? 0) ? addDays(date, 1) : date, clock);
    }
  } else if (clock !== undefined && zone.wall(start).minutes !== clock % LONGEST) {
    warnings.add(
      'date-mismatch',
      `such as ${named(session)}: ${session.date} is ${zone.clock(start)} in ${zone.name}, not ${session.start}`,
    );
  }
  if (start === undefined || start < EARLIEST || start >= LATEST) {
    warnings.add('no-time', named(session));
    return undefined;
  }
  return { start, end: endOf(session, start, zone, warnings) };
}

function endOf(session: DraftSession, start: Instant, zone: Zone, warnings: Warnings): Instant | undefined {
  const said = parseInstant(session.end ?? '', zone);
  const duration = session.duration ?? '';
  let minutes = said !== undefined && said > start ? (said - start) / MINUTE : parseDuration(duration);
  if (minutes === undefined || minutes <= 0) {
    if (said !== undefined && duration === '')
      warnings.add('bad-duration', `${named(session)} (from ${session.date} to ${session.end})`);
    else if (duration !== '') warnings.add('bad-duration', `${named(session)} ("${duration.slice(0, 20)}")`);
    return undefined;
  }
  if (minutes > LONGEST) {
    warnings.add('long-duration', `${named(session)} ("${duration.slice(0, 20)}")`);
    minutes = LONGEST;
  }
  return start + minutes * MINUTE;
}
