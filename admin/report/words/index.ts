/** The words of these pages. Every language must fill the shape of the English one: a missing key does not compile. */
import type { Language } from '../../words/index.js';
import type { ReportWords } from './en.js';

const languages = {
  en: async () => (await import('./en.js')).en,
  ro: async () => (await import('./ro.js')).ro,
  de: async () => (await import('./de.js')).de,
  fr: async () => (await import('./fr.js')).fr,
  es: async () => (await import('./es.js')).es,
} satisfies Record<Language, () => Promise<ReportWords>>;

/** @throws if they cannot be fetched. */
export const reportWords = (language: Language): Promise<ReportWords> => languages[language]();

export type { ReportWords };
