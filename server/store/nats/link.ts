/**
 * The connection to the cluster: made with patience, kept for ever, and watched, so that everybody else need only ask
 * whether there is `trouble`.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import {
  jetstream,
  jetstreamManager,
  JetStreamApiError,
  JetStreamError,
  type JetStreamClient,
  type JetStreamManager,
  type StreamInfo,
} from '@nats-io/jetstream';
import {
  connect,
  ConnectionError,
  credsAuthenticator,
  NoRespondersError,
  RequestError,
  TimeoutError,
  type NatsConnection,
} from '@nats-io/transport-node';
import { StoreError } from '../errors.js';
import type { Patience } from '../ports.js';
import type { NatsAddress } from './address.js';

/** One request to the cluster, ms. */
const TIMEOUT = 2_000;
/** A new leader is there after some seconds: so long a write is tried again, ms. */
export const PERSISTENCE = 10_000;
/** Pause between two tries, ms. */
const PAUSE = 150;
/** How often the cluster is asked whether it is there, ms. */
const PULSE = 1_000;
/** Silence of the cluster that is not yet trouble, ms. */
const GRACE = 3_000;
/** Trouble of this length is no passing one: writes are refused at once, ms. */
const LASTING = 5_000;
/** How often somebody who waits for a cluster is told why, ms. */
const TELL_EVERY = 10_000;

/** JetStream's numbers for what is wrong (https://github.com/nats-io/nats-server, `server/errors.json`). */
export const API_ERRORS = { streamNotFound: 10059, wrongLastSequence: 10071, noPeers: 10005 } as const;

export const isApiError = (error: unknown, code: number): boolean =>
  error instanceof JetStreamApiError && error.code === code;

/** Asked at each pulse: what a stream's last sequence number means to its follower. */
export interface Watched {
  readonly stream: string;
  /** @returns what is wrong with it, if anything. */
  check(last: number): string | null;
}

/** Connects, waiting for the cluster if need be. @throws StoreError once `patience` is over. */
export async function openLink(address: NatsAddress, patience: Patience): Promise<Link> {
  const { credentials } = address;
  const authenticator = credentials === undefined ? undefined : credsAuthenticator(readCredentials(credentials));
  return waitFor(patience, async () => {
    const connection = await connect({
      servers: [...address.servers],
      name: `hallway ${process.pid}`,
      timeout: TIMEOUT,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      reconnectJitter: 250,
      // A server that was stopped or cut off is noticed within six seconds.
      pingInterval: 2_000,
      maxPingOut: 2,
      ...(address.user !== undefined && { user: address.user, pass: address.password }),
      ...(address.token !== undefined && { token: address.token }),
      ...(authenticator && { authenticator }),
      ...(address.tls && { tls: address.ca === undefined ? {} : { caFile: address.ca } }),
    }).catch((error: unknown) => {
      throw unreachable(`NATS at ${address.servers.join(', ')} does not answer (${wordsOf(error)})`);
    });
    try {
      return new Link(address, connection, await jetstreamManager(connection, { timeout: TIMEOUT, checkAPI: false }));
    } catch (error) {
      await connection.close();
      throw error;
    }
  });
}

function readCredentials(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new StoreError('missing', `HALLWAY_STORE names the credentials ${file}, which cannot be read.`, {
      cause: error,
    });
  }
}

/** Tries until it works; a cluster that is not there yet, or not yet whole, is waited for. */
export async function waitFor<T>({ patience, waiting }: Patience, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  let told = -Infinity;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const reason = reasonOf(error);
      const now = performance.now();
      if (reason === null) throw error;
      if (now - begun >= patience) throw unreachable(`${reason}; start it, or check HALLWAY_STORE`);
      if (now - told >= TELL_EVERY) waiting?.(reason);
      if (now - told >= TELL_EVERY) told = now;
      await delay(250);
    }
  }
}

const unreachable = (why: string, cause?: unknown): StoreError =>
  new StoreError('unreachable', `${why}.`, cause === undefined ? {} : { cause });

const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]!.toLowerCase();

/** Why the cluster cannot do it at the moment; null: it never will. */
function reasonOf(error: unknown): string | null {
  if (error instanceof StoreError) return error.code === 'unreachable' ? error.message.replace(/\.$/, '') : null;
  if (isApiError(error, API_ERRORS.wrongLastSequence)) return null;
  if (isApiError(error, API_ERRORS.noPeers)) return 'NATS has fewer servers than it shall keep copies';
  if (error instanceof JetStreamApiError) return `NATS refuses: ${wordsOf(error)}`;
  const passing = [TimeoutError, NoRespondersError, RequestError, ConnectionError, JetStreamError];
  if (!passing.some((kind) => error instanceof kind)) return null;
  return 'NATS answers, but its JetStream has no leader: too few of its servers run';
}

export class Link {
  readonly js: JetStreamClient;
  /** Called when the connection was lost and is back. */
  readonly returned = new Set<() => void>();
  readonly #watched: Watched[] = [];
  #connected = true;
  #trouble: { readonly reason: string; readonly since: number } | null = null;
  #failing: { readonly since: number } | null = null;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    readonly address: NatsAddress,
    readonly connection: NatsConnection,
    readonly jsm: JetStreamManager,
  ) {
    this.js = jetstream(connection, { timeout: TIMEOUT });
    void this.#listen();
  }

  /** Bytes that fit into a message beside its headers; the rest goes to the object store. */
  get largest(): number {
    return Math.floor((this.connection.info?.max_payload ?? 1_048_576) / 2);
  }

  /** Why nothing can be written at the moment, in one sentence; null: all is well. */
  get trouble(): string | null {
    return this.#trouble && `${this.#trouble.reason}.`;
  }

  /** From now on, these streams are asked for their state every second. */
  watch(watched: readonly Watched[]): void {
    this.#watched.push(...watched);
    this.#timer ??= setTimeout(() => void this.#pulse(), PULSE).unref();
  }

  /**
   * Does what must be safe to repeat, again and again while the cluster is without a leader or out of reach.
   * @throws StoreError `unreachable`: whether it was done is not known.
   */
  async insist<T>(work: () => Promise<T>): Promise<T> {
    const end = performance.now() + PERSISTENCE;
    for (;;) {
      if (this.#closed) throw new StoreError('failed', 'The store is closed.');
      if (this.#trouble && performance.now() - this.#trouble.since > LASTING) throw unreachable(this.#trouble.reason);
      let reason: string | null = `NATS at ${this.address.servers.join(', ')} is out of reach`;
      let cause: unknown;
      // A message that waits in a buffer for the connection would arrive when nobody expects it any more.
      if (this.#connected) {
        try {
          return await work();
        } catch (error) {
          reason = reasonOf(error);
          if (reason === null) throw error;
          cause = error;
        }
      }
      if (performance.now() >= end) throw unreachable(reason, cause);
      await delay(PAUSE);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.connection.close();
  }

  async #listen(): Promise<void> {
    for await (const { type } of this.connection.status()) {
      if (type === 'disconnect') this.#connected = false;
      if (type !== 'reconnect') continue;
      this.#connected = true;
      for (const tell of this.returned) tell();
    }
  }

  async #pulse(): Promise<void> {
    const reason = await this.#look();
    if (this.#closed) return;
    const now = performance.now();
    if (reason === null) this.#failing = this.#trouble = null;
    else if (!this.#failing) this.#failing = { since: now };
    else if (now - this.#failing.since >= GRACE) this.#trouble = { reason, since: this.#trouble?.since ?? now };
    this.#timer = setTimeout(() => void this.#pulse(), PULSE).unref();
  }

  async #look(): Promise<string | null> {
    if (!this.#connected) return `NATS at ${this.address.servers.join(', ')} is out of reach`;
    try {
      for (const watched of this.#watched) {
        const { state }: StreamInfo = await this.jsm.streams.info(watched.stream);
        const wrong = watched.check(state.last_seq);
        if (wrong !== null) return wrong;
      }
      return null;
    } catch (error) {
      if (isApiError(error, API_ERRORS.streamNotFound)) return 'NATS has lost the journal; restore a backup';
      return reasonOf(error);
    }
  }
}
