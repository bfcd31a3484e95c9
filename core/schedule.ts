/** Programme + changes = schedule: every session with planned and expected start, end and room. */
import {
  MINUTE,
  SETTINGS,
  type Day,
  type Instant,
  type LiveState,
  type Programme,
  type Room,
  type Schedule,
  type ScheduledSession,
  type Session,
  type SessionLive,
  type SessionStatus,
} from './model.js';
import { furnished } from './furnish.js';
import { own } from './live-state.js';
import { ripple, type Expected, type Slot } from './timeline.js';

/** Sessions of this length or longer run in the background when shorter ones overlap them (B4), ms. */
const LONG = 4 * 60 * MINUTE;

const UNTOUCHED: SessionLive = {};

/** A programme without sessions, for a conference that has none yet. */
export function emptyProgramme(name: string, timezone: string): Programme {
  return {
    conference: { name, timezone, languages: ['en'] },
    days: [],
    rooms: [],
    tracks: [],
    speakers: [],
    sessions: [],
  };
}

/**
 * The day to which an instant belongs: the last one that has begun, so that sessions after midnight and
 * after the day's printed end stay with their evening; before all days, the first.
 */
export function dayOf(days: readonly Day[], at: Instant): Day | undefined {
  let found = days[0];
  for (const day of days) if (day.start <= at) found = day;
  return found;
}

/** A session on its way to being scheduled. */
interface Draft extends Slot {
  readonly session: Session;
  readonly live: SessionLive;
  readonly extra: boolean;
  readonly room: string;
  readonly day: Day | undefined;
  readonly cancelled: boolean;
  baseEnd: Instant;
  background: boolean;
  expected: Expected;
}

function draft(session: Session, live: SessionLive, extra: boolean, days: readonly Day[]): Draft {
  const baseStart = live.start ?? session.start;
  return {
    session,
    live,
    extra,
    room: live.room ?? session.room ?? '',
    day: dayOf(days, baseStart),
    cancelled: live.cancelled !== undefined,
    baseStart,
    baseEnd: session.end === undefined ? baseStart : baseStart + (session.end - session.start),
    open: session.end === undefined,
    delay: live.delay ?? 0,
    extension: live.extension ?? 0,
    hold: live.hold === true,
    elastic: (live.kind ?? session.kind) === 'break',
    started: live.started,
    ended: live.ended,
    background: (live.background ?? session.background) === true,
    expected: { start: baseStart, end: baseStart },
  };
}

/**
 * T1: a session without planned end is taken to last until the next base start in its room, else to the day's end.
 * @param room ordered by base start.
 */
function implyEnds(room: readonly Draft[], roomless: boolean): void {
  let next: Draft | undefined;
  let here: Draft | undefined;
  for (let index = room.length - 1; index >= 0; index--) {
    const item = room[index]!;
    // Sessions that start at the same time do not end each other.
    if (here && here.baseStart > item.baseStart) next = here;
    if (item.open) {
      const end = !roomless && next && next.day === item.day ? next.baseStart : item.day?.end;
      item.baseEnd = Math.max(item.baseStart, end ?? item.baseStart);
    }
    if (!item.background) here = item;
  }
}

/** B4: 4 h or longer and overlapping a shorter session of the room. */
function findBackground(room: readonly Draft[]): void {
  for (const long of room) {
    const length = long.baseEnd - long.baseStart;
    if (long.open || long.background || length < LONG) continue;
    long.background = room.some(
      (other) =>
        other.baseEnd - other.baseStart < length && other.baseStart < long.baseEnd && long.baseStart < other.baseEnd,
    );
  }
}

function place(room: readonly Draft[], live: LiveState, roomless: boolean): void {
  const turnover = live.settings.turnover ?? SETTINGS.turnover;
  const minBreak = live.settings.minBreak ?? SETTINGS.minBreak;
  const chains = new Map<unknown, Draft[]>();
  for (const item of room) {
    if (item.cancelled) item.expected = { start: item.baseStart, end: item.baseEnd };
    else {
      // Sessions that take no part in ripple are chains of their own (T6).
      const chain = roomless || item.background ? item : item.day;
      const members = chains.get(chain);
      if (members) members.push(item);
      else chains.set(chain, [item]);
    }
  }
  for (const chain of chains.values()) {
    ripple(chain, turnover, minBreak).forEach((expected, index) => (chain[index]!.expected = expected));
  }
}

function statusOf(live: SessionLive): SessionStatus {
  if (live.cancelled) return 'cancelled';
  if (live.ended !== undefined) return 'ended';
  return live.started === undefined ? 'planned' : 'started';
}

function scheduled(item: Draft): ScheduledSession {
  const { session, live, expected } = item;
  // One object literal of fixed shape: ten times faster to build than spreads, and 1,351 of them are built for a change.
  return {
    id: session.id,
    title: live.title ?? session.title,
    subtitle: live.subtitle ?? session.subtitle,
    kind: live.kind ?? session.kind,
    track: live.track ?? session.track,
    speakers: live.speakers ?? session.speakers,
    language: live.language ?? session.language,
    abstract: live.abstract ?? session.abstract,
    description: live.description ?? session.description,
    links: session.links,
    attachments: session.attachments,
    url: live.url ?? session.url,
    doNotRecord: live.doNotRecord ?? session.doNotRecord,
    contentNote: live.contentNote ?? session.contentNote,
    accessibility: live.accessibility ?? session.accessibility,
    guid: session.guid,
    code: session.code,
    slug: session.slug,
    type: session.type,
    replaces: session.replaces,
    plannedStart: session.start,
    plannedEnd: session.end,
    plannedRoom: session.room,
    start: expected.start,
    end: expected.end,
    room: item.room === '' ? undefined : item.room,
    status: statusOf(live),
    delay: item.delay,
    extension: item.extension,
    lateness: Math.round((expected.start - item.baseStart) / MINUTE),
    hold: item.hold,
    background: item.background,
    extra: item.extra,
    baseStart: item.baseStart,
    baseEnd: item.baseEnd,
    day: item.day?.date ?? '',
    started: live.started,
    ended: live.ended,
    cancelled: live.cancelled,
  };
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byBase = (a: Draft, b: Draft): number => a.baseStart - b.baseStart || byText(a.session.id, b.session.id);

/**
 * The schedule: planned and expected time and room of every session (rules T1–T6, M1–M3, C1–C3, P3, B4).
 * @param programme what was planned.
 * @param live what changes have laid over it.
 */
export function schedule(programme: Programme, live: LiveState): Schedule {
  const rooms = new Map<string, Draft[]>();
  const add = (session: Session, extra: boolean): void => {
    const item = draft(session, own(live.sessions, session.id) ?? UNTOUCHED, extra, programme.days);
    const members = rooms.get(item.room);
    if (members) members.push(item);
    else rooms.set(item.room, [item]);
  };
  for (const session of programme.sessions) add(session, false);
  for (const session of Object.values(live.extras)) add(session, true);

  const sessions: ScheduledSession[] = [];
  const byId = new Map<string, ScheduledSession>();
  for (const [room, members] of rooms) {
    members.sort(byBase);
    implyEnds(members, room === '');
    findBackground(members);
    place(members, live, room === '');
    for (const member of members) sessions.push(scheduled(member));
  }
  sessions.sort((a, b) => a.start - b.start || byText(a.room ?? '', b.room ?? '') || byText(a.id, b.id));
  const byRoom = new Map<string, ScheduledSession[]>();
  for (const session of sessions) {
    byId.set(session.id, session);
    const members = byRoom.get(session.room ?? '');
    if (members) members.push(session);
    else byRoom.set(session.room ?? '', [session]);
  }
  const shown = furnished(programme, live);
  return {
    programme: shown,
    live,
    sessions,
    byId,
    byRoom,
    rooms: shown.rooms.map((room) => roomLive(room, live)),
    announcements: Object.values(live.announcements),
    orphans: Object.keys(live.sessions).filter((id) => !byId.has(id)),
  };
}

function roomLive(room: Room, live: LiveState): Schedule['rooms'][number] {
  const state = own(live.rooms, room.id);
  return {
    ...room,
    status: state?.status ?? 'open',
    overflow: state?.overflow,
    note: state?.note,
  };
}
