/** The few words that feeds need beside the programme's own, in the languages of Hallway. */
import { own } from '../../../core/live-state.js';

/** Words of one language. Times and names come ready to be read. */
export interface Words {
  readonly planned: (when: string, room: string) => string;
  readonly cancelled: (reason: string) => string;
  readonly speakers: string;
  /** What a personal calendar is called. */
  readonly mine: string;
  readonly changes: (conference: string) => string;
  readonly late: (title: string, minutes: number) => string;
  readonly early: (title: string, minutes: number) => string;
  readonly onTime: (title: string) => string;
  readonly longer: (title: string, minutes: number) => string;
  readonly shorter: (title: string, minutes: number) => string;
  readonly plannedLength: (title: string) => string;
  readonly movedTo: (title: string, place: string) => string;
  readonly movedBack: (title: string) => string;
  readonly callsOff: (title: string, reason: string) => string;
  readonly takesPlace: (title: string) => string;
  readonly begun: (title: string) => string;
  readonly over: (title: string) => string;
  readonly edited: (title: string) => string;
  readonly added: (title: string, place: string) => string;
  readonly removed: string;
  readonly full: (room: string, overflow: string) => string;
  readonly closed: (room: string) => string;
  readonly open: (room: string) => string;
  readonly withdrawn: string;
  readonly programme: string;
  readonly more: (count: number) => string;
}

const en: Words = {
  planned: (when, room) => `Planned: ${when}${room && `, ${room}`}.`,
  cancelled: (reason) => `Cancelled${reason && `: ${reason}`}.`,
  speakers: 'With',
  mine: 'my sessions',
  changes: (conference) => `${conference}: changes`,
  late: (title, minutes) => `“${title}” starts ${minutes} min later than planned.`,
  early: (title, minutes) => `“${title}” starts ${minutes} min earlier than planned.`,
  onTime: (title) => `“${title}” is no longer delayed.`,
  longer: (title, minutes) => `“${title}” lasts ${minutes} min longer than planned.`,
  shorter: (title, minutes) => `“${title}” is ${minutes} min shorter than planned.`,
  plannedLength: (title) => `“${title}” lasts as long as planned.`,
  movedTo: (title, place) => `“${title}” moves: ${place}.`,
  movedBack: (title) => `“${title}” is back where and when it was planned.`,
  callsOff: (title, reason) => `“${title}” is cancelled${reason && `: ${reason}`}.`,
  takesPlace: (title) => `“${title}” takes place after all.`,
  begun: (title) => `“${title}” has begun.`,
  over: (title) => `“${title}” is over.`,
  edited: (title) => `“${title}”: details have changed.`,
  added: (title, place) => `New: “${title}”${place && `, ${place}`}.`,
  removed: 'An additional session is taken back.',
  full: (room, overflow) => `${room} is full${overflow && `; watch in ${overflow}`}.`,
  closed: (room) => `${room} is closed.`,
  open: (room) => `${room} is open again.`,
  withdrawn: 'An announcement is withdrawn.',
  programme: 'A new version of the programme is out.',
  more: (count) => `… and ${count} more`,
};

const de: Words = {
  planned: (when, room) => `Geplant: ${when}${room && `, ${room}`}.`,
  cancelled: (reason) => `Fällt aus${reason && `: ${reason}`}.`,
  speakers: 'Mit',
  mine: 'meine Auswahl',
  changes: (conference) => `${conference}: Änderungen`,
  late: (title, minutes) => `„${title}“ beginnt ${minutes} min später als geplant.`,
  early: (title, minutes) => `„${title}“ beginnt ${minutes} min früher als geplant.`,
  onTime: (title) => `„${title}“ ist nicht mehr verspätet.`,
  longer: (title, minutes) => `„${title}“ dauert ${minutes} min länger als geplant.`,
  shorter: (title, minutes) => `„${title}“ ist ${minutes} min kürzer als geplant.`,
  plannedLength: (title) => `„${title}“ dauert so lange wie geplant.`,
  movedTo: (title, place) => `„${title}“ zieht um: ${place}.`,
  movedBack: (title) => `„${title}“ ist wieder da, wo und wann es geplant war.`,
  callsOff: (title, reason) => `„${title}“ fällt aus${reason && `: ${reason}`}.`,
  takesPlace: (title) => `„${title}“ findet doch statt.`,
  begun: (title) => `„${title}“ hat begonnen.`,
  over: (title) => `„${title}“ ist vorbei.`,
  edited: (title) => `„${title}“: Angaben geändert.`,
  added: (title, place) => `Neu: „${title}“${place && `, ${place}`}.`,
  removed: 'Eine zusätzliche Veranstaltung ist zurückgenommen.',
  full: (room, overflow) => `${room} ist voll${overflow && `; Übertragung in ${overflow}`}.`,
  closed: (room) => `${room} ist geschlossen.`,
  open: (room) => `${room} ist wieder offen.`,
  withdrawn: 'Eine Durchsage ist zurückgezogen.',
  programme: 'Eine neue Fassung des Programms ist da.',
  more: (count) => `… und ${count} weitere`,
};

const ro: Words = {
  planned: (when, room) => `Planificat: ${when}${room && `, ${room}`}.`,
  cancelled: (reason) => `Anulat${reason && `: ${reason}`}.`,
  speakers: 'Cu',
  mine: 'sesiunile mele',
  changes: (conference) => `${conference}: modificări`,
  late: (title, minutes) => `„${title}” începe cu ${minutes} min mai târziu decât era planificat.`,
  early: (title, minutes) => `„${title}” începe cu ${minutes} min mai devreme decât era planificat.`,
  onTime: (title) => `„${title}” nu mai are întârziere.`,
  longer: (title, minutes) => `„${title}” durează cu ${minutes} min mai mult decât era planificat.`,
  shorter: (title, minutes) => `„${title}” durează cu ${minutes} min mai puțin decât era planificat.`,
  plannedLength: (title) => `„${title}” durează cât era planificat.`,
  movedTo: (title, place) => `„${title}” se mută: ${place}.`,
  movedBack: (title) => `„${title}” revine la locul și ora planificate.`,
  callsOff: (title, reason) => `„${title}” este anulată${reason && `: ${reason}`}.`,
  takesPlace: (title) => `„${title}” are totuși loc.`,
  begun: (title) => `„${title}” a început.`,
  over: (title) => `„${title}” s-a încheiat.`,
  edited: (title) => `„${title}”: s-au schimbat detaliile.`,
  added: (title, place) => `Nou: „${title}”${place && `, ${place}`}.`,
  removed: 'O sesiune suplimentară a fost retrasă.',
  full: (room, overflow) => `${room}: nu mai sunt locuri${overflow && `; transmisie în ${overflow}`}.`,
  closed: (room) => `${room}: închis.`,
  open: (room) => `${room}: din nou deschis.`,
  withdrawn: 'Un anunț a fost retras.',
  programme: 'A apărut o nouă versiune a programului.',
  more: (count) => `… și încă ${count}`,
};

const fr: Words = {
  planned: (when, room) => `Prévu : ${when}${room && `, ${room}`}.`,
  cancelled: (reason) => `Annulé${reason && ` : ${reason}`}.`,
  speakers: 'Avec',
  mine: 'mes sessions',
  changes: (conference) => `${conference} : changements`,
  late: (title, minutes) => `« ${title} » commence ${minutes} min plus tard que prévu.`,
  early: (title, minutes) => `« ${title} » commence ${minutes} min plus tôt que prévu.`,
  onTime: (title) => `« ${title} » n’a plus de retard.`,
  longer: (title, minutes) => `« ${title} » dure ${minutes} min de plus que prévu.`,
  shorter: (title, minutes) => `« ${title} » dure ${minutes} min de moins que prévu.`,
  plannedLength: (title) => `« ${title} » dure le temps prévu.`,
  movedTo: (title, place) => `« ${title} » est déplacé : ${place}.`,
  movedBack: (title) => `« ${title} » revient au lieu et à l’heure prévus.`,
  callsOff: (title, reason) => `« ${title} » est annulé${reason && ` : ${reason}`}.`,
  takesPlace: (title) => `« ${title} » a finalement lieu.`,
  begun: (title) => `« ${title} » a commencé.`,
  over: (title) => `« ${title} » est terminé.`,
  edited: (title) => `« ${title} » : des détails ont changé.`,
  added: (title, place) => `Nouveau : « ${title} »${place && `, ${place}`}.`,
  removed: 'Une session supplémentaire est retirée.',
  full: (room, overflow) => `${room} : complet${overflow && ` ; retransmission en ${overflow}`}.`,
  closed: (room) => `${room} : fermé.`,
  open: (room) => `${room} : de nouveau ouvert.`,
  withdrawn: 'Une annonce est retirée.',
  programme: 'Une nouvelle version du programme est disponible.',
  more: (count) => `… et ${count} de plus`,
};

const es: Words = {
  planned: (when, room) => `Previsto: ${when}${room && `, ${room}`}.`,
  cancelled: (reason) => `Cancelado${reason && `: ${reason}`}.`,
  speakers: 'Con',
  mine: 'mis sesiones',
  changes: (conference) => `${conference}: cambios`,
  late: (title, minutes) => `«${title}» empieza ${minutes} min más tarde de lo previsto.`,
  early: (title, minutes) => `«${title}» empieza ${minutes} min antes de lo previsto.`,
  onTime: (title) => `«${title}» ya no lleva retraso.`,
  longer: (title, minutes) => `«${title}» dura ${minutes} min más de lo previsto.`,
  shorter: (title, minutes) => `«${title}» dura ${minutes} min menos de lo previsto.`,
  plannedLength: (title) => `«${title}» dura lo previsto.`,
  movedTo: (title, place) => `«${title}» se traslada: ${place}.`,
  movedBack: (title) => `«${title}» vuelve al lugar y la hora previstos.`,
  callsOff: (title, reason) => `«${title}» se cancela${reason && `: ${reason}`}.`,
  takesPlace: (title) => `«${title}» se celebra finalmente.`,
  begun: (title) => `«${title}» ha empezado.`,
  over: (title) => `«${title}» ha terminado.`,
  edited: (title) => `«${title}»: han cambiado algunos datos.`,
  added: (title, place) => `Nuevo: «${title}»${place && `, ${place}`}.`,
  removed: 'Se retira una sesión adicional.',
  full: (room, overflow) => `${room}: completo${overflow && `; retransmisión en ${overflow}`}.`,
  closed: (room) => `${room}: cerrado.`,
  open: (room) => `${room}: abierto de nuevo.`,
  withdrawn: 'Se retira un anuncio.',
  programme: 'Hay una nueva versión del programa.',
  more: (count) => `… y ${count} más`,
};

const ALL: Readonly<Record<string, Words>> = { en, de, ro, fr, es };

/** The words of the first language that there are words in, else English. */
export function wordsIn(languages: readonly string[]): Words {
  for (const language of languages) {
    const found = own(ALL, language.split('-')[0]!);
    if (found) return found;
  }
  return en;
}
