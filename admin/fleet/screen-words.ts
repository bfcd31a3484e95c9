/** How a screen is told of. Pure. */
import type { Screen, ScreenWish } from './api.js';

/** How a screen stands. */
export type Standing = 'offline' | 'behind' | 'current' | 'prepared';

export function standingOf({ online, prepared, current, shown }: Screen): Standing {
  if (!online) return prepared ? 'prepared' : 'offline';
  return current === null || shown?.revision !== current ? 'behind' : 'current';
}

/** `Chromium 156` of what a browser says of itself. */
export function browserName(agent: string): string {
  const found = [
    [/Firefox\/(\d+)/, 'Firefox'],
    [/Edg\/(\d+)/, 'Edge'],
    [/Chrom(?:e|ium)\/(\d+)/, 'Chromium'],
    [/Version\/([\d.]+).*Safari/, 'Safari'],
    [/AppleWebKit\/([\d.]+)/, 'WebKit'],
  ] as const;
  for (const [pattern, name] of found) {
    const version = pattern.exec(agent)?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return agent.slice(0, 40);
}

/** `3 d 4 h`, `12 min` */
export function lasted(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** `0.2 s`, `4 min`: how long a screen took. */
export function took(ms: number, language: string | undefined): string {
  if (ms >= 60_000) return lasted(ms);
  const digits = ms < 9_950 ? 1 : 0;
  const seconds = (ms / 1_000).toLocaleString(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${seconds} s`;
}

/** The query of the view that a screen shows, for a look at it; null if it shows none. */
export function miniatureOf({ target, conference, view, room }: Screen): URLSearchParams | null {
  const slug = target ? target.conference : conference;
  if (slug === null) return null;
  const query = new URLSearchParams({ conference: slug });
  const wanted: Record<string, string | null> = target
    ? {
        view: target.view === 'track' ? null : (target.view ?? ((target.room ?? target.track) ? null : 'overview')),
        room: target.room,
        track: target.track,
        by: target.by === 'room' ? 'room' : null,
        theme: target.theme,
        lang: target.languages.join(',') || null,
        set: target.set,
      }
    : { view: view === 'room' || view === 'track' ? null : view, room };
  for (const [name, value] of Object.entries(wanted)) if (value !== null) query.set(name, value);
  return query;
}

/** Whether a wish says anything. */
export const isEmpty = (wish: ScreenWish): boolean => Object.keys(wish).length === 0;
