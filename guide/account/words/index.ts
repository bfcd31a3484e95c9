/** The words of one language; all others stay on the server. English where there are none. */
import { en, type AccountWords } from './en.js';

export type { AccountWords };

const LANGUAGES: Readonly<Record<string, () => Promise<AccountWords>>> = {
  ro: async () => (await import('./ro.js')).ro,
  de: async () => (await import('./de.js')).de,
  fr: async () => (await import('./fr.js')).fr,
  es: async () => (await import('./es.js')).es,
};

const known = new Map<string, AccountWords>([['en', en]]);

/** What can be said at once; null while a language is on its way. */
export const wordsAtHand = (language: string): AccountWords | null => known.get(language) ?? null;

/** Fetches a language; English if it cannot be had, since a page that says nothing is worse. */
export async function fetchWords(language: string): Promise<void> {
  const load = LANGUAGES[language];
  known.set(language, load ? await load().catch(() => en) : en);
}
