/** What every group of routes is given. */
import type { Conferences } from '../conference/conferences.js';
import type { FleetHouse } from '../fleet/house.js';
import type { Hub } from '../live/hub.js';
import type { SendMail } from '../people/index.js';
import type { Sources } from '../sources/sources.js';
import type { Store } from '../store/index.js';

export interface RouteContext {
  readonly store: Store;
  readonly conferences: Conferences;
  readonly sources: Sources;
  readonly hub: Hub;
  readonly fleet: FleetHouse;
  /** Origin under which people reach the server; absent: as they called it. */
  readonly publicUrl: string | undefined;
  /** Absent: this server sends no mail. */
  readonly mail?: SendMail | undefined;
  /** Folder of the built pages. */
  readonly web: string;
  /** Wall clock, epoch ms. */
  readonly now: () => number;
}
