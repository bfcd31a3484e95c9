import { PanelElement } from '../parts/panel-element.js';
import type { Problem } from '../api/ask.js';
import { problemWords } from '../commands/effect-words.js';
import { sourceWordsOf, type SourceWords } from './words/index.js';

/** An element of this folder: it has the folder's own words besides the panel's. */
export class SourceElement extends PanelElement {
  protected get own(): SourceWords {
    return sourceWordsOf(this.panel.languages[0]!);
  }

  protected get slug(): string {
    return this.panel.conference.slug;
  }

  /** Whether this person may adopt programmes; sources are added and led elsewhere by admins alone. */
  protected get mayAdopt(): boolean {
    return ['admin', 'organiser'].includes(this.panel.me.role);
  }

  protected get mayAdd(): boolean {
    return this.panel.me.role === 'admin';
  }

  /** `09:41` today, else with the day, in the conference's zone. */
  protected when(at: number): string {
    const { times, now, zone, languages } = this.panel;
    if (times.date(at) === times.date(now)) return times.time(at);
    const [language] = languages;
    const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      timeZone: zone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
    });
    return `${day.format(at)}, ${times.time(at)}`;
  }

  /** Why the server refused, in the reader's language where the reason is a known one. */
  protected problem(problem: Pick<Problem, 'code' | 'message'>): string {
    const known: Readonly<Record<string, string>> = this.own.problems;
    return Object.hasOwn(known, problem.code) ? known[problem.code]! : problemWords(problem, this.words);
  }
}
