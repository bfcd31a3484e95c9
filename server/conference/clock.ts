/** The server's clocks. Tests and `serve --now` inject others. */
import type { Instant } from '../../core/model.js';

export interface Clock {
  /** What conferences take as the present before their own offset (K1): the wall clock, or shifted by `serve --now`. */
  now(): Instant;
  /** The wall clock; absent: the same as `now`. */
  wall?(): Instant;
}

export const SYSTEM_CLOCK: Clock = { now: () => Date.now() };

/** The wall clock, whatever `serve --now` says. */
export const wallOf = (clock: Clock): Instant => clock.wall?.() ?? clock.now();

/** Whether `serve --now` shifts the clock. A second of difference is two readings of the same clock. */
export const isShifted = (clock: Clock): boolean => Math.abs(clock.now() - wallOf(clock)) > 1000;

/**
 * A clock that reads `instant` now and goes on from there (`serve --now`).
 * @param instant epoch ms
 */
export function shiftedTo(instant: Instant, base: Clock = SYSTEM_CLOCK): Clock {
  const shift = instant - base.now();
  return { now: () => base.now() + shift, wall: () => wallOf(base) };
}
