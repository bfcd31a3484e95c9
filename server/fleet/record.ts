/** What is stored of displays. */
import type { DisplayTarget, Instant } from '../../core/index.js';

/** A display that somebody has paired or prepared. It goes wherever the store goes. */
export interface DisplayRecord extends DisplayTarget {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  /** Groups that it belongs to. */
  readonly tags: readonly string[];
  /** Hash of its token; null: prepared, and no screen has taken its place yet. */
  readonly token: string | null;
  /** Hash of the secret with which a screen may take its place, once. */
  readonly invitation: string | null;
  readonly created: Instant;
  /** It shows who it is until then, wall clock. */
  readonly identifyUntil: Instant | null;
  readonly reload: number;
}

/** A screen that shows a code. The token is in its hands already, and good for nothing until somebody types the code. */
export interface Pairing {
  readonly id: string;
  readonly token: string;
  readonly expires: Instant;
  /** Where it asked from. */
  readonly address: string;
}

export const DISPLAYS = 'displays';
export const PAIRINGS = 'pairings';
