import type { Kept, OfflineCache } from '../../live/offline-cache.js';

/** A cache that lasts as long as the test. */
export function memoryCache(): OfflineCache {
  const kept = new Map<string, Kept>();
  return {
    load: (conference) => Promise.resolve(kept.get(conference) ?? null),
    save: (conference, state) => Promise.resolve(kept.set(conference, state) === kept),
  };
}
