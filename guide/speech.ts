/** The words of the guide in the browser: English comes along, the others are fetched when they are wanted. */
import { en, type Words } from '../reading/words/en.js';
import type { Language } from '../reading/words/languages.js';

const languages: Readonly<Record<Language, () => Promise<Words>>> = {
  en: () => Promise.resolve(en),
  ro: async () => (await import('../reading/words/ro.js')).ro,
  de: async () => (await import('../reading/words/de.js')).de,
  fr: async () => (await import('../reading/words/fr.js')).fr,
  es: async () => (await import('../reading/words/es.js')).es,
};

const known = new Map<Language, Words>([['en', en]]);

/**
 * The words of a language, or null while they are on their way; `arrived` is called then. A language that cannot be
 * fetched is replaced by English, since a page that says nothing is worse.
 */
export function wordsOf(tag: Language, arrived: () => void): Words | null {
  const words = known.get(tag);
  if (words) return words;
  void languages[tag]()
    .catch(() => en)
    .then((fetched) => {
      known.set(tag, fetched);
      arrived();
    });
  return null;
}
