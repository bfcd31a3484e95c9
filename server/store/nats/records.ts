import { headers, nuid } from '@nats-io/transport-node';
import type { JsMsg, StoredMsg } from '@nats-io/jetstream';
import { Listeners } from '../listeners.js';
import { RevisionConflict, type Records, type StoredRecord } from '../ports.js';
import type { NatsBlobs } from './blobs.js';
import { API_ERRORS, isApiError, type Link } from './link.js';
import { HEADERS, textOf, tokenOf } from './names.js';

/** Larger documents, such as snapshots, lie in the object store: not every server needs them in memory, bytes. */
const LARGE = 32 * 1024;
/** Marks of deleted documents are of no use any more after this time, ms. */
const MARKS_STAY = 60 * 60_000;

/** What the bucket holds under a key. */
interface Held {
  readonly collection: string;
  readonly key: string;
  /** Of the bucket's stream. */
  readonly seq: number;
  /** Counted from 1 by ourselves: the bucket's own numbers are those of its stream. 0: deleted. */
  readonly revision: number;
  readonly write: string;
  /** JSON, or … */
  readonly text: string;
  /** … the object that holds it, '' for none. */
  readonly object: string;
}

/** The header with which a key-value bucket marks a deletion. */
const OPERATION = 'KV-Operation';

/**
 * Keyed documents as a key-value bucket, held in memory by every server: reading works while the cluster is away. A put
 * names the sequence number that it replaces, so that of two at the same time the cluster takes one.
 */
export class NatsRecords implements Records {
  readonly #held = new Map<string, Map<string, Held>>();
  readonly #listeners = new Listeners();
  /** Writes of this process that the follower has yet to come by: whoever wrote tells of them. */
  readonly #own = new Set<string>();

  constructor(
    private readonly link: Link,
    private readonly blobs: NatsBlobs,
    private readonly bucket: string,
  ) {}

  /** The stream under the bucket. */
  get stream(): string {
    return `KV_${this.bucket}`;
  }

  /** Takes what the follower of the bucket was given. */
  follow(message: JsMsg): void {
    const held = heldOf(message.subject, message.seq, message.headers, () => message.string());
    this.#learn(held);
    if (held.revision === 0 && Date.now() - message.time.getTime() > MARKS_STAY) void this.#forgetMark(held);
    if (!this.#own.delete(held.write)) this.#listeners.tell(held.collection);
  }

  async get<T>(collection: string, key: string): Promise<StoredRecord<T> | null> {
    const known = this.#find(collection, key);
    // Another server may have made it a moment ago; while the cluster is away nobody makes any.
    const held = known ?? (this.link.trouble === null ? await this.#ask(collection, key) : null);
    return held && held.revision > 0 ? this.#document<T>(held) : null;
  }

  async list<T>(collection: string): Promise<StoredRecord<T>[]> {
    const all = [...(this.#held.get(collection)?.values() ?? [])].filter(({ revision }) => revision > 0);
    const documents = await Promise.all(all.map((held) => this.#document<T>(held)));
    return documents
      .filter((document) => document !== null)
      .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
  }

  async put<T>(collection: string, key: string, value: T, expected?: number): Promise<number> {
    const text = JSON.stringify(value);
    for (let held = await this.#current(collection, key); ; held = await this.#ask(collection, key)) {
      if (expected !== undefined && expected !== held?.revision) held = await this.#ask(collection, key);
      const actual = held?.revision ?? 0;
      if (expected !== undefined && expected !== actual) throw new RevisionConflict(actual);
      const bytes = Buffer.from(text);
      const object = bytes.length > LARGE ? await this.blobs.putBody(bytes) : '';
      const next = { collection, key, revision: actual + 1, write: nuid.next(), text: object ? '' : text, object };
      if (!(await this.#write(next, held?.seq ?? 0))) continue;
      if (held?.object) this.#dropBody(held.object);
      return next.revision;
    }
  }

  async delete(collection: string, key: string): Promise<boolean> {
    for (let held = await this.#current(collection, key); ; held = await this.#ask(collection, key)) {
      if (!held || held.revision === 0) return false;
      const mark = { collection, key, revision: 0, write: nuid.next(), text: '', object: '' };
      if (!(await this.#write(mark, held.seq))) continue;
      if (held.object) this.#dropBody(held.object);
      return true;
    }
  }

  subscribe(listener: (collection: string) => void): () => void {
    return this.#listeners.add(listener);
  }

  async collections(): Promise<string[]> {
    return [...this.#held]
      .filter(([, documents]) => [...documents.values()].some(({ revision }) => revision > 0))
      .map(([collection]) => collection);
  }

  /** @returns false if the document is no longer what `after` says. */
  async #write(next: Omit<Held, 'seq'>, after: number): Promise<boolean> {
    const { collection, key, revision, write, text, object } = next;
    const header = headers();
    header.set(HEADERS.write, write);
    if (object) header.set(HEADERS.object, object);
    if (revision === 0) header.set(OPERATION, 'DEL');
    else header.set(HEADERS.revision, String(revision));
    const options = { headers: header, msgID: write, expect: { lastSubjectSequence: after } };
    const subject = this.#subject(collection, key);
    this.#own.add(write);
    try {
      const { seq } = await this.link.insist(() => this.link.js.publish(subject, text, options));
      this.#learn({ ...next, seq });
    } catch (error) {
      // Should it have been taken after all, as when an acknowledgement is lost, the bucket has it.
      const taken =
        isApiError(error, API_ERRORS.wrongLastSequence) && (await this.#ask(collection, key))?.write === write;
      if (!taken) {
        this.#own.delete(write);
        if (object) this.#dropBody(object);
        if (isApiError(error, API_ERRORS.wrongLastSequence)) return false;
        throw error;
      }
    }
    this.#listeners.tell(collection);
    return true;
  }

  #find(collection: string, key: string): Held | null {
    return this.#held.get(collection)?.get(key) ?? null;
  }

  async #current(collection: string, key: string): Promise<Held | null> {
    return this.#find(collection, key) ?? this.#ask(collection, key);
  }

  /** What the bucket's leader holds; null: nothing, not even the mark of a deletion. */
  async #ask(collection: string, key: string): Promise<Held | null> {
    const question = { last_by_subj: this.#subject(collection, key) };
    const message: StoredMsg | null = await this.link.insist(() =>
      this.link.jsm.streams.getMessage(this.stream, question),
    );
    if (!message) this.#held.get(collection)?.delete(key);
    else this.#learn(heldOf(message.subject, message.seq, message.header, () => message.string()));
    return this.#find(collection, key);
  }

  async #document<T>(held: Held): Promise<StoredRecord<T> | null> {
    const { collection, key, object } = held;
    if (!object) return { key, value: JSON.parse(held.text) as T, revision: held.revision };
    const bytes = await this.blobs.getObject(object);
    if (bytes) return { key, value: JSON.parse(Buffer.from(bytes).toString()) as T, revision: held.revision };
    // Replaced while it was read; or lost, which for what is so large means that it is made anew.
    const now = await this.#ask(collection, key);
    return now && now.revision > 0 && now.seq !== held.seq ? this.#document<T>(now) : null;
  }

  #learn(held: Held): void {
    let documents = this.#held.get(held.collection);
    if (!documents) this.#held.set(held.collection, (documents = new Map()));
    if ((documents.get(held.key)?.seq ?? 0) < held.seq) documents.set(held.key, held);
  }

  /** An object that nobody names any more; if it stays, it only takes up space. */
  #dropBody(object: string): void {
    this.blobs.deleteObject(object).catch(() => undefined);
  }

  async #forgetMark({ collection, key, seq }: Held): Promise<void> {
    try {
      await this.link.jsm.streams.deleteMessage(this.stream, seq, false);
    } catch {
      // Another server was faster, or the cluster is away: the next start tries again.
      return;
    }
    const documents = this.#held.get(collection);
    if (documents?.get(key)?.seq === seq) documents.delete(key);
  }

  #subject(collection: string, key: string): string {
    return `$KV.${this.bucket}.${tokenOf(collection)}.${tokenOf(key)}`;
  }
}

function heldOf(
  subject: string,
  seq: number,
  header: { get(name: string): string } | undefined,
  text: () => string,
): Held {
  const [collection = '', key = ''] = subject.split('.').slice(-2);
  const deleted = (header?.get(OPERATION) ?? '') !== '';
  return {
    collection: textOf(collection),
    key: textOf(key),
    seq,
    revision: deleted ? 0 : Number(header?.get(HEADERS.revision) || 1),
    write: header?.get(HEADERS.write) ?? '',
    text: deleted ? '' : text(),
    object: header?.get(HEADERS.object) ?? '',
  };
}
