/**
 * The panel's languages. English comes with the page, the others are fetched when they are wanted. Every part of a language
 * must fill the shape of the English one: a missing key does not compile.
 */
import { en, type Words } from './en/index.js';

const languages = {
  en: () => Promise.resolve(en),
  ro: async () => (await import('./ro/index.js')).ro,
  de: async () => (await import('./de/index.js')).de,
  fr: async () => (await import('./fr/index.js')).fr,
  es: async () => (await import('./es/index.js')).es,
} satisfies Record<string, () => Promise<Words>>;

export type Language = keyof typeof languages;

const isLanguage = (tag: string): tag is Language => Object.hasOwn(languages, tag);

/** The words of a language. @throws if they cannot be fetched; English always can. */
export const wordsOf = (language: Language): Promise<Words> => languages[language]();

/**
 * The language to speak.
 * @param chosen what this person has chosen before, or null.
 * @param wanted BCP 47 tags that the browser names, the most wanted first.
 */
export function chooseLanguage(chosen: string | null, wanted: readonly string[]): Language {
  const tags = [chosen ?? '', ...wanted].map((tag) => tag.split('-', 1)[0]!.toLowerCase());
  return tags.find(isLanguage) ?? 'en';
}

export { en, type Words };
