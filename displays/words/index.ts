/** The languages that the screens speak. English comes with the page, the others are fetched when they are wanted. */
import { en, type Words } from './en.js';

const languages = {
  en: () => Promise.resolve(en),
  ro: () => import('./ro.js').then((words) => words.ro),
  de: () => import('./de.js').then((words) => words.de),
  fr: () => import('./fr.js').then((words) => words.fr),
  es: () => import('./es.js').then((words) => words.es),
} satisfies Record<string, () => Promise<Words>>;

export type Language = keyof typeof languages;

const base = (tag: string): string => tag.split('-')[0]!.toLowerCase();

/** The first of the wanted languages that the screens speak, else English. */
export function language(wanted: readonly string[]): Language {
  const found = wanted.map(base).find((tag) => Object.hasOwn(languages, tag));
  return (found ?? 'en') as Language;
}

/**
 * Gives the words of a language, or null while they are on their way; `arrived` is called then. A language that cannot be
 * fetched is replaced by English, since a screen that says nothing is worse; where English cannot be had either, it is
 * asked for again later.
 */
export const fetched =
  <W>(sources: Readonly<Record<Language, () => Promise<W>>>, known = new Map<Language, W>()) =>
  (tag: Language, arrived: () => void): W | null => {
    const words = known.get(tag) ?? null;
    if (!words) {
      void sources[tag]()
        .catch(() => sources.en())
        .then((found) => {
          known.set(tag, found);
          arrived();
        });
    }
    return words;
  };

/** The words of a room's screen. English is always there. */
export const wordsOf = fetched<Words>(languages, new Map([['en', en]]));

export { en, type Words };
