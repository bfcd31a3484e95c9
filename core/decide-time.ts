/** Commands about time: delay, delay-room, delay-all, extend, start, end (T5, T7–T9). */
import { RuleError, type Command } from './command.js';
import { checkMinutes, checkRoom, findLive, findUnstarted, MOST_MINUTES } from './lookup.js';
import { applyPatch } from './live-state.js';
import { schedule } from './schedule.js';
import { MINUTE, type Day, type Instant, type Minutes, type Patch, type ScheduledSession } from './model.js';
import type { Scene } from './scene.js';

type TimeCommand = Extract<Command, { type: 'delay' | 'delay-room' | 'delay-all' | 'extend' | 'start' | 'end' }>;
type SessionPatch = NonNullable<NonNullable<Patch['sessions']>[string]>;

/** How far in the future an actual start or end may lie, ms: clocks of phones and servers differ a little. */
const CLOCK_TOLERANCE = MINUTE;

const orNull = (minutes: Minutes): Minutes | null => (minutes === 0 ? null : minutes);
const one = (session: string, set: SessionPatch): Patch => ({ sessions: { [session]: set } });

/** T5: a session may come early only into time in which its room is free. */
function checkFree(scene: Scene, session: ScheduledSession, patch: Patch): void {
  const after = schedule(scene.programme, applyPatch(scene.live, patch));
  const early = after.byId.get(session.id)!;
  const wanted = session.baseStart + early.delay * MINUTE;
  const day = scene.programme.days.find((candidate) => candidate.date === session.day);
  if (day && wanted < day.start) {
    throw new RuleError('outside-days', `Session "${session.id}" would start before its day does.`, {
      session: session.id,
    });
  }
  if (session.room === undefined) return;
  const inTheWay = after.byRoom
    .get(session.room)!
    .find(
      (other) =>
        other.id !== session.id &&
        other.status !== 'cancelled' &&
        !other.background &&
        other.start < session.baseStart &&
        other.end > wanted,
    );
  if (inTheWay) {
    throw new RuleError(
      'not-free',
      `Session "${session.id}" cannot start that early: "${inTheWay.id}" is in the room until later.`,
      {
        session: inTheWay.id,
      },
    );
  }
}

function delay(scene: Scene, command: Extract<Command, { type: 'delay' }>): Patch {
  checkMinutes(command.minutes, -MOST_MINUTES);
  const session = findUnstarted(scene.schedule, command.session);
  const set: SessionPatch = { delay: orNull(command.minutes) };
  const patch = one(session.id, command.hold === undefined ? set : { ...set, hold: command.hold ? true : null });
  if (command.minutes < 0) checkFree(scene, session, patch);
  return patch;
}

function extend(scene: Scene, command: Extract<Command, { type: 'extend' }>): Patch {
  checkMinutes(command.minutes, -MOST_MINUTES);
  const session = findLive(scene.schedule, command.session);
  const length = session.baseEnd - session.baseStart;
  if (command.minutes * MINUTE < -length) {
    throw new RuleError(
      'invalid-minutes',
      `Session "${session.id}" lasts ${length / MINUTE} minutes and cannot lose ${-command.minutes}.`,
      {
        session: session.id,
      },
    );
  }
  return one(session.id, { extension: orNull(command.minutes) });
}

/** The day in which a room- or house-wide delay applies: the one that is on, else the next to come. */
const dayInQuestion = (scene: Scene): Day | undefined => scene.programme.days.find((day) => scene.context.at < day.end);

/** T9: raises one session's lateness to `minutes`, a running one's by extension, a coming one's by delay. */
function raise(session: ScheduledSession, at: Instant, minutes: Minutes): SessionPatch {
  if (session.status === 'started' || session.start <= at) {
    const late = (session.end - session.baseEnd) / MINUTE;
    return late >= minutes ? {} : { extension: orNull(session.extension + Math.ceil(minutes - late)) };
  }
  const late = (session.start - session.baseStart) / MINUTE;
  return late >= minutes ? {} : { delay: minutes };
}

/** T9: whether a session may be the one that a delay of its room takes. */
function mayBeLate(session: ScheduledSession, at: Instant, day: Day): boolean {
  const open = session.status === 'planned' || session.status === 'started';
  return open && !session.background && !session.hold && session.day === day.date && session.end > at;
}

function delayRoom(scene: Scene, room: string, minutes: Minutes): Patch['sessions'] {
  const day = dayInQuestion(scene);
  const { at } = scene.context;
  const first = day && (scene.schedule.byRoom.get(room) ?? []).find((session) => mayBeLate(session, at, day));
  return first && { [first.id]: raise(first, at, minutes) };
}

function delayOneRoom(scene: Scene, command: Extract<Command, { type: 'delay-room' }>): Patch {
  checkMinutes(command.minutes, 1);
  checkRoom(scene.programme, command.room);
  const sessions = delayRoom(scene, command.room, command.minutes);
  if (!sessions) {
    throw new RuleError(
      'nothing-to-delay',
      `No session is left today in room "${command.room}" that could be delayed.`,
      {
        room: command.room,
      },
    );
  }
  return { sessions };
}

function delayAll(scene: Scene, command: Extract<Command, { type: 'delay-all' }>): Patch {
  checkMinutes(command.minutes, 1);
  const day = dayInQuestion(scene);
  const { at } = scene.context;
  let sessions: Patch['sessions'] = {};
  for (const room of scene.schedule.rooms) sessions = { ...sessions, ...delayRoom(scene, room.id, command.minutes) };
  for (const session of scene.schedule.byRoom.get('') ?? []) {
    if (!day || session.start <= at || !mayBeLate(session, at, day)) continue;
    sessions = { ...sessions, [session.id]: raise(session, at, command.minutes) };
  }
  if (Object.keys(sessions).length === 0) {
    throw new RuleError('nothing-to-delay', 'No session is left today that could be delayed.');
  }
  return { sessions };
}

/** An actual start or end is not in the future, and not further from the base start than a day: that is a slip. */
function checkActual(scene: Scene, session: ScheduledSession, at: Instant): void {
  if (!Number.isFinite(at) || at > scene.context.at + CLOCK_TOLERANCE) {
    throw new RuleError('invalid-time', 'An actual start or end cannot lie in the future.', { session: session.id });
  }
  if (at < session.baseStart - MOST_MINUTES * MINUTE) {
    throw new RuleError('invalid-time', `That is more than a day before session "${session.id}" was to start.`, {
      session: session.id,
    });
  }
}

function start(scene: Scene, command: Extract<Command, { type: 'start' }>): Patch {
  const session = findLive(scene.schedule, command.session);
  if (command.at === undefined && session.started !== undefined) return {};
  const at = command.at ?? scene.context.at;
  checkActual(scene, session, at);
  if (session.ended !== undefined && at > session.ended) {
    throw new RuleError('invalid-time', `Session "${session.id}" has ended before that time.`, { session: session.id });
  }
  return one(session.id, { started: at });
}

function end(scene: Scene, command: Extract<Command, { type: 'end' }>): Patch {
  const session = findLive(scene.schedule, command.session);
  if (command.at === undefined && session.ended !== undefined) return {};
  const at = command.at ?? scene.context.at;
  checkActual(scene, session, at);
  if (at < session.start) {
    throw new RuleError('invalid-time', `Session "${session.id}" had not begun at that time; start it first.`, {
      session: session.id,
    });
  }
  return one(session.id, { ended: at });
}

/** The fields that a command about time wants to set. */
export function changeTime(scene: Scene, command: TimeCommand): Patch {
  switch (command.type) {
    case 'delay':
      return delay(scene, command);
    case 'delay-room':
      return delayOneRoom(scene, command);
    case 'delay-all':
      return delayAll(scene, command);
    case 'extend':
      return extend(scene, command);
    case 'start':
      return start(scene, command);
    case 'end':
      return end(scene, command);
  }
}
