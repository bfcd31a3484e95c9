/** Which slides a screen shows. Pure. */
import type { Instant, Settings, Slide } from '../core/index.js';

/**
 * @param room of the screen; null for one that stands in no room, and shows what is meant for all.
 * @param busy a session is on there: only slides that say so are shown then.
 * @param set the one that this screen shows; null: all slides.
 */
export const slidesDue = (
  { slides = [] }: Settings,
  room: string | null,
  at: Instant,
  busy: boolean,
  set: string | null,
): Slide[] =>
  slides.filter(
    ({ rooms, from = -Infinity, until = Infinity, during = false, sets = [] }) =>
      (rooms === undefined || (room !== null && rooms.includes(room))) &&
      (set === null || sets.includes(set)) &&
      from <= at &&
      at < until &&
      (during || !busy),
  );
