/** German: adopting programmes. */
import type { programme as english } from '../en/programme.js';
import { count } from './count.js';

export const programme: typeof english = {
  programme: 'Programm',
  programmePage: 'Programmdatei und Quellen',
  sourcesNeed: (names) => `Quellen brauchen Sie: ${names}. Ansehen.`,
  programmeNow: (sessions, rooms, version) =>
    `${count(sessions, 'Programmpunkt', 'Programmpunkte')} in ${count(rooms, 'Raum', 'Räumen')}${version ? ` · Fassung ${version}` : ''}`,
};
