import { createHash } from 'node:crypto';
import { nuid } from '@nats-io/transport-node';
import type { JsMsg } from '@nats-io/jetstream';
import { StoreError } from '../errors.js';
import { Listeners } from '../listeners.js';
import { RevisionConflict, type Journal, type JournalEntry } from '../ports.js';
import type { NatsBlobs } from './blobs.js';
import { deliveredLine, type JournalStream, type Line, type Place } from './journal-stream.js';
import type { Link } from './link.js';

/** Entries of a conference that are kept in memory: as many as displays that were away may ask for, and more. */
const RECENT = 250;

interface Recent extends Place {
  readonly entry: JournalEntry;
}

/** What is known of a conference's journal. */
interface Known {
  /** The last entry; revision 0 for none. */
  head: Place;
  /** The last entries without a gap; empty, or up to `head`. */
  recent: Recent[];
  /** Revision by SHA-256 of the `Idempotency-Key`, of all entries up to `until`. Made when it is first asked for. */
  keys: Map<string, number> | null;
  keysUntil: Place;
}

const NOWHERE: Place = { revision: 0, seq: 0 };

const unknown = (head: Place = NOWHERE): Known => ({ head, recent: [], keys: null, keysUntil: NOWHERE });

const keyHash = (key: string): string => createHash('sha256').update(key).digest('base64url');

/**
 * The journal as a stream. An append names the sequence number that it expects the conference's last entry to have, so
 * that of two servers that decide at the same time the cluster takes one.
 */
export class NatsJournal implements Journal {
  readonly #known = new Map<string, Known>();
  readonly #listeners = new Listeners();
  /** Writes of this process that the follower has yet to come by: whoever wrote tells of them. */
  readonly #own = new Set<string>();

  constructor(
    private readonly link: Link,
    private readonly stream: JournalStream,
    private readonly blobs: NatsBlobs,
  ) {}

  /** Takes what the follower of the stream was given. */
  follow(message: JsMsg): void {
    const line = deliveredLine(message);
    const own = this.#own.delete(line.write);
    const { conference } = line;
    if (this.stream.isRemoval(message)) {
      this.#known.delete(conference);
    } else {
      // A body elsewhere is read when it is asked for.
      this.#learn(line, line.object ? null : parse(line));
    }
    if (!own) this.#listeners.tell(conference);
  }

  async append(conference: string, entry: JournalEntry): Promise<void> {
    let known = await this.#at(conference);
    if (entry.revision !== known.head.revision + 1) known = await this.#refresh(conference);
    if (entry.revision !== known.head.revision + 1) throw new RevisionConflict(known.head.revision);
    const write = nuid.next();
    const text = JSON.stringify(entry);
    const line = await this.#lineOf(conference, entry, text, write, known.head.seq);
    this.#own.add(write);
    try {
      const seq = await this.stream.publish(line);
      if (seq === null) throw new RevisionConflict((await this.#refresh(conference)).head.revision);
      this.#learn({ ...line, seq }, JSON.parse(text) as JournalEntry);
    } catch (error) {
      // Should it be in the stream after all, the follower tells.
      this.#own.delete(write);
      throw error;
    }
    this.#listeners.tell(conference);
  }

  async read(conference: string, after: number, limit = Infinity): Promise<JournalEntry[]> {
    const known = await this.#at(conference);
    const [from, to] = [Math.max(1, after + 1), Math.min(known.head.revision, after + limit)];
    if (from > to) return [];
    const { recent } = known;
    const first = recent[0]?.revision ?? Infinity;
    if (first <= from) return recent.slice(from - first, to + 1 - first).map(({ entry }) => entry);
    // Whoever asks for the end of a journal will ask for more of it.
    const start = to === known.head.revision ? Math.max(1, Math.min(from, to - RECENT + 1)) : from;
    const lines = await this.stream.read(conference, start, to, [...recent, known.head]);
    const read: Recent[] = [];
    for (const line of lines) read.push({ revision: line.revision, seq: line.seq, entry: await this.#entryOf(line) });
    if (known.head.revision === to) known.recent = read.slice(-RECENT);
    return read.slice(from - start).map(({ entry }) => entry);
  }

  async head(conference: string): Promise<number> {
    return (await this.#refresh(conference)).head.revision;
  }

  async findKey(conference: string, key: string): Promise<JournalEntry | null> {
    const known = await this.#refresh(conference);
    const { revision, seq } = known.head;
    const { keysUntil } = known;
    known.keys ??= new Map();
    if (keysUntil.revision < revision) {
      const places = [
        keysUntil,
        ...known.recent.filter((place) => place.seq > keysUntil.seq && place.seq < seq),
        known.head,
      ];
      const lines = await this.stream.read(conference, keysUntil.revision + 1, revision, places, true);
      for (const line of lines) if (line.key && !known.keys.has(line.key)) known.keys.set(line.key, line.revision);
      known.keysUntil = { revision, seq };
    }
    const found = known.keys.get(keyHash(key));
    if (found === undefined) return null;
    const [entry] = await this.read(conference, found - 1, 1);
    return entry?.key?.value === key ? entry : null;
  }

  subscribe(listener: (conference: string) => void): () => void {
    return this.#listeners.add(listener);
  }

  async remove(conference: string): Promise<void> {
    const before = this.#known.get(conference)?.head.revision ?? 0;
    const purged = await this.stream.purge(conference);
    this.#known.delete(conference);
    if (purged + before === 0) return;
    const write = nuid.next();
    this.#own.add(write);
    await this.stream.tellRemoval(conference, write);
    this.#listeners.tell(conference);
  }

  conferences(): Promise<string[]> {
    return this.stream.conferences();
  }

  async #lineOf(
    conference: string,
    entry: JournalEntry,
    text: string,
    write: string,
    after: number,
  ): Promise<Omit<Line, 'seq'>> {
    const bytes = Buffer.from(text);
    const large = bytes.length > this.link.largest;
    return {
      conference,
      revision: entry.revision,
      after,
      write,
      key: entry.key ? keyHash(entry.key.value) : '',
      object: large ? await this.blobs.putBody(bytes) : '',
      data: large ? new Uint8Array() : bytes,
    };
  }

  async #entryOf(line: Line): Promise<JournalEntry> {
    if (!line.object) return parse(line);
    const bytes = await this.blobs.getObject(line.object);
    if (!bytes)
      throw new StoreError(
        'corrupt',
        `NATS has no object ${line.object}, which revision ${line.revision} of "${line.conference}" names; restore a backup.`,
      );
    return JSON.parse(Buffer.from(bytes).toString()) as JournalEntry;
  }

  /** What is known, asked for once: from then on the follower keeps it true. */
  async #at(conference: string): Promise<Known> {
    return this.#known.get(conference) ?? this.#refresh(conference);
  }

  /** What the stream's leader knows; the follower may be some milliseconds behind. */
  async #refresh(conference: string): Promise<Known> {
    const before = this.#known.get(conference);
    const end = await this.stream.end(conference, before?.head);
    const known = this.#known.get(conference);
    // The follower may have been faster, or what is known may be of a journal that was removed.
    if (known && (end ? known.head.seq >= end.seq : known.head.seq === 0)) return known;
    // Entries in between will be read when they are asked for; the keys go on from where they are known.
    const same = known && end && known.head.revision < end.revision;
    const { keys, keysUntil } = same ? known : unknown();
    const now = { ...unknown(end ?? NOWHERE), keys, keysUntil };
    this.#known.set(conference, now);
    return now;
  }

  /** Takes in the message that follows what is known. @param entry null if its body is not at hand. */
  #learn(line: Line, entry: JournalEntry | null): void {
    const { conference, revision, seq, after } = line;
    const known = this.#known.get(conference);
    // Nobody has asked for it yet, or it is known already.
    if (!known || seq <= known.head.seq) return;
    if (after !== known.head.seq || revision !== known.head.revision + 1) {
      // Void, or not what was expected: whoever asks next is told by the stream itself.
      this.#known.delete(conference);
      return;
    }
    const head = { revision, seq };
    if (entry) known.recent.push({ ...head, entry });
    else known.recent = [];
    if (known.recent.length > RECENT) known.recent.shift();
    known.head = head;
  }
}

const parse = ({ data }: Line): JournalEntry => JSON.parse(Buffer.from(data).toString()) as JournalEntry;
