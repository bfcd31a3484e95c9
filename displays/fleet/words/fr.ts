import type { PairingWords } from './en.js';

export const pairing: PairingWords = {
  title: 'Cet écran peut être associé',
  hint: 'Dans le panneau, ouvrez « Plus », puis « Écrans », et saisissez ce code ; ou scannez-le avec un téléphone.',
  orChoose: 'Ou choisissez ci-dessous ce qu’il affiche, sans association.',
  noServer: 'En attente du serveur …',
  paired: (name) => `« ${name} » est associé. Il attend sa conférence.`,
};
