/** Conferences over a store, with a clock that tests set. */
import { Conferences } from '../../server/conference/conferences.js';
import type { Clock } from '../../server/conference/clock.js';
import type { ImportResult } from '../../server/formats/format.js';
import { memoryStore, type Author, type Store } from '../../server/store/index.js';
import type { Instant, Programme } from '../../core/index.js';
import { programme, time, type Row } from './programme.js';

export const ORGANISER: Author = { name: 'Olga', role: 'organiser' };

/** Back to back in Aula, a workshop in Box. */
export const ROWS: readonly Row[] = [
  ['a', 'Aula', '10:00', '10:45', { title: 'Alpha', track: 'systems', speakers: [{ id: 'ana', name: 'Ana Pop' }] }],
  ['b', 'Aula', '10:45', '11:30', { title: 'Beta' }],
  ['c', 'Aula', '11:40', '12:10', { title: { en: 'Gamma', ro: 'Gamă' } }],
  ['d', 'Aula', '13:30', '14:30', { title: 'Delta' }],
  ['e', 'Box', '10:00', '12:00', { title: 'Epsilon', kind: 'workshop' }],
];

/** A clock that stands still until it is set. */
export class TestClock implements Clock {
  constructor(public instant: Instant = time('09:00')) {}
  now(): Instant {
    return this.instant;
  }
}

export const imported = (wanted: Programme = programme(ROWS)): ImportResult => ({
  programme: wanted,
  format: 'hallway',
  warnings: [],
});

export interface Bench {
  readonly conferences: Conferences;
  readonly store: Store;
  readonly clock: TestClock;
}

/** A store with the conference "small" in it, at revision 1. */
export async function bench(store: Store = memoryStore(), clock = new TestClock()): Promise<Bench> {
  const conferences = await Conferences.open(store, clock);
  if (!conferences.find('small')) await conferences.adopt('small', imported(), ORGANISER);
  return { conferences, store, clock };
}
