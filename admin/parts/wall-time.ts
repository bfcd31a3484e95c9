/** Dates and times of day as forms have them, in the conference's zone. Pure. */
import type { Instant } from '../../core/index.js';
import type { Times } from '../../live/look/times.js';

type Clock = Pick<Times, 'date' | 'time'>;

/** `2026-10-29T09:05`, as `datetime-local` fields have it. */
export const wallOf = (at: Instant, times: Clock): string => `${times.date(at)}T${times.time(at)}`;

/**
 * The instant at which clocks and calendars there show this; of two, the first.
 * @param wall `2026-10-29T09:05`
 * @returns null for what is no date and time, and for an hour that the clocks skip.
 */
export function instantOfWall(wall: string, times: Clock): Instant | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall)) return null;
  const wanted = Date.parse(`${wall}Z`);
  if (Number.isNaN(wanted)) return null;
  const offsetAt = (at: Instant): number => Date.parse(`${wallOf(at, times)}Z`) - at;
  const day = 24 * 60 * 60_000;
  for (const offset of [offsetAt(wanted - day), offsetAt(wanted + day)]) {
    if (wallOf(wanted - offset, times) === wall) return wanted - offset;
  }
  return null;
}
