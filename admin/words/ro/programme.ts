/** Romanian: adopting programmes. */
import type { programme as english } from '../en/programme.js';
import { count } from './count.js';

export const programme: typeof english = {
  programme: 'Program',
  programmeIntro:
    'XML de la frab sau pretalx, schedule.json, iCalendar, CSV, Excel, Sessionize, Indico sau formatul Hallway.',
  programmeNow: (sessions, rooms, version) =>
    `${count(sessions, 'sesiune', 'sesiuni')} în ${count(rooms, 'sală', 'săli')}${version ? ` · versiunea ${version}` : ''}`,
  chooseFile: 'Alege un fișier de program',
  otherFile: 'Alege alt fișier',
  zoneQuestion: 'Fișierul nu spune fusul orar. În ce fus sunt orele lui?',
  zoneHint: 'De exemplu Europe/Bucharest.',
  zoneUnknown: 'Nu există un astfel de fus orar.',
  useZone: 'Folosește acest fus',
  fileSays: (added, removed, changed) => `${added} noi · ${removed} dispărute · ${changed} schimbate`,
  fileSame: 'Fișierul spune ce este deja adoptat.',
  added: 'Noi',
  removed: 'Dispărute',
  changed: 'Schimbate',
  orphans: 'Au modificări live, dar nu sunt în fișier; modificările se păstrează',
  fileWarnings: (n) => count(n, 'lucru de știut despre fișier', 'lucruri de știut despre fișier'),
  times: (n) => `de ${n} ori`,
  adopt: 'Adoptă programul',
  liveStays: 'Modificările live rămân: amânările, mutările și anulările se aplică peste programul nou.',
};
