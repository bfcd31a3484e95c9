/** Romanian: announcements. */
import type { announce as english } from '../en/announce.js';
import { minutes } from '../minutes.js';
import { count } from './count.js';

export const announce: typeof english = {
  level: 'Ce fel',
  levels: { info: 'Informație', warning: 'Atenționare', emergency: 'Urgență' },
  levelHints: {
    info: 'O notă pe fiecare ecran vizat.',
    warning: 'O notă cu semn de avertizare și chenar galben.',
    emergency: 'Ocupă în întregime fiecare ecran vizat, peste orice, până o scoateți.',
  },
  announceText: (language) => `Text, ${language}`,
  addLanguage: 'Adaugă o limbă',
  twoLanguages: 'O urgență trebuie să o poată citi oricine: scrieți-o în două limbi.',
  textMissing: 'Scrieți ce să arate ecranele.',
  scope: 'Pe ce ecrane',
  scopeAll: 'Toate ecranele',
  scopeRooms: 'Doar aceste săli',
  scopeMissing: 'Alegeți cel puțin o sală.',
  chosen: (n) => count(n, 'sală aleasă', 'săli alese'),
  until: 'Până când',
  untilWithdrawn: 'până este scos',
  untilMinutes: minutes,
  untilTime: 'o oră',
  untilSays: (time) => `până la ${time}`,
  untilPassed: 'Ora aceasta a trecut.',
  asOnScreen: 'Așa vor arăta ecranele',
  inOtherLanguages: 'Pe ecrane în alte limbi:',
  preview: 'Previzualizare',
  previewEmergency: 'Previzualizarea urgenței',
  emergencyStep: 'Pasul 1 din 2: da, este o urgență',
  emergencyConfirm: 'Pasul 2 din 2: arată acum pe ecrane',
  emergencyCounts: (n) => `Acoperă în întregime ecranele din ${count(n, 'sală', 'săli')}.`,
  emergencyEverywhere: 'Acoperă în întregime fiecare ecran al conferinței.',
  active: 'Acum pe ecrane',
  noneActive: 'Niciun anunț pe ecrane.',
  withdraw: 'Scoate …',
  newAnnouncement: 'Anunț nou',
  since: (time) => `de la ${time}`,
};
