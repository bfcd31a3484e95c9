import { beforeEach, describe, expect, it } from 'vitest';
import { LoginThrottle } from '../../../server/people/index.js';

const clock = { at: 0, now: () => clock.at };
let throttle: LoginThrottle;
beforeEach(() => {
  clock.at = 1_000_000;
  throttle = new LoginThrottle(clock);
});

/** Tries as soon as it is allowed to; returns the waits between the tries, ms. */
function waits(tries: number, name = 'anna', address = '10.0.0.1'): number[] {
  return Array.from({ length: tries }, () => {
    const wait = throttle.attempt(name, address);
    clock.at += wait;
    if (wait > 0) expect(throttle.attempt(name, address)).toBe(0);
    return wait;
  });
}

describe('the login throttle', () => {
  it('lets five attempts through, then waits twice as long each time, up to a minute', () => {
    expect(waits(14)).toEqual([0, 0, 0, 0, 0, 1e3, 2e3, 4e3, 8e3, 16e3, 32e3, 60e3, 60e3, 60e3]);
  });

  it('does not make the wait longer for asking during it', () => {
    waits(6);
    const wait = throttle.attempt('anna', '10.0.0.1');
    for (let n = 0; n < 100; n++) expect(throttle.attempt('anna', '10.0.0.1')).toBe(wait);
    clock.at += wait - 1;
    expect(throttle.attempt('anna', '10.0.0.1')).toBe(1);
  });

  it('gains nobody anything by trying many at the same moment', () => {
    const through = Array.from({ length: 100 }, () => throttle.attempt('anna', '10.0.0.1')).filter(
      (wait) => wait === 0,
    );
    expect(through).toHaveLength(5);
  });

  it('cannot lock an account from another address', () => {
    waits(20, 'anna', '10.0.0.66');
    expect(throttle.attempt('anna', '10.0.0.1')).toBe(0);
    expect(throttle.attempt('ben', '10.0.0.66')).toBe(0);
  });

  it('takes a name for the same in any case, and a /64 or a mapped IPv4 for one address', () => {
    const same = [
      ['Anna', '2001:db8:0:1::1'],
      ['anna ', '2001:0db8:0000:0001:ffff:ffff:ffff:ffff'],
      ['ANNA', '2001:DB8:0:1:2::'],
      ['anna', '2001:db8:0:1::9%eth0'],
      ['anna', '2001:db8:0:1:a:b:c:d'],
    ] as const;
    for (const [name, address] of same) expect(throttle.attempt(name, address)).toBe(0);
    expect(throttle.attempt('anna', '2001:db8:0:1::77')).toBe(1_000);
    expect(throttle.attempt('anna', '2001:db8:0:2::1')).toBe(0);
    waits(5, 'ben', '::ffff:10.0.0.1');
    expect(throttle.attempt('ben', '10.0.0.1')).toBe(1_000);
  });

  it('forgets after success', () => {
    waits(8);
    throttle.succeeded('anna', '10.0.0.1');
    expect(waits(5)).toEqual([0, 0, 0, 0, 0]);
  });

  it('forgets after a quarter of an hour without attempts', () => {
    waits(8);
    clock.at += 15 * 60_000;
    expect(waits(5)).toEqual([0, 0, 0, 0, 0]);
  });

  it('remembers a bounded number of pairs, the newest', () => {
    waits(6, 'old', '10.0.0.1');
    waits(6, 'kept', '10.0.0.1');
    for (let n = 0; n < 9_999; n++) throttle.attempt(`name ${n}`, '10.0.0.2');
    expect(throttle.attempt('kept', '10.0.0.1')).toBeGreaterThan(0);
    expect(throttle.attempt('old', '10.0.0.1')).toBe(0);
  });
});
