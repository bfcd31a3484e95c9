import { describe, expect, test } from 'vitest';
import type { Screen } from '../../../admin/fleet/api.js';
import { browserName, lasted, miniatureOf, standingOf, took } from '../../../admin/fleet/screen-words.js';
import { tagsOf } from '../../../admin/parts/tags.js';
import { fleetWords } from '../../../admin/fleet/words/index.js';
import { NO_TARGET } from '../../../core/index.js';

const SCREEN: Screen = {
  id: 'a',
  paired: true,
  prepared: false,
  number: 1,
  name: 'Door',
  tags: [],
  online: true,
  offlineSince: null,
  conference: 'small',
  view: 'room',
  room: 'Aula',
  current: 3,
  shown: { revision: 3, at: '2026-10-24T09:00:00Z' },
  status: null,
  target: { ...NO_TARGET, conference: 'small', room: 'Aula' },
};

describe('a screen in words', () => {
  test('how it stands', () => {
    expect(standingOf(SCREEN)).toBe('current');
    expect(standingOf({ ...SCREEN, current: 4 })).toBe('behind');
    expect(standingOf({ ...SCREEN, shown: null })).toBe('behind');
    expect(standingOf({ ...SCREEN, online: false })).toBe('offline');
    expect(standingOf({ ...SCREEN, online: false, prepared: true })).toBe('prepared');
  });

  test('its browser', () => {
    const chromium =
      'Mozilla/5.0 (X11; Linux aarch64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
    expect(browserName(chromium)).toBe('Chromium 156');
    expect(browserName('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe('Firefox 140');
    const wpe = 'Mozilla/5.0 (Linux; Linux aarch64) AppleWebKit/605.1.15 (KHTML, like Gecko)';
    expect(browserName(wpe)).toBe('WebKit 605.1.15');
  });

  test('how long it has run', () => {
    expect([59_000, 12 * 60_000, 4 * 3_600_000, 76 * 3_600_000].map(lasted)).toEqual([
      '0 min',
      '12 min',
      '4 h 0 min',
      '3 d 4 h',
    ]);
  });

  test('the address of a look at it, which is no screen', () => {
    expect(String(miniatureOf(SCREEN))).toBe('conference=small&room=Aula');
    const all = { ...SCREEN, target: { ...NO_TARGET, conference: 'small', languages: ['ro', 'en'] } };
    expect(String(miniatureOf(all))).toBe('conference=small&view=overview&lang=ro%2Cen');
    expect(String(miniatureOf({ ...SCREEN, target: null, view: 'timer' }))).toBe(
      'conference=small&view=timer&room=Aula',
    );
    expect(miniatureOf({ ...SCREEN, target: NO_TARGET })).toBeNull();
  });

  test('groups as they were typed', () => {
    expect([took(240, 'en'), took(12_400, 'de'), took(250_000, 'en')]).toEqual(['0.2 s', '12 s', '4 min']);
    expect(tagsOf(' left,  ground   floor ,, left')).toEqual(['left', 'ground floor']);
  });

  test('in every language one screen is not told like many', async () => {
    for (const language of ['en', 'ro', 'de', 'fr', 'es'] as const) {
      const words = await fleetWords(language);
      expect(words.all(1), language).not.toContain('1');
      expect(words.show(41, 42), language).toMatch(/41.*42/);
      expect(words.saved(1)).not.toBe(words.saved(2).replace('2', '1'));
    }
  });
});
