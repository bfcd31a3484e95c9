/** A time of day typed by a person, as an instant of a day of the conference. Pure. */
import { MINUTE, type Day, type Instant } from '../../core/index.js';

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/**
 * The instant of a day at which the clocks there show `typed`.
 * @param typed `HH:MM`; hours before the day's start are those after its midnight.
 * @param timeOf writes an instant as `HH:MM` in the conference's zone.
 * @returns null if no clock shows that time within the day (it may be skipped in spring); of two, the first.
 */
export function instantAt(day: Day, typed: string, timeOf: (at: Instant) => string): Instant | null {
  const match = /^(\d\d?):(\d\d)$/.exec(typed.trim());
  if (!match || Number(match[1]) > 23 || Number(match[2]) > 59) return null;
  const wanted = `${match[1]!.padStart(2, '0')}:${match[2]}`;
  const ahead = (minutesOf(wanted) - minutesOf(timeOf(day.start)) + 24 * 60) % (24 * 60);
  // A change of the clocks within the day shifts the guess by an hour or two, in a few places by half an hour.
  for (const shift of [-120, -60, -30, 0, 30, 60, 120]) {
    const guess = day.start + (ahead + shift) * MINUTE;
    if (guess >= day.start && guess < day.end && timeOf(guess) === wanted) return guess;
  }
  return null;
}
