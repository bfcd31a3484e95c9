/** Spanish: adopting programmes. */
import type { programme as english } from '../en/programme.js';
import { count } from './count.js';

export const programme: typeof english = {
  programme: 'Programa',
  programmePage: 'Archivo del programa y fuentes',
  sourcesNeed: (names) => `Estas fuentes te necesitan: ${names}. Ver.`,
  programmeNow: (sessions, rooms, version) =>
    `${count(sessions, 'sesión', 'sesiones')} en ${count(rooms, 'sala', 'salas')}${version ? ` · versión ${version}` : ''}`,
};
