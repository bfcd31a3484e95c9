/** Spanish: choosing what to do, and what it would do. */
import type { commands as english } from '../en/commands.js';
import { minutes } from '../minutes.js';
import { count } from './count.js';

export const commands: typeof english = {
  actions: {
    later: 'Más tarde o más larga',
    start: 'Empieza ahora',
    end: 'Termina ahora',
    move: 'Otra sala u otra hora',
    swap: 'Intercambiar con otra',
    cancel: 'Cancelar la sesión',
    restore: 'Retirar la cancelación',
    delayRoom: 'Retrasar toda la sala',
    roomStatus: 'Completa, cerrada o abierta',
    announceHere: 'Aviso en esta sala',
  },
  delayAllTitle: 'Retrasar todas las salas',
  delayRoomTitle: (room) => `Retrasar ${room}`,
  delayAllIntro:
    'En cada sala se alarga la sesión en curso o la siguiente empieza más tarde, hasta que la sala lleve al menos este retraso.',
  delayRoomIntro:
    'Se alarga la sesión en curso o la siguiente empieza más tarde. Lo que sigue se mueve lo que las pausas no absorban.',
  atLeastLate: (n) => `Al menos ${minutes(n)} de retraso`,
  howMuch: 'Cuántos minutos más',
  minutesField: 'Los minutos que sean',
  minutesSum: {
    delay: (n) =>
      n === 0 ? 'Según lo previsto' : n > 0 ? `En total ${minutes(n)} de retraso` : `En total ${minutes(-n)} antes`,
    extend: (n) =>
      n === 0
        ? 'Tan larga como se previó'
        : n > 0
          ? `En total ${minutes(n)} más larga`
          : `En total ${minutes(-n)} más corta`,
  },
  asPlanned: 'Según lo previsto',
  notStarted: 'No ha empezado',
  room: 'Sala',
  start: 'Inicio',
  keepRoom: 'Sigue en su sala',
  otherRoom: 'Otra sala',
  otherSession: 'Otra sesión',
  freeRooms: 'Libres a esa hora',
  takenRooms: 'Ocupadas a esa hora',
  quoted: (title) => `«${title}»`,
  timeInvalid: (zone) => `Ningún reloj marca esa hora ese día (${zone}).`,
  swapWith: 'Intercambiar con',
  reason: 'Motivo, visible en las pantallas',
  reasonHint: 'Opcional.',
  reasons: ['Ponente enfermo', 'Problema técnico', 'Ponente retrasado en el viaje'],
  statuses: { open: 'Abierta', full: 'Completa', closed: 'Cerrada' },
  overflow: 'Dónde seguirla en su lugar',
  noOverflow: 'en ningún sitio',
  whatHappens: 'Lo que pasará',
  checking: 'Comprobando …',
  sending: 'Enviando …',
  chooseFirst: 'Elige primero',
  nothingChanges: 'No cambia nada: ya está así.',
  notPossible: 'No es posible',
  nothingSent: 'Sin conexión: no se ha enviado nada',
  offlineKept: 'No se llega al servidor. No se ha enviado nada; tu elección sigue aquí.',
  tryAgain: 'Intentar de nuevo',
  unsure: 'No llegó respuesta. Puede que esté hecho o no; enviarlo otra vez lo hace como mucho una vez.',
  sendAgain: 'Enviar otra vez',
  changedMeanwhile: 'Mientras tanto alguien ha cambiado el programa. Ahora pasaría esto:',
  changedSame: 'Mientras tanto alguien ha cambiado el programa. El efecto sería el mismo que antes.',
  changedMark: 'nuevo',
  noLonger: (titles) => `Ya no se ven afectadas: ${titles}`,
  doAnyway: (what) => `${what} de todos modos`,
  andMore: (n) => `y ${n} más`,
  effects: {
    added: 'añadida',
    removed: 'quitada',
    cancelled: 'cancelada',
    restored: 'se celebra de nuevo',
    started: 'ha empezado',
    ended: 'ha terminado',
    reopened: 'ya no consta como empezada ni terminada',
    moved: (to, from) => `a ${to}, desde ${from}`,
    later: (n) => `${minutes(n)} más tarde`,
    earlier: (n) => `${minutes(n)} antes`,
    longer: (n) => `${minutes(n)} más larga`,
    shorter: (n) => `${minutes(n)} más corta`,
    none: 'se queda como está',
  },
  noSessionChanges: 'No cambia ninguna sesión.',
  shifting: (n) => count(n, 'sesión cambia', 'sesiones cambian'),
  absorbs: (title, n) => `«${title}» absorbe ${minutes(n)} al ser más corta.`,
  onTimeFrom: (time, title, room) => `${room} vuelve a su hora desde las ${time}, «${title}».`,
  unmovedFrom: (time, title, room) => `${room}: «${title}» a las ${time} se queda como está.`,
  warning: 'Atención',
  warnings: {
    'room-overlap': (titles, room, n) => `${titles} se solapan en ${room} ${minutes(n)}.`,
    'speaker-overlap': (titles, speaker, n) =>
      `${speaker} estaría en dos salas a la vez durante ${minutes(n)}: ${titles}.`,
    capacity: (titles, room) => `${room} tiene menos plazas que la sala prevista para ${titles}.`,
    'past-day-end': (titles, _, n) => `${titles} terminaría ${minutes(n)} después del final del día.`,
    'runs-into-hold': (titles, room, n) =>
      `${titles} se solapan en ${room} ${minutes(n)}, porque la segunda está fijada.`,
    'session-over': (titles) => `${titles} ya ha terminado.`,
  },
  and: 'y',
  screensWillSay: (room) => `Las pantallas de ${room} dirán:`,
  statusOpenSays: 'nada sobre el estado de la sala',
};
