/** What an app uses of `live/`: one Lit controller that keeps the schedule, the time and the link's status. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  MINUTE,
  nextBoundary,
  PROTOCOL,
  schedule,
  type HelloMessage,
  type Instant,
  type Schedule,
  type ServerMessage,
  type StatusMessage,
} from '../core/index.js';
import { Connection } from './connection.js';
import { browserEnvironment, type Environment } from './environment.js';
import { openOfflineCache, type OfflineCache } from './offline-cache.js';
import { ReplicaStore, type Held } from './replica-store.js';
import { ServerClock, type ClockKind } from './server-clock.js';

export interface LinkStatus {
  /** Whether the server is there and what is shown is what it last told. */
  readonly online: boolean;
  /** The conference's clock when what is shown was last known to be current; null if never. */
  readonly asOf: Instant | null;
}

export interface ScheduleControllerOptions {
  readonly conference: string;
  /** Shows this instant instead of now; such a page proves nothing and keeps nothing. */
  readonly at?: Instant | undefined;
  /** Token of a paired display. */
  readonly display?: string | undefined;
  /** What this display says of itself. */
  readonly about?: HelloMessage['about'];
  /** Every message of the server, before it changes anything here. */
  readonly heard?: (message: ServerMessage) => void;
  readonly environment?: Environment;
  /** Null: nothing is kept; so it is without being said where an instant is previewed. */
  readonly cache?: OfflineCache | null | undefined;
}

/**
 * Updates its host when something visible may have changed: a change, the link, the minute, the next boundary of a
 * session or announcement; not in between. After the host has rendered a revision it tells the server (`shown`).
 */
export class ScheduleController implements ReactiveController {
  /** Null until something is known of the conference. */
  schedule: Schedule | null = null;
  /** Whether it is known by now what was kept from before: until then, nothing is better than "waiting". */
  ready = false;
  /** The conferences that there are instead, when the server does not know this one. */
  unknown: readonly string[] | null = null;
  /** The version of the server, once it has spoken. */
  server: string | null = null;
  /** The address under which people reach the server, where it was told one. */
  publicUrl: string | null = null;
  /** Whether what is shown would still be known after a restart. */
  kept = false;

  private readonly environment: Environment;
  readonly clock: ServerClock;
  private cache: OfflineCache | null | undefined;
  private readonly store: ReplicaStore;
  private readonly connection: Connection;
  private about: HelloMessage['about'];
  private display: string | undefined;
  private unverified = false;
  private connected = false;
  private up = false;
  private asOf: Instant | null = null;
  private told: number | null = null;
  private cancelTick: (() => void) | null = null;
  private stopListening: (() => void) | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: ScheduleControllerOptions,
  ) {
    this.environment = options.environment ?? browserEnvironment();
    this.about = options.about;
    this.display = options.display;
    this.cache = options.cache === undefined && options.at === undefined ? this.openCache() : options.cache;
    this.clock = new ServerClock(this.environment);
    this.store = new ReplicaStore({
      conference: options.conference,
      environment: this.environment,
      changed: () => this.adopt(this.store.held!),
      gap: () => this.connection.hello(),
    });
    this.connection = new Connection({
      environment: this.environment,
      hello: () => ({
        type: 'hello',
        protocol: PROTOCOL,
        conference: options.conference,
        ...this.store.position,
        display: this.display,
        about: this.about,
      }),
      receive: (message) => this.receive(message),
      exchange: (sent, received, server) => this.exchange(sent, received, server),
      linked: (up) => this.linked(up),
    });
    host.addController(this);
  }

  private openCache(): OfflineCache {
    return openOfflineCache(this.environment.database);
  }

  /** The conference's clock (K1), or the previewed instant. */
  now(): Instant {
    return this.options.at ?? this.clock.now();
  }

  /** Whether `now()` may be believed; if not, show the day's list (K2). */
  get verified(): boolean {
    return this.options.at !== undefined || (this.clock.verified && !this.unverified);
  }

  /** Which clock `now()` is; a `preview` stands still at the asked instant. */
  get kind(): ClockKind | 'preview' {
    return this.options.at === undefined ? this.clock.kind : 'preview';
  }

  get link(): LinkStatus {
    return { online: this.up && this.store.current, asOf: this.asOf };
  }

  /** Whether the server is there, and the programme that it told of last is on its way. */
  get coming(): boolean {
    return this.up && this.store.coming;
  }

  get revision(): number | null {
    return this.store.held?.revision ?? null;
  }

  /**
   * For a page that has proved itself unseen, or has become another display of this conference: it tells of itself, and
   * keeps what it knows.
   * @param display token, if it is paired.
   */
  show(about: HelloMessage['about'], display?: string): void {
    this.about = about;
    this.display = display;
    this.cache = this.openCache();
    if (this.up) this.connection.hello();
    this.keep();
  }

  /** Tells the server what this display says of itself, if the link is up. */
  report(status: StatusMessage): void {
    this.connection.send(status);
  }

  hostConnected(): void {
    this.connected = true;
    // While nobody looked, or the machine slept, timers were late.
    this.stopListening = this.environment.onReturn(() => this.host.requestUpdate());
    void this.start();
  }

  /** Lets go of the socket until `hostConnected`, as when nobody looks; what is known stays. */
  hostDisconnected(): void {
    this.connected = false;
    this.stopListening?.();
    this.cancelTick?.();
    this.connection.stop();
  }

  hostUpdated(): void {
    this.tickLater();
    if (this.options.at === undefined) this.environment.afterRender(() => this.tell());
  }

  private async start(): Promise<void> {
    // Whoever comes back after a rest knows better.
    const kept = this.ready ? null : await this.cache?.load(this.options.conference);
    if (kept) {
      this.kept = true;
      this.asOf = kept.asOf;
      this.clock.kind = kept.clock;
      this.clock.restore(kept.sighting);
      this.store.restore(kept);
    }
    this.ready = true;
    if (!kept) this.host.requestUpdate();
    if (this.connected) this.connection.start();
  }

  private receive(message: ServerMessage): void {
    this.options.heard?.(message);
    if (message.type === 'welcome') {
      this.unknown = null;
      this.server = message.version;
      this.publicUrl = message.url ?? null;
      this.unverified = message.unverified === true;
      this.clock.kind = message.clock ?? 'real';
    } else if (message.type === 'error' && message.code === 'unknown-conference') {
      this.unknown = message.conferences ?? [];
    } else if (message.type === 'error' && message.code === 'unsupported-protocol') {
      // Whatever it calls itself, it is another server than the one that this page came from.
      this.server = '';
    }
    this.store.receive(message);
    this.noteCurrent();
    if (message.type === 'welcome' || message.type === 'error') this.host.requestUpdate();
  }

  private exchange(sent: number, received: number, server: Instant): void {
    const jumped = this.clock.exchange(sent, received, server);
    this.noteCurrent();
    if (jumped) this.host.requestUpdate();
  }

  private noteCurrent(): void {
    if (this.link.online) this.asOf = this.clock.sighting?.server ?? this.asOf;
  }

  private linked(up: boolean): void {
    this.up = up;
    this.told = null;
    this.host.requestUpdate();
  }

  private adopt(held: Held): void {
    this.schedule = schedule(held.programme, held.live);
    this.noteCurrent();
    this.keep();
    this.host.requestUpdate();
  }

  private keep(): void {
    const [held, sighting] = [this.store.held, this.clock.sighting];
    if (!this.up || !held || !sighting) return;
    const asOf = this.asOf ?? sighting.server;
    const kept = { ...held, asOf, sighting, clock: this.clock.kind };
    void this.cache?.save(this.options.conference, kept).then((saved) => {
      if (saved === this.kept) return;
      this.kept = saved;
      this.host.requestUpdate();
    });
  }

  /** The proof of display: the newest revision that is on the glass. */
  private tell(): void {
    if (!this.up || this.revision === null || this.revision === this.told) return;
    this.told = this.revision;
    this.connection.send({ type: 'shown', revision: this.revision });
  }

  private tickLater(): void {
    this.cancelTick?.();
    this.cancelTick = null;
    if (!this.connected || this.options.at !== undefined) return;
    const now = this.now();
    const minute = now - (now % MINUTE) + MINUTE;
    const next = Math.min(minute, (this.schedule && nextBoundary(this.schedule, now)) ?? minute);
    this.cancelTick = this.environment.after(next - now, () => {
      this.keep();
      this.host.requestUpdate();
    });
  }
}
