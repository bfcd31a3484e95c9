/** Content that may come in several languages. */
import { textIn, type Text } from '../../core/index.js';

export { textIn };

/** All different versions of a text, the wanted languages first, at most `most` of them. */
export function textsIn(text: Text, languages: readonly string[], most: number): string[] {
  if (typeof text === 'string') return [text];
  const ordered = [textIn(text, languages), ...Object.values(text)].filter((value) => value !== '');
  return [...new Set(ordered)].slice(0, most);
}
