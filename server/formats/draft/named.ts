/** Rooms and tracks: the same one may be named a thousand times in a file, with more or less detail each time. */
import { isId } from '../../../core/id.js';
import { filled } from './fields.js';
import { settle, slugify } from './ids.js';
import type { Warnings } from './warnings.js';

/** What identifies a room or a track to its producer. */
export interface Named {
  readonly name: string;
  readonly guid?: string;
  readonly slug?: string;
}

const USABLE = /^[\w.:~-]{1,100}$/;

/** A producer's identifier that can stand in an address, or undefined; with a warning if nothing but its word is wrong. */
export function usableId(id: string | undefined, warnings: Warnings): string | undefined {
  if (id === undefined || !USABLE.test(id)) return undefined;
  if (isId(id)) return id;
  warnings.add('reserved-id', `"${id}"`);
  return undefined;
}

export interface Gathered<T extends Named> {
  /** Each once, in order of first mention, with every detail that any mention gave. */
  readonly items: readonly { readonly id: string; readonly item: T }[];
  /** Guids that several names share; they identify nothing. */
  readonly sharedGuids: readonly string[];
  idOf(mention: Named): string;
}

/**
 * Finds which mentions mean the same: those of one name, unless one name carries several guids. The id is the
 * guid if only one name has it, else the slug under the same condition, else a slug made of the name.
 */
export function gather<T extends Named>(mentions: Iterable<T>, warnings: Warnings): Gathered<T> {
  const all = new Set(mentions);
  const guidsOfName = new Map<string, Set<string>>();
  for (const { name, guid } of all) {
    if (!guidsOfName.has(name)) guidsOfName.set(name, new Set());
    if (guid !== undefined) guidsOfName.get(name)!.add(guid);
  }
  const keyOf = ({ name, guid }: Named): string => {
    const guids = guidsOfName.get(name);
    if (!guids || guids.size < 2) return name;
    return `${name}\u0000${guid ?? [...guids][0]}`;
  };

  const items = new Map<string, T>();
  for (const mention of all) {
    const key = keyOf(mention);
    const known = items.get(key);
    items.set(key, known ? filled(known, mention) : mention);
  }
  const guids = shared([...items.values()].map((item) => item.guid));
  const slugs = shared([...items.values()].map((item) => item.slug));
  const wishes = new Map<string, string>();
  for (const [key, { name, guid, slug }] of items) {
    const own = guid !== undefined && !guids.has(guid) ? usableId(guid, warnings) : undefined;
    const short = slug !== undefined && !slugs.has(slug) ? usableId(slug, warnings) : undefined;
    wishes.set(key, own ?? short ?? slugify(name));
  }
  const ids = settle(wishes);
  return {
    items: [...items].map(([key, item]) => ({ id: ids.get(key)!, item })),
    sharedGuids: [...guids],
    idOf: (mention) => ids.get(keyOf(mention))!,
  };
}

/** Values that occur more than once. */
function shared(values: readonly (string | undefined)[]): Set<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) {
    if (value === undefined) continue;
    if (seen.has(value)) twice.add(value);
    seen.add(value);
  }
  return twice;
}
