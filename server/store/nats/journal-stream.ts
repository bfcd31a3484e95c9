/** The journal's stream: one subject a conference, one message an entry, in the order of their revisions. */
import { headers } from '@nats-io/transport-node';
import type { JsMsg, StoredMsg } from '@nats-io/jetstream';
import { StoreError } from '../errors.js';
import type { Link } from './link.js';
import { HEADERS, textOf, tokenOf, type namesOf } from './names.js';

/** One entry as a message. */
export interface Line {
  readonly conference: string;
  readonly revision: number;
  /** Sequence number in the stream. */
  readonly seq: number;
  /** Names the write that it came from. */
  readonly write: string;
  /** SHA-256 of its `Idempotency-Key`, '' for none. */
  readonly key: string;
  /** Name of the object with its body, '' where `data` is the body. */
  readonly object: string;
  readonly data: Uint8Array;
}

/** An entry at a place. */
export interface Place {
  readonly revision: number;
  readonly seq: number;
}

/** So few entries are asked for one by one; for more a consumer pays. */
const FEW = 8;
/** A place so near is walked to, not searched, entries. */
const NEAR = 200;
/** Silence in the midst of reading after which it is given up and tried again, ms. */
const SILENCE = 4_000;

type Headers = { get(name: string): string } | undefined;

const lineOf = (subject: string, seq: number, header: Headers, data: Uint8Array): Line => ({
  conference: textOf(subject.slice(subject.lastIndexOf('.') + 1)),
  revision: Number(header?.get(HEADERS.revision) ?? 0),
  seq,
  write: header?.get(HEADERS.write) ?? '',
  key: header?.get(HEADERS.key) ?? '',
  object: header?.get(HEADERS.object) ?? '',
  data,
});

const stored = (message: StoredMsg | null): Line | null =>
  message && lineOf(message.subject, message.seq, message.header, message.data);

/** The entry that a follower was given. */
export const deliveredLine = ({ subject, seq, headers: header, data }: JsMsg): Line =>
  lineOf(subject, seq, header, data);

export class JournalStream {
  constructor(
    private readonly link: Link,
    private readonly names: ReturnType<typeof namesOf>,
  ) {}

  /** Whether a message says that a journal was removed. */
  isRemoval({ subject }: JsMsg): boolean {
    return subject.startsWith(`${this.names.removals}.`);
  }

  /** The last entry, as the stream's leader knows it. */
  last(conference: string): Promise<Line | null> {
    return this.#get({ last_by_subj: this.#subject(conference) });
  }

  /** The first entry at a sequence number or after it. */
  next(conference: string, seq: number): Promise<Line | null> {
    return this.#get({ seq, next_by_subj: this.#subject(conference) });
  }

  /**
   * Adds an entry, unless the conference's last one is not at `after`. Repeating it with the same `write` is harmless.
   * @returns its sequence number.
   * @throws JetStreamApiError `wrongLastSequence`
   */
  async publish(line: Omit<Line, 'seq'>, after: number): Promise<number> {
    const header = headers();
    header.set(HEADERS.revision, String(line.revision));
    header.set(HEADERS.write, line.write);
    if (line.key) header.set(HEADERS.key, line.key);
    if (line.object) header.set(HEADERS.object, line.object);
    const expect = { lastSubjectSequence: after };
    const options = { headers: header, msgID: line.write, expect };
    const subject = this.#subject(line.conference);
    const { seq } = await this.link.insist(() => this.link.js.publish(subject, line.data, options));
    return seq;
  }

  /** Deletes a conference's entries. @returns how many there were. */
  async purge(conference: string): Promise<number> {
    const filter = this.#subject(conference);
    const { purged } = await this.link.insist(() => this.link.jsm.streams.purge(this.names.journal, { filter }));
    return purged;
  }

  /** Tells everybody that a journal was removed: a purge makes no message. */
  async tellRemoval(conference: string, write: string): Promise<void> {
    const header = headers();
    header.set(HEADERS.write, write);
    const subject = `${this.names.removals}.${tokenOf(conference)}`;
    await this.link.insist(() => this.link.js.publish(subject, undefined, { headers: header, msgID: write }));
  }

  async conferences(): Promise<string[]> {
    const question = { subjects_filter: `${this.names.entries}.>` };
    const { state } = await this.link.insist(() => this.link.jsm.streams.info(this.names.journal, question));
    return Object.keys(state.subjects ?? {}).map((subject) => textOf(subject.slice(subject.lastIndexOf('.') + 1)));
  }

  /**
   * Reads entries from revision `from` to `to`, both included.
   * @param known places of entries, in order, that spare a search.
   * @throws StoreError `corrupt` if one is missing in between.
   */
  async read(
    conference: string,
    from: number,
    to: number,
    known: readonly Place[],
    headersOnly = false,
  ): Promise<Line[]> {
    const start = await this.#near(conference, from, known);
    const lines: Line[] = [];
    let expected = start.revision + 1;
    const take = (line: Line): boolean => {
      if (line.revision !== expected) throw torn(conference, expected);
      expected += 1;
      if (line.revision >= from) lines.push(line);
      return line.revision < to;
    };
    if (to - start.revision <= FEW) {
      for (let { seq } = start; ;) {
        const line = await this.next(conference, seq + 1);
        if (!line) throw torn(conference, expected);
        if (!take(line)) return lines;
        seq = line.seq;
      }
    }
    await this.link.insist(async () => {
      lines.length = 0;
      expected = start.revision + 1;
      await this.#consume(conference, start.seq + 1, headersOnly, take);
    });
    return lines;
  }

  async #consume(conference: string, seq: number, headersOnly: boolean, take: (line: Line) => boolean): Promise<void> {
    const consumer = await this.link.js.consumers.getPushConsumer(this.names.journal, {
      filter_subjects: this.#subject(conference),
      opt_start_seq: seq,
      headers_only: headersOnly,
    });
    const messages = await consumer.consume();
    const silent = setTimeout(() => messages.stop(), SILENCE);
    try {
      for await (const message of messages) {
        silent.refresh();
        if (!take(deliveredLine(message))) return;
      }
      throw new StoreError('unreachable', 'NATS stopped in the midst of reading.');
    } finally {
      clearTimeout(silent);
      messages.stop();
      consumer.delete().catch(() => undefined);
    }
  }

  /** A place before a revision, near enough to walk from there: interpolation and bisection by turns. */
  async #near(conference: string, revision: number, known: readonly Place[]): Promise<Place> {
    let low = known.findLast((place) => place.revision < revision) ?? { revision: 0, seq: 0 };
    const above = known.find((place) => place.revision >= revision);
    if (!above) return low;
    let high = above;
    /** The next entry at this sequence number or after it is `high`. */
    let bound = high.seq;
    for (let step = 0; revision - low.revision > NEAR && bound - low.seq > 1; step++) {
      const part = step % 2 === 0 ? (revision - 1 - low.revision) / (high.revision - low.revision) : 0.5;
      const guess = Math.min(bound - 1, Math.max(low.seq + 1, low.seq + Math.floor((bound - low.seq) * part)));
      const found = await this.next(conference, guess);
      if (!found) throw torn(conference, revision);
      if (found.revision < revision) low = found;
      else [high, bound] = [found, guess];
    }
    return low;
  }

  #subject(conference: string): string {
    return `${this.names.entries}.${tokenOf(conference)}`;
  }

  async #get(request: { last_by_subj: string } | { seq: number; next_by_subj: string }): Promise<Line | null> {
    return stored(await this.link.insist(() => this.link.jsm.streams.getMessage(this.names.journal, request)));
  }
}

const torn = (conference: string, revision: number): StoreError =>
  new StoreError('corrupt', `The journal of "${conference}" has no revision ${revision}; restore a backup.`);
