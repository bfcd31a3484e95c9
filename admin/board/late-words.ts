/** How late a room runs and how far that reaches, in few words. Pure. */
import { textIn } from '../../live/look/text.js';
import type { Panel } from '../parts/panel.js';
import type { Lateness } from './rooms.js';

/** `+12 min until “Lunch”`, or to the end of the day. */
export function lateWords({ minutes, until }: Lateness, { words, languages, times }: Panel): string {
  if (until === null) return words.lateToEnd(minutes);
  const title = textIn(until.title, languages);
  // A break is known by its name, another session better by its time.
  return words.lateUntil(minutes, until.kind === 'break' ? words.quoted(title) : times.time(until.start));
}
