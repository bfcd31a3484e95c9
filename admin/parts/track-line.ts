import type { ScheduledSession } from '../../core/index.js';
import { readable } from '../../live/look/colour.js';
import type { Panel } from './panel.js';

/**
 * The bar beside a session in its track's colour, readable on the ground; the track's name stands in the session's sheet.
 * @returns CSS for the `style` property; as an attribute the content security policy would not let it through.
 */
export function trackLine(panel: Panel, session: ScheduledSession): string {
  const track = panel.schedule.programme.tracks.find(({ id }) => id === session.track);
  const ground = getComputedStyle(document.documentElement).getPropertyValue('--ground').trim();
  const colour = track?.colour && readable(track.colour, ground, 3);
  return colour ? `border-inline-start-color: ${colour}` : '';
}
