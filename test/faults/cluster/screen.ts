/** A screen's half of the wire, the product's own, without a screen: what the fault tests look at. */
import { createHash } from 'node:crypto';
import WebSocket from 'ws';
import { PROTOCOL, schedule, type Programme } from '../../../core/index.js';
import { Connection } from '../../../live/connection.js';
import type { Environment, Socket } from '../../../live/environment.js';
import { ReplicaStore } from '../../../live/replica-store.js';

/** Screens of one test share what they fetch, as they share a browser's cache in life. */
const programmes = new Map<string, Promise<Programme>>();

async function programmeFrom(url: string): Promise<Programme> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  return (await response.json()) as Programme;
}

function environmentOf(url: string): Environment {
  return {
    database: 'none',
    openSocket() {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/live`, { perMessageDeflate: false });
      socket.on('error', () => undefined);
      // The connection sends only once the socket is open, and closes it whenever it likes.
      return socket as unknown as Socket;
    },
    fetchProgramme(conference, hash) {
      let programme = programmes.get(hash);
      if (!programme) {
        programme = programmeFrom(`${url}/api/conferences/${conference}/programme/${hash}`);
        programmes.set(hash, programme);
        programme.catch(() => programmes.delete(hash));
      }
      return programme;
    },
    after(delay, callback) {
      const timer = setTimeout(callback, delay);
      return () => clearTimeout(timer);
    },
    afterRender: (callback) => callback(),
    onReturn: () => () => undefined,
    // The shortest pauses that the product allows: the test waits for the last screen.
    random: () => 0,
    monotonic: () => performance.now(),
    wall: () => Date.now(),
  };
}

export class Screen {
  private readonly store: ReplicaStore;
  private readonly connection: Connection;
  /** Times that it lost its link. */
  losses = 0;
  online = false;

  constructor(url: string, conference: string) {
    const environment = environmentOf(url);
    this.store = new ReplicaStore({
      conference,
      environment,
      changed: () => undefined,
      gap: () => this.connection.hello(),
    });
    this.connection = new Connection({
      environment,
      hello: () => ({ type: 'hello', protocol: PROTOCOL, conference, ...this.store.position }),
      receive: (message) => this.store.receive(message),
      exchange: () => undefined,
      linked: (up) => {
        this.online = up;
        if (!up) this.losses += 1;
      },
    });
    this.connection.start();
  }

  /** Revision that it would show; null for none yet. */
  get revision(): number | null {
    return this.online && this.store.current ? this.store.held!.revision : null;
  }

  /** Hash of the schedule that it would show. */
  get hash(): string {
    const { programme, live } = this.store.held!;
    return createHash('sha256')
      .update(JSON.stringify(schedule(programme, live).sessions))
      .digest('base64url');
  }

  stop(): void {
    this.connection.stop();
  }
}
