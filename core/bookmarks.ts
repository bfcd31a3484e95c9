/**
 * Bookmarks of one person in one conference, as every phone and the server hold them. They merge in any order (F1): for each
 * session, what was set last holds. Taking a bookmark away is remembered, so that an older "on" cannot bring it back.
 */
import type { Instant } from './model.js';

export interface Bookmark {
  readonly on: boolean;
  /** When it was set, by the clock of whoever set it; never before what it replaced. */
  readonly at: Instant;
}

export interface Bookmarks {
  readonly [session: string]: Bookmark;
}

export const NO_BOOKMARKS: Bookmarks = {};

/** Whether `b` holds over `a`. Set in the same instant, a bookmark that is there holds: it costs less to be reminded in vain. */
const holdsOver = (b: Bookmark, a: Bookmark | undefined): boolean =>
  a === undefined || b.at > a.at || (b.at === a.at && b.on && !a.on);

/** What of `news` is newer than `known`; `{}` if nothing is. */
export function newerBookmarks(known: Bookmarks, news: Bookmarks): Bookmarks {
  const newer = Object.entries(news).filter(([session, bookmark]) =>
    holdsOver(bookmark, Object.hasOwn(known, session) ? known[session] : undefined),
  );
  return Object.fromEntries(newer);
}

/** Both together (F1). Commutative, associative, idempotent; `a` itself if `b` has nothing newer. */
export function mergeBookmarks(a: Bookmarks, b: Bookmarks): Bookmarks {
  const newer = newerBookmarks(a, b);
  return Object.keys(newer).length === 0 ? a : { ...a, ...newer };
}

/**
 * Sets or takes away one bookmark.
 * @param now the clock of whoever sets it. Even if that clock is wrong, what it replaces does not win over it.
 */
export function setBookmark(bookmarks: Bookmarks, session: string, on: boolean, now: Instant): Bookmarks {
  const known = Object.hasOwn(bookmarks, session) ? bookmarks[session] : undefined;
  return { ...bookmarks, [session]: { on, at: known ? Math.max(now, known.at + 1) : now } };
}

/** Ids of the sessions that are bookmarked. */
export const bookmarkedSessions = (bookmarks: Bookmarks): string[] =>
  Object.keys(bookmarks).filter((session) => bookmarks[session]!.on);
