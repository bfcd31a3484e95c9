/** Stable ids of sessions: what lets live changes find their session again after a re-import (rule P1). */
import type { Instant } from '../../../core/model.js';
import { hash } from './ids.js';
import { usableId } from './named.js';
import type { Warnings } from './warnings.js';

export interface Identifiable {
  readonly guid: string | undefined;
  /** The producer's number; merged files use one number several times. */
  readonly number: string | undefined;
  readonly title: string;
  readonly persons: readonly { readonly name: string }[];
  readonly start: Instant;
}

/**
 * Ids of the sessions, in their order: the guid; where several share one (a workshop held twice), the guid and
 * the occurrence by start, the first keeping the bare guid; without a guid the number if it is unique; else a
 * hash of title and persons.
 */
export function identify(sessions: readonly Identifiable[], warnings: Warnings): string[] {
  const numbers = new Map<string, number>();
  for (const { number } of sessions) if (number !== undefined) numbers.set(number, (numbers.get(number) ?? 0) + 1);
  const same = new Map<string, number[]>();
  sessions.forEach((session, index) => {
    const key = keyOf(session, numbers, warnings);
    const known = same.get(key);
    if (known) known.push(index);
    else same.set(key, [index]);
  });

  const ids: string[] = [];
  const taken = new Set(same.keys());
  for (const [key, indices] of same) {
    ids[indices[0]!] = key;
    if (indices.length === 1) continue;
    indices.sort((a, b) => sessions[a]!.start - sessions[b]!.start);
    const first = sessions[indices[0]!]!;
    if (first.guid === undefined) warnings.add('duplicate-session', `"${first.title}"`, indices.length - 1);
    else warnings.add('duplicate-guid', `${first.guid} ("${first.title}")`);
    indices.forEach((index, occurrence) => {
      let number = occurrence + 1;
      while (number > 1 && taken.has(`${key}-${number}`)) number++;
      ids[index] = number === 1 ? key : `${key}-${number}`;
      taken.add(ids[index]);
    });
  }
  return ids;
}

function keyOf(session: Identifiable, numbers: ReadonlyMap<string, number>, warnings: Warnings): string {
  const guid = usableId(session.guid, warnings);
  if (guid !== undefined) return guid;
  const number = usableId(session.number, warnings);
  if (number !== undefined && numbers.get(number) === 1) return number;
  const persons = session.persons.map(({ name }) => name).join(', ');
  return hash(`${session.title}\u0000${persons}`, 12);
}
