/** Warnings: what an organiser should know of a schedule; they never block (W1). */
import { MINUTE, type Schedule, type ScheduledSession, type Warning } from './model.js';

const takesPart = (session: ScheduledSession): boolean => session.status !== 'cancelled' && !session.background;

/** A session that overlaps many others is told with this many of them; all pairs of a crowded room would be millions. */
const MOST_OVERLAPS = 5;

/** The pairs of sessions of a list, ordered by start, whose expected intervals overlap. */
function* overlaps(sessions: readonly ScheduledSession[]): Generator<[ScheduledSession, ScheduledSession]> {
  let open: ScheduledSession[] = [];
  for (const session of sessions) {
    open = open.filter((earlier) => earlier.end > session.start);
    for (const earlier of open) yield [earlier, session];
    open.push(session);
    if (open.length > MOST_OVERLAPS) {
      const first = open.reduce((a, b) => (b.end < a.end ? b : a));
      open.splice(open.indexOf(first), 1);
    }
  }
}

const minutesUp = (ms: number): number => Math.ceil(ms / MINUTE);

function* inRooms(schedule: Schedule): Generator<Warning> {
  for (const [room, sessions] of schedule.byRoom) {
    if (room === '') continue;
    for (const [first, second] of overlaps(sessions.filter(takesPart))) {
      const pair = [first, second].sort((a, b) => a.baseStart - b.baseStart);
      const [earlier, later] = pair as [ScheduledSession, ScheduledSession];
      // Into a hold from in front, not a clash that was planned (T4).
      const held = later.hold && earlier.baseEnd <= later.baseStart;
      yield {
        code: held ? 'runs-into-hold' : 'room-overlap',
        sessions: [earlier.id, later.id],
        room,
        minutes: minutesUp(Math.min(first.end, second.end) - second.start),
      };
    }
  }
}

function* ofSpeakers(schedule: Schedule): Generator<Warning> {
  const bySpeaker = new Map<string, ScheduledSession[]>();
  for (const session of schedule.sessions) {
    if (!takesPart(session)) continue;
    for (const { id } of session.speakers) {
      const sessions = bySpeaker.get(id);
      if (sessions) sessions.push(session);
      else bySpeaker.set(id, [session]);
    }
  }
  for (const [speaker, sessions] of bySpeaker) {
    for (const [first, second] of overlaps(sessions)) {
      if (first.room === second.room) continue;
      yield {
        code: 'speaker-overlap',
        sessions: [first.id, second.id],
        speaker,
        minutes: minutesUp(Math.min(first.end, second.end) - second.start),
      };
    }
  }
}

function* ofSessions(schedule: Schedule): Generator<Warning> {
  const capacities = new Map(schedule.rooms.map((room) => [room.id, room.capacity]));
  const dayEnds = new Map(schedule.programme.days.map((day) => [day.date, day.end]));
  for (const session of schedule.sessions) {
    if (session.status === 'cancelled') continue;
    const dayEnd = dayEnds.get(session.day);
    if (dayEnd !== undefined && session.end > dayEnd && session.baseEnd <= dayEnd) {
      yield {
        code: 'past-day-end',
        sessions: [session.id],
        room: session.room,
        minutes: minutesUp(session.end - dayEnd),
      };
    }
    if (session.room === undefined || session.plannedRoom === undefined || session.room === session.plannedRoom)
      continue;
    const [had, has] = [capacities.get(session.plannedRoom), capacities.get(session.room)];
    if (had !== undefined && has !== undefined && has < had) {
      yield { code: 'capacity', sessions: [session.id], room: session.room };
    }
  }
}

/** A schedule never changes, and the one after a command is the one before the next: its warnings are found once. */
const found = new WeakMap<Schedule, readonly Warning[]>();

/** All warnings of a schedule (W1), those of rooms first. `session-over` is about commands and is not among them. */
export function warnings(schedule: Schedule): readonly Warning[] {
  let list = found.get(schedule);
  if (!list) {
    list = [...inRooms(schedule), ...ofSpeakers(schedule), ...ofSessions(schedule)];
    found.set(schedule, list);
  }
  return list;
}

const keyOf = ({ code, sessions, room, speaker }: Warning): string =>
  JSON.stringify([code, [...sessions].sort(), room ?? null, speaker ?? null]);

/** The warnings that hold after a change and did not before, or are worse by a minute or more. */
export function newWarnings(before: Schedule, after: Schedule): Warning[] {
  const known = new Map(warnings(before).map((warning) => [keyOf(warning), warning.minutes ?? 0]));
  return warnings(after).filter((warning) => (warning.minutes ?? 0) > (known.get(keyOf(warning)) ?? -1));
}
