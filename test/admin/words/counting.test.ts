import { describe, expect, test } from 'vitest';
import { setupWords } from '../../../admin/setup/words/index.js';
import { counting } from '../../../admin/words/counting.js';
import { count as french } from '../../../admin/words/fr/count.js';
import { count as romanian } from '../../../admin/words/ro/count.js';

describe('numbers and what is counted', () => {
  test('one is one, none and more are many, in English, German and Spanish', () => {
    for (const language of ['en', 'de', 'es']) {
      const { count, form } = counting(language);
      expect([0, 1, 2, 20].map((n) => count(n, 'one', 'many'))).toEqual(['0 many', '1 one', '2 many', '20 many']);
      expect(form(1, 'it', 'them')).toBe('it');
    }
  });

  test('French has nought in the singular', () => {
    expect([0, 1, 2].map((n) => french(n, 'salle', 'salles'))).toEqual(['0 salle', '1 salle', '2 salles']);
  });

  test('Romanian puts "de" before what is counted from 20 on, and after the hundreds not at once', () => {
    const said = [1, 2, 19, 20, 100, 101, 119, 120].map((n) => romanian(n, 'sală', 'săli'));
    expect(said).toEqual([
      '1 sală',
      '2 săli',
      '19 săli',
      '20 de săli',
      '100 de săli',
      '101 săli',
      '119 săli',
      '120 de săli',
    ]);
  });

  test('one mistake is a thing, two are things, in every language', async () => {
    for (const language of ['en', 'ro', 'de', 'fr', 'es'] as const) {
      const { mistakes, used, sessionsIn } = await setupWords(language);
      for (const say of [mistakes, used, (n: number) => sessionsIn(n, n)]) {
        expect(say(1).replace('1', '2')).not.toBe(say(2));
      }
    }
  });
});
