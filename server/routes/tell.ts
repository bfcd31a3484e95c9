/** The schedule and what belongs to it as the HTTP API tells them: core's words, instants as RFC 3339. */
import {
  SETTINGS,
  type Board,
  type Effect,
  type Instant,
  type Placement,
  type Schedule,
  type ScheduledSession,
} from '../../core/index.js';
import type { Conference } from '../conference/conference.js';
import type { Outcome } from '../conference/commands.js';
import { rfc3339, tellInstants } from '../instants.js';
import type { JournalEntry } from '../store/index.js';

const maybe = (instant: Instant | undefined, zone: string): string | undefined =>
  instant === undefined ? undefined : rfc3339(instant, zone);

/** One session of the schedule. */
export function tellSession(session: ScheduledSession, zone: string) {
  const { baseStart: _baseStart, baseEnd: _baseEnd, ...told } = session;
  return {
    ...told,
    plannedStart: rfc3339(session.plannedStart, zone),
    plannedEnd: maybe(session.plannedEnd, zone),
    start: rfc3339(session.start, zone),
    end: rfc3339(session.end, zone),
    started: maybe(session.started, zone),
    ended: maybe(session.ended, zone),
  };
}

/** What a conference is, without its schedule. */
export function tellFacts({ slug, programme, live, record }: Conference) {
  const { name, ...facts } = programme.conference;
  return {
    slug,
    name: live.settings.name ?? name,
    ...facts,
    version: programme.version,
    settings: tellInstants({ ...SETTINGS, ...live.settings }, programme.conference.timezone),
    sample: record.sample,
    rehearsalOf: record.rehearsalOf,
  };
}

/** A conference in the list of all. */
export function tellConference(conference: Conference) {
  const { programme, timezone, revision, hash, unverified } = conference;
  const starts = programme.days.map((day) => day.start);
  const ends = programme.days.map((day) => day.end);
  return {
    ...tellFacts(conference),
    revision,
    programme: hash,
    start: starts.length === 0 ? null : rfc3339(Math.min(...starts), timezone),
    end: ends.length === 0 ? null : rfc3339(Math.max(...ends), timezone),
    now: rfc3339(conference.now(), timezone),
    unverified,
  };
}

/** The whole schedule (GET …/schedule). */
export function tellSchedule(conference: Conference) {
  const { schedule, timezone: zone, programme } = conference;
  return {
    revision: conference.revision,
    programme: conference.hash,
    conference: tellFacts(conference),
    days: programme.days.map(({ date, start, end }) => ({
      date,
      start: rfc3339(start, zone),
      end: rfc3339(end, zone),
    })),
    rooms: schedule.rooms,
    tracks: schedule.programme.tracks,
    speakers: programme.speakers,
    sessions: schedule.sessions.map((session) => tellSession(session, zone)),
    announcements: tellInstants(schedule.announcements, zone),
    orphans: schedule.orphans,
  };
}

/** One room's board (GET …/boards). */
export function tellBoard(board: Board, zone: string) {
  const all = (sessions: readonly ScheduledSession[]) => sessions.map((session) => tellSession(session, zone));
  return {
    ...board,
    now: all(board.now),
    next: board.next && tellSession(board.next, zone),
    later: all(board.later),
    movedAway: all(board.movedAway),
    cancelled: all(board.cancelled),
    background: all(board.background),
    announcements: tellInstants(board.announcements, zone),
  };
}

function tellPlacement(placement: Placement | null, zone: string) {
  return placement && { ...placement, start: rfc3339(placement.start, zone), end: rfc3339(placement.end, zone) };
}

function tellEffect({ session, from, to }: Effect, before: Schedule, after: Schedule, zone: string) {
  const title = (after.byId.get(session) ?? before.byId.get(session))?.title;
  return { session, title, from: tellPlacement(from, zone), to: tellPlacement(to, zone) };
}

/** The answer to a command or an undo. */
export function tellOutcome(outcome: Outcome, zone: string) {
  const { revision, entry, planned, effects, warnings, before, after } = outcome;
  const change = entry
    ? tellEntry(entry, zone)
    : planned && { change: tellInstants(planned, zone), type: planned.type };
  return {
    revision,
    changes: change ? [change] : [],
    effects: effects.map((effect) => tellEffect(effect, before, after, zone)),
    warnings,
  };
}

/** One line of the journal, for those who may know who did what. */
export function tellEntry({ revision, at, recorded, by, change, command }: JournalEntry, zone: string) {
  return {
    revision,
    at: rfc3339(at, zone),
    recorded: rfc3339(recorded, zone),
    by,
    type: change.type,
    command: tellInstants(command, zone),
    change: tellInstants(change, zone),
  };
}
