import { expect, it } from 'vitest';
import { MINUTE } from '../../core/index.js';
import { drift } from '../../displays/drift.js';

const hour = Array.from({ length: 64 }, (_, minute) => drift(minute * MINUTE));

it('stands in many places within an hour, none further than a few pixels off', () => {
  expect(new Set(hour).size).toBeGreaterThan(20);
  for (const place of hour) {
    const [across, down] = place.split(' ').map(parseFloat);
    expect(Math.hypot(across!, down!)).toBeLessThan(0.5);
  }
});

it('goes a step a minute, and stays within it', () => {
  for (let minute = 1; minute < hour.length; minute++) {
    const [x, y] = hour[minute]!.split(' ').map(parseFloat);
    const [x0, y0] = hour[minute - 1]!.split(' ').map(parseFloat);
    expect(Math.hypot(x! - x0!, y! - y0!)).toBeLessThan(0.25);
  }
  expect(drift(5 * MINUTE + 59_999)).toBe(drift(5 * MINUTE));
});
