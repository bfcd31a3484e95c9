/**
 * What somebody wants to see, kept in this browser and nowhere else (F1). What another window, device or account knows
 * is merged in; each change can be subscribed to.
 */
import { bookmarkedSessions, mergeBookmarks, setBookmark, type Bookmarks } from '../core/index.js';

export type BookmarkStorage = Pick<Storage, 'getItem' | 'setItem'>;

const isBookmark = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Bookmarks[string]).on === 'boolean' &&
  Number.isFinite((value as Bookmarks[string]).at);

/** What was kept, without what cannot be meant. */
export function readBookmarks(text: string | null): Bookmarks {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter(([, value]) => isBookmark(value))) as Bookmarks;
  } catch {
    return {};
  }
}

export class BookmarkShelf {
  private readonly key: string;
  private kept: Bookmarks;
  private set: ReadonlySet<string>;
  private readonly listeners = new Set<() => void>();

  /**
   * @param storage of the browser; what it refuses lasts as long as the page.
   * @param now epoch ms by this device's clock.
   */
  constructor(
    conference: string,
    private readonly storage: BookmarkStorage,
    private readonly now: () => number = Date.now,
  ) {
    this.key = `hallway bookmarks ${conference}`;
    this.kept = this.read();
    this.set = new Set(bookmarkedSessions(this.kept));
  }

  /** Ids of bookmarked sessions; another set after each change. */
  get marks(): ReadonlySet<string> {
    return this.set;
  }

  /** With what was taken away and when: what an account is told. */
  get bookmarks(): Bookmarks {
    return this.kept;
  }

  toggle(session: string): void {
    this.hold(setBookmark(this.kept, session, !this.set.has(session), this.now()));
  }

  /** Takes in what another device, window or account knows. */
  merge(news: Bookmarks): void {
    this.hold(mergeBookmarks(this.kept, news));
  }

  /** Another window may have written. */
  refresh(): void {
    this.merge(this.read());
  }

  /** Calls back after each change; returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private read(): Bookmarks {
    try {
      return readBookmarks(this.storage.getItem(this.key));
    } catch {
      return {};
    }
  }

  private hold(bookmarks: Bookmarks): void {
    if (bookmarks === this.kept) return;
    this.kept = bookmarks;
    this.set = new Set(bookmarkedSessions(bookmarks));
    try {
      this.storage.setItem(this.key, JSON.stringify(bookmarks));
    } catch {
      // Refused or full.
    }
    for (const listener of this.listeners) listener();
  }
}
