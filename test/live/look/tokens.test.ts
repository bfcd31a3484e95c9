/** Every pair of text and ground of every theme can be read: AA, times and rooms AAA (WCAG 2.2, 1.4.3 and 1.4.6). */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, readable } from '../../../live/look/colour.js';

const css = readFileSync(resolve(import.meta.dirname, '../../../live/look/tokens.css'), 'utf8');
const blocks = [...css.matchAll(/(:root[^{]*)\{([^}]*)\}/g)].map(
  ([, selector, body]) =>
    [
      /'(\w+)'/.exec(selector!)?.[1] ?? 'night',
      Object.fromEntries([...body!.matchAll(/--([\w-]+): (#\w+)/g)].map(([, name, value]) => [name, value])),
    ] as const,
);
const night = blocks[0]![1] as Record<string, string>;

describe.each(blocks)('%s', (theme, own) => {
  const tokens: Record<string, string> = { ...night, ...own };
  const least = theme === 'contrast' ? 7 : 4.5;
  it.each([
    ['quiet', 'ground'],
    ['quiet', 'raised'],
    ['late-text', 'ground'],
    ['late-text', 'raised'],
    ['late-ink', 'late'],
    ['notice-ink', 'notice'],
    ['emergency-ink', 'emergency'],
    ['good', 'ground'],
    ['bad', 'ground'],
  ])('%s on %s', (text, ground) => {
    expect(contrast(tokens[text]!, tokens[ground]!)).toBeGreaterThanOrEqual(least);
  });
  it.each([
    ['ink', 'ground'],
    ['ink', 'raised'],
    ['notice-ink', 'notice'],
    ['late-ink', 'late'],
  ])('times and rooms: %s on %s', (text, ground) => {
    expect(contrast(tokens[text]!, tokens[ground]!)).toBeGreaterThanOrEqual(7);
  });
  it('the colour of any conference becomes an accent that can be read', () => {
    const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(colour, (wanted) => contrast(readable(wanted, tokens['ground']!, 4.5)!, tokens['ground']!) >= 4.5),
    );
  });
});
