/**
 * Watches the schedules and tells phones what concerns them: some seconds after a change, when organisers have stopped tapping, and
 * ten minutes before a session begins. It hears of changes after displays do, and does its work in small turns.
 */
import { setImmediate as turn } from 'node:timers/promises';
import {
  bookmarkedSessions,
  type Announcement,
  type Change,
  type Instant,
  type Schedule,
  type ScheduledSession,
} from '../../../core/index.js';
import type { Conference } from '../../conference/conference.js';
import type { Conferences } from '../../conference/conferences.js';
import type { JournalEntry } from '../../store/ports.js';
import type { Shelf } from '../shelf.js';
import {
  announcementNews,
  concerns,
  sessionNews,
  startingSoon,
  toldAfter,
  type SessionNews,
  type ToldSessions,
} from './news.js';
import { tagOf, Teller, type Payload } from './payload.js';
import type { Handling, PushSender } from './sender.js';
import type { KeptSubscription, Subscriptions } from './subscriptions.js';

export interface NotifierTimes {
  /** Quiet after the last change before phones are told, ms: a slip of the finger is taken back by then. */
  readonly quiet: number;
  /** … but no later than this after the first, ms. */
  readonly longest: number;
  /** How often clocks are looked at, ms. */
  readonly look: number;
}

const TIMES: NotifierTimes = { quiet: 5_000, longest: 20_000, look: 15_000 };

/** Starts that were missed while the server was away are told of for this long, ms; a phone shows one of them only once. */
const CATCH_UP = 3 * 60_000;

/** How long a push service keeps a message for a phone that is off, seconds. */
const KEPT = { news: 4 * 60 * 60, soon: 15 * 60, announcement: 60 * 60 } as const;

/** Phones in one turn. */
const AT_ONCE = 50;

/** What phones were told of a conference. */
interface Told {
  sessions: ToldSessions;
  /** With its announcements. */
  schedule: Schedule;
  /** The conference's clock when starts were last looked at. */
  looked: Instant;
  /** Starts that were told, `id start`: a clock that is set back comes by them again. */
  readonly soon: Set<string>;
  timer: NodeJS.Timeout | undefined;
  /** When the oldest change came that was not told yet, monotonic ms. */
  since: number | undefined;
}

export interface NotifierOptions {
  readonly conferences: Conferences;
  readonly shelf: Shelf;
  readonly subscriptions: Subscriptions;
  readonly sender: PushSender;
  readonly times?: Partial<NotifierTimes>;
  readonly fault?: (error: unknown) => void;
}

export class Notifier {
  readonly #options: NotifierOptions;
  readonly #times: NotifierTimes;
  readonly #told = new Map<string, Told>();
  readonly #running = new Set<Promise<void>>();
  readonly #stops: (() => void)[] = [];

  constructor(options: NotifierOptions) {
    this.#options = options;
    this.#times = { ...TIMES, ...options.times };
    const { conferences } = options;
    const entry = (conference: Conference, { change }: JournalEntry): void => this.#heard(conference, isAlarm(change));
    const opened = (conference: Conference): void => this.#begin(conference);
    const removed = (slug: string): void => this.#forget(slug);
    conferences.on('entry', entry).on('opened', opened).on('removed', removed);
    const clock = setInterval(() => this.look(), this.#times.look).unref();
    this.#stops.push(
      () => conferences.off('entry', entry).off('opened', opened).off('removed', removed),
      () => clearInterval(clock),
    );
    for (const conference of conferences.list()) this.#begin(conference);
  }

  /** Looks at all clocks: which sessions begin soon. */
  look(): void {
    for (const conference of this.#options.conferences.list()) {
      const told = this.#told.get(conference.slug);
      if (!told || conference.unverified) continue;
      const now = conference.now();
      const news = startingSoon(conference.schedule, Math.max(told.looked, now - CATCH_UP), now).filter(
        ({ session: { id, start } }) => !told.soon.has(`${id} ${start}`),
      );
      for (const { session } of news) told.soon.add(`${session.id} ${session.start}`);
      told.looked = now;
      if (news.length > 0) this.#track(this.#tell(conference, news, [], { ttl: KEPT.soon, urgency: 'high' }));
    }
  }

  /** Resolves when everything that is to be told now is with the sender. */
  async settled(): Promise<void> {
    await Promise.all(this.#running);
  }

  async close(): Promise<void> {
    for (const stop of this.#stops) stop();
    for (const slug of [...this.#told.keys()]) this.#forget(slug);
    await this.settled();
  }

  /** A conference is new, was replaced, or its clock was set: nothing that differs from before is news. */
  #begin(conference: Conference): void {
    this.#forget(conference.slug);
    const looked = conference.now() - CATCH_UP;
    const { schedule } = conference;
    this.#told.set(conference.slug, {
      sessions: schedule.byId,
      schedule,
      looked,
      soon: new Set(),
      timer: undefined,
      since: undefined,
    });
  }

  #forget(slug: string): void {
    clearTimeout(this.#told.get(slug)?.timer);
    this.#told.delete(slug);
  }

  #heard(conference: Conference, isUrgent: boolean): void {
    const told = this.#told.get(conference.slug);
    if (!told) return;
    const now = performance.now();
    told.since ??= now;
    clearTimeout(told.timer);
    const wait = isUrgent ? 0 : Math.max(0, Math.min(this.#times.quiet, told.since + this.#times.longest - now));
    told.timer = setTimeout(() => this.#changed(conference), wait);
    told.timer.unref();
  }

  #changed(conference: Conference): void {
    const told = this.#told.get(conference.slug);
    if (!told) return;
    const { schedule: after } = conference;
    const now = conference.now();
    const news = sessionNews(told.sessions, after, now);
    const announcements = announcementNews(told.schedule, after, now);
    const sessions = toldAfter(told.sessions, after);
    Object.assign(told, { sessions, schedule: after, since: undefined, timer: undefined });
    if (news.length + announcements.length === 0) return;
    this.#track(this.#tell(conference, news, announcements, { ttl: KEPT.news, urgency: 'high' }));
  }

  async #tell(
    conference: Conference,
    news: readonly SessionNews[],
    announcements: readonly Announcement[],
    handling: Handling,
  ): Promise<void> {
    const now = conference.now();
    const tellers = new Map<string, Teller>();
    const subscriptions = await this.#options.subscriptions.of(conference.record.id);
    for (const [index, to] of subscriptions.entries()) {
      if (index % AT_ONCE === 0) await turn();
      let teller = tellers.get(to.language);
      if (!teller) tellers.set(to.language, (teller = new Teller(conference, to.language)));
      const wanted = await this.#sessionsOf(to);
      const own = news.filter(({ session }) => wanted.has(session.id));
      if (own.length > 0) this.#send(to, teller.sessions(own), handling);
      if (!to.announcements || announcements.length === 0) continue;
      const sessions = [...wanted].map((id) => conference.schedule.byId.get(id)).filter((each) => each !== undefined);
      for (const each of announcements) this.#announce(to, teller, each, sessions, now);
    }
  }

  #announce(
    to: KeptSubscription,
    teller: Teller,
    announcement: Announcement,
    sessions: readonly ScheduledSession[],
    now: Instant,
  ): void {
    if (!concerns(announcement, sessions, now)) return;
    const urgency = announcement.level === 'info' ? 'normal' : 'high';
    this.#send(to, teller.announcement(announcement), { ttl: KEPT.announcement, urgency });
  }

  #send(to: KeptSubscription, payload: Payload, handling: Handling): void {
    // The topic is the tag once more disguised: push services need not learn which phones share a session.
    const topic = tagOf(to.key, payload.tag);
    this.#options.sender.send({ to, payload: JSON.stringify(payload), ...handling, topic });
  }

  async #sessionsOf({ attendee, conference, sessions = [] }: KeptSubscription): Promise<ReadonlySet<string>> {
    if (attendee === undefined) return new Set(sessions);
    return new Set(bookmarkedSessions(await this.#options.shelf.get(attendee, conference)));
  }

  #track(work: Promise<void>): void {
    const done = work.catch((error: unknown) => this.#options.fault?.(error));
    this.#running.add(done);
    void done.finally(() => this.#running.delete(done));
  }
}

/** Nobody waits for a second thought when there is an emergency. */
const isAlarm = ({ set }: Change): boolean =>
  Object.values(set.announcements ?? {}).some((announcement) => announcement?.level === 'emergency');
