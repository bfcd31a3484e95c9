/** Values of JSON files as drafts want them; what is of another type than expected counts as absent. */
import type { Text } from '../../../core/model.js';
import type { DraftLink } from '../draft/draft.js';
import { isObject } from './reader.js';

export type Value = Readonly<Record<string, unknown>>;

export const object = (value: unknown): Value => (isObject(value) ? value : {});
export const objects = (value: unknown): Value[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Producers write numbers where the schema wants text and the other way round. */
export function string(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return (typeof value === 'string' && value.trim()) || undefined;
}

/** Text, or text by language. */
export function text(value: unknown): Text | undefined {
  if (!isObject(value)) return string(value);
  const languages = Object.entries(value).flatMap(([language, words]) =>
    typeof words === 'string' && words.trim() !== '' ? [[language, words] as const] : [],
  );
  return languages.length === 0 ? undefined : Object.fromEntries(languages);
}

/** A name must be one text, so that rooms and tracks can be told apart by it. */
export function name(value: unknown): string {
  const words = text(value);
  return typeof words === 'object' ? Object.values(words)[0]! : (words ?? '');
}

export const capacity = (value: unknown): number | undefined =>
  typeof value === 'number' && value > 0 && value < 1e6 ? Math.round(value) : undefined;

/** A link, if it has an address. */
export function linkTo(url: unknown, title?: unknown, type?: unknown): DraftLink[] {
  const address = string(url);
  return address === undefined ? [] : [{ title: string(title), url: address, type: string(type) }];
}
