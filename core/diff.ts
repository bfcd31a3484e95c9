/** What differs between two programmes. */
import { same } from './live-state.js';
import type { Programme, Session } from './model.js';

export interface ProgrammeDiff {
  /** Session ids. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly session: string; readonly fields: readonly (keyof Session)[] }[];
}

function changedFields(a: Session, b: Session): (keyof Session)[] {
  const fields = new Set([...Object.keys(a), ...Object.keys(b)] as (keyof Session)[]);
  return [...fields].filter((field) => !same(a[field], b[field])).sort();
}

/** Sessions added, removed and changed from one programme (null: none) to the next, in the next one's order. */
export function diffProgrammes(old: Programme | null, next: Programme): ProgrammeDiff {
  const before = new Map((old?.sessions ?? []).map((session) => [session.id, session]));
  const after = new Set(next.sessions.map((session) => session.id));
  return {
    added: next.sessions.filter(({ id }) => !before.has(id)).map(({ id }) => id),
    removed: [...before.keys()].filter((id) => !after.has(id)),
    changed: next.sessions.flatMap((session) => {
      const known = before.get(session.id);
      const fields = known ? changedFields(known, session) : [];
      return fields.length > 0 ? [{ session: session.id, fields }] : [];
    }),
  };
}
