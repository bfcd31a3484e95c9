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

/**
 * Words by language, each fetched when it is wanted first. A language that cannot be fetched is replaced by English,
 * since a screen that says nothing is worse; where English cannot be had either, it is asked for again later.
 */
export class Fetched<W> {
  private readonly known = new Map<Language, W>();

  constructor(private readonly sources: Readonly<Record<Language, () => Promise<W>>>) {}

  /** The words of a language, or null while they are on their way; `arrived` is called then. */
  of(tag: Language, arrived: () => void): W | null {
    const words = this.known.get(tag);
    if (words) return words;
    void this.sources[tag]()
      .catch(() => this.sources.en())
      .then((fetched) => {
        this.known.set(tag, fetched);
        arrived();
      });
    return null;
  }
}

const fetched = new Fetched<Words>(languages);

/** The words of a language, or null while they are on their way; `arrived` is called then. English is always there. */
export const wordsOf = (tag: Language, arrived: () => void): Words | null =>
  tag === 'en' ? en : fetched.of(tag, arrived);

export { en, type Words };
