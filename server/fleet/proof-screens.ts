/** Who a display is in a proof, and whether an entry is meant for it. */
import { board, inScope, type Room, type Scope, type Text } from '../../core/index.js';
import type { Conference } from '../conference/conference.js';
import type { Connection } from '../live/connection.js';
import type { Witness } from './proof.js';
import type { DisplayRecord } from './record.js';

export interface WitnessScreen {
  readonly witness: Pick<Witness, 'id' | 'number' | 'name' | 'room'>;
  /** Id of its room. */
  readonly room: string | null;
  readonly track: string | null;
}

const namesOf = (name: Text): string[] => (typeof name === 'string' ? [name] : Object.values(name));

/** What is kept outlives the programme, so it has the room's name. */
const called = (room: Room | undefined, wanted: string | null): string | null =>
  (room && namesOf(room.name)[0]) ?? wanted;

/** A display that is paired, there or not. */
export function screenOfRecord(display: DisplayRecord, { programme }: Conference): WitnessScreen {
  const { id, number, name, room, track } = display;
  const found = programme.rooms.find((one) => one.id === room);
  return { witness: { id, number, name, room: called(found, room) }, room, track };
}

/** A screen that is there by its address, which has a room's id or name. */
export function screenOf({ hello }: Connection, { programme }: Conference, id: string): WitnessScreen {
  const { name = null, room = null } = hello?.about ?? {};
  const found = programme.rooms.find((one) => one.id === room || namesOf(one.name).includes(room ?? ''));
  return { witness: { id, number: null, name, room: called(found, room) }, room: found?.id ?? null, track: null };
}

/** A1: whether something of that scope is meant for a display; the tracks of a room are those of what is on and next. */
export function isMeant(conference: Conference, scope: Scope, { witness, room, track }: WitnessScreen): boolean {
  if (inScope({ scope }, { display: witness.id })) return true;
  if (room === null) return inScope({ scope }, { tracks: track === null ? [] : [track] });
  const shown = board(conference.schedule, room, conference.now());
  const sessions = [...(shown?.now ?? []), ...(shown?.next ? [shown.next] : [])];
  return inScope({ scope }, { room, tracks: sessions.flatMap((session) => session.track ?? []) });
}
