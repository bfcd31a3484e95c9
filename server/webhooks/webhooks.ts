/** Tells other programs of changes and of displays: who wants to hear what, and what is said. */
import { randomBytes } from 'node:crypto';
import type { Instant } from '../../core/index.js';
import type { Conference } from '../conference/conference.js';
import type { Conferences } from '../conference/conferences.js';
import { rfc3339, tellInstants } from '../instants.js';
import { Refusal } from '../refusal.js';
import type { JournalEntry, Records } from '../store/ports.js';
import { Outbox, type OutboxOptions } from './outbox.js';
import { SECRET_PREFIX } from './post.js';
import { WEBHOOKS, type Delivery, type EventType, type WebhookRecord } from './record.js';

/** What admins choose. */
export type WebhookWish = Pick<WebhookRecord, 'url' | 'events' | 'conference' | 'allowPrivate' | 'paused'>;

/** Each is asked at every change. */
const MOST = 20;
/** What a change sets is told up to this length, characters; beyond, the receiver reads the schedule. */
const LONGEST_SET = 64 * 1024;

export interface WebhooksOptions extends OutboxOptions {
  readonly conferences: Conferences;
}

export class Webhooks {
  readonly outbox: Outbox;
  readonly #records: Records;
  readonly #options: WebhooksOptions;
  readonly #running = new Set<Promise<void>>();
  readonly #stop: () => void;

  constructor(options: WebhooksOptions) {
    this.#options = options;
    this.#records = options.records;
    this.outbox = new Outbox(options);
    const { conferences } = options;
    const heard = (conference: Conference, entry: JournalEntry): void => this.#track(this.#changed(conference, entry));
    conferences.on('entry', heard);
    this.#stop = () => conferences.off('entry', heard);
  }

  /** The oldest first. */
  async list(): Promise<WebhookRecord[]> {
    const all = await this.#records.list<WebhookRecord>(WEBHOOKS);
    return all.map(({ value }) => value).sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
  }

  /** @throws Refusal `unknown-webhook` */
  async get(id: string): Promise<WebhookRecord> {
    const found = await this.#records.get<WebhookRecord>(WEBHOOKS, id);
    if (!found) throw new Refusal(404, 'unknown-webhook', 'There is no such webhook; see GET /api/webhooks.');
    return found.value;
  }

  /** @throws Refusal `invalid-url`, `unknown-conference`, `too-many-webhooks` */
  async add(wish: WebhookWish): Promise<WebhookRecord> {
    this.#check(wish);
    if ((await this.list()).length >= MOST)
      throw new Refusal(422, 'too-many-webhooks', `There can be ${MOST} webhooks; remove one first.`);
    const id = randomBytes(6).toString('hex');
    const secret = SECRET_PREFIX + randomBytes(32).toString('base64');
    const record: WebhookRecord = { ...wish, id, secret, created: this.#options.now() };
    await this.#records.put(WEBHOOKS, id, record, 0);
    return record;
  }

  /** @throws Refusal `unknown-webhook`, `invalid-url`, `unknown-conference` */
  async alter(id: string, wish: Partial<WebhookWish>): Promise<WebhookRecord> {
    const next = { ...(await this.get(id)), ...wish };
    this.#check(next);
    await this.#records.put(WEBHOOKS, id, next);
    this.outbox.look();
    return next;
  }

  /** @throws Refusal `unknown-webhook` */
  async remove(id: string): Promise<void> {
    await this.get(id);
    await this.#records.delete(WEBHOOKS, id);
    await this.outbox.forget(id);
  }

  /** Has a message sent that says nothing, to see whether it arrives. */
  async test(id: string): Promise<void> {
    await this.get(id);
    await this.#put(id, `test-${randomBytes(6).toString('hex')}`, 'test', { hello: 'This is a test.' });
  }

  /** Tells whoever wants to hear it. @param id the same for the same event, on every server. */
  async tell(type: EventType, conference: string, id: string, data: object): Promise<void> {
    for (const webhook of await this.list()) {
      if (!webhook.events.includes(type) || (webhook.conference ?? conference) !== conference) continue;
      await this.#put(webhook.id, id, type, { conference, ...data });
    }
  }

  /** Resolves when all that is to be told is written down. */
  async settled(): Promise<void> {
    await Promise.all(this.#running);
  }

  async close(): Promise<void> {
    this.#stop();
    await this.settled();
    await this.outbox.close();
  }

  #check({ url, conference }: WebhookWish): void {
    if (conference !== null) this.#options.conferences.get(conference);
    if (/^https?:$/.test(URL.parse(url)?.protocol ?? '')) return;
    throw new Refusal(422, 'invalid-url', 'The address must be a whole one, such as https://example.org/hallway.');
  }

  /** Who did it is nobody's business outside. */
  #changed({ slug, timezone, record }: Conference, { revision, at, change }: JournalEntry): Promise<void> {
    const set = JSON.stringify(change.set).length > LONGEST_SET ? null : tellInstants(change.set, timezone);
    const data = { revision, at: rfc3339(at, timezone), change: { type: change.type, set } };
    return this.tell('change', slug, `change-${record.id}-${revision}`, data);
  }

  #put(webhook: string, id: string, type: Delivery['type'], data: object): Promise<void> {
    const created: Instant = this.#options.now();
    const body = JSON.stringify({ type, timestamp: new Date(created).toISOString(), data });
    return this.outbox.put({ webhook, id, type, body, created, attempts: 0, next: created });
  }

  #track(work: Promise<void>): void {
    const done = work.catch(this.#options.fault);
    this.#running.add(done);
    void done.finally(() => this.#running.delete(done));
  }
}
