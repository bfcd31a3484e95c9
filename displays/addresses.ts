/** Where things are on the server that a screen shows. */
import type { Picture } from '../core/index.js';
import type { Voice } from './voice.js';

/** An image of the conference. */
export const imageOf = ({ slug }: Voice, { hash }: Picture): string =>
  `/api/conferences/${encodeURIComponent(slug)}/images/${hash}`;
