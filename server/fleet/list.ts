/** The list of displays: those that are paired, connected or not, and whatever else is connected. */
import { NO_TARGET, type DisplayTarget } from '../../core/index.js';
import { rfc3339 } from '../instants.js';
import type { Conferences } from '../conference/conferences.js';
import { isDisplay } from '../live/audience.js';
import type { Connection } from '../live/connection.js';
import type { Hub } from '../live/hub.js';
import type { FleetHouse } from './house.js';
import type { DisplayRecord } from './record.js';

export const TARGET_FIELDS = Object.keys(NO_TARGET) as (keyof DisplayTarget)[];

const utc = (at: number): string => rfc3339(at, 'UTC');

function ofSocket({ hello, conference, told, shown, since, status }: Connection) {
  const { type: _, ...said } = status ?? { type: 'status' };
  return {
    online: true,
    offlineSince: null,
    conference: conference?.slug ?? null,
    view: hello?.about?.view ?? null,
    room: hello?.about?.room ?? null,
    since: utc(since),
    current: conference?.revision ?? null,
    told,
    shown: shown && { revision: shown.revision, at: utc(shown.at) },
    status: status && said,
  };
}

/** A display that is paired. */
export function tellPaired(display: DisplayRecord, { sightings, socketOf }: Listing, conferences: Conferences) {
  const { id, number, name, tags, token } = display;
  const socket = socketOf(id);
  const seen = sightings.lastSeen(id);
  return {
    id,
    paired: true,
    prepared: token === null,
    number,
    name,
    tags: [...tags],
    ...(socket
      ? ofSocket(socket)
      : {
          online: false,
          offlineSince: seen === null ? null : utc(seen),
          conference: display.conference,
          view: display.view,
          room: display.room,
          since: null,
          current: conferences.find(display.conference ?? '')?.revision ?? null,
          told: 0,
          shown: null,
          status: null,
        }),
    target: Object.fromEntries(TARGET_FIELDS.map((field) => [field, display[field]])),
  };
}

const tellUnpaired = (socket: Connection) => ({
  id: `~${socket.id}`,
  paired: false,
  prepared: false,
  number: null,
  name: socket.hello?.about?.name ?? null,
  tags: [],
  ...ofSocket(socket),
  target: null,
});

interface Listing {
  readonly sightings: FleetHouse['sightings'];
  readonly socketOf: (id: string) => Connection | undefined;
}

export const listingOf = (house: FleetHouse): Listing => ({
  sightings: house.sightings,
  socketOf: (id) => house.socketOf(id),
});

/** All displays: the paired ones by number, then the others as they came. */
export function listDisplays(house: FleetHouse, hub: Hub, conferences: Conferences) {
  const listing = listingOf(house);
  const paired = house.fleet.list().map((display) => tellPaired(display, listing, conferences));
  const others = [...hub.connections].filter((socket) => socket.display === null && isDisplay(socket));
  return [...paired, ...others.map(tellUnpaired)];
}
