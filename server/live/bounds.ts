/** What one socket may do and how long it may take. Tests shorten the times. */
import { DEAD_AFTER, TIME_EVERY } from '../../core/index.js';

export interface LiveBounds {
  /** A socket that has not said hello by then is closed, ms. */
  readonly helloWithin: number;
  /** A socket without a sign of life for this long is dropped, ms; checked every `pass`. */
  readonly deadAfter: number;
  /** A socket silent for this long is asked whether it is there, ms … */
  readonly pingAfter: number;
  /** … or up to this much later: thousands that came in the same second are not asked in the same moment. */
  readonly pingSpread: number;
  /** How often all sockets are looked at, by one timer for all of them, ms. */
  readonly pass: number;
  /** Presence is told at most this often, ms. */
  readonly presenceEvery: number;
  /** How long sockets get to answer a farewell, ms. */
  readonly farewell: number;
  /** The largest message, bytes. */
  readonly messageBytes: number;
  /** Bytes that may wait for a socket that does not drain. */
  readonly waitingBytes: number;
  /** Messages that a socket may send at once, and a second after that. A hello costs several. */
  readonly burst: number;
  readonly perSecond: number;
  readonly helloCost: number;
}

export const LIVE_BOUNDS: LiveBounds = {
  helloWithin: 10_000,
  // Some passes earlier, so that the link counts as dead within `DEAD_AFTER`.
  deadAfter: DEAD_AFTER - 1_000,
  pingAfter: TIME_EVERY + 500,
  pingSpread: 2_000,
  pass: 250,
  presenceEvery: 500,
  farewell: 2_000,
  messageBytes: 4_096,
  waitingBytes: 256 * 1024,
  burst: 60,
  perSecond: 20,
  helloCost: 5,
};

/** Why a socket is closed (RFC 6455 7.4.1). */
export const CLOSE = {
  unsupportedProtocol: 1002,
  malformed: 1007,
  tooMuch: 1008,
  tooBig: 1009,
  restart: 1012,
} as const;
