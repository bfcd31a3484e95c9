/** What CATEGORIES say: the track, the kind, or both in one word (Sched's types). */
import { SESSION_KINDS, type SessionKind } from '../../../core/model.js';
import { kindOf } from '../draft/kind.js';
import { withoutEntities } from './entities.js';
import { valueOf, type Properties } from './ics-lines.js';

export interface Meaning {
  readonly track?: string;
  readonly kind?: SessionKind;
  readonly type?: string;
}

const isKind = (word: string): word is SessionKind => (SESSION_KINDS as readonly string[]).includes(word);

/** One category is the producer's type and the track; of several, a kind by name is the kind, the first other the track. */
export function meaningOf(categories: readonly string[], title: string): Meaning {
  const kind = categories.find(isKind) ?? prefixedKind(title);
  const others = categories.filter((category) => !isKind(category));
  const labelled = others
    .map((category) => /^track:\s*(.+)$/i.exec(category)?.[1])
    .find((found) => found !== undefined);
  if (labelled !== undefined) return { track: labelled, kind };
  const [first] = others;
  if (first === undefined) return { kind };
  if (categories.length > 1) return { track: first, kind };
  const service = kindOf(first, '', '', false);
  return service === 'break' || service === 'registration'
    ? { kind, type: first }
    : { track: first, kind, type: first };
}

/** Symposion's "Main Conference: morning tea". */
function prefixedKind(title: string): SessionKind | undefined {
  const rest = /^[^:]{3,40}: (.{3,20})$/.exec(title)?.[1];
  if (rest === undefined) return undefined;
  if (/^(?:morning|afternoon) tea$/i.test(rest)) return 'break';
  return /^(?:(?:coffee|tea|lunch|short|morning|afternoon)[ -]?)+(?:break)?$|^break$/i.test(rest) ? 'break' : undefined;
}

const SMALL = new Set(['and', 'at', 'by', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);

/**
 * Categories by readable names. Where all are in capitals (Sched), words are written as the titles and descriptions
 * write them: "AI" stays, "MAINTAINER" becomes "Maintainer".
 */
export class CategoryNames {
  readonly #capitals: boolean;
  /** For words in capitals: how often the texts write them so, minus how often otherwise. */
  readonly #spelling = new Map<string, number>();
  readonly #names = new Map<string, string>();

  constructor(events: readonly Properties[]) {
    const all = new Set(events.flatMap(rawCategories));
    this.#capitals =
      all.size > 1 &&
      [...all].every((name) => !/\p{Ll}/u.test(name)) &&
      [...all].some((name) => /\p{Lu}{4}/u.test(name));
    if (!this.#capitals) return;
    for (const name of all) for (const [word] of name.matchAll(WORD)) this.#spelling.set(word, 0);
    for (const event of events)
      this.#listen(`${valueOf(event, 'summary') ?? ''}\n${valueOf(event, 'description') ?? ''}`);
  }

  of(event: Properties): string[] {
    return rawCategories(event).map((name) => {
      if (!this.#capitals) return name;
      let readable = this.#names.get(name);
      if (readable === undefined) this.#names.set(name, (readable = this.#lowered(name)));
      return readable;
    });
  }

  #listen(text: string): void {
    for (const [word] of text.matchAll(WORD)) {
      const upper = word.toUpperCase();
      const known = this.#spelling.get(upper);
      if (known !== undefined) this.#spelling.set(upper, known + (word === upper ? 1 : -1));
    }
  }

  #lowered(name: string): string {
    return name.replace(WORD, (word, at: number) => {
      const heard = this.#spelling.get(word) ?? 0;
      if (heard > 0 || (heard === 0 && word.length <= 3 && !SMALL.has(word.toLowerCase()))) return word;
      const lower = word.toLowerCase();
      return at > 0 && SMALL.has(lower) ? lower : word.charAt(0) + lower.slice(1);
    });
  }
}

const WORD = /[\p{L}\p{N}]+/gu;

const rawCategories = (event: Properties): string[] =>
  (event.get('categories') ?? []).flatMap(({ values }) =>
    values.flatMap((value) =>
      typeof value === 'string' && value.trim() !== '' ? [withoutEntities(value.trim())] : [],
    ),
  );
