/** German: adopting programmes. */
import type { programme as english } from '../en/programme.js';
import { count } from './count.js';

export const programme: typeof english = {
  programme: 'Programm',
  programmeIntro:
    'XML von frab oder pretalx, schedule.json, iCalendar, CSV, Excel, Sessionize, Indico oder Hallways eigenes Format.',
  programmeNow: (sessions, rooms, version) =>
    `${count(sessions, 'Programmpunkt', 'Programmpunkte')} in ${count(rooms, 'Raum', 'Räumen')}${version ? ` · Fassung ${version}` : ''}`,
  chooseFile: 'Programmdatei wählen',
  otherFile: 'Andere Datei wählen',
  zoneQuestion: 'Die Datei nennt keine Zeitzone. In welcher sind ihre Zeiten?',
  zoneHint: 'Etwa Europe/Bucharest.',
  zoneUnknown: 'Diese Zeitzone gibt es nicht.',
  useZone: 'Diese Zone nehmen',
  fileSays: (added, removed, changed) => `${added} neu · ${removed} weg · ${changed} geändert`,
  fileSame: 'Die Datei sagt, was schon übernommen ist.',
  added: 'Neu',
  removed: 'Weg',
  changed: 'Geändert',
  orphans: 'Haben Live-Änderungen, stehen aber nicht in der Datei; die Änderungen bleiben',
  fileWarnings: (n) => (n === 1 ? '1 Hinweis zur Datei' : `${n} Hinweise zur Datei`),
  times: (n) => `${n}-mal`,
  adopt: 'Programm übernehmen',
  liveStays: 'Live-Änderungen bleiben: Verspätungen, Verlegungen und Ausfälle gelten über dem neuen Programm.',
};
