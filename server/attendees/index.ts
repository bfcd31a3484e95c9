/** Everything about attendees, put together: what routes ask, and what follows from changes of conferences. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Rename } from '../../core/index.js';
import { wallOf } from '../conference/clock.js';
import type { Conference } from '../conference/conference.js';
import type { Conferences } from '../conference/conferences.js';
import type { JournalEntry, Store } from '../store/ports.js';
import { Attendees, type AttendeeRecord } from './accounts.js';
import { Calendars } from './calendars.js';
import { FeedbackBox } from './feedback.js';
import { Fingerprints } from './keys.js';
import { Passkeys } from './passkeys.js';
import { Notifier, type NotifierTimes } from './push/notifier.js';
import { PushSender, type Message, type Outcome, type SenderBounds } from './push/sender.js';
import { Subscriptions } from './push/subscriptions.js';
import { Shelf } from './shelf.js';
import { eventText, Streams, type StreamBounds } from './streams.js';

export interface AttendeeOptions {
  readonly store: Store;
  readonly conferences: Conferences;
  /** Whether displays need the server for themselves. */
  readonly isLoaded?: () => boolean;
  readonly fault?: (error: unknown) => void;
  readonly outcome?: (outcome: Outcome) => void;
  /** Shorter times, and push to private addresses, for tests. */
  readonly push?: {
    readonly anywhere?: boolean;
    readonly bounds?: Partial<SenderBounds>;
    readonly times?: Partial<NotifierTimes>;
  };
  readonly streams?: Partial<StreamBounds>;
}

/** Writes of other processes are looked for at most this often, ms. */
const LOOK_EVERY = 500;
/** Accounts that are looked at in one turn. */
const AT_ONCE = 50;
/** A push service that refuses the messages of a browser so often is not asked any more. */
const PATIENCE = 10;

export class AttendeeHouse {
  readonly attendees: Attendees;
  readonly passkeys: Passkeys;
  readonly shelf: Shelf;
  readonly calendars: Calendars;
  readonly feedback: FeedbackBox;
  readonly streams: Streams;
  readonly subscriptions: Subscriptions;
  readonly sender: PushSender;
  readonly notifier: Notifier;
  readonly #options: AttendeeOptions;
  /** Ids of conferences by slug. */
  readonly #ids = new Map<string, string>();
  /** Revision of the bookmarks that the open pages of an account know. */
  readonly #seen = new Map<string, number>();
  readonly #failures = new Map<string, number>();
  readonly #stops: (() => void)[] = [];
  readonly #running = new Set<Promise<void>>();
  #looking: NodeJS.Timeout | undefined;

  constructor(options: AttendeeOptions) {
    this.#options = options;
    const { store, conferences, push } = options;
    const { records } = store;
    const now = (): number => wallOf(conferences.clock);
    const fingerprints = new Fingerprints(records);
    const fault = (error: unknown): void => options.fault?.(error);
    this.attendees = new Attendees(records, fingerprints, now);
    this.passkeys = new Passkeys(this.attendees, fingerprints, now);
    this.shelf = new Shelf(records);
    this.calendars = new Calendars(this.attendees, fingerprints);
    this.feedback = new FeedbackBox(records, fingerprints);
    this.streams = new Streams(options.streams);
    this.subscriptions = new Subscriptions(records);
    this.sender = new PushSender({
      records,
      now,
      ...(options.isLoaded && { isLoaded: options.isLoaded }),
      ...(push?.anywhere !== undefined && { anywhere: push.anywhere }),
      ...(push?.bounds && { bounds: push.bounds }),
      outcome: (message, outcome) => this.#came(message, outcome),
    });
    const { shelf, subscriptions, sender } = this;
    this.notifier = new Notifier({
      conferences,
      shelf,
      subscriptions,
      sender,
      fault,
      ...(push?.times && { times: push.times }),
    });
    this.#follow(conferences);
  }

  /** A page of a signed-in attendee is open. */
  async watch(attendee: string, response: Parameters<Streams['join']>[1]): Promise<void> {
    if (!this.#seen.has(attendee)) this.#seen.set(attendee, (await this.shelf.read(attendee)).revision);
    this.streams.join(attendee, response);
  }

  /** Deletes an account with everything that there is of it. Nothing can bring it back. */
  async remove(attendee: AttendeeRecord): Promise<void> {
    // The account first: nothing new can be put to it from then on.
    await this.attendees.remove(attendee);
    await this.tidy(attendee.id);
    this.streams.tell(attendee.id, eventText('deleted', {}));
    this.streams.end(attendee.id);
  }

  /** Deletes what there is besides the account itself. */
  async tidy(attendee: string): Promise<void> {
    await this.shelf.remove(attendee);
    await this.subscriptions.removeAttendee(attendee);
    await this.feedback.removeAttendee(attendee);
  }

  /** Lets go of open pages; push messages that are on their way are given up. */
  async close(): Promise<void> {
    for (const stop of this.#stops) stop();
    clearTimeout(this.#looking);
    this.streams.close();
    this.subscriptions.close();
    await this.notifier.close();
    await this.sender.close();
    await Promise.all(this.#running);
  }

  #follow(conferences: Conferences): void {
    const opened = (conference: Conference): void => {
      const earlier = this.#ids.get(conference.slug);
      this.#ids.set(conference.slug, conference.record.id);
      if (earlier !== undefined && earlier !== conference.record.id) this.#track(this.#removeConference(earlier));
    };
    const removed = (slug: string): void => {
      const id = this.#ids.get(slug);
      this.#ids.delete(slug);
      if (id !== undefined) this.#track(this.#removeConference(id));
    };
    const entry = (conference: Conference, { command }: JournalEntry): void => {
      const { renamed = [] } = (command ?? {}) as { renamed?: readonly Rename[] };
      if (renamed.length > 0) this.#track(this.#rename(conference.record.id, renamed));
    };
    for (const conference of conferences.list()) this.#ids.set(conference.slug, conference.record.id);
    conferences.on('opened', opened).on('removed', removed).on('entry', entry);
    this.shelf.on('changed', (attendee, conference, news) => this.#tell(attendee, { [conference]: news }));
    this.#stops.push(
      () => conferences.off('opened', opened).off('removed', removed).off('entry', entry),
      this.shelf.onForeign(() => {
        this.#looking ??= setTimeout(() => {
          this.#looking = undefined;
          this.#track(this.#look());
        }, LOOK_EVERY).unref();
      }),
    );
  }

  async #removeConference(id: string): Promise<void> {
    await this.subscriptions.removeConference(id);
    await this.feedback.removeConference(id);
    await this.shelf.removeConference(id);
  }

  async #rename(id: string, renamed: readonly Rename[]): Promise<void> {
    await this.shelf.follow(id, renamed);
    await this.subscriptions.follow(id, renamed);
  }

  /** @param byConference what is new, by id of the conference. */
  #tell(attendee: string, byConference: Awaited<ReturnType<Shelf['all']>>): void {
    for (const [slug, id] of this.#ids) {
      const bookmarks = byConference[id];
      if (bookmarks) this.streams.tell(attendee, eventText('bookmarks', { conference: slug, bookmarks }));
    }
  }

  /** Another process has written something: tells the open pages what they do not know yet. */
  async #look(): Promise<void> {
    const open = new Set(this.streams.attendees());
    for (const attendee of this.#seen.keys()) if (!open.has(attendee)) this.#seen.delete(attendee);
    for (const [index, attendee] of [...open].entries()) {
      if (index % AT_ONCE === 0) await turn();
      const { revision, all } = await this.shelf.read(attendee);
      if (revision === this.#seen.get(attendee)) continue;
      this.#seen.set(attendee, revision);
      this.#tell(attendee, all);
    }
  }

  #came({ to }: Message, outcome: Outcome): void {
    this.#options.outcome?.(outcome);
    if (outcome === 'dropped') return;
    if (outcome === 'sent') return void this.#failures.delete(to.key);
    const failures = (this.#failures.get(to.key) ?? 0) + 1;
    this.#failures.set(to.key, failures);
    if (outcome === 'failed' && failures < PATIENCE) return;
    this.#failures.delete(to.key);
    this.#track(this.subscriptions.removeKey(to.key));
  }

  #track(work: Promise<void>): void {
    const done = work.catch((error: unknown) => this.#options.fault?.(error));
    this.#running.add(done);
    void done.finally(() => this.#running.delete(done));
  }
}
