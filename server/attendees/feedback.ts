/** What attendees thought of sessions (F2). For organisers only; nobody's name is with it. */
import type { Instant, ScheduledSession } from '../../core/index.js';
import type { Conference } from '../conference/conference.js';
import { Refusal } from '../refusal.js';
import type { Records } from '../store/ports.js';
import type { Fingerprints } from './keys.js';

export const FEEDBACK = 'feedback';

/** Characters of a line. */
export const LONGEST_LINE = 500;

/** Who says something: an account, or a phone by the number that it has thrown for itself. */
export type Voice = { readonly attendee: string } | { readonly phone: string };

interface FeedbackRecord {
  readonly stars: number;
  readonly line?: string;
  /** The conference's clock (K1). */
  readonly at: Instant;
  /** Whether it comes from an account: phones can be many. */
  readonly account: boolean;
}

export interface Feedback extends FeedbackRecord {
  readonly session: string;
}

export class FeedbackBox {
  constructor(
    private readonly records: Records,
    private readonly fingerprints: Fingerprints,
  ) {}

  /**
   * Takes feedback; the last word of one person counts.
   * @throws Refusal `feedback-off`, `unknown-session`, `not-begun`, `session-cancelled`
   */
  async put(conference: Conference, session: string, voice: Voice, stars: number, line: string): Promise<void> {
    requireOpen(conference);
    requireBegun(conference, conference.schedule.byId.get(session), session);
    // One line: what breaks it would only hide things in a spreadsheet.
    const said = line.replace(/\p{C}+/gu, ' ').trim();
    const record: FeedbackRecord = {
      stars,
      ...(said !== '' && { line: said }),
      at: conference.now(),
      account: 'attendee' in voice,
    };
    await this.records.put(FEEDBACK, await this.#key(conference.record.id, session, voice), record);
  }

  /** What somebody has said of a session; null if nothing. */
  async get(conference: Conference, session: string, voice: Voice): Promise<FeedbackRecord | null> {
    const key = await this.#key(conference.record.id, session, voice);
    return (await this.records.get<FeedbackRecord>(FEEDBACK, key))?.value ?? null;
  }

  /** Everything about a conference, by session; those who said it cannot be told apart across sessions. */
  async of(conference: string): Promise<Feedback[]> {
    const found = await this.records.list<FeedbackRecord>(FEEDBACK);
    return found.flatMap(({ key, value }) => {
      const [of, session] = JSON.parse(key) as string[];
      return of === conference ? [{ session: session!, ...value }] : [];
    });
  }

  /** What one account has said, with its conference. */
  async by(attendee: string): Promise<(Feedback & { readonly conference: string })[]> {
    const all = await this.#all(attendee);
    return all.map(({ conference, session, value }) => ({ conference, session, ...value }));
  }

  /** Deletes what one account has said. */
  async removeAttendee(attendee: string): Promise<void> {
    for (const { key } of await this.#all(attendee)) await this.records.delete(FEEDBACK, key);
  }

  async removeConference(conference: string): Promise<void> {
    for (const { key } of await this.records.list(FEEDBACK)) {
      if ((JSON.parse(key) as string[])[0] === conference) await this.records.delete(FEEDBACK, key);
    }
  }

  async #all(attendee: string) {
    const own = [];
    for (const { key, value } of await this.records.list<FeedbackRecord>(FEEDBACK)) {
      const [conference, session] = JSON.parse(key) as string[];
      if (key === (await this.#key(conference!, session!, { attendee }))) {
        own.push({ key, value, conference: conference!, session: session! });
      }
    }
    return own;
  }

  /** The same person has another name in each session's feedback. */
  async #key(conference: string, session: string, voice: Voice): Promise<string> {
    const person =
      'attendee' in voice
        ? await this.fingerprints.of('feedback', 'attendee', conference, session, voice.attendee)
        : await this.fingerprints.of('feedback', 'phone', conference, session, voice.phone);
    return JSON.stringify([conference, session, person]);
  }
}

/** @throws Refusal `feedback-off` */
export function requireOpen({ live, slug }: Conference): void {
  if (live.settings.feedback) return;
  throw new Refusal(403, 'feedback-off', `"${slug}" does not collect feedback; tell the organisers another way.`);
}

/** @throws Refusal `unknown-session`, `not-begun`, `session-cancelled` */
function requireBegun(conference: Conference, session: ScheduledSession | undefined, id: string): void {
  if (!session) throw new Refusal(404, 'unknown-session', `There is no session "${id}" in "${conference.slug}".`);
  if (session.status === 'cancelled') {
    throw new Refusal(409, 'session-cancelled', 'This session was cancelled, so there is nothing to say of it.');
  }
  if (session.status === 'planned' && session.start > conference.now()) {
    throw new Refusal(409, 'not-begun', 'This session has not begun yet; say what you think when it has.');
  }
}
