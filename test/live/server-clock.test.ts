import { beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ServerClock } from '../../live/server-clock.js';
import { FakeEnvironment } from '../support/fake-environment.js';

const HOUR = 3_600_000;
let environment: FakeEnvironment;
let clock: ServerClock;

beforeEach(() => {
  environment = new FakeEnvironment();
  clock = new ServerClock(environment);
});

/** One question and answer; the true server clock is `ahead` of the monotonic one. */
function exchange(ahead: number, there: number, back: number): boolean {
  const sent = environment.monotonic();
  environment.pass(there);
  const server = environment.monotonic() + ahead;
  environment.pass(back);
  return clock.exchange(sent, environment.monotonic(), server);
}

describe('with a server', () => {
  it('goes by the exchange with the shortest round trip, not by the last one', () => {
    exchange(1_000_000, 10, 10);
    exchange(1_000_000, 900, 10);
    expect(clock.now()).toBe(environment.monotonic() + 1_000_000);
    exchange(1_000_000, 1, 1);
    expect(clock.now()).toBe(environment.monotonic() + 1_000_000);
  });

  it('is never further off than half the best round trip', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 2_000 })), {
          minLength: 1,
          maxLength: 20,
        }),
        (trips) => {
          environment = new FakeEnvironment();
          clock = new ServerClock(environment);
          for (const [there, back] of trips) exchange(7 * HOUR, there, back);
          const best = Math.min(...trips.map(([there, back]) => there + back));
          expect(Math.abs(clock.now() - environment.monotonic() - 7 * HOUR)).toBeLessThanOrEqual(best / 2 + 10);
        },
      ),
    );
  });

  it('is not moved by the machine clock being set', () => {
    exchange(1_000_000, 5, 5);
    const before = clock.now();
    environment.wallAtStart -= 50 * 365 * 24 * HOUR;
    expect(clock.now()).toBe(before);
    expect(clock.verified).toBe(true);
  });

  it('says so when the server clock jumps, and follows it', () => {
    expect(exchange(0, 5, 5)).toBe(true);
    expect(exchange(0, 300, 5)).toBe(false);
    expect(exchange(HOUR, 300, 5)).toBe(true);
    expect(Math.abs(clock.now() - environment.monotonic() - HOUR)).toBeLessThan(200);
  });

  it('lets an old measurement give way as it ages', () => {
    exchange(0, 5, 5);
    environment.pass(10 * HOUR);
    // A drift of 1 s in 10 h; half a round trip of 400 ms is now the better knowledge.
    exchange(-1_000, 400, 400);
    expect(clock.now()).toBe(environment.monotonic() - 1_000);
  });
});

describe('without a server, after a restart', () => {
  it('goes by the machine clock', () => {
    clock.restore({ server: environment.wall() - HOUR, wall: environment.wall() - HOUR });
    environment.pass(60_000);
    expect(clock.now()).toBe(environment.wall());
    expect(clock.verified).toBe(true);
  });

  it('knows a machine clock that is before the last server time to be wrong', () => {
    clock.restore({ server: environment.wall() + 1, wall: environment.wall() - HOUR });
    expect(clock.verified).toBe(false);
    environment.pass(1);
    expect(clock.verified).toBe(true);
  });

  it('K1: keeps the clock of a sample beside the machine clock', () => {
    const wall = environment.wall();
    clock.kind = 'sample';
    clock.restore({ server: wall + 100 * HOUR, wall: wall - HOUR });
    expect(clock.now()).toBe(wall + 101 * HOUR);
    expect(clock.verified).toBe(true);
  });

  it('is verified by the first word of the server', () => {
    clock.restore({ server: environment.wall() + HOUR, wall: environment.wall() });
    exchange(environment.wall() + 2 * HOUR, 5, 5);
    expect(clock.verified).toBe(true);
  });

  it('hands out what to keep for the next start', () => {
    expect(clock.sighting).toBeNull();
    exchange(1_000_000, 5, 5);
    expect(clock.sighting).toEqual({ server: 1_000_005, wall: environment.wall() });
  });
});
