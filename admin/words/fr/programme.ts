/** French: adopting programmes. */
import type { programme as english } from '../en/programme.js';
import { count } from './count.js';

export const programme: typeof english = {
  programme: 'Programme',
  programmePage: 'Fichier du programme et sources',
  sourcesNeed: (names) => `Ces sources ont besoin de vous : ${names}. Voir.`,
  programmeNow: (sessions, rooms, version) =>
    `${count(sessions, 'session', 'sessions')} dans ${count(rooms, 'salle', 'salles')}${version ? ` · version ${version}` : ''}`,
};
