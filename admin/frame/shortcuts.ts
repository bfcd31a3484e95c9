/** What keys do in the panel, outside of fields and sheets. */
import { draft } from '../parts/drafts.js';
import { VIEWS, type Sheet, type View } from '../parts/panel.js';

export type Shortcut =
  | { readonly do: 'search' }
  | { readonly do: 'undo' }
  | { readonly do: 'view'; readonly view: View }
  | { readonly do: 'sheet'; readonly sheet: Sheet };

/** Name of the draft that says whether single keys do something: who dictates turns them off. */
export const SINGLE_KEYS = 'single-keys';

const SINGLE: Readonly<Record<string, Shortcut>> = {
  '/': { do: 'search' },
  '?': { do: 'sheet', sheet: { kind: 'shortcuts' } },
  a: { do: 'view', view: 'announce' },
  d: { do: 'sheet', sheet: { kind: 'all-minutes', room: null } },
  n: { do: 'sheet', sheet: { kind: 'add', room: null } },
  u: { do: 'undo' },
};

const inField = (event: KeyboardEvent): boolean => {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
};

/** What a key asks for, if anything. Ctrl+K (⌘K) searches, as in many places. */
export function shortcutOf(event: KeyboardEvent): Shortcut | null {
  const key = event.key.toLowerCase();
  if (event.altKey || event.isComposing) return null;
  if (event.ctrlKey || event.metaKey) return key === 'k' ? { do: 'search' } : null;
  if (inField(event) || (event.repeat && key !== '/')) return null;
  // The list of keys can always be asked for: it has the switch.
  if (key !== '?' && draft<boolean>(SINGLE_KEYS) === false) return null;
  const view = /^[1-9]$/.test(key) ? VIEWS[Number(key) - 1] : undefined;
  return view ? { do: 'view', view } : Object.hasOwn(SINGLE, key) ? SINGLE[key]! : null;
}
