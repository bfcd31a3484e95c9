import type { PairingWords } from './en.js';

export const pairing: PairingWords = {
  title: 'Esta pantalla se puede vincular',
  hint: 'En el panel, abra «Más», luego «Pantallas», y escriba este código; o escanéelo con un teléfono.',
  orChoose: 'O elija abajo lo que muestra, sin vincularla.',
  noServer: 'Esperando al servidor …',
  paired: (name) => `«${name}» está vinculada. Espera su conferencia.`,
};
