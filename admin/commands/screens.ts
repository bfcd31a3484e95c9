/** Which rooms' screens show something else right after a command. Pure. */
import {
  board,
  boards,
  dayOf,
  type Board,
  type Instant,
  type Place,
  type Schedule,
  type ScheduledSession,
} from '../../core/index.js';
import type { ConnectedDisplay } from '../api/displays.js';
import type { ToldEffect } from '../api/changes.js';

const mark = ({ id, start, end, status }: ScheduledSession): string => `${id} ${start} ${end} ${status}`;

/** What a board says of sessions, for comparison. */
function face({ now, next, nextDay, later, movedAway, cancelled, background }: Board): string {
  const lists = [now, next ? [next] : [], later, movedAway, cancelled, background];
  return JSON.stringify([nextDay, ...lists.map((list) => list.map(mark))]);
}

const ids = ({ now, next, later, movedAway, cancelled, background }: Board): string[] =>
  [...now, ...(next ? [next] : []), ...later, ...movedAway, ...cancelled, ...background].map(({ id }) => id);

/** Ids of the rooms whose boards may tell of sessions, '' for the whole house: where they are, and were planned to be. */
function placesOf(schedule: Schedule, effects: readonly ToldEffect[], named: readonly string[]): Set<string> {
  const places = effects.flatMap(({ from, to }) => [from, to].flatMap((side) => (side ? [side.room ?? ''] : [])));
  const sessions = [...effects.map(({ session }) => session), ...named].flatMap((id) => schedule.byId.get(id) ?? []);
  return new Set([...places, ...sessions.flatMap(({ room = '', plannedRoom = room }) => [room, plannedRoom])]);
}

/** The schedule with the effects laid over it, as far as the boards of these places look at it. */
function after(schedule: Schedule, effects: readonly ToldEffect[], places: ReadonlySet<string>): Schedule {
  const byId = new Map(schedule.byId);
  const touched = new Set(effects.map(({ session }) => session));
  const there: ScheduledSession[] = [];
  for (const { session, to } of effects) {
    const of = byId.get(session);
    if (!to) byId.delete(session);
    else if (of) {
      const changed = { ...of, ...to, room: to.room };
      byId.set(session, changed);
      there.push(changed);
    }
  }
  const byRoom = new Map(schedule.byRoom);
  for (const place of places) {
    const stay = (schedule.byRoom.get(place) ?? []).filter(({ id }) => !touched.has(id));
    const come = there.filter(({ room = '' }) => room === place);
    byRoom.set(
      place,
      [...stay, ...come].sort((a, b) => a.start - b.start),
    );
  }
  return { ...schedule, byId, byRoom };
}

/**
 * Ids of the rooms whose boards differ at an instant, in the schedule's order.
 * @param schedule before the command.
 * @param effects what the server says that it does.
 * @param named sessions whose words may change though their times do not.
 */
export function roomsChanging(
  schedule: Schedule,
  effects: readonly ToldEffect[],
  named: readonly string[],
  at: Instant,
): string[] {
  const { days } = schedule.programme;
  const today = dayOf(days, at)?.date;
  const changing = new Set<string | undefined>();
  for (const { session, from, to } of effects) {
    // A session that is new, gone or elsewhere: the boards of both its rooms tell of it.
    const elsewhere = !from || !to || from.room !== to.room;
    const side = to ?? from!;
    if (!elsewhere || dayOf(days, side.start)?.date !== today || side.end <= at) continue;
    const known = schedule.byId.get(session);
    if (known && to && known.status === 'cancelled' && to.status === 'cancelled') continue;
    changing.add(from?.room).add(to?.room);
  }
  const places = placesOf(schedule, effects, named);
  // What the whole house does stands on every board; else only these have to be looked at.
  const rooms = places.has('') ? schedule.rooms : schedule.rooms.filter(({ id }) => places.has(id));
  const before = boards({ ...schedule, rooms }, at).boards;
  const next = boards({ ...after(schedule, effects, places), rooms }, at).boards;
  return rooms
    .map(({ id }) => id)
    .filter((id, index) => {
      const board = before[index]!;
      return (
        changing.has(id) || face(board) !== face(next[index]!) || ids(board).some((shown) => named.includes(shown))
      );
    });
}

/** Where a room's screen stands at an instant, for the scope of announcements. */
export function placeOf(schedule: Schedule, room: string, at: Instant): Place {
  const shown = board(schedule, room, at);
  const tracks = [...(shown?.now ?? []), ...(shown?.next ? [shown.next] : [])].flatMap(({ track }) => track ?? []);
  return { room, tracks };
}

/** How many connected screens show a room, and how many show several rooms at once. */
export function countScreens(
  displays: readonly ConnectedDisplay[],
  conference: string,
  rooms: Schedule['rooms'],
): { readonly byRoom: ReadonlyMap<string, number>; readonly overviews: number } {
  const byRoom = new Map<string, number>();
  let overviews = 0;
  for (const display of displays) {
    if (display.conference !== conference) continue;
    const wanted = display.room?.toLowerCase();
    const room = rooms.find(
      ({ id, name }) =>
        id.toLowerCase() === wanted ||
        (typeof name === 'string' ? [name] : Object.values(name)).some((text) => text.toLowerCase() === wanted),
    );
    if (room) byRoom.set(room.id, (byRoom.get(room.id) ?? 0) + 1);
    else overviews += 1;
  }
  return { byRoom, overviews };
}
