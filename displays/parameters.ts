/** What the address of a display asks for. Pure. */
import { THEMES, type Instant, type Schedule, type Theme } from '../core/index.js';

/** Times of day, `HH:MM`; the second is usually of the next morning, and is no longer night. */
export type Night = readonly [from: string, to: string];

export interface Parameters {
  readonly conference: string | null;
  /** Id or name of a room, as somebody wrote it. */
  readonly room: string | null;
  readonly track: string | null;
  readonly view: string | null;
  /** Shows this instant instead of now. */
  readonly at: Instant | null;
  /** Languages asked for, the main one first; a screen speaks the first two by turns. */
  readonly languages: readonly string[];
  /** Absent: the conference's. */
  readonly theme: Theme | null;
  /** How the agenda is ordered. */
  readonly by: 'time' | 'room';
  /** When the screen is dark, in the conference's zone; null for never. */
  readonly night: Night | null;
  /** This page only shows another one, which is in use, that it could take its place. */
  readonly understudy: boolean;
  /** This page only shows organisers, in a frame of theirs, what they are about to do; see `draft.ts`. */
  readonly draft: boolean;
}

/** @param search `?conference=C&room=R…`; what cannot be understood is left out. */
export function parametersOf(search: string): Parameters {
  const query = new URLSearchParams(search);
  const given = (name: string): string | null => query.get(name)?.trim() || null;
  return {
    conference: given('conference'),
    room: given('room'),
    track: given('track'),
    view: given('view'),
    at: instantOf(given('at')),
    languages: (given('lang') ?? '').split(/[\s,]+/).filter(Boolean),
    theme: THEMES.find((theme) => theme === query.get('theme')) ?? null,
    by: given('by') === 'room' ? 'room' : 'time',
    night: nightOf(given('night')),
    understudy: query.has('understudy'),
    draft: query.has('draft'),
  };
}

/** RFC 3339 with its offset, or epoch milliseconds. Without an offset it would mean another time on every machine. */
function instantOf(text: string | null): Instant | null {
  if (text === null) return null;
  if (/^\d{12,}$/.test(text)) return Number(text);
  // An unescaped + arrives as a space.
  const instant = /T.*(Z|[ +-]\d\d:?\d\d)$/i.test(text) ? Date.parse(text.replace(' ', '+')) : NaN;
  return Number.isNaN(instant) ? null : instant;
}

/** `22:00-07:00` */
function nightOf(text: string | null): Night | null {
  const [, from, to] = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text ?? '') ?? [];
  return from === undefined || to === undefined || from === to ? null : [from, to];
}

/** @param time a time of day, `HH:MM`. */
export const isNight = ([from, to]: Night, time: string): boolean =>
  from < to ? from <= time && time < to : from <= time || time < to;

/** `aula-magna` of `Aulă Magnă!` */
export const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/** The room or track that somebody means by its id, or by its name in any language, or by that without accents. */
export function named<T extends Schedule['programme']['rooms'][number] | Schedule['programme']['tracks'][number]>(
  things: readonly T[],
  wanted: string,
): T | undefined {
  const names = ({ id, name }: T): string[] => [id, ...(typeof name === 'string' ? [name] : Object.values(name))];
  return (
    things.find(({ id }) => id === wanted) ??
    things.find((thing) => names(thing).some((name) => name === wanted)) ??
    things.find((thing) => slug(wanted) !== '' && names(thing).some((name) => slug(name) === slug(wanted)))
  );
}
