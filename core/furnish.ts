/** What organisers have set by hand about rooms and tracks, laid over those of the programme (R2). */
import { own, same } from './live-state.js';
import type { LiveState, Patch, Programme, Room, RoomFacts, Track } from './model.js';

const ROOM_FACTS = [
  'name',
  'capacity',
  'floor',
  'wayfinding',
  'accessibility',
  'overflowRoom',
] as const satisfies readonly (keyof Room & keyof RoomFacts)[];
const TRACK_FACTS = ['name', 'colour'] as const satisfies readonly (keyof Track)[];

/** The item with those of the fields that are set; the item itself if none is. */
function laidOver<T extends object>(item: T, facts: object | undefined, fields: readonly (keyof T)[]): T {
  const set = fields.filter((field) => (facts as T | undefined)?.[field] !== undefined);
  return set.length === 0 ? item : { ...item, ...Object.fromEntries(set.map((field) => [field, (facts as T)[field]])) };
}

/** Rooms that the order names come first, the others after them as they were. */
function inOrder(rooms: readonly Room[], order: readonly string[] | undefined): readonly Room[] {
  if (!order) return rooms;
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOf = ({ id }: Room): number => places.get(id) ?? order.length;
  return [...rooms].sort((a, b) => placeOf(a) - placeOf(b));
}

const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean => a.every((item, index) => item === b[index]);

/** The last result for a programme: screens compare programmes by identity, and most changes touch no facts. */
const last = new WeakMap<Programme, Programme>();

/** The programme as it is shown: the same object where nothing was set by hand. */
export function furnished(programme: Programme, live: LiveState): Programme {
  const rooms = inOrder(
    programme.rooms.map((room) => laidOver(room, own(live.rooms, room.id), ROOM_FACTS)),
    live.settings.roomOrder,
  );
  const tracks = programme.tracks.map((track) => laidOver(track, own(live.tracks ?? {}, track.id), TRACK_FACTS));
  if (sameItems(programme.rooms, rooms) && sameItems(programme.tracks, tracks)) return programme;
  const known = last.get(programme);
  if (known && same(known.rooms, rooms) && same(known.tracks, tracks)) return known;
  const shown = { ...programme, rooms, tracks };
  last.set(programme, shown);
  return shown;
}

/** P2 of facts: those that the new programme says itself are taken off; nothing else is (P1). */
export function caughtUp(live: LiveState, next: Programme): Patch {
  const off = <T extends { readonly id: string }>(
    items: readonly T[],
    facts: { readonly [id: string]: object },
    fields: readonly (keyof T)[],
  ): Record<string, Record<string, null>> =>
    Object.fromEntries(
      items.flatMap((item) => {
        const set = own(facts, item.id) as Partial<T> | undefined;
        const told = fields.filter((field) => set?.[field] !== undefined && same(set[field], item[field]));
        return told.length === 0 ? [] : [[item.id, Object.fromEntries(told.map((field) => [field, null]))]];
      }),
    );
  return { rooms: off(next.rooms, live.rooms, ROOM_FACTS), tracks: off(next.tracks, live.tracks ?? {}, TRACK_FACTS) };
}
