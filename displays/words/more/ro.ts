import type { MoreWords } from './en.js';
import { counted } from '../ro.js';

export const more: MoreWords = {
  roomsLeftOut: (count) =>
    count === 1
      ? 'Nimic altceva astăzi în încă o sală'
      : `Nimic altceva astăzi în alte ${counted(count, String(count), 'săli')}`,
  nothingMore: 'Astăzi nu mai urmează nimic',
  moreLater: (count) => (count === 1 ? 'și încă una mai târziu' : `și încă ${count} mai târziu`),
  timeLeft: 'Timp rămas',
  lastMinutes: 'Ultimele minute',
  overTime: 'Timp depășit',
  startsIn: 'Începe în',
  forSpeaker: 'Mesaj pentru vorbitor',
  unverified: 'Acest ecran nu știe încă ora. Acestea sunt sesiunile zilei.',
  chooseScreen: 'Alegeți un ecran',
  overview: 'Toate sălile',
  agenda: 'Agenda',
  agendaByRoom: 'Agenda pe săli',
  timer: 'Cronometru pentru vorbitor',
  slides: 'Imagini',
  overlay: 'Titlu pentru transmisiuni',
  needsRoom: 'Pentru ce sală este acest ecran?',
  noConference: (name) => `Aici nu există conferința „${name}”.`,
  noRoom: (name) => `În această conferință nu există sala „${name}”.`,
  noTrack: (name) => `În această conferință nu există secțiunea „${name}”.`,
  waitsForIt: 'Pagina devine ecranul căutat de îndată ce acesta există.',
  noConferences: 'Pe acest server nu există încă nicio conferință.',
};
