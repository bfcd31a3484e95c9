/**
 * Expected times in one room on one day: delays, ripple, elastic breaks, holds (rules T1–T6).
 * Works on the bare numbers of sessions, so that it can be tested and run fast.
 */
import { MINUTE, type Instant, type Minutes } from './model.js';

/** What the timeline needs to know of a session. */
export interface Slot {
  readonly baseStart: Instant;
  /** End of the base interval; implied where no end is planned (T1). */
  readonly baseEnd: Instant;
  /** No planned end: the expected end stays the implied one (T1). */
  readonly open: boolean;
  readonly delay: Minutes;
  readonly extension: Minutes;
  readonly hold: boolean;
  /** A break, which ripple shrinks before it shifts it (T3). */
  readonly elastic: boolean;
  readonly started: Instant | undefined;
  readonly ended: Instant | undefined;
}

/** Expected interval. */
export interface Expected {
  start: Instant;
  end: Instant;
}

/**
 * T1: the expected interval of a session that ripple pushes to `ripple` (−Infinity: not at all).
 * @param minBreak minutes that a break keeps at least (T3).
 */
export function expect(slot: Slot, ripple: Instant, minBreak: Minutes): Expected {
  const nominal = slot.baseStart + slot.delay * MINUTE;
  const pushed = slot.hold ? nominal : Math.max(nominal, ripple);
  let start = slot.started ?? pushed;
  if (slot.ended !== undefined) {
    // A session that ended without ever being started cannot be expected to start after its end.
    if (slot.started === undefined) start = Math.min(start, slot.ended);
    return { start, end: slot.ended };
  }
  const planned = slot.baseEnd - slot.baseStart;
  const extension = slot.extension * MINUTE;
  if (slot.open) return { start, end: Math.max(start, slot.baseEnd + extension) };
  if (slot.elastic) {
    const least = Math.min(minBreak * MINUTE, planned);
    return { start, end: Math.max(nominal + planned + extension, start + least) };
  }
  return { start, end: start + Math.max(0, planned + extension) };
}

/**
 * T2, T6: expected intervals of the sessions of one room and day.
 * @param slots ordered by base start; without cancelled and background sessions.
 * @param turnover minutes needed between two sessions.
 * @returns one interval a slot, in the same order.
 */
export function ripple(slots: readonly Slot[], turnover: Minutes, minBreak: Minutes): Expected[] {
  const expected: Expected[] = [];
  slots.forEach((slot, index) => {
    let pushed = -Infinity;
    for (let before = 0; before < index; before++) {
      const earlier = slots[before]!;
      // Same base start, or base intervals that overlap: they never push each other (T2).
      if (earlier.baseStart === slot.baseStart || earlier.baseEnd > slot.baseStart) continue;
      const gap = Math.min(turnover * MINUTE, slot.baseStart - earlier.baseEnd);
      pushed = Math.max(pushed, expected[before]!.end + gap);
    }
    expected.push(expect(slot, pushed, minBreak));
  });
  return expected;
}
