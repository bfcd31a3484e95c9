/** What was typed and not yet sent: survives closing a sheet, a reload, a flat battery. */
import type { Command } from '../../core/index.js';

const PREFIX = 'hallway/panel/';

/** Names of drafts. */
export const announcementDraft = (conference: string): string => `announcement/${conference}`;
export const editDraft = (conference: string, session: string): string => `edit/${conference}/${session}`;
/** @param replaces id of the session that it replaces, or empty. */
export const addDraft = (conference: string, replaces: string): string => `add/${conference}/${replaces}`;
export const noteDraft = (conference: string, room: string): string => `note/${conference}/${room}`;
export const cancelDraft = (conference: string, session: string): string => `cancel/${conference}/${session}`;

/** What was kept under a name, or null. */
export function draft<T>(name: string): T | null {
  try {
    const kept = localStorage.getItem(PREFIX + name);
    return kept === null ? null : (JSON.parse(kept) as T);
  } catch {
    return null;
  }
}

/** Keeps a value; a browser that refuses storage only forgets on reload. */
export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Private windows and full disks: nothing to be done, and nothing is lost until the page is left.
  }
}

export function forget(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // See `remember`.
  }
}

/** What was typed for a command is not needed any more once it is done; announcements forget theirs themselves. */
export function forgetTyped(conference: string, command: Command): void {
  if (command.type === 'cancel') forget(cancelDraft(conference, command.session));
  if (command.type === 'note') forget(noteDraft(conference, command.room));
  if (command.type === 'edit') forget(editDraft(conference, command.session));
  if (command.type === 'add') forget(addDraft(conference, command.session.replaces ?? ''));
}
