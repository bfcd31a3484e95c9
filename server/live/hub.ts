/**
 * Tells every display what changes. Sockets are grouped by the conference they asked for, known or not; an entry
 * is encoded once and the same bytes are written to each socket of its conference.
 */
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { ChangeMessage, ClientMessage, HelloMessage, MissingDisplay, ProgrammeMessage } from '../../core/index.js';
import { wallOf } from '../conference/clock.js';
import type { Conference } from '../conference/conference.js';
import type { Conferences } from '../conference/conferences.js';
import type { JournalEntry } from '../store/ports.js';
import { Audience } from './audience.js';
import { CLOSE, LIVE_BOUNDS, type LiveBounds } from './bounds.js';
import { Connection } from './connection.js';
import { frameOf } from './frame.js';
import { readMessage } from './messages.js';
import { upToDate, welcomeText, type Held } from './welcome.js';

/** What is counted, for /metrics. */
export interface LiveMetrics {
  /** Seconds from a durable entry to the last screen written. */
  fanout(seconds: number): void;
  /** Seconds from the same moment to a display's word that it shows the entry. */
  shown(seconds: number): void;
  dropped(reason: 'dead' | 'slow' | 'silent' | 'rude'): void;
}

/** Knows the paired displays. */
export interface Doorkeeper {
  /**
   * A socket says hello with a token. It is told what it is to be.
   * @returns the conference where it belongs, null for none yet; undefined: it is nobody.
   */
  admit(connection: Connection, token: string): string | null | undefined;
  left(connection: Connection): void;
  /** A socket has said what it shows. */
  showed(connection: Connection): void;
  /** Paired displays of a conference that are not connected. */
  absent(conference: string): readonly MissingDisplay[];
}

export interface HubOptions {
  readonly conferences: Conferences;
  /** Of this server, told in each welcome. */
  readonly version: string;
  /** The address under which people reach this server, if it was told one. */
  readonly url?: string | undefined;
  readonly metrics: LiveMetrics;
  /** Absent: there are no paired displays. */
  readonly door?: Doorkeeper;
  /** Why nothing can be written at the moment; null: all is well. */
  readonly trouble?: () => string | null;
  readonly bounds?: Partial<LiveBounds>;
  /** Monotonic clock, ms. */
  readonly monotonic?: () => number;
}

/** What a display with a token that is worthless is told. */
export const NOT_PAIRED = 'This display is not paired here, or no longer; pair it again.';

export class Hub {
  readonly #options: HubOptions;
  readonly #bounds: LiveBounds;
  readonly #monotonic: () => number;
  readonly #connections = new Set<Connection>();
  readonly #audiences = new Map<string, Audience>();
  readonly #timer: NodeJS.Timeout;
  readonly #stops: (() => void)[] = [];
  #lastId = 0;
  /** Whether watchers were told that nothing can be written. */
  #readOnly = false;

  constructor(options: HubOptions) {
    this.#options = options;
    this.#bounds = { ...LIVE_BOUNDS, ...options.bounds };
    this.#monotonic = options.monotonic ?? (() => performance.now());
    this.#timer = setInterval(() => this.#pass(), this.#bounds.pass).unref();
    const { conferences } = options;
    const entry = (conference: Conference, line: JournalEntry) => this.#publish(conference, line);
    const opened = (conference: Conference) => this.#opened(conference);
    const removed = (slug: string) => this.#removed(slug);
    conferences.on('entry', entry).on('opened', opened).on('removed', removed);
    this.#stops.push(() => conferences.off('entry', entry).off('opened', opened).off('removed', removed));
  }

  /** The largest frame that is read at all, bytes; what is larger than a message may be is still answered in words. */
  get frameBytes(): number {
    return 16 * this.#bounds.messageBytes;
  }

  /** How long sockets get to answer a farewell, ms. */
  get farewell(): number {
    return this.#bounds.farewell;
  }

  /** All sockets, with what is known of their displays. */
  get connections(): ReadonlySet<Connection> {
    return this.#connections;
  }

  /**
   * Takes a socket in.
   * @param wire the socket beneath, if there is one.
   * @param watches whether it may see presence.
   */
  join(socket: WebSocket, wire: Socket | undefined, watches: boolean): void {
    const now = this.#monotonic();
    const since = wallOf(this.#options.conferences.clock);
    const connection = new Connection(String(++this.#lastId), socket, wire, watches, since, this.#bounds, now);
    this.#connections.add(connection);
    const alive = () => (connection.heard = this.#monotonic());
    socket.on('pong', alive);
    socket.on('ping', alive);
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      alive();
      if (!connection.gone) this.#hear(connection, data, isBinary);
    });
    socket.on('close', () => {
      this.#connections.delete(connection);
      this.#leave(connection);
    });
  }

  /** Presence may have changed for another reason than what sockets say. */
  presenceChanged(): void {
    for (const audience of this.#audiences.values()) audience.changed = true;
  }

  /** Says goodbye to all and waits for them, but not for long. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    for (const stop of this.#stops) stop();
    for (const connection of this.#connections) connection.close(CLOSE.restart, 'restart');
    const end = this.#monotonic() + this.#bounds.farewell;
    while (this.#connections.size > 0 && this.#monotonic() < end) await new Promise((done) => setTimeout(done, 20));
    for (const connection of this.#connections) connection.terminate();
    // Their close events come later, when nobody is left to count them.
    this.#connections.clear();
  }

  #hear(connection: Connection, data: Buffer, isBinary: boolean): void {
    const { messageBytes, helloCost } = this.#bounds;
    if (data.length > messageBytes) {
      this.#options.metrics.dropped('rude');
      return connection.refuse('too-much', `A message may have ${messageBytes} bytes.`, CLOSE.tooBig);
    }
    const message = isBinary ? readMessage('') : readMessage(data.toString());
    if (message.type === 'bad') {
      this.#options.metrics.dropped('rude');
      const close = message.code === 'malformed' ? CLOSE.malformed : CLOSE.unsupportedProtocol;
      return connection.refuse(message.code, message.detail, close);
    }
    if (!connection.allows(message.type === 'hello' ? helloCost : 1, this.#monotonic())) {
      this.#options.metrics.dropped('rude');
      return connection.refuse('too-much', 'This is more than a display has to say; slow down.', CLOSE.tooMuch);
    }
    this.#answer(connection, message);
  }

  #answer(connection: Connection, message: ClientMessage): void {
    const { conferences } = this.#options;
    switch (message.type) {
      case 'hello':
        return this.#greet(connection, message);
      case 'time':
        // A display whose conference is unknown still learns what time it is.
        return this.#send(connection, {
          type: 'time',
          sent: message.sent,
          now: connection.conference?.now() ?? conferences.clock.now(),
        });
      case 'shown':
        return this.#shown(connection, message.revision);
      case 'status':
        connection.status = message;
    }
  }

  #greet(connection: Connection, hello: HelloMessage): void {
    this.#leave(connection);
    connection.hello = hello;
    connection.conference = null;
    if (hello.display !== undefined) {
      const belongs = this.#options.door?.admit(connection, hello.display);
      if (belongs === undefined) {
        connection.hello = null;
        return connection.refuse('unknown-display', NOT_PAIRED, CLOSE.tooMuch);
      }
      // It has been told where it belongs, and will ask for that.
      if (belongs !== hello.conference) return;
    }
    this.#audience(hello.conference).add(connection);
    const conference = this.#options.conferences.find(hello.conference);
    if (conference) this.#welcome(connection, conference, hello);
    else this.#unknown(connection, hello.conference);
  }

  #welcome(connection: Connection, conference: Conference, held: Held): void {
    connection.conference = conference;
    connection.told = conference.revision;
    const { version, url, conferences } = this.#options;
    this.#write(connection, frameOf(welcomeText(conference, held, conferences.clock, { version, url })));
  }

  #unknown(connection: Connection, slug: string): void {
    connection.conference = null;
    const known = this.#options.conferences.list().map((conference) => conference.slug);
    this.#send(connection, {
      type: 'error',
      code: 'unknown-conference',
      detail: `There is no conference "${slug}" here, or not yet.`,
      conferences: known,
    });
  }

  #shown(connection: Connection, revision: number): void {
    const { conference } = connection;
    if (!conference || revision > conference.revision) return;
    connection.shown = { revision, at: wallOf(this.#options.conferences.clock) };
    this.#options.door?.showed(connection);
    const audience = this.#audience(conference.slug);
    audience.changed = true;
    const published = audience.published;
    if (published?.revision === revision) this.#options.metrics.shown((this.#monotonic() - published.at) / 1000);
  }

  #publish(conference: Conference, { revision, at, change }: JournalEntry): void {
    const audience = this.#audiences.get(conference.slug);
    if (!audience) return;
    const message: ChangeMessage | ProgrammeMessage =
      change.programme === undefined
        ? { type: 'change', revision, at, change }
        : { type: 'programme', hash: change.programme, revision, at, set: change.set };
    const frame = frameOf(JSON.stringify(message));
    const started = this.#monotonic();
    audience.published = { revision, at: started };
    audience.changed = true;
    audience.tell({ revision, frame }, (connection, line) => this.#write(connection, line));
    this.#options.metrics.fanout((this.#monotonic() - started) / 1000);
  }

  /** A conference is new, was replaced, or its clock was set. */
  #opened(conference: Conference): void {
    const audience = this.#audiences.get(conference.slug);
    for (const connection of audience?.connections ?? []) {
      const nothing: Held = { programme: null, revision: null };
      this.#welcome(connection, conference, connection.conference === conference ? upToDate(conference) : nothing);
    }
    if (audience) audience.unverified = conference.unverified;
  }

  #removed(slug: string): void {
    for (const connection of this.#audiences.get(slug)?.connections ?? []) this.#unknown(connection, slug);
  }

  /** One look at everybody: who is gone, who must be asked, who never said hello, and whose presence is told. */
  #pass(): void {
    const now = this.#monotonic();
    const { deadAfter, helloWithin, presenceEvery } = this.#bounds;
    for (const connection of this.#connections) {
      // A socket that is being closed has its own time limit.
      if (connection.gone) continue;
      const silence = now - connection.heard;
      if (silence >= deadAfter) this.#drop(connection, 'dead');
      else if (!connection.hello && now - connection.opened >= helloWithin) {
        this.#options.metrics.dropped('silent');
        connection.refuse('malformed', 'No hello came; say hello first.', CLOSE.tooMuch);
      } else if (silence >= connection.patience && now - connection.asked >= connection.patience) connection.ping(now);
    }
    const readOnly = (this.#options.trouble?.() ?? null) !== null;
    if (readOnly !== this.#readOnly) this.presenceChanged();
    this.#readOnly = readOnly;
    for (const [slug, audience] of this.#audiences) {
      const conference = this.#options.conferences.find(slug);
      if (!conference) continue;
      // K2: screens must hear of it when the clock is set right, or wrong.
      if (conference.unverified !== audience.unverified) this.#opened(conference);
      const watchers = audience.changed && now - audience.presenceTold >= presenceEvery ? audience.watchers() : [];
      if (watchers.length === 0) continue;
      audience.presenceTold = now;
      const presence = audience.presence(conference.revision, readOnly, this.#options.door?.absent(slug) ?? []);
      for (const watcher of watchers) this.#send(watcher, presence);
    }
  }

  #send(connection: Connection, message: Parameters<Connection['send']>[0]): void {
    if (!connection.send(message)) this.#drop(connection, 'slow');
  }

  #write(connection: Connection, frame: Parameters<Connection['write']>[0]): void {
    if (!connection.write(frame)) this.#drop(connection, 'slow');
  }

  #drop(connection: Connection, reason: 'dead' | 'slow'): void {
    this.#options.metrics.dropped(reason);
    connection.terminate();
  }

  #audience(slug: string): Audience {
    let audience = this.#audiences.get(slug);
    if (!audience) {
      audience = new Audience(this.#options.conferences.find(slug)?.unverified ?? false);
      this.#audiences.set(slug, audience);
    }
    return audience;
  }

  #leave(connection: Connection): void {
    this.#options.door?.left(connection);
    connection.display = null;
    const slug = connection.hello?.conference;
    const audience = slug === undefined ? undefined : this.#audiences.get(slug);
    if (!audience) return;
    audience.delete(connection);
    if (audience.connections.size === 0) this.#audiences.delete(slug!);
  }
}
