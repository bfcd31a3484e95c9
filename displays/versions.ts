/** What pages and service worker say to each other, and what a page says of its own version. */

/** Which versions are kept, and for what. */
export interface Book {
  /** It has shown a screen. */
  readonly proven: string | null;
  /** What was proven before: other windows may still run it. */
  readonly before: string | null;
  /** It shall be shown next … */
  readonly trial: string | null;
  /** … unless that was tried already, without a word from it since. */
  readonly tried: boolean;
}

/** What a page wants of the service worker; it answers on the port that comes with it. */
export interface Order {
  readonly type: 'proven' | 'try';
  readonly version: string;
}

export { namedIn, type Outcome } from '../live/page-version.js';
