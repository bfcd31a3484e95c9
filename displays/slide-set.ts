/**
 * Which slides this screen shows: the set that it was told (fleet/steering.ts), else the one in its address. It lies on the
 * page's root, so that what a screen loads first need not know of it.
 */

/** @returns its name; null: all slides. */
export const slideSet = (): string | null =>
  document.documentElement.dataset['set'] || new URLSearchParams(location.search).get('set') || null;

export function wearSet(set: string | null): void {
  document.documentElement.dataset['set'] = set ?? '';
}
