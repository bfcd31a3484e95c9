import { describe, expect, it } from 'vitest';
import { de } from '../../displays/words/de.js';
import { en, type Words } from '../../displays/words/en.js';
import { es } from '../../displays/words/es.js';
import { fr } from '../../displays/words/fr.js';
import { language, wordsOf } from '../../displays/words/index.js';
import { more as moreDe } from '../../displays/words/more/de.js';
import { more as moreEn, type MoreWords } from '../../displays/words/more/en.js';
import { more as moreEs } from '../../displays/words/more/es.js';
import { more as moreFr } from '../../displays/words/more/fr.js';
import { more as moreRo } from '../../displays/words/more/ro.js';
import { ro } from '../../displays/words/ro.js';

/** Every word of a language, with the same things put into it. */
function sentences(words: Words, more: MoreWords): Record<string, string> {
  const { kinds, ...rest } = { ...words, ...more };
  const plain = Object.entries(rest).map(([key, word]) => {
    if (typeof word === 'string') return [key, word];
    const say = word as (first: unknown, second?: unknown) => string;
    return [key, ['more', 'moreLater', 'roomsLeftOut', 'seats'].includes(key) ? say(7, '7') : say('§')];
  });
  return { ...Object.fromEntries(plain), ...kinds };
}

const others = { ro: [ro, moreRo], de: [de, moreDe], fr: [fr, moreFr], es: [es, moreEs] } as const;

describe.each(Object.entries(others))('%s', (_tag, [words, more]) => {
  const [theirs, english] = [sentences(words, more), sentences(en, moreEn)];
  it('says everything that English says, and nothing is left empty', () => {
    expect(Object.keys(theirs).sort()).toEqual(Object.keys(english).sort());
    for (const sentence of Object.values(theirs)) expect(sentence.trim()).not.toBe('');
  });
  it('puts in what is to be put in', () => {
    for (const [key, sentence] of Object.entries(english)) {
      if (sentence.includes('§')) expect(theirs[key], key).toContain('§');
      if (sentence.includes('7')) expect(theirs[key], key).toContain('7');
    }
  });
});

describe('numbers', () => {
  it('count as each language does', () => {
    expect([1, 5, 25, 101, 119, 120].map((count) => ro.seats(count, String(count)))).toEqual([
      '1 loc',
      '5 locuri',
      '25 de locuri',
      '101 locuri',
      '119 locuri',
      '120 de locuri',
    ]);
    expect([0, 1, 2].map((count) => fr.seats(count, String(count)))).toEqual(['0 place', '1 place', '2 places']);
    expect([1, 2].map((count) => de.seats(count, String(count)))).toEqual(['1 Platz', '2 Plätze']);
    expect([1, 2].map((count) => moreEs.roomsLeftOut(count))).toEqual([
      'Nada más hoy en 1 sala más',
      'Nada más hoy en otras 2 salas',
    ]);
  });
});

describe('choosing', () => {
  it('takes the first that there is, near ones included, else English', () => {
    expect(language(['pt', 'de-AT', 'fr'])).toBe('de');
    expect(language(['RO'])).toBe('ro');
    expect(language(['pt', 'toString'])).toBe('en');
    expect(language([])).toBe('en');
  });
  it('fetches a language once, and calls back', async () => {
    expect(wordsOf('en', () => expect.unreachable())).toBe(en);
    await new Promise<void>((arrived) => expect(wordsOf('de', arrived)).toBeNull());
    expect(wordsOf('de', () => expect.unreachable())).toBe(de);
  });
});
