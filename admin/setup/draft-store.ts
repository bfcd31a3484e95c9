/** Where drafts of programmes are kept: on this device, since they can be too large for the rest of the panel's notes. */
import { createStore, del, get, set } from 'idb-keyval';
import type { Draft } from './draft.js';

const store = createStore('hallway-panel', 'drafts');

/** The draft of a conference, or null. */
export async function keptDraft(conference: string): Promise<Draft | null> {
  try {
    return (await get<Draft>(conference, store)) ?? null;
  } catch {
    return null;
  }
}

/** @returns whether it is kept; browsers in private windows may refuse. */
export async function keepDraft(conference: string, draft: Draft): Promise<boolean> {
  try {
    await set(conference, draft, store);
    return true;
  } catch {
    return false;
  }
}

export async function forgetDraft(conference: string): Promise<void> {
  await del(conference, store).catch(() => undefined);
}
