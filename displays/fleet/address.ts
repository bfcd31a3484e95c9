/** What an organiser's wish for a display means in the terms of an address. Pure. */
import type { Assignment } from '../../core/index.js';
import { parametersOf, type Parameters } from '../parameters.js';

export const addressOf = ({ conference, view, room, track, by, theme, languages, night }: Assignment): Parameters => ({
  ...parametersOf(''),
  conference,
  // A view that nobody chose follows from the place.
  view: view === 'track' ? null : (view ?? (room === null && track === null ? 'overview' : null)),
  room,
  track,
  by,
  theme,
  languages,
  night: night && [night.from, night.until],
});
