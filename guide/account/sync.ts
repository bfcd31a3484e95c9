/** Keeps the bookmarks of this browser and those of the account the same, while somebody looks. */
import { newerBookmarks, NO_BOOKMARKS, type Bookmarks } from '../../core/index.js';
import type { Account } from './account.js';
import { ask, isPassing, Refused } from './request.js';

/** The bookmarks of this browser. */
export interface BookmarkStore {
  /** With those that were taken away, and when. */
  readonly bookmarks: Bookmarks;
  merge(news: Bookmarks): void;
  subscribe(listener: () => void): () => void;
}

/** `off`: nobody is signed in; `waiting`: something here is not with the account yet. */
export type SyncState = 'off' | 'syncing' | 'synced' | 'waiting';

/** Taps in quick succession go together, ms. */
const GATHER = 60;
/** Pauses before the server is asked again, ms; up to half of each more, by chance, since thousands may ask at once. */
const PAUSES = [1_000, 3_000, 10_000, 30_000];

const someMore = (ms: number): number => ms * (1 + Math.random() / 2);

export class Sync {
  state: SyncState = 'off';
  /** What the account has, as far as this page knows. */
  private theirs: Bookmarks = NO_BOOKMARKS;
  private stream: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private tries = 0;
  private running: Promise<void> | null = null;
  private again = false;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly conference: string,
    readonly account: Account,
    private readonly store: BookmarkStore,
  ) {}

  /** Begins, for as long as the page lives. */
  begin(): void {
    this.account.subscribe(() => this.changedHands());
    this.store.subscribe(() => this.soon());
    document.addEventListener('visibilitychange', () => this.look());
    addEventListener('online', () => this.look());
    this.look();
  }

  /** Calls back when the state has changed; returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Whether something here is not with the account yet. */
  private get news(): Bookmarks {
    return newerBookmarks(this.theirs, this.store.bookmarks);
  }

  private changedHands(): void {
    this.theirs = NO_BOOKMARKS;
    this.tries = 0;
    if (this.account.me) return this.look();
    this.close();
    this.say('off');
  }

  /** Sleeps while nobody looks, and catches up when somebody does. */
  private look(): void {
    if (document.visibilityState === 'hidden') return this.close();
    if (!this.account.me) return;
    if (!this.stream) this.open();
    this.now();
  }

  private open(): void {
    const stream = new EventSource('/api/attendee/live');
    this.stream = stream;
    // Whatever happened while there was none was not told.
    stream.addEventListener('open', () => this.now());
    stream.addEventListener('bookmarks', ({ data }: MessageEvent<string>) => {
      const { conference, bookmarks } = JSON.parse(data) as { conference: string; bookmarks: Bookmarks };
      if (conference === this.conference) this.take(bookmarks);
    });
    stream.addEventListener('deleted', () => this.account.ended());
    stream.addEventListener('error', () => {
      // Closed for good, such as by an answer of 401 or 503: browsers do not try those again.
      if (stream.readyState === EventSource.CLOSED && this.stream === stream) this.later();
    });
  }

  private close(): void {
    this.stream?.close();
    this.stream = null;
    clearTimeout(this.retry);
  }

  private later(): void {
    this.close();
    const wait = PAUSES[Math.min(this.tries++, PAUSES.length - 1)]!;
    this.retry = setTimeout(() => this.look(), someMore(wait));
  }

  private take(bookmarks: Bookmarks): void {
    this.theirs = { ...this.theirs, ...newerBookmarks(this.theirs, bookmarks) };
    this.store.merge(bookmarks);
    this.settle();
  }

  private soon(): void {
    if (!this.account.me || Object.keys(this.news).length === 0) return;
    this.say('waiting');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), GATHER);
  }

  /** Sends what is new here and takes what is new there. */
  private now(): void {
    if (!this.account.me) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.exchange().finally(() => {
      this.running = null;
      if (this.again) {
        this.again = false;
        this.now();
      }
    });
  }

  private async exchange(): Promise<void> {
    const path = `/conferences/${encodeURIComponent(this.conference)}/bookmarks`;
    if (this.state !== 'synced') this.say('syncing');
    const sent = this.news;
    try {
      const { bookmarks } = await ask<{ bookmarks: Bookmarks }>('POST', path, { bookmarks: sent });
      if (!this.account.me) return;
      this.tries = 0;
      // What the server left out, since it knows no such session, is not asked of it again.
      this.theirs = { ...this.theirs, ...sent, ...bookmarks };
      this.store.merge(bookmarks);
      this.settle();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.status === 401) return this.account.ended();
      this.say('waiting');
      if (isPassing(error)) this.later();
    }
  }

  private settle(): void {
    const isSynced = Object.keys(this.news).length === 0;
    this.say(isSynced ? 'synced' : 'waiting');
    if (!isSynced) this.soon();
  }

  private say(state: SyncState): void {
    if (state === this.state) return;
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
