/** A browser without a browser: sockets, timers, clocks and chance in the hands of a test. */
import type { ClientMessage, Instant, Programme, ServerMessage } from '../../core/index.js';
import type { Environment, Socket } from '../../live/environment.js';

type Listener = (event: { readonly data?: unknown }) => void;

/** The far end of a socket. */
export class FakeSocket implements Socket {
  readonly sent: ClientMessage[] = [];
  closed = false;
  private readonly listeners = new Map<string, Listener[]>();

  send(text: string): void {
    this.sent.push(JSON.parse(text) as ClientMessage);
  }
  /** As in browsers, nobody is told at once: the far end may never answer. */
  close(): void {
    this.closed = true;
  }
  addEventListener(type: string, listener: Listener): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }
  private happen(type: string, event: { readonly data?: unknown } = {}): void {
    for (const listener of this.listeners.get(type) ?? []) listener(event);
  }
  accept(): void {
    this.happen('open');
  }
  hangUp(): void {
    this.happen('close');
  }
  tell(message: ServerMessage | string): void {
    this.happen('message', { data: typeof message === 'string' ? message : JSON.stringify(message) });
  }
  /** What was sent of one type. */
  of<T extends ClientMessage['type']>(type: T): Extract<ClientMessage, { type: T }>[] {
    return this.sent.filter((message): message is Extract<ClientMessage, { type: T }> => message.type === type);
  }
}

interface Timer {
  readonly due: number;
  readonly callback: () => void;
}

export class FakeEnvironment implements Environment {
  readonly database = 'test';
  readonly sockets: FakeSocket[] = [];
  readonly programmes = new Map<string, Programme>();
  readonly fetched: string[] = [];
  /** What `random()` gives. */
  chance = 0;
  /** What the wall shows when the monotonic clock is at 0. */
  wallAtStart: Instant = Date.UTC(2026, 9, 24, 8);
  private time = 0;
  private timers: Timer[] = [];
  private renders: (() => void)[] = [];
  private returns: (() => void)[] = [];

  get socket(): FakeSocket {
    return this.sockets.at(-1)!;
  }
  openSocket(): FakeSocket {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    return socket;
  }
  fetchProgramme(_conference: string, hash: string): Promise<Programme> {
    this.fetched.push(hash);
    const programme = this.programmes.get(hash);
    return programme ? Promise.resolve(programme) : Promise.reject(new Error(`no programme ${hash}`));
  }
  after(delay: number, callback: () => void): () => void {
    const timer = { due: this.time + delay, callback };
    this.timers.push(timer);
    return () => (this.timers = this.timers.filter((other) => other !== timer));
  }
  afterRender(callback: () => void): void {
    this.renders.push(callback);
  }
  onReturn(callback: () => void): () => void {
    this.returns.push(callback);
    return () => (this.returns = this.returns.filter((other) => other !== callback));
  }
  random(): number {
    return this.chance;
  }
  monotonic(): number {
    return this.time;
  }
  wall(): Instant {
    return this.wallAtStart + this.time;
  }

  /** Lets time pass, calling back what falls due, in order. */
  pass(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const [timer] = this.timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
      if (!timer) break;
      this.timers = this.timers.filter((other) => other !== timer);
      this.time = Math.max(this.time, timer.due);
      timer.callback();
    }
    this.time = end;
  }
  /** How many timers are set. */
  get waiting(): number {
    return this.timers.length;
  }
  /** When the next timer falls due, ms from now. */
  get nextIn(): number | null {
    const due = Math.min(...this.timers.map((timer) => timer.due));
    return due === Infinity ? null : due - this.time;
  }
  /** The browser paints. */
  paint(): void {
    const callbacks = this.renders;
    this.renders = [];
    for (const callback of callbacks) callback();
  }
  comeBack(): void {
    for (const callback of this.returns) callback();
  }
}
