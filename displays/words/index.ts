/** The languages that the screens speak. */
import { de } from './de.js';
import { en, type Words } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ro } from './ro.js';

const languages = { en, ro, de, fr, es } satisfies Record<string, Words>;

/** Languages written from right to left; content may be in one even where our own words are not. */
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'yi', 'dv', 'ps', 'ckb', 'sd', 'ug']);

const base = (tag: string): string => tag.split('-', 1)[0]!.toLowerCase();

/** The first of the wanted languages that the screens speak, else English. */
export function language(wanted: readonly string[]): keyof typeof languages {
  const found = wanted.map(base).find((tag) => tag in languages);
  return (found ?? 'en') as keyof typeof languages;
}

export const wordsOf = (tag: keyof typeof languages): Words => languages[tag];

export const direction = (tag: string): 'rtl' | 'ltr' => (RIGHT_TO_LEFT.has(base(tag)) ? 'rtl' : 'ltr');

export type { Words };
