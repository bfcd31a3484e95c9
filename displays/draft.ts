/** What an organiser is about to do, laid over what the screen knows: told by the panel, whose frame this page is in. */
import { applyPatch, schedule, type Patch, type Schedule } from '../core/index.js';

/** The field under which both ends name what they say: the patch, or null from a page that is ready for one; see the panel's `screen-frame.ts`. */
const DRAFT = 'hallway-draft';

/**
 * Asks the page around this one for drafts.
 * @param take is given each of them.
 */
export function hearDrafts(take: (patch: Patch) => void): void {
  addEventListener('message', ({ source, origin, data }: MessageEvent) => {
    if (source !== parent || origin !== location.origin) return;
    const patch = (data as { readonly [DRAFT]?: Patch } | null)?.[DRAFT];
    if (patch) take(patch);
  });
  parent.postMessage({ [DRAFT]: null }, location.origin);
}

/** The schedule as the draft would make it. */
export function drafted({ programme, live }: Schedule, patch: Patch): Schedule {
  return schedule(programme, applyPatch(live, patch));
}
