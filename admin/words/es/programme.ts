/** Spanish: adopting programmes. */
import type { programme as english } from '../en/programme.js';
import { count } from './count.js';

export const programme: typeof english = {
  programme: 'Programa',
  programmeIntro:
    'XML de frab o pretalx, schedule.json, iCalendar, CSV, Excel, Sessionize, Indico o el formato de Hallway.',
  programmeNow: (sessions, rooms, version) =>
    `${count(sessions, 'sesión', 'sesiones')} en ${count(rooms, 'sala', 'salas')}${version ? ` · versión ${version}` : ''}`,
  chooseFile: 'Elegir un archivo de programa',
  otherFile: 'Elegir otro archivo',
  zoneQuestion: 'El archivo no dice su zona horaria. ¿En cuál están sus horas?',
  zoneHint: 'Por ejemplo Europe/Bucharest.',
  zoneUnknown: 'Esa zona horaria no existe.',
  useZone: 'Usar esta zona',
  fileSays: (added, removed, changed) => `${added} nuevas · ${removed} desaparecidas · ${changed} cambiadas`,
  fileSame: 'El archivo dice lo que ya está adoptado.',
  added: 'Nuevas',
  removed: 'Desaparecidas',
  changed: 'Cambiadas',
  orphans: 'Tienen cambios en vivo pero no están en el archivo; los cambios se conservan',
  fileWarnings: (n) => count(n, 'cosa que saber del archivo', 'cosas que saber del archivo'),
  times: (n) => `${n} veces`,
  adopt: 'Adoptar el programa',
  liveStays: 'Los cambios en vivo se quedan: retrasos, traslados y cancelaciones se aplican al nuevo programa.',
};
