/** Search over titles, speakers and texts, blind to accents and case: "stefan" finds Ștefan. */
import type { Schedule, ScheduledSession, Text } from '../core/index.js';

/** Letters that Unicode does not take apart, as people type them who lack the key. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
};

/** A text without case and accents. */
export function fold(text: string): string {
  const small = text.toLowerCase();
  // Most texts are plain, and taking letters apart is slow.
  if (!/[^\0-\x7f]/.test(small)) return small;
  return small
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðłþħı]/g, (letter) => LETTERS[letter]!);
}

const versions = (text: Text | undefined): string[] =>
  text === undefined ? [] : typeof text === 'string' ? [text] : Object.values(text);

/** Everything that a session can be found by, in all languages. */
function wordsOf(session: ScheduledSession, names: ReadonlyMap<string, string>): string {
  const { title, subtitle, abstract, description, speakers, track, room } = session;
  return [
    ...[title, subtitle, abstract, description].flatMap(versions),
    ...speakers.map(({ name }) => name),
    names.get(`t ${track}`) ?? '',
    names.get(`r ${room}`) ?? '',
  ].join('\n');
}

/** What texts are made of: as long as these stay the same, a change elsewhere need not make them anew. */
const FIELDS = ['title', 'subtitle', 'abstract', 'description', 'speakers', 'track', 'room'] as const;

interface Folded {
  readonly session: ScheduledSession;
  readonly text: string;
}

/** Folded texts of a schedule's sessions, made when they are first needed. */
export class SearchIndex {
  private readonly folded = new Map<string, Folded>();
  private readonly names: ReadonlyMap<string, string>;

  /** @param before index of the schedule before a change, whose texts are taken over where they are the same. */
  constructor(
    private readonly schedule: Schedule,
    before?: SearchIndex,
  ) {
    const { tracks, rooms } = schedule.programme;
    const named = (sort: string, list: readonly { readonly id: string; readonly name: Text }[]): [string, string][] =>
      list.map(({ id, name }) => [`${sort} ${id}`, versions(name).join(' ')]);
    this.names = new Map([...named('t', tracks), ...named('r', rooms)]);
    if (before?.schedule.programme === schedule.programme) this.takeOver(before);
  }

  private takeOver(before: SearchIndex): void {
    for (const session of this.schedule.sessions) {
      const known = before.folded.get(session.id);
      if (known && FIELDS.every((field) => known.session[field] === session[field]))
        this.folded.set(session.id, { session, text: known.text });
    }
  }

  private textOf(session: ScheduledSession): string {
    const known = this.folded.get(session.id);
    if (known) return known.text;
    const text = fold(wordsOf(session, this.names));
    this.folded.set(session.id, { session, text });
    return text;
  }

  /**
   * Gets some more texts ready, for idle moments.
   * @returns whether all are.
   */
  prepare(most: number): boolean {
    let made = 0;
    for (const session of this.schedule.sessions) {
      if (this.folded.has(session.id)) continue;
      if (made++ === most) return false;
      this.textOf(session);
    }
    return true;
  }

  /** Whether a session has all the words of a query, each as any part of a word. */
  finder(query: string): (session: ScheduledSession) => boolean {
    const words = fold(query).split(/\s+/).filter(Boolean);
    if (words.length === 0) return () => true;
    return (session) => {
      const text = this.textOf(session);
      return words.every((word) => text.includes(word));
    };
  }
}
