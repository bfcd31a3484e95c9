/** The languages that the screens speak. English comes with the page, the others are fetched when they are wanted. */
import { en, type Words } from './en.js';

const languages = {
  en: () => Promise.resolve(en),
  ro: async () => (await import('./ro.js')).ro,
  de: async () => (await import('./de.js')).de,
  fr: async () => (await import('./fr.js')).fr,
  es: async () => (await import('./es.js')).es,
} satisfies Record<string, () => Promise<Words>>;

export type Language = keyof typeof languages;

const base = (tag: string): string => tag.split('-', 1)[0]!.toLowerCase();

/** The first of the wanted languages that the screens speak, else English. */
export function language(wanted: readonly string[]): Language {
  const found = wanted.map(base).find((tag) => Object.hasOwn(languages, tag));
  return (found ?? 'en') as Language;
}

const known = new Map<Language, Words>([['en', en]]);

/**
 * The words of a language, or null while they are on their way; `arrived` is called then. A language that cannot be
 * fetched is replaced by English, since a screen that says nothing is worse.
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

export { en, type Words };
