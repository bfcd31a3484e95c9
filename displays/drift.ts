/** Against burn-in: everything stands somewhere else each minute, by less than anybody sees. Pure. */
import { MINUTE, type Instant } from '../core/index.js';

/** vmin; about two pixels of a full-HD screen. */
const STEP = 0.15;
const WAY = [0, 1, 2, 1, 0, -1, -2, -1] as const;

const place = (steps: number): string => `${(WAY[steps % WAY.length]! * STEP).toFixed(2)}vmin`;

/** A value for `translate`: within an hour each of some thirty places, one step a minute. */
export function drift(at: Instant): string {
  const minute = Math.floor(at / MINUTE);
  return `${place(minute)} ${place(Math.floor(minute / WAY.length))}`;
}
