/** What a room's screen says at one instant, before any words: one thing large, a timetable below. Pure. */
import { dayOf, type Board, type Instant, type Schedule, type ScheduledSession } from '../core/index.js';

/** The one thing that is shown large. */
export type Feature =
  | { readonly kind: 'now' | 'next'; readonly session: ScheduledSession; readonly replaces: ScheduledSession | null }
  /** Should be here by the printed programme, and is in another room. */
  | { readonly kind: 'moved'; readonly session: ScheduledSession }
  | { readonly kind: 'cancelled'; readonly session: ScheduledSession; readonly replacement: ScheduledSession | null }
  /** Nothing more here today, or nothing yet: the rows begin on a later day. */
  | { readonly kind: 'day-over' | 'before'; readonly day: string }
  /** Nothing more here at all, though elsewhere. */
  | { readonly kind: 'nothing' }
  /** No session is planned anywhere. */
  | { readonly kind: 'unplanned' }
  | { readonly kind: 'over' };

/** A line of the timetable. */
export interface Row {
  readonly as: 'now' | 'here' | 'moved' | 'cancelled' | 'elsewhere';
  readonly session: ScheduledSession;
  /** Date of the day if it is not the one that is shown. */
  readonly day: string | null;
}

export interface RoomScene {
  readonly room: Schedule['rooms'][number];
  readonly board: Board;
  readonly feature: Feature;
  readonly rows: readonly Row[];
}

/** Before its first day a conference has no today, though the board tells of that day. */
const begun = (schedule: Schedule, at: Instant): boolean => schedule.programme.days.some((day) => day.start <= at);

/** Something with a place in this room's time. */
interface Slot {
  readonly as: 'here' | 'moved' | 'cancelled';
  readonly session: ScheduledSession;
  readonly start: Instant;
  readonly end: Instant;
}

/** How many sessions of other rooms are named when nothing happens here. */
const ELSEWHERE = 12;

const byStart = (a: { readonly start: Instant }, b: { readonly start: Instant }): number => a.start - b.start;

const here = (session: ScheduledSession): Slot => ({ as: 'here', session, start: session.start, end: session.end });

/** A moved session keeps the place where people will look for it: its planned time. */
function moved(session: ScheduledSession): Slot {
  const { plannedStart, plannedEnd = plannedStart + (session.baseEnd - session.baseStart) } = session;
  return { as: 'moved', session, start: plannedStart, end: plannedEnd };
}

const cancelled = (session: ScheduledSession): Slot => ({
  as: 'cancelled',
  session,
  start: session.baseStart,
  end: session.baseEnd,
});

/** The session that stands in for a cancelled one (C2). */
function replacementOf(schedule: Schedule, replaced: ScheduledSession): ScheduledSession | null {
  const extras = Object.keys(schedule.live.extras).map((id) => schedule.byId.get(id));
  return extras.find((extra) => extra?.replaces === replaced.id && extra.status !== 'cancelled') ?? null;
}

const replacedBy = (schedule: Schedule, session: ScheduledSession): ScheduledSession | null =>
  (session.replaces !== undefined && schedule.byId.get(session.replaces)) || null;

/** All that the board says about today besides what is on, in order of its place in the room's time. */
function slotsOf(schedule: Schedule, board: Board): Slot[] {
  const shownByReplacement = (session: ScheduledSession): boolean =>
    replacementOf(schedule, session)?.room === board.room;
  return [
    ...(board.next && board.nextDay === null ? [here(board.next)] : []),
    ...board.later.map(here),
    ...board.movedAway.map(moved),
    ...board.cancelled.filter((session) => !shownByReplacement(session)).map(cancelled),
  ].sort(byStart);
}

function featureOfSlot(schedule: Schedule, { as, session }: Slot): Feature {
  if (as === 'moved') return { kind: 'moved', session };
  if (as === 'cancelled') return { kind: 'cancelled', session, replacement: replacementOf(schedule, session) };
  return { kind: 'next', session, replaces: replacedBy(schedule, session) };
}

function featureOf(schedule: Schedule, board: Board, slots: readonly Slot[], at: Instant): Feature {
  const [on] = board.now;
  const onHere: Feature | null = on ? { kind: 'now', session: on, replaces: replacedBy(schedule, on) } : null;
  if (onHere && on?.room === board.room) return onHere;

  const vacant = slots.find((slot) => slot.as !== 'here' && slot.start <= at && at < slot.end);
  if (vacant) return featureOfSlot(schedule, vacant);
  // What the whole house will do is what comes next here only if this room goes on after it.
  const lastOwn = slots.findLastIndex(
    (slot) => slot.start > at && !(slot.as === 'here' && slot.session.room === undefined),
  );
  const coming = slots.slice(0, lastOwn + 1).find((slot) => slot.start > at);
  // What it does now counts here while nothing of the room's own falls into it: a break, not an open desk.
  if (onHere && (on!.kind === 'break' || !coming || on!.end <= coming.start)) return onHere;
  if (coming && begun(schedule, at)) return featureOfSlot(schedule, coming);
  if (board.next) return { kind: begun(schedule, at) ? 'day-over' : 'before', day: board.next.day };
  if (schedule.sessions.length === 0) return { kind: 'unplanned' };
  const more = schedule.sessions.some((session) => session.status !== 'cancelled' && at < session.end);
  return { kind: more ? 'nothing' : 'over' };
}

/** The room's sessions of the next day that has any. */
function nextDay(schedule: Schedule, board: Board, at: Instant): Row[] {
  const today = dayOf(schedule.programme.days, at)?.date ?? '';
  const own = (schedule.byRoom.get(board.room) ?? []).filter(({ day, background }) => day > today && !background);
  return own
    .filter(({ day }) => day === own[0]!.day)
    .map((session) => ({ as: session.status === 'cancelled' ? 'cancelled' : 'here', session, day: session.day }));
}

/** What other rooms, or the whole house, have next, for a room that has nothing. */
function elsewhere(schedule: Schedule, board: Board, at: Instant): Row[] {
  const today = dayOf(schedule.programme.days, at)?.date;
  const house = new Set(board.later.filter(({ room }) => room === undefined).map(({ id }) => id));
  return schedule.sessions
    .filter((session) => {
      const { id, room, start, status, background } = session;
      if (house.has(id)) return true;
      return room !== undefined && room !== board.room && start > at && status !== 'cancelled' && !background;
    })
    .slice(0, ELSEWHERE)
    .map((session) => ({ as: 'elsewhere', session, day: session.day === today ? null : session.day }));
}

function rowsOf(schedule: Schedule, board: Board, slots: readonly Slot[], feature: Feature, at: Instant): Row[] {
  if (feature.kind === 'over' || feature.kind === 'unplanned') return [];
  if (feature.kind === 'nothing') return elsewhere(schedule, board, at);
  const rows: Row[] = [
    ...board.now.map((session): Row => ({ as: 'now', session, day: null })),
    ...slots.map(({ as, session }): Row => ({ as, session, day: begun(schedule, at) ? null : session.day })),
    ...nextDay(schedule, board, at),
  ];
  return rows.filter(({ session }) => !('session' in feature) || session.id !== feature.session.id);
}

/**
 * @param board of a room that the schedule has.
 * @param at instant on the conference's clock.
 */
export function roomScene(schedule: Schedule, board: Board, at: Instant): RoomScene {
  const room = schedule.rooms.find(({ id }) => id === board.room)!;
  const slots = slotsOf(schedule, board);
  const feature = featureOf(schedule, board, slots, at);
  return { room, board, feature, rows: rowsOf(schedule, board, slots, feature, at) };
}
