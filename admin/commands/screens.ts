/** Which rooms' screens show something else right after a command. Pure. */
import {
  board,
  boards,
  dayOf,
  inScope,
  type Announcement,
  type Board,
  type Instant,
  type Place,
  type Schedule,
  type ScheduledSession,
} from '../../core/index.js';
import type { KnownDisplay } from '../api/displays.js';
import { textIn } from '../../live/look/text.js';
import type { Answer, ToldEffect } from '../api/changes.js';
import { namedIn, type Request } from './request.js';

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

/** Which screens a change concerns. */
export interface Concerned {
  /** Ids of the rooms whose own screens show something else. */
  readonly rooms: readonly string[];
  /** Ids of screens that an announcement names. */
  readonly single: readonly string[];
  /** Whether those that show several rooms at once do, too. */
  readonly overviews: boolean;
}

/**
 * The screens that an answer's changes are seen on at once.
 * @param schedule the one that the answer is about.
 */
export function screensConcerned(
  answer: Pick<Answer, 'effects' | 'announcements'>,
  request: Request | null,
  schedule: Schedule,
  at: Instant,
): Concerned {
  const command = request && 'command' in request ? request.command : null;
  if (command?.type === 'room-status') return { rooms: [command.room], single: [], overviews: true };
  // The timers of the room, and nothing else (A3).
  if (command?.type === 'note') return { rooms: [command.room], single: [], overviews: false };
  const announced = (id: string): Announcement | undefined => schedule.announcements.find((one) => one.id === id);
  const told = [
    ...Object.entries(answer.announcements).map(([id, of]) => of ?? announced(id)),
    ...(command?.type === 'withdraw' ? [announced(command.announcement)] : []),
  ].filter((of) => of !== undefined);
  if (told.length > 0) {
    return {
      rooms: schedule.rooms
        .map(({ id }) => id)
        .filter((room) => told.some((of) => inScope(of, placeOf(schedule, room, at)))),
      single: [...new Set(told.flatMap(({ scope }) => scope.displays ?? []))],
      overviews: told.some((of) => inScope(of, {})),
    };
  }
  const today = dayOf(schedule.programme.days, at)?.date;
  const rooms = roomsChanging(schedule, answer.effects, request ? namedIn(request) : [], at);
  // Agendas list the whole day.
  const later = answer.effects.some(({ from, to }) =>
    [from, to].some((side) => side && dayOf(schedule.programme.days, side.start)?.date === today),
  );
  return { rooms, single: [], overviews: rooms.length > 0 || later };
}

/** The screens of a conference, by what they show. */
export interface Screens {
  readonly byRoom: ReadonlyMap<string, readonly KnownDisplay[]>;
  /** Those that show several rooms at once. */
  readonly overviews: readonly KnownDisplay[];
}

export function sortScreens(displays: readonly KnownDisplay[], conference: string, rooms: Schedule['rooms']): Screens {
  const byRoom = new Map<string, KnownDisplay[]>();
  const overviews: KnownDisplay[] = [];
  for (const display of displays) {
    if (display.conference !== conference) continue;
    const room = roomOf(display, rooms);
    if (room) byRoom.set(room, [...(byRoom.get(room) ?? []), display]);
    else overviews.push(display);
  }
  return { byRoom, overviews };
}

/** Id of the room that a screen shows, or undefined. */
export function roomOf({ room: wanted }: KnownDisplay, rooms: Schedule['rooms']): string | undefined {
  if (wanted === null) return undefined;
  const alike = (text: string): boolean => text.toLowerCase() === wanted.toLowerCase();
  return rooms.find(
    ({ id, name }) => alike(id) || (typeof name === 'string' ? [name] : Object.values(name)).some(alike),
  )?.id;
}

/** What a screen is called: by its name, else by its room, else by its number. */
export function screenName(display: KnownDisplay, rooms: Schedule['rooms'], languages: readonly string[]): string {
  const { id, name, number, view } = display;
  if (name !== null && name !== '') return name;
  const of = roomOf(display, rooms);
  const room = textIn(rooms.find((one) => one.id === of)?.name, languages) || view;
  return [room, number === null ? (room ? '' : id) : `#${number}`].filter(Boolean).join(' ');
}
