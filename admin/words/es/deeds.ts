/** Spanish: the button, and what was done. */
import type { deeds as english } from '../en/deeds.js';
import { minutes } from '../minutes.js';

export const deeds: typeof english = {
  confirm: {
    delay: (n) =>
      n === 0 ? 'Volver a lo previsto' : n > 0 ? `Dejarla con ${minutes(n)} de retraso` : `Adelantar ${minutes(-n)}`,
    delayBy: (n) => (n >= 0 ? `Retrasar ${minutes(n)}` : `Empezar ${minutes(-n)} antes`),
    extend: (n) =>
      n === 0 ? 'Volver a la duración prevista' : n > 0 ? `Alargar ${minutes(n)}` : `Acortar ${minutes(-n)}`,
    delayRoom: (room, n) => `Dejar ${room} con ${minutes(n)} de retraso`,
    delayAll: (n) => `Al menos ${minutes(n)} de retraso en todas`,
    moveTo: (room) => `Pasar a ${room}`,
    moveAt: (time) => `Pasar a las ${time}`,
    moveBoth: (room, time) => `Pasar a ${room} a las ${time}`,
    swap: 'Intercambiar las dos',
    cancel: 'Cancelar la sesión',
    restore: 'Que se celebre',
    edit: 'Cambiar la sesión',
    add: 'Añadir la sesión',
    start: 'Indicar que empieza ahora',
    end: 'Indicar que termina ahora',
    status: (room, status) => `${room}: ${status}`,
    announce: 'Ponerlo en las pantallas',
    withdraw: 'Quitarlo de las pantallas',
    settings: 'Cambiar los ajustes',
    note: 'Mostrarlo al ponente',
    editRoom: (room: string) => `Cambiar ${room}`,
    editTrack: 'Cambiar el bloque temático',
    undo: 'Deshacer',
    hold: (time) => `Fijarla a las ${time}`,
    letGo: 'Dejar que se desplace de nuevo',
    replace: 'Sustituir la sesión',
    undoProgramme: 'Retirar el programa',
    allClear: 'Fin de la alarma: quitarla de las pantallas',
  },
  done: {
    delay: (title, n) =>
      n === 0
        ? `De nuevo según lo previsto: ${title}`
        : n > 0
          ? `${minutes(n)} de retraso: ${title}`
          : `${minutes(-n)} antes: ${title}`,
    extend: (title, n) =>
      n === 0
        ? `De nuevo la duración prevista: ${title}`
        : n > 0
          ? `${minutes(n)} más larga: ${title}`
          : `${minutes(-n)} más corta: ${title}`,
    delayRoom: (room, n) => `${room} lleva ${minutes(n)} de retraso`,
    delayAll: (n) => `Todas las salas llevan al menos ${minutes(n)} de retraso`,
    move: (title) => `Cambia de sitio: ${title}`,
    swap: 'Intercambiadas',
    cancel: (title) => `Cancelada: ${title}`,
    restore: (title) => `Se celebra: ${title}`,
    edit: (title) => `Cambiada: ${title}`,
    add: (title) => `Añadida: ${title}`,
    start: (title) => `Empezó: ${title}`,
    end: (title) => `Terminó: ${title}`,
    status: (room, status) => `${room}: ${status}`,
    announce: 'En las pantallas',
    withdraw: 'Quitado de las pantallas',
    settings: 'Ajustes cambiados',
    note: 'El ponente lo ve',
    editRoom: (room: string) => `Cambiado: ${room}`,
    editTrack: 'Bloque temático cambiado',
    undo: 'Deshecho',
    programme: 'Programa adoptado',
    already: 'Ya estaba así',
    hold: (title) => `Fijada: ${title}`,
    letGo: (title) => `Se desplaza de nuevo: ${title}`,
    undoProgramme: 'Vuelve a valer el programa anterior',
    allClear: 'Fin de la alarma',
  },
  undo: 'Deshacer',
};
