/** One socket to the server, kept alive: hello, time exchanges, a dead link noticed, and patience before the next try. */
import {
  DEAD_AFTER,
  TIME_EVERY,
  type ClientMessage,
  type HelloMessage,
  type Instant,
  type ServerMessage,
} from '../core/index.js';
import type { Environment, Socket } from './environment.js';

/** Silence after which the link is given up, ms: early enough that the screen says so within `DEAD_AFTER`. */
const SILENCE = DEAD_AFTER - 1_000;
/** Silence that is borne after the network or the page came back, ms. */
const SHORT_SILENCE = 2_000;
/** Bounds of the pause before another try, ms. */
const SHORTEST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

export interface ConnectionOptions {
  readonly environment: Pick<Environment, 'openSocket' | 'after' | 'random' | 'monotonic' | 'onReturn'>;
  /** What this end holds now; asked for at each hello. */
  readonly hello: () => HelloMessage;
  /** A message other than the answers to `time`. */
  readonly receive: (message: ServerMessage) => void;
  /** A question and its answer: monotonic times of both and the server's clock in between. */
  readonly exchange: (sent: number, received: number, server: Instant) => void;
  /** The link came up (the first message has come) or went down. */
  readonly linked: (up: boolean) => void;
}

/**
 * Keeps a link to the server until stopped. Reconnects after a pause of 1–30 s, doubling, with full jitter, so that
 * five thousand screens do not come back in the same second.
 */
export class Connection {
  private socket: Socket | null = null;
  private up = false;
  private failures = 0;
  private helloSent = 0;
  private stopListening: (() => void) | null = null;
  private cancelPause: (() => void) | null = null;
  private cancelSilence: (() => void) | null = null;
  private cancelQuestion: (() => void) | null = null;

  constructor(private readonly options: ConnectionOptions) {}

  start(): void {
    if (this.stopListening) return;
    this.stopListening = this.options.environment.onReturn(() => this.hurry());
    this.open();
  }

  stop(): void {
    this.stopListening?.();
    this.stopListening = null;
    this.cancelPause?.();
    this.cancelPause = null;
    this.drop();
  }

  /** Sends a message if the link is up; a lost one is made good by the next hello. */
  send(message: ClientMessage): void {
    if (this.up) this.socket?.send(JSON.stringify(message));
  }

  /** Says again what this end holds, after a gap in revisions. */
  hello(): void {
    this.helloSent = this.options.environment.monotonic();
    this.socket?.send(JSON.stringify(this.options.hello()));
  }

  /** The network or the page is back: try at once, or find out quickly whether the old link still lives. */
  private hurry(): void {
    if (this.cancelPause) {
      this.cancelPause();
      this.open();
    } else if (this.up) {
      this.ask();
      this.expectSigns(SHORT_SILENCE);
    }
  }

  private open(): void {
    this.cancelPause = null;
    const socket = this.options.environment.openSocket();
    this.socket = socket;
    this.expectSigns(SILENCE);
    const on = (type: Parameters<Socket['addEventListener']>[0], act: (data: unknown) => void): void =>
      socket.addEventListener(type, ({ data }) => {
        // One that was let go has nothing to say.
        if (this.socket === socket) act(data);
      });
    on('open', () => this.hello());
    on('message', (data) => this.read(data));
    on('close', () => this.lose());
  }

  private read(data: unknown): void {
    const received = this.options.environment.monotonic();
    this.expectSigns(SILENCE);
    const message = parse(data);
    if (!message) return;
    if (!this.up) {
      this.up = true;
      this.options.linked(true);
    }
    if (message.type === 'time') {
      this.failures = 0;
      this.options.exchange(message.sent, received, message.now);
      return;
    }
    if (message.type === 'welcome') this.options.exchange(this.helloSent, received, message.now);
    this.options.receive(message);
    if (!this.cancelQuestion) this.ask();
  }

  /** Asks for the time now and then for as long as the link lasts. */
  private ask(): void {
    this.cancelQuestion?.();
    this.send({ type: 'time', sent: this.options.environment.monotonic() });
    this.cancelQuestion = this.options.environment.after(TIME_EVERY, () => this.ask());
  }

  private expectSigns(patience: number): void {
    this.cancelSilence?.();
    this.cancelSilence = this.options.environment.after(patience, () => this.lose());
  }

  private lose(): void {
    this.drop();
    this.failures += 1;
    const longest = Math.min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** Math.min(this.failures, 10));
    const pause = SHORTEST_PAUSE + this.options.environment.random() * (longest - SHORTEST_PAUSE);
    this.cancelPause = this.options.environment.after(pause, () => this.open());
  }

  /** Lets go of the socket without waiting for it: the closing handshake of a dead link may take minutes. */
  private drop(): void {
    this.cancelSilence?.();
    this.cancelQuestion?.();
    this.cancelSilence = this.cancelQuestion = null;
    const socket = this.socket;
    this.socket = null;
    socket?.close();
    if (!this.up) return;
    this.up = false;
    this.options.linked(false);
  }
}

function parse(data: unknown): ServerMessage | null {
  try {
    const message = JSON.parse(String(data)) as ServerMessage | null;
    return message?.type ? message : null;
  } catch {
    return null;
  }
}
