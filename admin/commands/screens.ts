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

/** The schedule with the effects laid over it, as far as boards look at it. */
function after(schedule: Schedule, effects: readonly ToldEffect[]): Schedule {
  const byId = new Map(schedule.byId);
  for (const { session, to } of effects) {
    const of = byId.get(session);
    if (of && to) byId.set(session, { ...of, ...to, room: to.room });
    else if (!to) byId.delete(session);
  }
  const byRoom = new Map<string, ScheduledSession[]>();
  for (const session of [...byId.values()].sort((a, b) => a.start - b.start)) {
    const room = session.room ?? '';
    const members = byRoom.get(room);
    if (members) members.push(session);
    else byRoom.set(room, [session]);
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
  const [before, next] = [boards(schedule, at).boards, boards(after(schedule, effects), at).boards];
  return schedule.rooms
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
