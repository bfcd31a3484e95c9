/** What a screen still knows after a restart without network: the last programme and live state of each conference. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Instant } from '../core/index.js';
import type { Held } from './replica-store.js';
import type { Sighting } from './server-clock.js';

/** Everything that is kept of one conference. */
export interface Kept extends Held {
  /** The conference's clock when this was last known to be current. */
  readonly asOf: Instant;
  readonly sighting: Sighting;
  /** False for samples and rehearsals, whose clock is not the real one (K1). */
  readonly realClock: boolean;
}

/** Never rejects: a browser that refuses storage, or has none left, only forgets. */
export interface OfflineCache {
  load(conference: string): Promise<Kept | null>;
  save(conference: string, kept: Kept): Promise<void>;
}

interface Schema extends DBSchema {
  /** The big, rarely changing part, so that a change does not rewrite megabytes. */
  programmes: { key: string; value: Pick<Kept, 'hash' | 'programme'> };
  states: { key: string; value: Omit<Kept, 'programme'> };
}

/** Async, so that a browser without any IndexedDB rejects like one that refuses it. */
async function openDatabase(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 1, {
    upgrade(database) {
      database.createObjectStore('programmes');
      database.createObjectStore('states');
    },
  });
}

/** The cache of this browser, in IndexedDB. */
export function openOfflineCache(name = 'hallway'): OfflineCache {
  const opening = openDatabase(name).catch(() => null);
  const written = new Map<string, string | null>();

  return {
    async load(conference) {
      try {
        const database = await opening;
        if (!database) return null;
        const reading = database.transaction(['programmes', 'states']);
        const [held, state] = await Promise.all([
          reading.objectStore('programmes').get(conference),
          reading.objectStore('states').get(conference),
        ]);
        return held && state && held.hash === state.hash ? { ...state, programme: held.programme } : null;
      } catch {
        return null;
      }
    },
    async save(conference, { programme, ...state }) {
      try {
        const database = await opening;
        if (!database) return;
        // One transaction, so that programme and state never disagree, whenever the power goes.
        const writing = database.transaction(['programmes', 'states'], 'readwrite');
        if (written.get(conference) !== state.hash || state.hash === null) {
          await writing.objectStore('programmes').put({ hash: state.hash, programme }, conference);
        }
        await writing.objectStore('states').put(state, conference);
        await writing.done;
        written.set(conference, state.hash);
      } catch {
        // Refused or full: the next save tries again.
      }
    },
  };
}

/** A cache that lasts as long as the page: for previews, which must leave no trace. */
export function memoryCache(): OfflineCache {
  const kept = new Map<string, Kept>();
  return {
    load: (conference) => Promise.resolve(kept.get(conference) ?? null),
    save: (conference, state) => Promise.resolve(void kept.set(conference, state)),
  };
}
