/** French: the button, and what was done. */
import type { deeds as english } from '../en/deeds.js';
import { minutes } from '../minutes.js';

export const deeds: typeof english = {
  confirm: {
    delay: (n) =>
      n === 0 ? 'Revenir au plan' : n > 0 ? `Porter le retard à ${minutes(n)}` : `Avancer de ${minutes(-n)}`,
    delayBy: (n) => (n >= 0 ? `Retarder de ${minutes(n)}` : `Commencer ${minutes(-n)} plus tôt`),
    extend: (n) =>
      n === 0 ? 'Revenir à la durée prévue' : n > 0 ? `Prolonger de ${minutes(n)}` : `Raccourcir de ${minutes(-n)}`,
    delayRoom: (room, n) => `Porter ${room} à ${minutes(n)} de retard`,
    delayAll: (n) => `Au moins ${minutes(n)} de retard partout`,
    moveTo: (room) => `Déplacer vers ${room}`,
    moveAt: (time) => `Déplacer à ${time}`,
    moveBoth: (room, time) => `Déplacer vers ${room} à ${time}`,
    swap: 'Échanger les deux',
    cancel: 'Annuler la session',
    restore: 'La laisser avoir lieu',
    edit: 'Modifier la session',
    add: 'Ajouter la session',
    start: 'Signaler le début maintenant',
    end: 'Signaler la fin maintenant',
    status: (room, status) => `${room} : ${status}`,
    announce: 'Mettre sur les écrans',
    withdraw: 'Retirer des écrans',
    settings: 'Modifier les réglages',
    note: 'Montrer à l’intervenant',
    editRoom: (room: string) => `Modifier ${room}`,
    editTrack: 'Modifier le track',
    undo: 'Annuler la modification',
    hold: (time) => `La fixer à ${time}`,
    letGo: 'La laisser se décaler à nouveau',
    replace: 'Remplacer la session',
    undoProgramme: 'Annuler le programme',
    allClear: 'Fin d’alerte : retirer des écrans',
  },
  done: {
    delay: (title, n) =>
      n === 0
        ? `Retour au plan : ${title}`
        : n > 0
          ? `${minutes(n)} de retard : ${title}`
          : `${minutes(-n)} d’avance : ${title}`,
    extend: (title, n) =>
      n === 0
        ? `De nouveau la durée prévue : ${title}`
        : n > 0
          ? `${minutes(n)} de plus : ${title}`
          : `${minutes(-n)} de moins : ${title}`,
    delayRoom: (room, n) => `${room} a ${minutes(n)} de retard`,
    delayAll: (n) => `Toutes les salles ont au moins ${minutes(n)} de retard`,
    move: (title) => `Déplacé : ${title}`,
    swap: 'Échangés',
    cancel: (title) => `Annulé : ${title}`,
    restore: (title) => `A lieu : ${title}`,
    edit: (title) => `Modifié : ${title}`,
    add: (title) => `Ajouté : ${title}`,
    start: (title) => `Commencé : ${title}`,
    end: (title) => `Terminé : ${title}`,
    status: (room, status) => `${room} : ${status}`,
    announce: 'Sur les écrans',
    withdraw: 'Retiré des écrans',
    settings: 'Réglages modifiés',
    note: 'L’intervenant le voit',
    editRoom: (room: string) => `Modifié : ${room}`,
    editTrack: 'Track modifié',
    undo: 'Modification annulée',
    programme: 'Programme adopté',
    already: 'C’était déjà ainsi',
    hold: (title) => `Fixée : ${title}`,
    letGo: (title) => `Se décale à nouveau : ${title}`,
    undoProgramme: 'Le programme précédent est de nouveau en vigueur',
    allClear: 'Fin d’alerte',
  },
  undo: 'Annuler',
};
