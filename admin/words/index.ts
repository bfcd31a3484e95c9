/** The panel's languages. Every dictionary must fill the shape of the English one: a missing key does not compile. */
import { de } from './de.js';
import { en, type Words } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ro } from './ro.js';

export type { Words };

const dictionaries = { en, ro, de, fr, es } satisfies Record<string, Words>;

export type Language = keyof typeof dictionaries;

const isLanguage = (tag: string): tag is Language => Object.hasOwn(dictionaries, tag);

export const wordsOf = (language: Language): Words => dictionaries[language];

/**
 * The language to speak.
 * @param chosen what this person has chosen before, or null.
 * @param wanted BCP 47 tags that the browser names, the most wanted first.
 */
export function chooseLanguage(chosen: string | null, wanted: readonly string[]): Language {
  const tags = [chosen ?? '', ...wanted].map((tag) => tag.split('-', 1)[0]!.toLowerCase());
  return tags.find(isLanguage) ?? 'en';
}
