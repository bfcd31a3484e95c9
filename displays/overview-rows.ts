/** What the overview says of each room at one instant. Pure. */
import { boards, type Instant, type Schedule, type ScheduledSession } from '../core/index.js';
import { roomScene, type RoomScene, type Row } from './room-scene.js';

/** A session as a cell of the overview shows it. */
export type Cell = Row;

export interface OverviewRow {
  readonly room: RoomScene['room'];
  readonly now: Cell | null;
  readonly next: Cell | null;
  /** Changes whenever organisers change something here, and never by the mere passing of time. */
  readonly signature: string;
}

/** When people will look for a session in this room. */
function placeOf({ as, session }: Cell): Instant {
  if (as === 'moved') return session.plannedStart;
  return as === 'cancelled' ? session.baseStart : session.start;
}

function cellsOf({ feature, rows }: RoomScene): Cell[] {
  const own = rows.filter(({ as }) => as !== 'elsewhere');
  if (!('session' in feature)) return own;
  const as = feature.kind === 'next' ? 'here' : feature.kind;
  return [{ as, session: feature.session, day: null }, ...own];
}

/** What organisers can change of a session, and people see. */
export const told = ({ id, start, end, status, room, title }: ScheduledSession): unknown => [
  id,
  start,
  end,
  status,
  room,
  title,
];

function rowOf(schedule: Schedule, scene: RoomScene, at: Instant, track: string | null): OverviewRow {
  const { room, board } = scene;
  const cells = cellsOf(scene).filter(({ session }) => track === null || session.track === track);
  const sessions = [...(schedule.byRoom.get(room.id) ?? []), ...board.movedAway];
  return {
    room,
    now: cells.find((cell) => cell.day === null && (cell.as === 'now' || placeOf(cell) <= at)) ?? null,
    next:
      cells.filter((cell) => cell.as !== 'now' && placeOf(cell) > at).sort((a, b) => placeOf(a) - placeOf(b))[0] ??
      null,
    signature: JSON.stringify([room.status, room.overflow, sessions.map(told)]),
  };
}

/**
 * One row a room, in the order in which the programme names them, which is the order in which one walks by.
 * @param track id of the only track that is shown; null for all.
 */
export function overviewRows(schedule: Schedule, at: Instant, track: string | null): OverviewRow[] {
  const rows = boards(schedule, at).boards.map((board) => rowOf(schedule, roomScene(schedule, board, at), at, track));
  return track === null ? rows : rows.filter(({ now, next }) => now ?? next);
}

/** Rows laid out in pages. */
export interface Pages {
  readonly pages: readonly (readonly OverviewRow[])[];
  /** How many rooms are not on any page, since nothing is on in them today. */
  readonly leftOut: number;
}

const today = ({ now, next }: OverviewRow): boolean => now !== null || next?.day === null;

/** Soonest start first; rooms in which only something runs come after those. */
const soonest = ({ now, next }: OverviewRow): number =>
  next?.day === null ? placeOf(next) : now ? Number.MAX_SAFE_INTEGER - 1 : Number.MAX_SAFE_INTEGER;

/**
 * All rooms on one page where they fit. Else pages of whole rows, evenly filled: what starts soonest is on the first,
 * and rooms that have nothing today are left out while others have.
 * @param capacity how many rows a page can hold.
 */
export function paged(rows: readonly OverviewRow[], capacity: number): Pages {
  if (rows.length <= capacity) return { pages: [rows], leftOut: 0 };
  const busy = rows.filter(today);
  const shown = busy.length > 0 ? busy : rows;
  const sorted = [...shown].sort((a, b) => soonest(a) - soonest(b));
  const count = Math.ceil(sorted.length / capacity);
  const size = Math.ceil(sorted.length / count);
  const pages = Array.from({ length: count }, (_, page) => sorted.slice(page * size, (page + 1) * size));
  return { pages: pages.filter((page) => page.length > 0), leftOut: rows.length - shown.length };
}
