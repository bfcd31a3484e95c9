/** The words of pairing, in the languages of the screens. */
import { fetched } from '../../words/index.js';
import type { PairingWords } from './en.js';

/** Null while they are on their way; `arrived` is called then. */
export const pairingWordsOf = fetched<PairingWords>({
  en: async () => (await import('./en.js')).pairing,
  ro: async () => (await import('./ro.js')).pairing,
  de: async () => (await import('./de.js')).pairing,
  fr: async () => (await import('./fr.js')).pairing,
  es: async () => (await import('./es.js')).pairing,
});
