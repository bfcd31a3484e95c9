/** Rooms over time: what lies where in the grid of a day. Pure. */
import { MINUTE, type Day, type Instant, type Schedule, type ScheduledSession } from '../../core/index.js';

const HOUR = 60 * MINUTE;

export interface Block {
  readonly session: ScheduledSession;
  /** Sessions of a room that overlap lie in lanes below each other. */
  readonly lane: number;
}

export interface Row {
  /** Room id; '' is the whole house. */
  readonly room: string;
  readonly lanes: number;
  /** By expected start. */
  readonly blocks: readonly Block[];
}

/** The part of a day that is drawn: whole hours, half-open. */
export interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

/** Lays sessions out in as few lanes as they need; those in the background come below all others. */
function lay(room: string, sessions: readonly ScheduledSession[]): Row {
  const lanes: Instant[] = [];
  const lay = (session: ScheduledSession, from: number): Block => {
    let lane = lanes.findIndex((free, index) => index >= from && free <= session.start);
    if (lane < 0) lane = lanes.length;
    lanes[lane] = Math.max(session.end, session.start + MINUTE);
    return { session, lane };
  };
  const front = sessions.filter(({ background }) => !background).map((session) => lay(session, 0));
  const below = lanes.length;
  const behind = sessions.filter(({ background }) => background).map((session) => lay(session, below));
  const blocks = behind.length === 0 ? front : [...front, ...behind].sort((a, b) => a.session.start - b.session.start);
  return { room, lanes: Math.max(1, lanes.length), blocks };
}

/**
 * One row a room, in the order given; the house comes first where it has something of its own.
 * @param rooms ids of the rooms that are shown.
 * @param day its date.
 */
export function rowsOf(schedule: Schedule, rooms: readonly string[], day: string): Row[] {
  const on = (room: string): ScheduledSession[] =>
    (schedule.byRoom.get(room) ?? []).filter((session) => session.day === day);
  const house = on('');
  return [...(house.length > 0 ? [lay('', house)] : []), ...rooms.map((room) => lay(room, on(room)))];
}

/** From the hour before the first session to the hour after the last one, at least three hours. */
export function spanOf(rows: readonly Row[], day: Day): Span {
  let start = Infinity;
  let end = -Infinity;
  for (const { blocks } of rows) {
    for (const { session } of blocks) {
      start = Math.min(start, session.start, session.baseStart);
      end = Math.max(end, session.end);
    }
  }
  if (start === Infinity) [start, end] = [day.start, day.start];
  // Hours of the day begin where its own do: some zones lie half an hour beside the others.
  const hours = (at: Instant, round: (n: number) => number): Instant =>
    day.start + round((at - day.start) / HOUR) * HOUR;
  const first = hours(start, Math.floor);
  return { start: first, end: Math.max(hours(end, Math.ceil), first + 3 * HOUR) };
}

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** The index of the row that holds a session, or -1. */
export const rowOf = (rows: readonly Row[], session: string): number =>
  rows.findIndex(({ blocks }) => blocks.some((block) => block.session.id === session));

/** Where an arrow key leads from a session: along its room, or to what is on at the same time in another room. */
export function neighbour(rows: readonly Row[], from: string, arrow: Arrow): ScheduledSession | null {
  const here = rowOf(rows, from);
  if (here < 0) return null;
  const { blocks } = rows[here]!;
  const index = blocks.findIndex(({ session }) => session.id === from);
  if (arrow === 'ArrowLeft' || arrow === 'ArrowRight') {
    return blocks[index + (arrow === 'ArrowLeft' ? -1 : 1)]?.session ?? null;
  }
  const { start } = blocks[index]!.session;
  const step = arrow === 'ArrowUp' ? -1 : 1;
  for (let row = here + step; row >= 0 && row < rows.length; row += step) {
    const near = nearest(rows[row]!, start);
    if (near) return near;
  }
  return null;
}

/** What is on in a row at an instant, else what begins nearest to it. */
export function nearest({ blocks }: Row, at: Instant): ScheduledSession | null {
  let found: ScheduledSession | null = null;
  for (const { session } of blocks) {
    if (session.start <= at && at < session.end) return session;
    if (!found || Math.abs(session.start - at) < Math.abs(found.start - at)) found = session;
  }
  return found;
}
