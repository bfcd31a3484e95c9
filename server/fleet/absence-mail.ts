/** The mail about a display that is missed, or back, in the conference's main language. */
import { timesIn, type Instant } from '../../core/index.js';
import type { Conference } from '../conference/conference.js';
import type { Mail } from '../people/index.js';
import type { DisplayRecord } from './record.js';

interface Words {
  readonly away: (name: string) => string;
  readonly back: (name: string) => string;
  readonly since: (time: string) => string;
  readonly look: string;
}

const WORDS = {
  en: {
    away: (name) => `The screen “${name}” is away`,
    back: (name) => `The screen “${name}” is back`,
    since: (time) => `It was last there at ${time}.`,
    look: 'Look at its power, its network, and the list of screens in the panel.',
  },
  ro: {
    away: (name) => `Ecranul „${name}” lipsește`,
    back: (name) => `Ecranul „${name}” s-a întors`,
    since: (time) => `A fost văzut ultima dată la ${time}.`,
    look: 'Verificați alimentarea, rețeaua și lista ecranelor din panou.',
  },
  de: {
    away: (name) => `Der Bildschirm „${name}“ ist weg`,
    back: (name) => `Der Bildschirm „${name}“ ist wieder da`,
    since: (time) => `Zuletzt war er um ${time} da.`,
    look: 'Strom, Netz und die Liste der Bildschirme im Panel ansehen.',
  },
  fr: {
    away: (name) => `L’écran « ${name} » est absent`,
    back: (name) => `L’écran « ${name} » est de retour`,
    since: (time) => `Il était là pour la dernière fois à ${time}.`,
    look: 'Vérifiez l’alimentation, le réseau et la liste des écrans dans le panneau.',
  },
  es: {
    away: (name) => `La pantalla «${name}» no está`,
    back: (name) => `La pantalla «${name}» ha vuelto`,
    since: (time) => `Estuvo por última vez a las ${time}.`,
    look: 'Revise la corriente, la red y la lista de pantallas del panel.',
  },
} as const satisfies Record<string, Words>;

export function absenceMail(
  type: 'display.away' | 'display.back',
  to: string,
  { name, room }: Pick<DisplayRecord, 'name' | 'room'>,
  { slug, programme, live, timezone }: Conference,
  since: Instant,
): Mail {
  const [language = 'en'] = live.settings.languages ?? programme.conference.languages;
  const tag = language.split('-', 1)[0]!.toLowerCase();
  const words: Words = WORDS[Object.hasOwn(WORDS, tag) ? (tag as keyof typeof WORDS) : 'en'];
  // A name is one line of a header.
  const shown = [name, room]
    .filter((part) => part !== null && part !== '')
    .join(', ')
    .replaceAll(/\s+/g, ' ');
  const time = timesIn(timezone, tag).time(since);
  const lines = type === 'display.away' ? [words.since(time), words.look] : [words.since(time)];
  return {
    to,
    subject: `${type === 'display.away' ? words.away(shown) : words.back(shown)} (${slug})`,
    text: [...lines, ''].join('\n'),
  };
}
