/** Romanian: choosing what to do, and what it would do. */
import type { commands as english } from '../en/commands.js';
import { minutes } from '../minutes.js';
import { count } from './count.js';

export const commands: typeof english = {
  actions: {
    later: 'Mai târziu sau mai lung',
    start: 'Începe acum',
    end: 'Se termină acum',
    move: 'Altă sală sau altă oră',
    swap: 'Schimb cu alta',
    cancel: 'Anulează sesiunea',
    restore: 'Retrage anularea',
    delayRoom: 'Amână toată sala',
    roomStatus: 'Plină, închisă sau deschisă',
    announceHere: 'Anunță în această sală',
  },
  delayAllTitle: 'Amână toate sălile',
  delayRoomTitle: (room) => `Amână ${room}`,
  delayAllIntro:
    'În fiecare sală sesiunea în curs se prelungește sau următoarea începe mai târziu, până când sala are cel puțin această întârziere.',
  delayRoomIntro:
    'Sesiunea în curs se prelungește sau următoarea începe mai târziu. Ce urmează se mută cât nu încape în pauze.',
  atLeastLate: (n) => `Întârziere de cel puțin ${minutes(n)}`,
  howMuch: 'Cu câte minute mai mult',
  minutesField: 'Oricâte minute',
  minutesSum: {
    delay: (n) =>
      n === 0 ? 'Ca în plan' : n > 0 ? `În total ${minutes(n)} întârziere` : `În total cu ${minutes(-n)} mai devreme`,
    extend: (n) =>
      n === 0
        ? 'Lung ca în plan'
        : n > 0
          ? `În total cu ${minutes(n)} mai lung`
          : `În total cu ${minutes(-n)} mai scurt`,
  },
  asPlanned: 'Ca în plan',
  notStarted: 'Nu a început',
  room: 'Sala',
  start: 'Început',
  keepRoom: 'Rămâne în sala ei',
  otherRoom: 'Altă sală',
  otherSession: 'Altă sesiune',
  freeRooms: 'Libere la acea oră',
  takenRooms: 'Ocupate la acea oră',
  quoted: (title) => `„${title}”`,
  timeInvalid: (zone) => `Niciun ceas nu arată ora aceasta în ziua aceea (${zone}).`,
  swapWith: 'Schimb cu',
  reason: 'Motivul, arătat pe ecrane',
  reasonHint: 'Opțional.',
  reasons: ['Vorbitor bolnav', 'Problemă tehnică', 'Vorbitor întârziat pe drum'],
  statuses: { open: 'Deschisă', full: 'Plină', closed: 'Închisă' },
  overflow: 'Unde se poate urmări în schimb',
  noOverflow: 'nicăieri',
  whatHappens: 'Ce se va întâmpla',
  checking: 'Se verifică …',
  sending: 'Se trimite …',
  chooseFirst: 'Alegeți mai întâi',
  nothingChanges: 'Nu se schimbă nimic: este deja așa.',
  notPossible: 'Nu se poate',
  nothingSent: 'Fără conexiune: nu s-a trimis nimic',
  offlineKept: 'Serverul nu răspunde. Nu s-a trimis nimic; alegerea rămâne aici.',
  tryAgain: 'Încearcă din nou',
  unsure: 'Nu a venit niciun răspuns. Poate s-a făcut, poate nu; retrimiterea o face cel mult o dată.',
  sendAgain: 'Trimite din nou',
  changedMeanwhile: 'Între timp cineva a schimbat programul. Acum s-ar întâmpla aceasta:',
  changedSame: 'Între timp cineva a schimbat programul. Efectul ar fi același ca înainte.',
  changedMark: 'nou',
  noLonger: (titles) => `Nu mai sunt atinse: ${titles}`,
  doAnyway: (what) => `${what} totuși`,
  andMore: (n) => `și încă ${n}`,
  effects: {
    added: 'adăugat',
    removed: 'scos',
    cancelled: 'anulat',
    restored: 'are loc din nou',
    started: 'a început',
    ended: 's-a încheiat',
    reopened: 'nu mai este marcat ca început sau încheiat',
    moved: (to, from) => `în ${to}, din ${from}`,
    later: (n) => `cu ${minutes(n)} mai târziu`,
    earlier: (n) => `cu ${minutes(n)} mai devreme`,
    longer: (n) => `cu ${minutes(n)} mai lung`,
    shorter: (n) => `cu ${minutes(n)} mai scurt`,
    none: 'rămâne cum este',
  },
  noSessionChanges: 'Nicio sesiune nu se schimbă.',
  shifting: (n) => (n === 1 ? 'se schimbă o sesiune' : `se schimbă ${count(n, 'sesiune', 'sesiuni')}`),
  absorbs: (title, n) => `„${title}” preia ${minutes(n)}, fiind mai scurtă.`,
  onTimeFrom: (time, title, room) => `${room} este din nou la timp de la ${time}, „${title}”.`,
  unmovedFrom: (time, title, room) => `${room}: „${title}” de la ${time} rămâne cum este.`,
  warning: 'Atenție',
  warnings: {
    'room-overlap': (titles, room, n) => `${titles} se suprapun în ${room} cu ${minutes(n)}.`,
    'speaker-overlap': (titles, speaker, n) =>
      `${speaker} ar fi în două săli deodată timp de ${minutes(n)}: ${titles}.`,
    capacity: (titles, room) => `${room} are mai puține locuri decât sala planificată pentru ${titles}.`,
    'past-day-end': (titles, _, n) => `${titles} s-ar termina cu ${minutes(n)} după sfârșitul zilei.`,
    'runs-into-hold': (titles, room, n) =>
      `${titles} se suprapun în ${room} cu ${minutes(n)}, pentru că a doua este fixată.`,
    'session-over': (titles) => `${titles} s-a încheiat deja.`,
  },
  and: 'și',
  screensWillSay: (room) => `Ecranele sălii ${room} vor arăta:`,
  statusOpenSays: 'nimic despre starea sălii',
};
