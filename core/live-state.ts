/** How changes alter the live state: merge patches, their fields, and what is left when no-ops are taken out. */
import type { Change, LiveState, Patch } from './model.js';

type Tree = { readonly [key: string]: unknown };

/** Deep equality of plain JSON values; a missing field equals `undefined`. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [x, y] = [a as Tree, b as Tree];
  const keys = new Set([...Object.keys(x), ...Object.keys(y)]);
  for (const key of keys) if (!same(x[key], y[key])) return false;
  return true;
}

/** The item with this id, if there is one; ids such as `constructor` find nothing inherited. */
export const own = <T>(items: { readonly [id: string]: T }, id: string): T | undefined =>
  Object.hasOwn(items, id) ? items[id] : undefined;

/** The collections of a patch whose items are set whole; the items of the others are merged field by field. */
const WHOLE = new Set(['extras', 'announcements', 'settings']);

function merge(base: Tree, set: Tree): Tree {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(set)) {
    if (value === null) delete merged[key];
    else merged[key] = value;
  }
  return merged;
}

/**
 * Lays a patch over the live state. Parts that the patch does not name keep their identity.
 * @returns a new state; the old one is untouched.
 */
export function applyPatch(live: LiveState, patch: Patch): LiveState {
  const next: Record<string, unknown> = { ...live };
  for (const [collection, set] of Object.entries(patch) as [keyof LiveState, Tree][]) {
    if (WHOLE.has(collection)) {
      next[collection] = merge(live[collection] as Tree, set);
      continue;
    }
    const items: Record<string, unknown> = { ...live[collection] };
    for (const [id, fields] of Object.entries(set)) {
      const item = merge((items[id] ?? {}) as Tree, fields as Tree);
      if (Object.keys(item).length === 0) delete items[id];
      else items[id] = item;
    }
    next[collection] = items;
  }
  return next as unknown as LiveState;
}

/** Lays one change over the live state (the programme it may adopt is the caller's business). */
export const applyChange = (live: LiveState, change: Change): LiveState => applyPatch(live, change.set);

/** One field that a patch sets: its path, such as `['sessions', 'k7', 'delay']`, and the value (`null` removes). */
export interface FieldWrite {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** The fields that a patch sets, in order. Two changes touch the same thing when they share a path (U1). */
export function fieldsOf(patch: Patch): FieldWrite[] {
  const writes: FieldWrite[] = [];
  for (const [collection, set] of Object.entries(patch) as [string, Tree][]) {
    for (const [id, value] of Object.entries(set)) {
      if (WHOLE.has(collection)) writes.push({ path: [collection, id], value });
      else
        for (const [field, item] of Object.entries(value as Tree))
          writes.push({ path: [collection, id, field], value: item });
    }
  }
  return writes;
}

/** Builds a patch from fields; the inverse of `fieldsOf`. */
export function patchOf(writes: Iterable<FieldWrite>): Patch {
  const patch: Record<string, Record<string, unknown>> = {};
  for (const { path, value } of writes) {
    const [collection, id, field] = path as [string, string, string?];
    const items = (patch[collection] ??= {});
    if (field === undefined) items[id] = value;
    else items[id] = { ...(items[id] as Tree | undefined), [field]: value };
  }
  return patch as Patch;
}

/** The value that the live state has at a path, `null` if none. */
export function valueAt(live: LiveState, path: readonly string[]): unknown {
  let at: unknown = live;
  for (const key of path)
    at = typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Tree)[key] : undefined;
  return at ?? null;
}

/** The patch without the fields that already have their value (J2): `{}` when nothing is left. */
export function minimal(live: LiveState, patch: Patch): Patch {
  return patchOf(fieldsOf(patch).filter(({ path, value }) => !same(valueAt(live, path), value)));
}
