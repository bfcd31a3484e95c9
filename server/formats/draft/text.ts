/** Producers' texts made readable: HTML to plain text, line ends, indentation. */
import type { Text } from '../../../core/model.js';
import { htmlToText } from './html.js';

/** Takes away the indentation that all lines but the first share (files that were pretty-printed by a tool). */
function dedent(text: string): string {
  const indents = text
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents);
  return common > 0 && Number.isFinite(common) ? text.replaceAll(`\n${' '.repeat(common)}`, '\n') : text;
}

/** A text of one or more paragraphs, readable as it stands; undefined if nothing is left of it. */
export function cleanText(raw: string | undefined): string | undefined {
  if (!raw) return undefined;
  let text = raw;
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  if (text.includes('<')) text = htmlToText(text);
  if (text.includes('\n  ')) text = dedent(text);
  return text.trim() || undefined;
}

/** A text of one line: titles, names. */
export function cleanLine(raw: string | undefined): string | undefined {
  if (!raw) return undefined;
  const text = raw.trim();
  return (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text) || undefined;
}

/** Cleans a text in each of its languages; undefined if none is left. */
export function cleanIn(
  text: Text | undefined,
  clean: (raw: string | undefined) => string | undefined,
): Text | undefined {
  if (text === undefined || typeof text === 'string') return clean(text);
  const kept = Object.entries(text).flatMap(([language, words]) => {
    const left = clean(words);
    return left === undefined ? [] : [[language, left] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

const plain = (text: Text): string => (typeof text === 'string' ? text : JSON.stringify(text)).replace(/\s+/g, ' ');

/** Whether two texts say the same, line breaks aside: many files repeat the abstract as the description. */
export function sameText(a: Text, b: Text): boolean {
  if (a === b) return true;
  if (typeof a === 'string' && typeof b === 'string' && Math.abs(a.length - b.length) > a.length / 4) return false;
  return plain(a) === plain(b);
}

/** One language of a text, where only one can be used: comparing, warning, guessing. */
export const firstOf = (text: Text | undefined): string =>
  typeof text === 'string' ? text : (Object.values(text ?? {})[0] ?? '');
