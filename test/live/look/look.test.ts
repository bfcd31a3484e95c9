import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { contrast, parseColour, readable } from '../../../live/look/colour.js';
import { textIn, textsIn } from '../../../live/look/text.js';
import { minutesUntil, timesIn } from '../../../live/look/times.js';

describe('tokens', () => {
  const css = readFileSync(new URL('../../../live/look/tokens.css', import.meta.url), 'utf8');
  /** The tokens of a theme, laid over those of the night, as the cascade does. */
  function theme(name: string): Record<string, string> {
    const blocks = [...css.matchAll(/(:root[^{]*)\{([^}]*)\}/g)];
    const tokens: Record<string, string> = {};
    for (const [, selector, body] of blocks) {
      if (selector!.trim() !== ':root' && !selector!.includes(`'${name}'`)) continue;
      for (const [, token, value] of body!.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)) tokens[token!] = value!;
    }
    return tokens;
  }
  const pairs = [
    ['ink', 'ground'],
    ['ink', 'raised'],
    ['quiet', 'ground'],
    ['quiet', 'raised'],
    ['late-ink', 'late'],
    ['late-text', 'ground'],
    ['notice-ink', 'notice'],
    ['emergency-ink', 'emergency'],
    ['good', 'ground'],
    ['bad', 'ground'],
  ] as const;
  it.each(['night', 'paper', 'contrast'])('%s: every text is readable on its ground', (name) => {
    const tokens = theme(name);
    for (const [text, ground] of pairs) {
      const least = name === 'contrast' && text !== 'emergency-ink' ? 7 : 4.5;
      expect(contrast(tokens[text]!, tokens[ground]!), `${text} on ${ground}`).toBeGreaterThanOrEqual(least);
    }
  });
});

describe('track colours', () => {
  it('reads both ways of writing them', () => {
    expect(parseColour('#f80')).toEqual([255, 136, 0]);
    expect(parseColour(' #FF8800 ')).toEqual([255, 136, 0]);
    for (const wrong of ['', 'red', '#12', '#1234567', 'rgb(0,0,0)']) expect(parseColour(wrong)).toBeNull();
  });
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('nothing', '#ffffff')).toBe(1);
  });
  it('makes any colour readable on any ground of ours, and leaves readable ones alone', () => {
    const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(colour, fc.constantFrom('#0b0f14', '#fbfaf7', '#000000'), (wanted, ground) => {
        const found = readable(wanted, ground, 4.5)!;
        expect(contrast(found, ground)).toBeGreaterThanOrEqual(4.5);
        if (contrast(wanted, ground) >= 4.5) expect(found).toBe(wanted);
      }),
    );
  });
});

describe('content in languages', () => {
  it('takes the first wanted language that there is, near ones included', () => {
    const text = { en: 'Hall', ro: 'Sală', 'de-AT': 'Saal' };
    expect(textIn(text, ['ro', 'en'])).toBe('Sală');
    expect(textIn(text, ['de'])).toBe('Saal');
    expect(textIn(text, ['en-US'])).toBe('Hall');
    expect(textIn(text, ['fr'])).toBe('Hall');
    expect(textIn('Hall', ['fr'])).toBe('Hall');
    expect(textIn({ en: '', ro: 'Sală' }, ['en'])).toBe('Sală');
    expect(textIn({}, ['en'])).toBe('');
    expect(textIn(text, ['toString', 'constructor', 'en'])).toBe('Hall');
    expect(textIn(undefined, ['en'])).toBe('');
  });
  it('gives two versions for an emergency, the wanted one first, none twice', () => {
    expect(textsIn({ en: 'Leave', ro: 'Ieșiți', de: 'Raus' }, ['ro'], 2)).toEqual(['Ieșiți', 'Leave']);
    expect(textsIn({ en: 'STOP', fr: 'STOP' }, ['fr'], 2)).toEqual(['STOP']);
    expect(textsIn('Leave', ['ro'], 2)).toEqual(['Leave']);
  });
});

describe('times', () => {
  const at = Date.UTC(2026, 9, 29, 10, 5);
  it('are those of the conference, on a 24-hour clock', () => {
    expect(timesIn('Europe/Bucharest', 'ro').time(at)).toBe('12:05');
    expect(timesIn('America/New_York', 'en').time(at + 12 * 3_600_000)).toBe('18:05');
    expect(timesIn('Europe/Berlin', 'de').time(Date.UTC(2026, 9, 28, 23, 0))).toBe('00:00');
    expect(timesIn('Europe/Berlin', 'en').date(Date.UTC(2026, 9, 28, 23, 30))).toBe('2026-10-29');
  });
  it('name the zone and the day', () => {
    const times = timesIn('Europe/Berlin', 'en');
    expect(times.zone(at)).toBe('CET');
    expect(times.day('2026-10-29')).toBe('Thursday 29 October');
    expect(times.weekday('2026-10-29')).toBe('Thu');
    expect(timesIn('Pacific/Auckland', 'de').day('2026-10-29')).toBe('Donnerstag, 29. Oktober');
  });
  it('write lengths in hours and minutes', () => {
    const times = timesIn('UTC', 'en');
    expect([5, 60, 80, 605].map((minutes) => times.duration(minutes))).toEqual([
      '5 min',
      '1 h',
      '1 h 20 min',
      '10 h 5 min',
    ]);
  });
  it('count begun minutes', () => {
    expect(minutesUntil(0, 60_000)).toBe(1);
    expect(minutesUntil(1, 60_000)).toBe(1);
    expect(minutesUntil(0, 60_001)).toBe(2);
    expect(minutesUntil(5, 0)).toBe(0);
  });
});
