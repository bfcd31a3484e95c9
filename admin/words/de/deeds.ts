/** German: the button, and what was done. */
import type { deeds as english } from '../en/deeds.js';
import { minutes } from '../minutes.js';

export const deeds: typeof english = {
  confirm: {
    delay: (n) =>
      n === 0 ? 'Zurück zum Plan' : n > 0 ? `Auf ${minutes(n)} später verschieben` : `${minutes(-n)} vorziehen`,
    delayBy: (n) => (n >= 0 ? `${minutes(n)} verschieben` : `${minutes(-n)} früher beginnen`),
    extend: (n) =>
      n === 0 ? 'Zurück zur geplanten Länge' : n > 0 ? `${minutes(n)} verlängern` : `${minutes(-n)} kürzen`,
    delayRoom: (room, n) => `${room} auf ${minutes(n)} später verschieben`,
    delayAll: (n) => `Alle Räume auf mindestens ${minutes(n)} später`,
    moveTo: (room) => `Nach ${room} verlegen`,
    moveAt: (time) => `Auf ${time} verlegen`,
    moveBoth: (room, time) => `Nach ${room} verlegen, ${time}`,
    swap: 'Die beiden tauschen',
    cancel: 'Ausfallen lassen',
    restore: 'Stattfinden lassen',
    edit: 'Programmpunkt ändern',
    add: 'Programmpunkt hinzufügen',
    start: 'Beginn jetzt melden',
    end: 'Ende jetzt melden',
    status: (room, status) => `${room}: ${status}`,
    announce: 'Auf die Bildschirme',
    withdraw: 'Von den Bildschirmen nehmen',
    settings: 'Einstellungen ändern',
    note: 'Den Vortragenden zeigen',
    editRoom: (room: string) => `${room} ändern`,
    editTrack: 'Track ändern',
    undo: 'Rückgängig machen',
    hold: (time) => `Auf ${time} festhalten`,
    letGo: 'Wieder mitschieben lassen',
    replace: 'Programmpunkt ersetzen',
    undoProgramme: 'Programm zurücknehmen',
    allClear: 'Entwarnung: von den Bildschirmen nehmen',
  },
  done: {
    delay: (title, n) =>
      n === 0
        ? `Zurück zum Plan: ${title}`
        : n > 0
          ? `${minutes(n)} später: ${title}`
          : `${minutes(-n)} früher: ${title}`,
    extend: (title, n) =>
      n === 0
        ? `Wieder die geplante Länge: ${title}`
        : n > 0
          ? `${minutes(n)} länger: ${title}`
          : `${minutes(-n)} kürzer: ${title}`,
    delayRoom: (room, n) => `${room} läuft ${minutes(n)} später`,
    delayAll: (n) => `Alle Räume laufen mindestens ${minutes(n)} später`,
    move: (title) => `Verlegt: ${title}`,
    swap: 'Getauscht',
    cancel: (title) => `Fällt aus: ${title}`,
    restore: (title) => `Findet statt: ${title}`,
    edit: (title) => `Geändert: ${title}`,
    add: (title) => `Hinzugefügt: ${title}`,
    start: (title) => `Begonnen: ${title}`,
    end: (title) => `Zu Ende: ${title}`,
    status: (room, status) => `${room}: ${status}`,
    announce: 'Auf den Bildschirmen',
    withdraw: 'Von den Bildschirmen genommen',
    settings: 'Einstellungen geändert',
    note: 'Die Vortragenden sehen es',
    editRoom: (room: string) => `Geändert: ${room}`,
    editTrack: 'Track geändert',
    undo: 'Rückgängig gemacht',
    programme: 'Programm übernommen',
    already: 'Es war schon so',
    hold: (title) => `Festgehalten: ${title}`,
    letGo: (title) => `Schiebt sich wieder mit: ${title}`,
    undoProgramme: 'Das Programm davor gilt wieder',
    allClear: 'Entwarnung',
  },
  undo: 'Rückgängig',
};
