/** The conference's clock on a machine whose own clock cannot be trusted. */
import type { Instant } from '../core/index.js';
import type { Environment } from './environment.js';

/** Quartz drifts; a measurement grows less certain by this share of its age. */
const DRIFT = 1e-4;

/** Which clock a conference runs on (K1). */
export type ClockKind = 'real' | 'sample' | 'rehearsal' | 'shifted';

/** The conference's clock and the machine's, noted at one moment; kept across restarts. */
export interface Sighting {
  readonly server: Instant;
  readonly wall: Instant;
}

interface Measurement {
  /** Server's clock minus monotonic clock, ms. */
  readonly offset: number;
  /** The offset is off by at most this much, ms: half the round trip. */
  readonly error: number;
  /** When it was made, on the monotonic clock. */
  readonly taken: number;
}

/**
 * Keeps the offset of the exchange with the shortest round trip, aged by drift, on the monotonic clock. Until the first
 * exchange it goes by the machine's own clock, unless that is before the last server time ever seen: then it is
 * provably wrong, and `verified` is false.
 */
export class ServerClock {
  private best: Measurement | null = null;
  private last: Sighting | null = null;
  /** Matters for the time only until the first exchange. */
  kind: ClockKind = 'real';

  constructor(private readonly environment: Pick<Environment, 'monotonic' | 'wall'>) {}

  /** The conference's clock. Only worth showing while `verified`. */
  now(): Instant {
    if (this.best) return Math.round(this.environment.monotonic() + this.best.offset);
    const wall = this.environment.wall();
    // A sample's or rehearsal's clock runs beside the machine's; the real one is the machine's.
    return this.kind === 'real' || !this.last ? wall : wall + (this.last.server - this.last.wall);
  }

  /** Whether `now()` is not provably wrong. */
  get verified(): boolean {
    return this.best !== null || this.last === null || this.now() >= this.last.server;
  }

  /** Of the exchange that the clock goes by, ms; null before the first. */
  get roundTrip(): number | null {
    return this.best && 2 * this.best.error;
  }

  /** How far the machine's own clock is ahead, ms. */
  get ahead(): number {
    return this.environment.wall() - this.now();
  }

  /** The last server time ever seen, with the machine's time then: what to keep for the next start. */
  get sighting(): Sighting | null {
    return this.last;
  }

  /** Takes up what was seen before a restart; ignored once the server has spoken. */
  restore(sighting: Sighting): void {
    this.last ??= sighting;
  }

  /**
   * Takes in one question and answer.
   * @param sent monotonic clock when the question left.
   * @param received monotonic clock when the answer came.
   * @param server the conference's clock in between.
   * @returns whether the clock has jumped, so that what was rendered by it is out of date.
   */
  exchange(sent: number, received: number, server: Instant): boolean {
    const fresh: Measurement = {
      offset: server - (sent + received) / 2,
      error: (received - sent) / 2,
      taken: received,
    };
    this.last = { server, wall: this.environment.wall() };
    const old = this.best;
    if (!old) {
      this.best = fresh;
      return true;
    }
    const error = old.error + (received - old.taken) * DRIFT;
    const apart = Math.abs(fresh.offset - old.offset);
    // Further apart than both can err: the server's clock was set, or this machine slept.
    const jumped = apart > fresh.error + error + 1;
    if (jumped || fresh.error <= error) this.best = fresh;
    return jumped;
  }
}
