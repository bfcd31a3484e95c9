/**
 * The journal's stream: one subject a conference, one message an entry, in the order of their revisions.
 *
 * A leader that is new to its office may take a message although another came before it (it compares the expected
 * sequence number with what it has applied so far). So each message names the one that it follows, and counts only if
 * that is the one before it on its subject: the order of the stream decides, and everybody reads it alike.
 */
import { headers } from '@nats-io/transport-node';
import type { JsMsg, StoredMsg } from '@nats-io/jetstream';
import { StoreError } from '../errors.js';
import { API_ERRORS, isApiError, type Link } from './link.js';
import { HEADERS, textOf, tokenOf, type namesOf } from './names.js';

/** One entry as a message. */
export interface Line {
  readonly conference: string;
  readonly revision: number;
  /** Sequence number in the stream. */
  readonly seq: number;
  /** Sequence number of the message that it follows, 0 for none; void if another came between. */
  readonly after: number;
  /** Names the write that it came from. */
  readonly write: string;
  /** SHA-256 of its `Idempotency-Key`, '' for none. */
  readonly key: string;
  /** Name of the object with its body, '' where `data` is the body. */
  readonly object: string;
  readonly data: Uint8Array;
}

/** The state of a conference's journal at a message: its revision there, which a void message leaves as it was. */
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
  after: Number(header?.get(HEADERS.after) ?? 0),
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

  /**
   * The end of a journal, as the stream's leader knows it; null: it has no entries.
   * @param known a place of it, which may spare questions.
   */
  async end(conference: string, known: Place | undefined): Promise<Place | null> {
    const last = await this.#get({ last_by_subj: this.#subject(conference) });
    if (!last) return null;
    if (known?.seq === last.seq) return known;
    // The writer of the last message knew the journal up to the one that it names.
    let place: Place = { revision: last.revision - 1, seq: last.after };
    if (known?.seq === last.after) return { revision: last.revision, seq: last.seq };
    while (place.seq < last.seq) {
      const line = await this.#next(conference, place.seq + 1);
      if (!line) throw torn(conference, place.revision + 1);
      place = step(place, line);
    }
    return place;
  }

  /**
   * Adds an entry after the message that it names. Repeating it with the same `write` is harmless.
   * @returns its sequence number; null: another entry follows that message.
   */
  async publish(line: Omit<Line, 'seq'>): Promise<number | null> {
    const { conference, after, write } = line;
    const taken = await this.#send(line);
    const follower = async (): Promise<Line | null> => {
      const found = await this.#next(conference, after + 1);
      // Taken, and yet not there: whoever was asked does not lead any more, or does not yet.
      if (taken && !found) throw new StoreError('unreachable', 'NATS is between two leaders.');
      return found;
    };
    const found = await this.link.insist(follower);
    return found?.write === write ? found.seq : null;
  }

  /** @returns whether the stream took it; not, if the leader knows a later message of the conference. */
  async #send(line: Omit<Line, 'seq'>): Promise<boolean> {
    const header = headers();
    header.set(HEADERS.revision, String(line.revision));
    header.set(HEADERS.after, String(line.after));
    header.set(HEADERS.write, line.write);
    if (line.key) header.set(HEADERS.key, line.key);
    if (line.object) header.set(HEADERS.object, line.object);
    const expect = { lastSubjectSequence: line.after };
    const options = { headers: header, msgID: line.write, expect };
    const subject = this.#subject(line.conference);
    try {
      await this.link.insist(() => this.link.js.publish(subject, line.data, options));
      return true;
    } catch (error) {
      // An acknowledgement may be lost with the server that would have sent it: it may be there all the same.
      if (isApiError(error, API_ERRORS.wrongLastSequence)) return false;
      throw error;
    }
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
    let place = start;
    const take = (line: Line): boolean => {
      const next = step(place, line);
      if (next.revision > place.revision && next.revision >= from) lines.push(line);
      place = next;
      return place.revision < to;
    };
    if (to - start.revision <= FEW) {
      for (;;) {
        const line = await this.#next(conference, place.seq + 1);
        if (!line) throw torn(conference, place.revision + 1);
        if (!take(line)) return lines;
      }
    }
    await this.link.reading.run(() =>
      this.link.insist(async () => {
        lines.length = 0;
        place = start;
        await this.#consume(conference, start.seq + 1, headersOnly, take);
      }),
    );
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
      const found = await this.#entryAt(conference, guess);
      if (!found) throw torn(conference, revision);
      if (found.revision < revision) low = found;
      else [high, bound] = [found, guess];
    }
    return low;
  }

  /** The first message at a sequence number or after it. */
  #next(conference: string, seq: number): Promise<Line | null> {
    return this.#get({ seq, next_by_subj: this.#subject(conference) });
  }

  /** The first entry at a sequence number or after it. */
  async #entryAt(conference: string, seq: number): Promise<Line | null> {
    for (let from = seq; ;) {
      const line = await this.#next(conference, from);
      if (!line || (await this.#next(conference, line.after + 1))?.seq === line.seq) return line;
      from = line.seq + 1;
    }
  }

  #subject(conference: string): string {
    return `${this.names.entries}.${tokenOf(conference)}`;
  }

  async #get(request: { last_by_subj: string } | { seq: number; next_by_subj: string }): Promise<Line | null> {
    const ask = () => this.link.jsm.streams.getMessage(this.names.journal, request);
    return stored(await this.link.asking.run(() => this.link.insist(ask)));
  }
}

/** The journal after a further message, which must be the next one of its subject. @throws StoreError `corrupt` */
export function step({ revision, seq }: Place, line: Line): Place {
  if (line.after !== seq) return { revision, seq: line.seq };
  if (line.revision !== revision + 1) throw torn(line.conference, revision + 1);
  return { revision: line.revision, seq: line.seq };
}

const torn = (conference: string, revision: number): StoreError =>
  new StoreError('corrupt', `The journal of "${conference}" has no revision ${revision}; restore a backup.`);
