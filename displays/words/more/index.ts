/** The words of every view but that of a room, in the languages of the screens; fetched with the first such view. */
import { fetched, type Language } from '../index.js';
import type { MoreWords } from './en.js';

const wordsOf = fetched<MoreWords>({
  en: async () => (await import('./en.js')).more,
  ro: async () => (await import('./ro.js')).more,
  de: async () => (await import('./de.js')).more,
  fr: async () => (await import('./fr.js')).more,
  es: async () => (await import('./es.js')).more,
});

let last: MoreWords | null = null;

/** The words of a language; those used before while they are on their way, null if there are none yet. */
export function moreWordsOf(tag: Language, arrived: () => void): MoreWords | null {
  last = wordsOf(tag, arrived) ?? last;
  return last;
}

export type { MoreWords };
