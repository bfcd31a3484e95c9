/** German: announcements. */
import type { announce as english } from '../en/announce.js';
import { minutes } from '../minutes.js';
import { count } from './count.js';

export const announce: typeof english = {
  level: 'Welche Art',
  levels: { info: 'Hinweis', warning: 'Achtung', emergency: 'Notfall' },
  levelHints: {
    info: 'Ein Hinweis auf jedem gewählten Bildschirm.',
    warning: 'Ein Hinweis mit Warnzeichen und gelbem Rahmen.',
    emergency: 'Nimmt jeden gewählten Bildschirm ganz ein, über allem, bis du es wegnimmst.',
  },
  announceText: (language) => `Text, ${language}`,
  addLanguage: 'Sprache hinzufügen',
  twoLanguages: 'Einen Notfall soll jeder lesen können: Schreib ihn in zwei Sprachen.',
  textMissing: 'Schreib, was die Bildschirme sagen sollen.',
  scope: 'Auf welchen Bildschirmen',
  scopeAll: 'Alle Bildschirme',
  scopeRooms: 'Nur diese Räume',
  scopeMissing: 'Wähle mindestens einen Raum.',
  chosen: (n) => count(n, 'Raum gewählt', 'Räume gewählt'),
  until: 'Bis wann',
  untilWithdrawn: 'bis auf Weiteres',
  untilMinutes: minutes,
  untilTime: 'eine Uhrzeit',
  untilSays: (time) => `bis ${time}`,
  untilPassed: 'Diese Zeit ist vorbei.',
  asOnScreen: 'So zeigen es die Bildschirme',
  inOtherLanguages: 'Auf Bildschirmen in anderen Sprachen:',
  preview: 'Vorschau',
  previewEmergency: 'Vorschau des Notfalls',
  emergencyStep: 'Schritt 1 von 2: ja, ein Notfall',
  emergencyConfirm: 'Schritt 2 von 2: jetzt auf die Bildschirme',
  emergencyCounts: (n) => `Verdeckt die Bildschirme von ${count(n, 'Raum', 'Räumen')} ganz.`,
  emergencyEverywhere: 'Verdeckt jeden Bildschirm der Konferenz ganz.',
  active: 'Jetzt auf den Bildschirmen',
  noneActive: 'Keine Durchsage auf den Bildschirmen.',
  withdraw: 'Wegnehmen …',
  newAnnouncement: 'Neue Durchsage',
  since: (time) => `seit ${time}`,
};
