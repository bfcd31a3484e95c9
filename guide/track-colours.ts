/** Gives tracks their colours on pages that came from the worker's copy, which names none. */
import type { Schedule } from '../core/index.js';
import { trackRules } from '../reading/view.js';

let written = '';

/** Writes the rules into a stylesheet of the page: the policy forbids inline ones. */
export function colourTracks(schedule: Schedule): void {
  const rules = trackRules({ schedule });
  const text = rules.join();
  if (text === written || document.styleSheets.length === 0) return;
  written = text;
  const [sheet] = document.styleSheets;
  // Later rules of the same weight win, so that those of an older programme need not be taken out.
  for (const rule of rules) sheet!.insertRule(rule, sheet!.cssRules.length);
}
