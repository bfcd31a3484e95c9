/** The message itself: ready to be shown, so that the page's worker needs neither words nor schedule. */
import { createHash } from 'node:crypto';
import type { Announcement, ScheduledSession } from '../../../core/index.js';
import { addressPart } from '../../address-part.js';
import { Feed, textIn } from '../../formats/write/feed.js';
import type { Conference } from '../../conference/conference.js';
import type { SessionNews } from './news.js';
import { pushWords } from './words.js';

/** What the worker shows. */
export interface Payload {
  readonly title: string;
  readonly body: string;
  /** Page to open, on this server. */
  readonly url: string;
  /** A newer message of the same tag takes its place on the phone. */
  readonly tag: string;
}

/** Lines of a message about several sessions. */
const LINES = 4;
/** Characters of a title and of a body: a message has 4 kB (RFC 8030 7.2), encrypted, in any script. */
const LONGEST = { title: 120, body: 600 } as const;

const short = (text: string, most: number): string => {
  const letters = [...text.replace(/\s+/g, ' ')];
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`;
};

/** Names something for push services and phones, without telling what it is. */
export const tagOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);

/** Tells one reader of a conference. */
export class Teller {
  readonly #feed: Feed;
  readonly #languages: readonly string[];

  constructor(
    private readonly conference: Conference,
    private readonly language: string,
  ) {
    this.#feed = new Feed(conference.schedule, { slug: conference.slug });
    this.#languages = [language, ...this.#feed.facts.languages];
  }

  get #page(): string {
    return `/c/${addressPart(this.conference.slug)}`;
  }

  get #name(): string {
    const { schedule } = this.conference;
    return textIn(schedule.live.settings.name ?? schedule.programme.conference.name, this.#languages);
  }

  /** One message about sessions of one reader. `news` is not empty. */
  sessions(news: readonly SessionNews[]): Payload {
    const words = pushWords(this.language);
    const [first] = news;
    if (news.length === 1) {
      const { session } = first!;
      return {
        title: short(this.#title(session), LONGEST.title),
        body: short(this.#sentence(first!), LONGEST.body),
        url: `${this.#page}/sessions/${addressPart(session.id)}`,
        tag: tagOf(this.conference.record.id, session.id),
      };
    }
    const lines = news
      .slice(0, LINES)
      .map((each) => `${short(this.#title(each.session), 60)}: ${short(this.#sentence(each), 80)}`);
    if (news.length > LINES) lines.push(words.more(news.length - LINES));
    return {
      title: short(`${this.#name}: ${words.several(news.length)}`, LONGEST.title),
      body: lines.join('\n').slice(0, LONGEST.body),
      url: this.#page,
      tag: tagOf(this.conference.record.id, 'sessions'),
    };
  }

  announcement({ id, text }: Announcement): Payload {
    return {
      title: short(this.#name, LONGEST.title),
      body: short(textIn(text, this.#languages), LONGEST.body),
      url: this.#page,
      tag: tagOf(this.conference.record.id, 'announcement', id),
    };
  }

  #title({ title }: ScheduledSession): string {
    return textIn(title, this.#languages);
  }

  #sentence(news: SessionNews): string {
    const words = pushWords(this.language);
    const { session } = news;
    const time = this.#feed.zone.clock(session.start);
    const room =
      session.room === undefined ? '' : textIn(this.#feed.room(session.room)?.name ?? session.room, this.#languages);
    switch (news.kind) {
      case 'cancelled':
        return words.cancelled(textIn(news.reason, this.#languages).replace(/[.\s]+$/, ''));
      case 'gone':
        return words.gone;
      case 'moved':
        return words.moved(room, time);
      default:
        return words[news.kind](time, room);
    }
  }
}
