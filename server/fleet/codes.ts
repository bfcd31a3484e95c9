/** The codes that a screen shows and somebody types. docs/displays.md has the calculation of how long guessing takes. */
import { randomInt } from 'node:crypto';

/** Nothing that can be taken for something else, across a hall and on a telephone line. */
export const ALPHABET = 'ACDEFGHJKLMNPQRTUVWXY34679';
export const CODE_LENGTH = 6;
/** How long a code is good, ms. */
export const CODE_LIFETIME = 10 * 60_000;
/** Codes that may wait at once, in all … */
export const MOST_WAITING = 200;
/** … and for screens at one address: a hall has one to the outside. */
export const MOST_WAITING_AT = 100;
/** Wrong codes that one person may try at once, and how many more each minute. */
export const WRONG_CODES = { burst: 20, perMinute: 2 } as const;

export const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]!).join('');

/** A code as it was typed: in small letters, in groups. */
export const readCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '');
