/** What phones show, in the reader's language. A sentence each; times and names come ready to be read. */
import { own } from '../../../core/index.js';

export interface PushWords {
  readonly late: (time: string, room: string) => string;
  readonly early: (time: string, room: string) => string;
  readonly moved: (room: string, time: string) => string;
  readonly cancelled: (reason: string) => string;
  readonly gone: string;
  readonly restored: (time: string, room: string) => string;
  readonly soon: (time: string, room: string) => string;
  /** Title of a message about several sessions. */
  readonly several: (count: number) => string;
  readonly more: (count: number) => string;
}

const at = (time: string, room: string): string => [time, room].filter(Boolean).join(', ');

const en: PushWords = {
  late: (time, room) => `Starts later: ${at(time, room)}.`,
  early: (time, room) => `Starts earlier: ${at(time, room)}.`,
  moved: (room, time) => `Now in another room: ${at(room, time)}.`,
  cancelled: (reason) => `Cancelled${reason && `: ${reason}`}.`,
  gone: 'No longer in the programme.',
  restored: (time, room) => `Takes place after all: ${at(time, room)}.`,
  soon: (time, room) => `Starts at ${at(time, room)}.`,
  several: (count) => `${count} of your sessions`,
  more: (count) => `… and ${count} more`,
};

const de: PushWords = {
  late: (time, room) => `Beginnt später: ${at(time, room)}.`,
  early: (time, room) => `Beginnt früher: ${at(time, room)}.`,
  moved: (room, time) => `Jetzt in einem anderen Raum: ${at(room, time)}.`,
  cancelled: (reason) => `Fällt aus${reason && `: ${reason}`}.`,
  gone: 'Nicht mehr im Programm.',
  restored: (time, room) => `Findet doch statt: ${at(time, room)}.`,
  soon: (time, room) => `Beginnt um ${at(time, room)}.`,
  several: (count) => `${count} deiner Programmpunkte`,
  more: (count) => `… und ${count} weitere`,
};

const ro: PushWords = {
  late: (time, room) => `Începe mai târziu: ${at(time, room)}.`,
  early: (time, room) => `Începe mai devreme: ${at(time, room)}.`,
  moved: (room, time) => `Acum în altă sală: ${at(room, time)}.`,
  cancelled: (reason) => `Anulată${reason && `: ${reason}`}.`,
  gone: 'Nu mai este în program.',
  restored: (time, room) => `Are loc totuși: ${at(time, room)}.`,
  soon: (time, room) => `Începe la ${at(time, room)}.`,
  several: (count) => `${count}${count >= 20 ? ' de' : ''} sesiuni alese de tine`,
  more: (count) => `… și încă ${count}`,
};

const fr: PushWords = {
  late: (time, room) => `Commence plus tard : ${at(time, room)}.`,
  early: (time, room) => `Commence plus tôt : ${at(time, room)}.`,
  moved: (room, time) => `Désormais dans une autre salle : ${at(room, time)}.`,
  cancelled: (reason) => `Annulée${reason && ` : ${reason}`}.`,
  gone: 'N’est plus au programme.',
  restored: (time, room) => `A lieu finalement : ${at(time, room)}.`,
  soon: (time, room) => `Commence à ${at(time, room)}.`,
  several: (count) => `${count} de tes sessions`,
  more: (count) => `… et ${count} de plus`,
};

const es: PushWords = {
  late: (time, room) => `Empieza más tarde: ${at(time, room)}.`,
  early: (time, room) => `Empieza antes: ${at(time, room)}.`,
  moved: (room, time) => `Ahora en otra sala: ${at(room, time)}.`,
  cancelled: (reason) => `Cancelada${reason && `: ${reason}`}.`,
  gone: 'Ya no está en el programa.',
  restored: (time, room) => `Finalmente se celebra: ${at(time, room)}.`,
  soon: (time, room) => `Empieza a las ${at(time, room)}.`,
  several: (count) => `${count} de tus sesiones`,
  more: (count) => `… y ${count} más`,
};

export const PUSH_WORDS: Readonly<Record<string, PushWords>> = { en, ro, de, fr, es };

/** Words of a language; English where there are none. */
export const pushWords = (language: string): PushWords =>
  own(PUSH_WORDS, language) ?? own(PUSH_WORDS, language.split('-')[0]!.toLowerCase()) ?? en;
