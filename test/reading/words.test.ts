import { describe, expect, it } from 'vitest';
import { de } from '../../reading/words/de.js';
import { en, type Words } from '../../reading/words/en.js';
import { es } from '../../reading/words/es.js';
import { fr } from '../../reading/words/fr.js';
import { languageFor, LANGUAGES } from '../../reading/words/languages.js';
import { ro } from '../../reading/words/ro.js';

const words: Record<string, Words> = { en, ro, de, fr, es };

/** A sentence with its numbers and names filled in. */
const said = (value: unknown): string =>
  typeof value === 'function'
    ? [1, 2, 20].map((count) => String((value as (...of: unknown[]) => string)(count, 'Aula'))).join('|')
    : String(value);

describe('the words of the guide', () => {
  it('are there in every language', () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(LANGUAGES).sort());
  });

  it.each(Object.keys(words).filter((tag) => tag !== 'en'))('%s says everything, and not in English', (tag) => {
    const own = words[tag]!;
    const same = (Object.keys(en) as (keyof Words)[]).filter((key) => {
      expect(said(own[key]), key).not.toBe('');
      return key !== 'kinds' && said(own[key]) === said(en[key]);
    });
    // Words that two languages share; whole sentences they do not.
    expect(same.filter((key) => said(en[key]).includes(' ') && typeof en[key] === 'string')).toEqual([]);
  });

  it('choose the first language that somebody wants', () => {
    expect(languageFor(['pt-BR', 'ro-RO', 'en'])).toBe('ro');
    expect(languageFor(['toString', 'xx'])).toBe('en');
  });
});
