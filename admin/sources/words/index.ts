/** The words of this folder, loaded with it. A missing key does not compile. */
import { de } from './de.js';
import { en, type SourceWords } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ro } from './ro.js';

export type { SourceWords };

const dictionaries: Readonly<Record<string, SourceWords>> = { en, ro, de, fr, es };

/** @param language one of the panel's. */
export const sourceWordsOf = (language: string): SourceWords => dictionaries[language] ?? en;
