/** Spanish: announcements. */
import type { announce as english } from '../en/announce.js';
import { minutes } from '../minutes.js';
import { count } from './count.js';

export const announce: typeof english = {
  level: 'De qué tipo',
  levels: { info: 'Información', warning: 'Atención', emergency: 'Emergencia' },
  levelHints: {
    info: 'Una nota en cada pantalla elegida.',
    warning: 'Una nota con señal de advertencia y marco amarillo.',
    emergency: 'Ocupa por completo cada pantalla elegida, por encima de todo, hasta que la quites.',
  },
  announceText: (language) => `Texto, ${language}`,
  addLanguage: 'Añadir un idioma',
  twoLanguages: 'Una emergencia debe poder leerla todo el mundo: escríbela en dos idiomas.',
  textMissing: 'Escribe qué deben decir las pantallas.',
  scope: 'En qué pantallas',
  scopeAll: 'Todas las pantallas',
  scopeRooms: 'Solo estas salas',
  scopeMissing: 'Elige al menos una sala.',
  chosen: (n) => count(n, 'sala elegida', 'salas elegidas'),
  until: 'Hasta cuándo',
  untilWithdrawn: 'hasta quitarlo',
  untilMinutes: minutes,
  untilTime: 'una hora',
  untilSays: (time) => `hasta las ${time}`,
  untilPassed: 'Esa hora ya ha pasado.',
  asOnScreen: 'Así lo mostrarán las pantallas',
  inOtherLanguages: 'En pantallas en otros idiomas:',
  preview: 'Vista previa',
  previewEmergency: 'Vista previa de la emergencia',
  emergencyStep: 'Paso 1 de 2: sí, es una emergencia',
  emergencyConfirm: 'Paso 2 de 2: mostrarla ya en las pantallas',
  emergencyCounts: (n) => `Cubre por completo las pantallas de ${count(n, 'sala', 'salas')}.`,
  emergencyEverywhere: 'Cubre por completo cada pantalla de la conferencia.',
  active: 'Ahora en las pantallas',
  noneActive: 'No hay ningún aviso en las pantallas.',
  withdraw: 'Quitar …',
  newAnnouncement: 'Nuevo aviso',
  since: (time) => `desde las ${time}`,
};
