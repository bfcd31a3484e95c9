import type { ScheduledSession } from '../../core/index.js';
import { readable } from '../../live/look/colour.js';
import type { Panel } from './panel.js';

/** Colours that were made readable, by theme and colour: a board asks for hundreds at a time. */
const known = new Map<string, string>();

function onGround(colour: string): string {
  const key = `${document.documentElement.dataset['theme']} ${colour}`;
  let found = known.get(key);
  if (found === undefined) {
    const ground = getComputedStyle(document.documentElement).getPropertyValue('--ground').trim();
    found = readable(colour, ground, 3) ?? '';
    known.set(key, found);
  }
  return found;
}

/**
 * The bar beside a session in its track's colour, readable on the ground; the track's name stands in the session's sheet.
 * @returns CSS for the `style` property; as an attribute the content security policy would not let it through.
 */
export function trackLine(panel: Panel, session: ScheduledSession): string {
  const track = panel.schedule.programme.tracks.find(({ id }) => id === session.track);
  const colour = track?.colour && onGround(track.colour);
  return colour ? `border-inline-start-color: ${colour}` : '';
}
