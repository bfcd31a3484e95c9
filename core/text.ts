/** Content that may come in several languages. */
import { own } from './live-state.js';
import type { Text } from './model.js';

/** `de` of `de-AT`. */
const base = (tag: string): string => tag.split('-', 1)[0]!.toLowerCase();

/**
 * The text in the first of the languages that it has; `de` finds `de-AT` and the other way round. Else whatever comes first.
 * @param languages BCP 47 tags, the most wanted first.
 */
export function textIn(text: Text | undefined, languages: readonly string[]): string {
  if (text === undefined || typeof text === 'string') return text ?? '';
  const tags = Object.keys(text);
  for (const language of languages) {
    const found = own(text, language) ?? own(text, tags.find((tag) => base(tag) === base(language)) ?? '');
    if (found) return found;
  }
  return Object.values(text).find((value) => value !== '') ?? '';
}
