import type { PairingWords } from './en.js';

export const pairing: PairingWords = {
  title: 'Dieser Bildschirm kann gekoppelt werden',
  hint: 'Im Leitstand „Mehr“, dann „Bildschirme“ öffnen und diesen Code eingeben; oder mit dem Telefon scannen.',
  orChoose: 'Oder unten auswählen, was er ohne Kopplung zeigt.',
  noServer: 'Warten auf den Server …',
  paired: (name) => `„${name}“ ist gekoppelt und wartet auf seine Konferenz.`,
};
