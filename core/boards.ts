/** What the screens show at one instant (rules B1–B5, M1, C1, R1, A1, A2). */
import { dayOf } from './schedule.js';
import type { Announcement, Board, Boards, Instant, Schedule, ScheduledSession, SessionKind } from './model.js';

/** Kinds that concern the whole house when they have no room (B3). */
const HOUSE: ReadonlySet<SessionKind> = new Set(['break', 'registration', 'social']);

const LEVELS = { emergency: 0, warning: 1, info: 2 } as const;

/** Where a screen stands, for the scope of announcements. */
export interface Place {
  readonly room?: string | undefined;
  readonly tracks?: readonly string[] | undefined;
  readonly display?: string | undefined;
}

/** A1: whether an announcement is shown at a place; an empty scope is everywhere, several kinds of scope add up. */
export function inScope({ scope }: Pick<Announcement, 'scope'>, place: Place): boolean {
  const { rooms = [], tracks = [], displays = [] } = scope;
  if (rooms.length + tracks.length + displays.length === 0) return true;
  return (
    (place.room !== undefined && rooms.includes(place.room)) ||
    (place.display !== undefined && displays.includes(place.display)) ||
    (place.tracks ?? []).some((track) => tracks.includes(track))
  );
}

/** The announcements that hold at an instant, emergencies first, then the newest (A1, A2). */
export function announcementsAt(schedule: Schedule, at: Instant): Announcement[] {
  return schedule.announcements
    .filter((announcement) => announcement.from <= at && (announcement.until === undefined || at < announcement.until))
    .sort((a, b) => LEVELS[a.level] - LEVELS[b.level] || b.from - a.from);
}

/** B1: expected start ≤ at < expected end, and neither cancelled nor ended. */
export function isOn(session: ScheduledSession, at: Instant): boolean {
  return session.status !== 'cancelled' && session.start <= at && at < session.end;
}

/** What is the same for every room at one instant. */
interface Moment {
  readonly at: Instant;
  readonly today: string;
  readonly days: Schedule['programme']['days'];
  /** Room-less breaks, registration and social sessions, by expected start (B3). */
  readonly house: readonly ScheduledSession[];
  readonly announcements: readonly Announcement[];
  readonly movedFrom: ReadonlyMap<string, readonly ScheduledSession[]>;
}

function momentOf(schedule: Schedule, at: Instant): Moment {
  const { days } = schedule.programme;
  const movedFrom = new Map<string, ScheduledSession[]>();
  for (const id of Object.keys(schedule.live.sessions)) {
    const session = schedule.byId.get(id);
    if (session?.plannedRoom === undefined || session.room === session.plannedRoom) continue;
    movedFrom.set(session.plannedRoom, [...(movedFrom.get(session.plannedRoom) ?? []), session]);
  }
  return {
    at,
    today: dayOf(days, at)?.date ?? '',
    days,
    house: (schedule.byRoom.get('') ?? []).filter(
      (session) => HOUSE.has(session.kind) && session.status !== 'cancelled',
    ),
    announcements: announcementsAt(schedule, at),
    movedFrom,
  };
}

const latestFirst = (a: ScheduledSession, b: ScheduledSession): number => b.start - a.start;

function boardOf(schedule: Schedule, room: Schedule['rooms'][number], moment: Moment, display?: string): Board {
  const { at, today, days } = moment;
  const now: ScheduledSession[] = [];
  const background: ScheduledSession[] = [];
  const cancelled: ScheduledSession[] = [];
  const coming: ScheduledSession[] = [];
  for (const session of schedule.byRoom.get(room.id) ?? []) {
    if (session.status === 'cancelled') {
      if (session.day === today && at < session.baseEnd) cancelled.push(session);
    } else if (session.start <= at) {
      if (at < session.end) (session.background ? background : now).push(session);
    } else if (!session.background) coming.push(session);
  }
  const next = coming[0] ?? null;
  // What the house has begun to do while a session of the room still runs comes after it, and is not forgotten (B3).
  const own = [...now];
  const waiting = (house: ScheduledSession): boolean =>
    isOn(house, at) && own.some(({ start, end }) => start < house.start && end < house.end);
  if (own.length === 0) now.push(...moment.house.filter((session) => isOn(session, at)));
  const tracks = [...now, ...(next ? [next] : [])].flatMap((session) => session.track ?? []);
  return {
    room: room.id,
    now: now.sort(latestFirst),
    next,
    nextDay: next && next.day !== today ? next.day : null,
    later: [...coming.slice(1), ...moment.house.filter((session) => session.start > at || waiting(session))]
      .filter((session) => session.day === today)
      .sort((a, b) => a.start - b.start),
    movedAway: (moment.movedFrom.get(room.id) ?? []).filter(
      (session) =>
        session.status !== 'cancelled' &&
        at < session.end &&
        (session.day === today || dayOf(days, session.plannedStart)?.date === today),
    ),
    cancelled,
    background,
    status: room.status,
    overflow: room.overflow ?? null,
    announcements: moment.announcements.filter((announcement) =>
      inScope(announcement, { room: room.id, tracks, display }),
    ),
  };
}

/**
 * The boards of all rooms at one instant.
 * @param at instant on the conference's clock (K1).
 */
export function boards(schedule: Schedule, at: Instant): Boards {
  const moment = momentOf(schedule, at);
  const day = moment.days.find((candidate) => candidate.start <= at && at < candidate.end);
  return { at, day: day?.date ?? null, boards: schedule.rooms.map((room) => boardOf(schedule, room, moment)) };
}

/**
 * The board of one room at one instant, or undefined for a room that does not exist.
 * @param display id of the one that shows it: announcements may be for it alone (A1).
 */
export function board(schedule: Schedule, room: string, at: Instant, display?: string): Board | undefined {
  const found = schedule.rooms.find((candidate) => candidate.id === room);
  return found && boardOf(schedule, found, momentOf(schedule, at), display);
}

/**
 * The next instant at which any board may look different without a change: the earliest session boundary or
 * announcement boundary after `at`. Screens sleep until then (and to the minute for clocks).
 */
export function nextBoundary(schedule: Schedule, at: Instant): Instant | null {
  let found = Infinity;
  const consider = (instant: Instant | undefined): void => {
    if (instant !== undefined && instant > at && instant < found) found = instant;
  };
  for (const session of schedule.sessions) {
    consider(session.start);
    consider(session.end);
    consider(session.baseEnd);
  }
  for (const announcement of schedule.announcements) {
    consider(announcement.from);
    consider(announcement.until);
  }
  for (const day of schedule.programme.days) {
    consider(day.start);
    consider(day.end);
  }
  return found === Infinity ? null : found;
}
