/** French: announcements. */
import type { announce as english } from '../en/announce.js';
import { minutes } from '../minutes.js';
import { count } from './count.js';

export const announce: typeof english = {
  level: 'Quel genre',
  levels: { info: 'Information', warning: 'Attention', emergency: 'Urgence' },
  levelHints: {
    info: 'Une note sur chaque écran concerné.',
    warning: 'Une note avec un signal d’avertissement et un cadre jaune.',
    emergency: 'Occupe tout l’écran partout où c’est visé, par-dessus tout, jusqu’à ce que vous la retiriez.',
  },
  announceText: (language) => `Texte, ${language}`,
  addLanguage: 'Ajouter une langue',
  twoLanguages: 'Une urgence doit être lisible par tous : écrivez-la en deux langues.',
  textMissing: 'Écrivez ce que les écrans doivent dire.',
  scope: 'Sur quels écrans',
  scopeAll: 'Tous les écrans',
  scopeRooms: 'Ces salles seulement',
  scopeMissing: 'Choisissez au moins une salle.',
  chosen: (n) => count(n, 'salle choisie', 'salles choisies'),
  until: 'Jusqu’à quand',
  untilWithdrawn: 'jusqu’au retrait',
  untilMinutes: minutes,
  untilTime: 'une heure',
  untilSays: (time) => `jusqu’à ${time}`,
  untilPassed: 'Cette heure est passée.',
  asOnScreen: 'Tel que les écrans le montreront',
  inOtherLanguages: 'Sur les écrans en d’autres langues :',
  preview: 'Aperçu',
  previewEmergency: 'Aperçu de l’urgence',
  emergencyStep: 'Étape 1 sur 2 : oui, c’est une urgence',
  emergencyConfirm: 'Étape 2 sur 2 : l’afficher maintenant',
  emergencyCounts: (n) => `Elle couvre entièrement les écrans de ${count(n, 'salle', 'salles')}.`,
  emergencyEverywhere: 'Elle couvre entièrement chaque écran de la conférence.',
  active: 'Sur les écrans maintenant',
  noneActive: 'Aucune annonce sur les écrans.',
  withdraw: 'Retirer …',
  newAnnouncement: 'Nouvelle annonce',
  since: (time) => `depuis ${time}`,
};
