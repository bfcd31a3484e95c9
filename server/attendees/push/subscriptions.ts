/** Who wants to be told by push: one document for each browser and conference, all of them in memory, too. */
import { createPublicKey } from 'node:crypto';
import { isIP } from 'node:net';
import type { Instant, Rename } from '../../../core/index.js';
import { hashSecret } from '../../people/secrets.js';
import { Refusal } from '../../refusal.js';
import { isPublic } from '../../sources/addresses.js';
import type { Records } from '../../store/ports.js';
import { OwnWrites } from '../own-writes.js';

export const PUSH = 'push';

/** All browsers of all conferences. */
const MOST = 50_000;

/** What a browser says of itself (Push API). */
export interface Endpoint {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

export interface Subscription extends Endpoint {
  /** Id of the conference. */
  readonly conference: string;
  /** Whose bookmarks it follows … */
  readonly attendee?: string;
  /** … or its own, without an account. */
  readonly sessions?: readonly string[];
  /** Whether it wants announcements. */
  readonly announcements: boolean;
  /** Language of the reader. */
  readonly language: string;
  /** Page that asked: push services are told whose messages these are. */
  readonly origin: string;
  readonly created: Instant;
}

export interface KeptSubscription extends Subscription {
  readonly key: string;
}

const keyOf = (endpoint: string, conference: string): string => `${hashSecret(endpoint)}/${conference}`;

/**
 * Push services are on the public internet, by HTTPS; whoever names another address wants this server to go where it must not.
 * Names are judged again when they are resolved.
 * @param anywhere for tests.
 * @throws Refusal `invalid-subscription`
 */
export function requireEndpoint({ endpoint, keys }: Endpoint, anywhere: boolean): void {
  const url = URL.parse(endpoint);
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? '';
  const isFine =
    url !== null &&
    (anywhere || (url.protocol === 'https:' && url.username === '' && (isIP(host) === 0 || isPublic(host))));
  if (!isFine || !areKeys(keys)) {
    throw new Refusal(
      400,
      'invalid-subscription',
      'This is no push subscription of a browser; turn messages on again.',
    );
  }
}

/** A point on P-256 and 16 bytes (RFC 8291 2). */
function areKeys({ p256dh, auth }: Endpoint['keys']): boolean {
  const point = Buffer.from(p256dh, 'base64url');
  if (point.length !== 65 || point[0] !== 4 || Buffer.from(auth, 'base64url').length !== 16) return false;
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  try {
    createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}

export class Subscriptions {
  readonly #written: OwnWrites<Subscription>;
  readonly #all = new Map<string, KeptSubscription>();
  readonly #stop: () => void;
  #loading: Promise<void>;

  constructor(records: Records) {
    this.#written = new OwnWrites(records, PUSH);
    this.#stop = this.#written.onForeign(() => (this.#loading = this.#loading.then(() => this.#load())));
    this.#loading = this.#load();
    // Whoever needs them waits for them, and hears of it.
    this.#loading.catch(() => undefined);
  }

  get size(): number {
    return this.#all.size;
  }

  /** All of one conference. */
  async of(conference: string): Promise<KeptSubscription[]> {
    await this.#loading;
    return [...this.#all.values()].filter((each) => each.conference === conference);
  }

  /** What is kept of one browser; null if nothing. */
  async get(endpoint: string, conference: string): Promise<KeptSubscription | null> {
    await this.#loading;
    return this.#all.get(keyOf(endpoint, conference)) ?? null;
  }

  async ofAttendee(attendee: string): Promise<KeptSubscription[]> {
    await this.#loading;
    return [...this.#all.values()].filter((each) => each.attendee === attendee);
  }

  /** Keeps a subscription, in place of an earlier one of the same browser. @throws Refusal `too-many-subscriptions` */
  async put(subscription: Subscription): Promise<void> {
    await this.#loading;
    const key = keyOf(subscription.endpoint, subscription.conference);
    if (this.#all.size >= MOST && !this.#all.has(key)) {
      throw new Refusal(
        503,
        'too-many-subscriptions',
        'More phones cannot be told by push here; look at the guide instead.',
      );
    }
    await this.#written.put(key, subscription);
    this.#all.set(key, { ...subscription, key });
  }

  async remove(endpoint: string, conference: string): Promise<void> {
    await this.removeKey(keyOf(endpoint, conference));
  }

  async removeKey(key: string): Promise<void> {
    await this.#loading;
    this.#all.delete(key);
    await this.#written.delete(key);
  }

  async removeAttendee(attendee: string): Promise<void> {
    for (const { key } of await this.ofAttendee(attendee)) await this.removeKey(key);
  }

  /** Sessions that a programme has under new ids (P3) are followed there, too. */
  async follow(conference: string, renamed: readonly Rename[]): Promise<void> {
    for (const { key: _key, ...subscription } of await this.of(conference)) {
      const { sessions = [] } = subscription;
      const moved = renamed.filter(({ from, to }) => sessions.includes(from) && !sessions.includes(to));
      if (moved.length > 0) await this.put({ ...subscription, sessions: [...sessions, ...moved.map(({ to }) => to)] });
    }
  }

  async removeConference(conference: string): Promise<void> {
    for (const { key } of await this.of(conference)) await this.removeKey(key);
  }

  close(): void {
    this.#stop();
  }

  async #load(): Promise<void> {
    const found = await this.#written.list();
    this.#all.clear();
    for (const { key, value } of found) this.#all.set(key, { ...value, key });
  }
}
