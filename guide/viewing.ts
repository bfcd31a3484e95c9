/** Makes the view of the schedule that the templates are given, and remembers what is dear to compute. */
import type { Schedule, ScheduledSession } from '../core/index.js';
import type { ScheduleController } from '../live/schedule-controller.js';
import { clashesOf, type Clash } from '../reading/clashes.js';
import { filtered, type Filter } from '../reading/filter.js';
import { SearchIndex } from '../reading/search.js';
import { keptTimes } from '../reading/times.js';
import type { Interactive, View } from '../reading/view.js';
import type { Words } from '../reading/words/en.js';
import type { Language } from '../reading/words/languages.js';
import { kit } from './kit.js';

export interface Wanted {
  readonly slug: string;
  readonly live: ScheduleController;
  readonly schedule: Schedule;
  readonly language: Language;
  readonly words: Words;
  readonly filter: Filter;
  readonly ownTime: boolean;
  readonly marks: ReadonlySet<string>;
  readonly app: Omit<Interactive, 'marks' | 'clashes' | 'ownZone'>;
}

const ANYTHING = (): boolean => true;

/** Texts made ready at a time while nothing else is to be done. */
const AT_A_TIME = 40;

export class Viewing {
  private index: SearchIndex | undefined;
  private indexed: Schedule | null = null;
  private clashes: ReadonlyMap<string, readonly Clash[]> = new Map();
  private clashing: readonly unknown[] = [];
  private finder: (session: ScheduledSession) => boolean = ANYTHING;
  private finding: readonly unknown[] = [];
  private tags: readonly string[] = [];
  private tagged = '';
  private readonly own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  private cancelIdle = (): void => {};

  /** The reader's own zone, if its times differ from the conference's at any end of it. */
  private ownZone({ sessions, programme }: Schedule, language: string): string | null {
    const theirs = keptTimes(programme.conference.timezone, language);
    const mine = keptTimes(this.own, language);
    const ends = [sessions[0], sessions.at(-1)].flatMap((session) => session?.start ?? []);
    return ends.some((at) => theirs.offset(at) !== mine.offset(at)) ? this.own : null;
  }

  private clashesIn(schedule: Schedule, marks: ReadonlySet<string>): ReadonlyMap<string, readonly Clash[]> {
    if (this.clashing[0] !== schedule || this.clashing[1] !== marks) {
      this.clashing = [schedule, marks];
      this.clashes = clashesOf(schedule, marks);
    }
    return this.clashes;
  }

  /** The same list as long as the language is the same: templates compare by identity. */
  private languages(language: string, { programme }: Schedule): readonly string[] {
    const tags = [language, ...navigator.languages, ...programme.conference.languages];
    if (tags.join() !== this.tagged) {
      this.tagged = tags.join();
      this.tags = tags;
    }
    return this.tags;
  }

  private indexOf(schedule: Schedule): SearchIndex {
    if (this.indexed !== schedule || !this.index) {
      this.indexed = schedule;
      this.index = new SearchIndex(schedule, this.index);
    }
    return this.index;
  }

  private has(schedule: Schedule, text: string): (session: ScheduledSession) => boolean {
    if (text.trim() === '') return ANYTHING;
    if (this.finding[0] !== schedule || this.finding[1] !== text) {
      this.finding = [schedule, text];
      this.finder = this.indexOf(schedule).finder(text);
    }
    return this.finder;
  }

  /** Makes texts ready to be searched while nothing else is to be done, so that the first letter typed need not wait. */
  prepare(schedule: Schedule): void {
    if (this.indexed === schedule) return;
    const index = this.indexOf(schedule);
    this.cancelIdle();
    const step = (): void => {
      if (!index.prepare(AT_A_TIME)) this.whenIdle(step);
    };
    this.whenIdle(step);
  }

  private whenIdle(work: () => void): void {
    // Safari has no idle callbacks.
    if (typeof requestIdleCallback === 'function') {
      const id = requestIdleCallback(work);
      this.cancelIdle = () => cancelIdleCallback(id);
    } else {
      const id = setTimeout(work, 50);
      this.cancelIdle = () => clearTimeout(id);
    }
  }

  view({ slug, live, schedule, language, words, filter, ownTime, marks, app }: Wanted): View {
    const now = live.verified ? live.now() : null;
    const ownZone = this.ownZone(schedule, language);
    const zone = ownTime && ownZone !== null ? ownZone : schedule.programme.conference.timezone;
    const has = this.has(schedule, filter.text);
    return {
      kit,
      slug,
      schedule,
      now,
      clock: live.kind,
      zone,
      language,
      languages: this.languages(language, schedule),
      words,
      times: keptTimes(zone, language),
      filter,
      sessions: filtered(filter, { schedule, now, marks, has }),
      origin: location.origin,
      app: { ...app, marks, clashes: this.clashesIn(schedule, marks), ownZone },
    };
  }
}
