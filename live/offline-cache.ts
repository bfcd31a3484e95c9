/** What a screen still knows after a restart without network: the last programme and live state of each conference. */
import { createStore, getMany, setMany } from 'idb-keyval';
import type { Instant, Programme } from '../core/index.js';
import type { Held } from './replica-store.js';
import type { ClockKind, Sighting } from './server-clock.js';

/** Everything that is kept of one conference. */
export interface Kept extends Held {
  /** The conference's clock when this was last known to be current. */
  readonly asOf: Instant;
  readonly sighting: Sighting;
  /** Which clock the conference runs on (K1). */
  readonly clock: ClockKind;
}

/** Never rejects: a browser that refuses storage, or has none left, only forgets. */
export interface OfflineCache {
  load(conference: string): Promise<Kept | null>;
  /** @returns whether it is kept. */
  save(conference: string, kept: Kept): Promise<boolean>;
}

/** The big, rarely changing part is written apart, so that a change does not rewrite megabytes. */
type KeptProgramme = readonly [hash: string | null, programme: Programme];
type KeptState = Omit<Kept, 'programme'>;
/** No conference has such a name. The real clock is one, whatever conference it was last seen with. */
const REAL_CLOCK = 'real clock';

/** The cache of this browser, in IndexedDB. */
export function openOfflineCache(database: string): OfflineCache {
  const store = createStore(database, 'kept');
  const written = new Map<string, string | null>();
  const keys = (conference: string): [state: string, programme: string] => [conference, `${conference}/programme`];

  return {
    async load(conference) {
      try {
        type Found = [KeptState?, KeptProgramme?, Sighting?];
        const [state, held, real] = (await getMany([...keys(conference), REAL_CLOCK], store)) as Found;
        if (!state || !held || held[0] !== state.hash) return null;
        written.set(conference, state.hash);
        const sighting = (state.clock === 'real' && real) || state.sighting;
        return { ...state, sighting, programme: held[1] };
      } catch {
        return null;
      }
    },
    async save(conference, { programme, ...state }) {
      const [stateKey, programmeKey] = keys(conference);
      const entries: [string, KeptState | KeptProgramme | Sighting][] = [[stateKey, state]];
      if (state.clock === 'real') entries.push([REAL_CLOCK, state.sighting]);
      if (written.get(conference) !== state.hash || state.hash === null)
        entries.push([programmeKey, [state.hash, programme]]);
      try {
        // One transaction, so that programme and state never disagree, whenever the power goes.
        await setMany(entries, store);
        written.set(conference, state.hash);
        return true;
      } catch {
        // Refused or full: what was kept before stays, and the next save tries again.
        return false;
      }
    },
  };
}
