/** What organisers want a paired display to be. */
import type { Theme } from './model.js';

/** What a display may show. */
export const DISPLAY_VIEWS = ['room', 'track', 'overview', 'agenda', 'timer', 'slides', 'overlay'] as const;
export type DisplayView = (typeof DISPLAY_VIEWS)[number];
/** Those that are of one room, and need it. */
export const ROOM_VIEWS: readonly (DisplayView | null | undefined)[] = ['room', 'timer', 'overlay'];

/** By how much the page is turned clockwise, degrees. */
export const ROTATIONS = [0, 90, 180, 270] as const;
export type Rotation = (typeof ROTATIONS)[number];

/** Bounds of the picture's size, percent of the glass: televisions cut off edges. */
export const SMALLEST_PICTURE = 80;

/** The part of it that organisers choose. */
export interface DisplayTarget {
  /** Slug; null: none yet. */
  readonly conference: string | null;
  /** null: what follows from room and track. */
  readonly view: DisplayView | null;
  /** Ids. */
  readonly room: string | null;
  readonly track: string | null;
  /** How an agenda is ordered. */
  readonly by: 'time' | 'room';
  readonly rotate: Rotation;
  /** Percent of the glass. */
  readonly size: number;
  /** null: the conference's. */
  readonly theme: Theme | null;
  /** BCP 47 tags, the main one first; none: the conference's. */
  readonly languages: readonly string[];
  /** Times of day in which it is dark; null: the conference's. */
  readonly night: { readonly from: string; readonly until: string } | null;
  /** Which slides it shows: those of this set; null: all. */
  readonly set: string | null;
}

/** The desired state of one display, told whole at its every hello and after each alteration. */
export interface Assignment extends DisplayTarget {
  readonly id: string;
  /** Its number among the displays. */
  readonly number: number;
  readonly name: string;
  /** For how much longer it shows its name and number, ms; 0: not now. */
  readonly identify: number;
  /** Rises when the page is to be loaded anew. */
  readonly reload: number;
}

export const NO_TARGET: DisplayTarget = {
  conference: null,
  view: null,
  room: null,
  track: null,
  by: 'time',
  rotate: 0,
  size: 100,
  theme: null,
  languages: [],
  night: null,
  set: null,
};
