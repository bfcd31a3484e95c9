import { afterEach, describe, expect, it, vi } from 'vitest';
import { NOTHING_LIVE } from '../../core/index.js';
import { openOfflineCache, type Kept } from '../../live/offline-cache.js';
import { programme } from '../support/programme.js';

const kept: Kept = {
  hash: 'h1',
  programme: programme([]),
  revision: 3,
  live: NOTHING_LIVE,
  at: null,
  asOf: 1,
  sighting: { server: 1, wall: 1 },
  clock: 'real',
};

afterEach(() => vi.unstubAllGlobals());

describe('a browser that refuses storage', () => {
  it.each([
    ['has no IndexedDB', undefined],
    [
      'throws on opening',
      {
        open: () => {
          throw new Error('SecurityError');
        },
      },
    ],
  ])('%s: forgets, and never rejects', async (_name, indexedDB) => {
    vi.stubGlobal('indexedDB', indexedDB);
    const cache = openOfflineCache('hallway');
    await expect(cache.save('small', kept)).resolves.toBe(false);
    await expect(cache.load('small')).resolves.toBeNull();
  });
});
