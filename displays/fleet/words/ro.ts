import type { PairingWords } from './en.js';

export const pairing: PairingWords = {
  title: 'Acest ecran poate fi asociat',
  hint: 'În panou, deschideți „Altele”, apoi „Ecrane”, și introduceți acest cod; sau scanați-l cu telefonul.',
  orChoose: 'Sau alegeți mai jos ce arată, fără asociere.',
  noServer: 'Se așteaptă serverul …',
  paired: (name) => `„${name}” este asociat. Își așteaptă conferința.`,
};
