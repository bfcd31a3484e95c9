/**
 * Sends Web Push messages (RFC 8030, 8291, 8292), a few at a time and from a queue that has an end: nothing here may hold up a
 * change on its way to displays. `web-push` encrypts and signs; the connection is ours, because addresses are chosen by strangers.
 */
import { lookup as dnsLookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { setImmediate as turn } from 'node:timers/promises';
import type { Records } from '../../store/ports.js';
import { guardedLookup } from '../../sources/addresses.js';
import { keptKey } from '../keys.js';
import { requireEndpoint, type Endpoint } from './subscriptions.js';

const library = async () => (await import('web-push')).default;

/** How a push service shall treat a message. */
export interface Handling {
  /** Seconds that it may wait for a phone that is off. */
  readonly ttl: number;
  readonly urgency: 'normal' | 'high';
  /** A newer message of the same topic takes the place of one that waits; at most 32 characters, base64url. */
  readonly topic?: string;
}

export interface Message extends Handling {
  readonly to: Endpoint & { readonly key: string; readonly origin: string };
  readonly payload: string;
}

export type Outcome = 'sent' | 'gone' | 'failed' | 'dropped';

export interface SenderBounds {
  /** Messages on their way at once. */
  readonly atOnce: number;
  /** Messages that may wait; beyond, the oldest are dropped. */
  readonly waiting: number;
  /** How long a push service may take, ms. */
  readonly patience: number;
  /** Pauses before a message is tried again, ms. */
  readonly retries: readonly number[];
}

const BOUNDS: SenderBounds = { atOnce: 16, waiting: 20_000, patience: 10_000, retries: [2_000, 10_000] };

/** A signature (RFC 8292) is good for a day at most; it is used for half of that, ms. */
const SIGNED_FOR = 12 * 60 * 60_000;
/** Bytes of an answer that are read: push services say little. */
const LONGEST_ANSWER = 16 * 1024;
/** While the server is loaded, messages wait this long, ms. */
const PAUSE = 500;

export interface SenderOptions {
  readonly records: Records;
  /** Wall clock, ms. */
  readonly now: () => number;
  /** Whether displays need the server for themselves. */
  readonly isLoaded?: () => boolean;
  /** Private addresses and plain HTTP are fine: for tests. */
  readonly anywhere?: boolean;
  readonly bounds?: Partial<SenderBounds>;
  readonly outcome?: (message: Message, outcome: Outcome) => void;
}

interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

export class PushSender {
  readonly #options: SenderOptions;
  readonly #bounds: SenderBounds;
  readonly #waiting: Message[] = [];
  readonly #idle: (() => void)[] = [];
  readonly #signatures = new Map<string, { readonly header: string; readonly until: number }>();
  readonly #agents: { readonly 'http:': http.Agent; readonly 'https:': https.Agent };
  readonly #stopping = new AbortController();
  #keys: Promise<VapidKeys> | undefined;
  #busy = 0;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#bounds = { ...BOUNDS, ...options.bounds };
    const lookup = guardedLookup((host) => dnsLookup(host, { all: true }), options.anywhere ?? false);
    const settings = { keepAlive: true, maxSockets: this.#bounds.atOnce, lookup, timeout: this.#bounds.patience };
    this.#agents = { 'http:': new http.Agent(settings), 'https:': new https.Agent(settings) };
  }

  /** Whether private addresses and plain HTTP are fine. */
  get anywhere(): boolean {
    return this.#options.anywhere ?? false;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** The key by which browsers know this server's messages, base64url; made once. */
  async publicKey(): Promise<string> {
    return (await this.#vapid()).publicKey;
  }

  /** Queues a message. */
  send(message: Message): void {
    if (this.#stopping.signal.aborted) return;
    this.#waiting.push(message);
    if (this.#waiting.length > this.#bounds.waiting) this.#tell(this.#waiting.shift()!, 'dropped');
    if (this.#busy < this.#bounds.atOnce) {
      this.#busy += 1;
      void this.#work();
    }
  }

  /** Resolves when nothing waits and nothing is on its way. */
  async idle(): Promise<void> {
    if (this.#busy > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** What is on its way is given up; push is no promise. */
  async close(): Promise<void> {
    this.#stopping.abort();
    this.#waiting.length = 0;
    await this.idle();
    for (const agent of Object.values(this.#agents)) agent.destroy();
  }

  async #work(): Promise<void> {
    const { signal } = this.#stopping;
    for (;;) {
      // One message a turn: encrypting takes a third of a millisecond, and a change may wait behind it.
      await turn();
      while (this.#options.isLoaded?.() && !signal.aborted) await pause(PAUSE, signal);
      const message = this.#waiting.shift();
      if (!message) break;
      this.#tell(message, await this.#deliver(message));
    }
    this.#busy -= 1;
    if (this.#busy === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }

  async #deliver(message: Message): Promise<Outcome> {
    for (const wait of [...this.#bounds.retries, null]) {
      const status = await this.#post(message).catch(() => 0);
      if (status >= 200 && status < 300) return 'sent';
      if (status === 404 || status === 410) return 'gone';
      const again = status === 0 || status === 429 || status >= 500;
      if (!again || wait === null || this.#stopping.signal.aborted) break;
      await pause(wait, this.#stopping.signal);
    }
    return 'failed';
  }

  /** @returns the status of the answer. */
  async #post({ to, payload, ttl, urgency, topic }: Message): Promise<number> {
    requireEndpoint(to, this.anywhere);
    const webPush = await library();
    const url = new URL(to.endpoint);
    const { headers, body } = webPush.generateRequestDetails(to, payload, {
      TTL: ttl,
      urgency,
      ...(topic !== undefined && { topic }),
      headers: { Authorization: await this.#signature(url.origin, to.origin) },
    });
    const { request } = url.protocol === 'http:' ? http : https;
    return new Promise<number>((resolve, reject) => {
      const { signal } = this.#stopping;
      const agent = this.#agents[url.protocol as 'http:' | 'https:'];
      const sent = request(url, { method: 'POST', headers, agent, signal, timeout: this.#bounds.patience });
      sent.on('timeout', () => sent.destroy(new Error('the push service does not answer')));
      sent.on('error', reject);
      sent.on('response', (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > LONGEST_ANSWER) response.destroy();
        });
        response.on('error', () => undefined);
        response.on('close', () => resolve(response.statusCode ?? 0));
      });
      sent.end(body);
    });
  }

  /** One signature serves all messages to one push service. */
  async #signature(audience: string, origin: string): Promise<string> {
    const name = `${audience} ${origin}`;
    const known = this.#signatures.get(name);
    const now = this.#options.now();
    if (known && known.until > now) return known.header;
    const webPush = await library();
    const { publicKey, privateKey } = await this.#vapid();
    const subject = origin.startsWith('https:') ? origin : 'mailto:nobody@hallway.invalid';
    const { Authorization: header } = webPush.getVapidHeaders(audience, subject, publicKey, privateKey, 'aes128gcm');
    if (this.#signatures.size > 100) this.#signatures.clear();
    this.#signatures.set(name, { header, until: now + SIGNED_FOR / 2 });
    return header;
  }

  async #vapid(): Promise<VapidKeys> {
    this.#keys ??= library().then(({ generateVAPIDKeys }) =>
      keptKey<VapidKeys>(this.#options.records, 'push', generateVAPIDKeys),
    );
    return this.#keys.catch((error: unknown) => {
      this.#keys = undefined;
      throw error;
    });
  }

  #tell(message: Message, outcome: Outcome): void {
    this.#options.outcome?.(message, outcome);
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    timer.unref();
    signal.addEventListener('abort', end);
  });
