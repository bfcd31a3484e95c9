/** French: adopting programmes. */
import type { programme as english } from '../en/programme.js';
import { count } from './count.js';

export const programme: typeof english = {
  programme: 'Programme',
  programmeIntro:
    'XML de frab ou pretalx, schedule.json, iCalendar, CSV, Excel, Sessionize, Indico ou le format de Hallway.',
  programmeNow: (sessions, rooms, version) =>
    `${count(sessions, 'session', 'sessions')} dans ${count(rooms, 'salle', 'salles')}${version ? ` · version ${version}` : ''}`,
  chooseFile: 'Choisir un fichier de programme',
  otherFile: 'Choisir un autre fichier',
  zoneQuestion: 'Le fichier ne dit pas son fuseau horaire. Dans lequel sont ses horaires ?',
  zoneHint: 'Comme Europe/Bucharest.',
  zoneUnknown: 'Ce fuseau horaire n’existe pas.',
  useZone: 'Utiliser ce fuseau',
  fileSays: (added, removed, changed) => `${added} nouvelles · ${removed} disparues · ${changed} modifiées`,
  fileSame: 'Le fichier dit ce qui est déjà adopté.',
  added: 'Nouvelles',
  removed: 'Disparues',
  changed: 'Modifiées',
  orphans: 'Modifiées en direct mais absentes du fichier ; les modifications sont gardées',
  fileWarnings: (n) => count(n, 'chose à savoir sur le fichier', 'choses à savoir sur le fichier'),
  times: (n) => `${n} fois`,
  adopt: 'Adopter le programme',
  liveStays:
    'Les modifications en direct restent : retards, déplacements et annulations s’appliquent au nouveau programme.',
};
