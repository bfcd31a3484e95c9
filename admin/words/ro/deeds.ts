/** Romanian: the button, and what was done. */
import type { deeds as english } from '../en/deeds.js';
import { minutes } from '../minutes.js';

export const deeds: typeof english = {
  confirm: {
    delay: (n) =>
      n === 0 ? 'Înapoi la plan' : n > 0 ? `Amână la ${minutes(n)} întârziere` : `Devansează cu ${minutes(-n)}`,
    delayBy: (n) => (n >= 0 ? `Amână cu ${minutes(n)}` : `Începe cu ${minutes(-n)} mai devreme`),
    extend: (n) =>
      n === 0 ? 'Înapoi la durata planificată' : n > 0 ? `Prelungește cu ${minutes(n)}` : `Scurtează cu ${minutes(-n)}`,
    delayRoom: (room, n) => `Amână ${room} la ${minutes(n)} întârziere`,
    delayAll: (n) => `Amână toate sălile la cel puțin ${minutes(n)}`,
    moveTo: (room) => `Mută în ${room}`,
    moveAt: (time) => `Mută la ${time}`,
    moveBoth: (room, time) => `Mută în ${room}, la ${time}`,
    swap: 'Schimbă-le între ele',
    cancel: 'Anulează sesiunea',
    restore: 'Să aibă loc',
    edit: 'Modifică sesiunea',
    add: 'Adaugă sesiunea',
    start: 'Arată că începe acum',
    end: 'Arată că se termină acum',
    status: (room, status) => `${room}: ${status}`,
    announce: 'Pune pe ecrane',
    withdraw: 'Scoate de pe ecrane',
    settings: 'Schimbă setările',
    note: 'Arată vorbitorului',
    editRoom: (room: string) => `Modifică ${room}`,
    editTrack: 'Modifică secțiunea',
    undo: 'Retrage modificarea',
    hold: (time) => `Ține-o la ${time}`,
    letGo: 'Las-o să se decaleze din nou',
    replace: 'Înlocuiește sesiunea',
    undoProgramme: 'Retrage programul',
    allClear: 'Pericolul a trecut: scoate de pe ecrane',
  },
  done: {
    delay: (title, n) =>
      n === 0
        ? `Înapoi la plan: ${title}`
        : n > 0
          ? `Întârziere ${minutes(n)}: ${title}`
          : `Cu ${minutes(-n)} mai devreme: ${title}`,
    extend: (title, n) =>
      n === 0
        ? `Din nou durata planificată: ${title}`
        : n > 0
          ? `Cu ${minutes(n)} mai lung: ${title}`
          : `Cu ${minutes(-n)} mai scurt: ${title}`,
    delayRoom: (room, n) => `${room} are ${minutes(n)} întârziere`,
    delayAll: (n) => `Toate sălile au cel puțin ${minutes(n)} întârziere`,
    move: (title) => `Mutat: ${title}`,
    swap: 'Schimbate între ele',
    cancel: (title) => `Anulat: ${title}`,
    restore: (title) => `Are loc: ${title}`,
    edit: (title) => `Modificat: ${title}`,
    add: (title) => `Adăugat: ${title}`,
    start: (title) => `A început: ${title}`,
    end: (title) => `S-a încheiat: ${title}`,
    status: (room, status) => `${room}: ${status}`,
    announce: 'Este pe ecrane',
    withdraw: 'Scos de pe ecrane',
    settings: 'Setări schimbate',
    note: 'Vorbitorul vede mesajul',
    editRoom: (room: string) => `Modificat: ${room}`,
    editTrack: 'Secțiune modificată',
    undo: 'Modificare retrasă',
    programme: 'Program adoptat',
    already: 'Era deja așa',
    hold: (title) => `Ținută la ora ei: ${title}`,
    letGo: (title) => `Se decalează din nou: ${title}`,
    undoProgramme: 'Programul dinainte este din nou valabil',
    allClear: 'Pericolul a trecut',
  },
  undo: 'Retrage',
};
