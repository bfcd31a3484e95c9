/** The one encoding of a programme by which it is named: equal programmes have equal bytes. */
import type { Programme } from '../../core/model.js';

/** Canonical JSON: the names of every object in order, no white space, no fields without value. */
export function programmeBytes(programme: Programme): Uint8Array {
  return Buffer.from(JSON.stringify(ordered(programme)));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Readonly<Record<string, unknown>>;
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(object).sort()) {
    // Plain assignment would take a language or an id called __proto__ for the prototype.
    if (key === '__proto__') Object.defineProperty(sorted, key, { value: ordered(object[key]), enumerable: true });
    else sorted[key] = ordered(object[key]);
  }
  return sorted;
}
