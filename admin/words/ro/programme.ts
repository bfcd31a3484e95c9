/** Romanian: adopting programmes. */
import type { programme as english } from '../en/programme.js';
import { count } from './count.js';

export const programme: typeof english = {
  programme: 'Program',
  programmePage: 'Fișierul programului și sursele',
  sourcesNeed: (names) => `Aceste surse au nevoie de dumneavoastră: ${names}. Vedeți ce este.`,
  programmeNow: (sessions, rooms, version) =>
    `${count(sessions, 'sesiune', 'sesiuni')} în ${count(rooms, 'sală', 'săli')}${version ? ` · versiunea ${version}` : ''}`,
};
