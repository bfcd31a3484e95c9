/** Where in the panel: `#/CONFERENCE/VIEW/DETAIL`, so that back, reload and bookmarks work. Pure. */
import { VIEWS, type View } from '../parts/panel.js';

export interface Route {
  /** Slug; null for the list of conferences. */
  readonly conference: string | null;
  readonly view: View;
  /** A room that the view is about, a page of it, or empty. */
  readonly detail: string;
}

/** @param hash `location.hash`; whatever cannot be understood leads to the first view. */
export function routeOf(hash: string): Route {
  const [, conference = '', view = '', detail = ''] = hash.split('/').map(decoded);
  return {
    conference: conference === '' || !hash.startsWith('#/') ? null : conference,
    view: VIEWS.find((known) => known === view) ?? 'rooms',
    detail,
  };
}

/** `#/CONFERENCE/more/screens/ENTRY`: the entry of the journal whose proof somebody comes for; empty for none. */
export const entryAsked = (hash: string): string => hash.split('/').map(decoded)[4] ?? '';

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** The secret of a first start's one-time link, as the address has it. */
export function setupSecret(address: { readonly hash: string; readonly search: string }): string | null {
  const fragment = new URLSearchParams(address.hash.replace(/^#/, '')).get('first-admin');
  return fragment || new URLSearchParams(address.search).get('setup') || null;
}

/** The secret of a link to a new password, as the address has it. */
export const linkSecret = (hash: string): string | null =>
  new URLSearchParams(hash.replace(/^#/, '')).get('password') || null;

/** The code of a screen that wants to be paired, as the address has it. */
export const pairingCode = (hash: string): string | null =>
  new URLSearchParams(hash.replace(/^#/, '')).get('pair') || null;
