/** Texts in several languages on their way from fields to commands and back. */
import type { Text } from '../../core/index.js';
import { chooseLanguage, wordsOf, type Words } from '../words/index.js';

export type Texts = Readonly<Record<string, string>>;

/** An empty field for each of the first two languages of a conference. */
export const emptyTexts = (languages: readonly string[]): Texts =>
  Object.fromEntries(languages.slice(0, 2).map((language) => [language, '']));

/** A text as fields; one without a language goes into the field of the conference's main language. */
export const fieldsOf = (text: Text, languages: readonly string[]): Texts =>
  typeof text === 'string' ? { [languages[0] ?? 'en']: text } : text;

/** What was written, trimmed; languages left empty are left out. Undefined: nothing at all. */
export function written(texts: Texts): Readonly<Record<string, string>> | undefined {
  const said = Object.entries(texts)
    .map(([language, text]) => [language, text.trim()] as const)
    .filter(([, text]) => text !== '');
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

/** A sentence that the panel has in store, in each of the languages that it speaks; in the others nothing. */
export async function inLanguages(languages: readonly string[], pick: (words: Words) => string): Promise<Texts> {
  const texts = await Promise.all(
    languages.map(async (tag) => {
      const language = chooseLanguage(tag, []);
      // The panel answers in English for a language that it does not speak; that would be the wrong field.
      const speaks = tag.toLowerCase().startsWith(language);
      return [tag, speaks ? pick(await wordsOf(language)) : ''] as const;
    }),
  );
  return Object.fromEntries(texts);
}
