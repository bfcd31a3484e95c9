/** What an organiser is about to do, laid over what the screen knows: told by the panel, whose frame this page is in. */
import { applyPatch, schedule, type Patch, type Schedule } from '../core/index.js';

/** The field under which both ends name what they say: the patch, or null from a page that is ready for one; see the panel's `screen-frame.ts`. */
const DRAFT = 'hallway-draft';

/**
 * Asks the page around this one for drafts.
 * @param take is given what makes of a schedule the one that it would be.
 */
export function hearDrafts(take: (drafted: (schedule: Schedule) => Schedule) => void): void {
  addEventListener('message', ({ source, origin, data }: MessageEvent) => {
    if (source !== parent || origin !== location.origin) return;
    const patch = (data as { readonly [DRAFT]?: Patch } | null)?.[DRAFT];
    if (patch) take(({ programme, live }) => schedule(programme, applyPatch(live, patch)));
  });
  parent.postMessage({ [DRAFT]: null }, location.origin);
}
