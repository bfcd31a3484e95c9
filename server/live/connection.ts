/** One socket: what is known of its display, and writing to it without ever waiting for it. */
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { ErrorMessage, HelloMessage, Instant, ServerMessage, StatusMessage } from '../../core/index.js';
import type { Conference } from '../conference/conference.js';
import { Allowance } from './allowance.js';
import type { LiveBounds } from './bounds.js';
import { frameOf, PING_FRAME, type Frame } from './frame.js';

export class Connection {
  /** What it last said hello with. */
  hello: HelloMessage | null = null;
  /** Id of the paired display, or of the screen that waits to be one; null: neither. */
  display: string | null = null;
  /** The conference that it was welcomed to; null while that is unknown. */
  conference: Conference | null = null;
  /** Revision that it was told last. */
  told = 0;
  /** Revision that it has rendered, and when it said so. */
  shown: { readonly revision: number; readonly at: Instant } | null = null;
  status: StatusMessage | null = null;
  /** Last sign of life, monotonic ms. */
  heard: number;
  /** When it was last asked for one. */
  asked = -Infinity;
  /** Silence after which it is asked for one, ms. */
  readonly patience: number;
  readonly #allowance: Allowance;

  constructor(
    readonly id: string,
    private readonly socket: WebSocket,
    /** The socket beneath; absent where there is none, as in tests. */
    private readonly wire: Socket | undefined,
    /** May see presence. */
    readonly watches: boolean,
    readonly since: Instant,
    private readonly bounds: LiveBounds,
    /** Monotonic clock, ms. */
    readonly opened: number,
  ) {
    this.heard = opened;
    // The golden ratio spreads consecutive numbers evenly.
    this.patience = bounds.pingAfter + bounds.pingSpread * ((Number(id) * 0.618034) % 1);
    this.#allowance = new Allowance(bounds.burst, bounds.perSecond, opened);
  }

  /** Whether it was refused or let go: what it still says is not heard. */
  get gone(): boolean {
    return this.socket.readyState !== this.socket.OPEN;
  }

  /** Whether it may say one more thing. */
  allows(cost: number, now: number): boolean {
    return this.#allowance.take(cost, now);
  }

  send(message: ServerMessage): boolean {
    return this.write(frameOf(JSON.stringify(message)));
  }

  /**
   * Writes a frame. Past `ws`, straight to the socket beneath: that is what makes one encoding serve thousands. It is
   * safe because whatever else goes through `ws` here is whole frames as well, never fragments.
   * @returns false if the socket does not drain and must be dropped.
   */
  write(frame: Frame): boolean {
    if (this.gone) return true;
    if (!this.wire) this.socket.send(frame.payload, { binary: false });
    else if (this.wire.writableLength > this.bounds.waitingBytes) return false;
    else this.wire.write(frame.bytes);
    return true;
  }

  /** Asks for a sign of life. */
  ping(now: number): void {
    this.asked = now;
    if (this.gone) return;
    if (this.wire) this.wire.write(PING_FRAME);
    else this.socket.ping();
  }

  /** Says why, then closes. */
  refuse(code: ErrorMessage['code'], detail: string, close: number): void {
    this.send({ type: 'error', code, detail });
    this.socket.close(close, code);
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }

  /** Lets go at once. */
  terminate(): void {
    this.socket.terminate();
  }
}
