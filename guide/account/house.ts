/** Account, sync and messages of one conference, put together for as long as the page lives. */
import { Account } from './account.js';
import { isSignedIn } from './hints.js';
import { Push } from './push.js';
import { Sync, type BookmarkStore } from './sync.js';

export interface HouseOptions {
  /** Slug. */
  readonly conference: string;
  readonly bookmarks: BookmarkStore;
  /** Language that the guide speaks at the moment. */
  readonly language: () => string;
}

/** Pauses before the server is asked again who is signed in, ms. */
const PAUSES = [2_000, 10_000, 60_000];

export class House {
  readonly conference: string;
  readonly bookmarks: BookmarkStore;
  readonly language: () => string;
  readonly account = new Account();
  readonly sync: Sync;
  readonly push: Push;
  /** Resolves when it is known who is signed in, or that nobody can say. */
  readonly ready: Promise<void>;

  constructor({ conference, bookmarks, language }: HouseOptions) {
    this.conference = conference;
    this.bookmarks = bookmarks;
    this.language = language;
    this.sync = new Sync(conference, this.account, bookmarks);
    this.push = new Push(conference, this.account, bookmarks, language);
    this.sync.begin();
    this.ready = this.begin();
  }

  private async begin(): Promise<void> {
    if (isSignedIn()) await this.load(0);
    await this.push.begin().catch(() => undefined);
  }

  /** Without network nobody knows who is signed in; that is no reason to be signed out. */
  private async load(tries: number): Promise<void> {
    try {
      await this.account.load();
    } catch {
      const wait = PAUSES[Math.min(tries, PAUSES.length - 1)]!;
      const again = (): void => {
        clearTimeout(timer);
        removeEventListener('online', again);
        void this.load(tries + 1);
      };
      const timer = setTimeout(again, wait * (1 + Math.random() / 2));
      addEventListener('online', again);
    }
  }
}
