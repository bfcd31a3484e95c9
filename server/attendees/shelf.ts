/** Bookmarks of accounts: one document a person, merged with whatever phones send (F1). */
import { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { mergeBookmarks, newerBookmarks, NO_BOOKMARKS, own, type Bookmarks, type Rename } from '../../core/index.js';
import { Refusal } from '../refusal.js';
import type { Records } from '../store/ports.js';
import { OwnWrites } from './own-writes.js';

export const ATTENDEE_BOOKMARKS = 'attendee-bookmarks';

/** Sessions that one person may ever have bookmarked in one conference, those taken away again included. */
export const MOST_BOOKMARKS = 5_000;

/** By id of the conference. */
type ShelfRecord = Readonly<Record<string, Bookmarks>>;

interface News {
  /** What is new, by this process. */
  changed: [attendee: string, conference: string, news: Bookmarks];
}

export class Shelf extends EventEmitter<News> {
  readonly #written: OwnWrites<ShelfRecord>;

  constructor(records: Records) {
    super();
    this.#written = new OwnWrites(records, ATTENDEE_BOOKMARKS);
  }

  /** @param conference id (not slug) of the conference. */
  async get(attendee: string, conference: string): Promise<Bookmarks> {
    return own(await this.all(attendee), conference) ?? NO_BOOKMARKS;
  }

  /** By id of the conference. */
  async all(attendee: string): Promise<ShelfRecord> {
    return (await this.read(attendee)).all;
  }

  /** Everything, and the revision of the document; 0 for none. */
  async read(attendee: string): Promise<{ readonly revision: number; readonly all: ShelfRecord }> {
    const found = await this.#written.get(attendee);
    return { revision: found?.revision ?? 0, all: found?.value ?? {} };
  }

  /**
   * Merges what a phone has, durably.
   * @param known whether a session exists; what never did is left out.
   * @returns the bookmarks afterwards.
   * @throws Refusal `too-many-bookmarks`
   */
  async merge(
    attendee: string,
    conference: string,
    news: Bookmarks,
    known: (session: string) => boolean,
  ): Promise<Bookmarks> {
    for (;;) {
      const found = await this.#written.get(attendee);
      const before = own(found?.value ?? {}, conference) ?? NO_BOOKMARKS;
      const sensible = Object.fromEntries(
        Object.entries(news).filter(([session]) => Object.hasOwn(before, session) || known(session)),
      );
      const after = mergeBookmarks(before, sensible);
      if (after === before) return before;
      if (Object.keys(after).length > MOST_BOOKMARKS) {
        throw new Refusal(409, 'too-many-bookmarks', `An account keeps at most ${MOST_BOOKMARKS} bookmarks.`);
      }
      if (await this.#written.put(attendee, { ...found?.value, [conference]: after }, found?.revision ?? 0)) {
        this.emit('changed', attendee, conference, newerBookmarks(before, sensible));
        return after;
      }
    }
  }

  async remove(attendee: string): Promise<void> {
    await this.#written.delete(attendee);
  }

  /**
   * Sessions that a programme has under new ids (P3) stay bookmarked. The old ids stay as well: an undo may bring them back.
   */
  async follow(conference: string, renamed: readonly Rename[]): Promise<void> {
    for (const { key, value } of await this.#written.list()) {
      const before = own(value, conference) ?? NO_BOOKMARKS;
      const moved = renamed.flatMap(({ from, to }) => (Object.hasOwn(before, from) ? [[to, before[from]!]] : []));
      if (moved.length > 0) await this.merge(key, conference, Object.fromEntries(moved) as Bookmarks, () => true);
      await turn();
    }
  }

  /** Forgets what was bookmarked in a conference that is deleted. */
  async removeConference(conference: string): Promise<void> {
    for (const { key, value } of await this.#written.list()) {
      if (Object.hasOwn(value, conference)) await this.#forget(key, conference);
      await turn();
    }
  }

  async #forget(attendee: string, conference: string): Promise<void> {
    for (;;) {
      const found = await this.#written.get(attendee);
      if (!found || !Object.hasOwn(found.value, conference)) return;
      const { [conference]: _, ...rest } = found.value;
      if (await this.#written.put(attendee, rest, found.revision)) return;
    }
  }

  /** Calls back when another process may have written. @returns the way to stop. */
  onForeign(listener: () => void): () => void {
    return this.#written.onForeign(listener);
  }
}
