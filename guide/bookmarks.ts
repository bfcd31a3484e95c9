/**
 * What somebody wants to see, kept in this browser and nowhere else. Bookmarks that were taken back are remembered as
 * such, so that what another device or an account knows can be merged in without anything being lost.
 */

/** What was last decided about one session. */
export interface BookmarkRecord {
  readonly on: boolean;
  /** When, epoch ms by this device's clock. */
  readonly at: number;
}

/** By session id. */
export type BookmarkRecords = { readonly [session: string]: BookmarkRecord };

export type BookmarkStorage = Pick<Storage, 'getItem' | 'setItem'>;

const isRecord = (value: unknown): value is BookmarkRecord =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as BookmarkRecord).on === 'boolean' &&
  Number.isFinite((value as BookmarkRecord).at);

/** What was kept, without what it cannot be. */
export function readRecords(text: string | null): BookmarkRecords {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter((entry): entry is [string, BookmarkRecord] => isRecord(entry[1])),
    );
  } catch {
    return {};
  }
}

/** The later decision holds; of two at the same instant the one that keeps the session. Order does not matter. */
export function mergeRecords(a: BookmarkRecords, b: BookmarkRecords): BookmarkRecords {
  const merged: Record<string, BookmarkRecord> = { ...a };
  for (const [session, record] of Object.entries(b)) {
    const known = Object.hasOwn(a, session) ? a[session]! : undefined;
    if (!known || record.at > known.at || (record.at === known.at && record.on)) merged[session] = record;
  }
  return merged;
}

export class Bookmarks {
  private readonly key: string;
  private held: BookmarkRecords;
  private set: ReadonlySet<string>;
  private readonly listeners = new Set<() => void>();

  /** @param storage of the browser; what it refuses is held as long as the page. */
  constructor(
    conference: string,
    private readonly storage: BookmarkStorage,
    private readonly now: () => number = Date.now,
  ) {
    this.key = `hallway bookmarks ${conference}`;
    this.held = this.read();
    this.set = marksIn(this.held);
  }

  /** Ids of bookmarked sessions; another set after each change. */
  get marks(): ReadonlySet<string> {
    return this.set;
  }

  get records(): BookmarkRecords {
    return this.held;
  }

  toggle(session: string): void {
    // Never before the last decision, even if the device's clock was put back.
    const at = Math.max(this.now(), (this.held[session]?.at ?? 0) + 1);
    this.hold({ ...this.held, [session]: { on: !this.set.has(session), at } });
  }

  /** Takes in what another device, tab or account knows. */
  merge(records: BookmarkRecords): void {
    this.hold(mergeRecords(this.held, records));
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

  private read(): BookmarkRecords {
    try {
      return readRecords(this.storage.getItem(this.key));
    } catch {
      return {};
    }
  }

  private hold(records: BookmarkRecords): void {
    const text = JSON.stringify(records);
    if (text === JSON.stringify(this.held)) return;
    this.held = records;
    this.set = marksIn(records);
    try {
      this.storage.setItem(this.key, text);
    } catch {
      // Refused or full: they last as long as the page.
    }
    for (const listener of this.listeners) listener();
  }
}

const marksIn = (records: BookmarkRecords): ReadonlySet<string> =>
  new Set(Object.keys(records).filter((session) => records[session]!.on));
