/** The words of this page. Every language must fill the shape of the English one: a missing key does not compile. */
import type { Language } from '../../words/index.js';
import type { FleetWords } from './en.js';

const languages = {
  en: async () => (await import('./en.js')).en,
  ro: async () => (await import('./ro.js')).ro,
  de: async () => (await import('./de.js')).de,
  fr: async () => (await import('./fr.js')).fr,
  es: async () => (await import('./es.js')).es,
} satisfies Record<Language, () => Promise<FleetWords>>;

/** @throws if they cannot be fetched. */
export const fleetWords = (language: Language): Promise<FleetWords> => languages[language]();

export type { FleetWords };
