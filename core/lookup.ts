/** Finds what a command names, or refuses it in one sentence. */
import { RuleError } from './command.js';
import { dayOf } from './schedule.js';
import type { Instant, Minutes, Programme, Schedule, ScheduledSession, Text } from './model.js';

/** The most that a delay or an extension may be: a day, minutes. */
export const MOST_MINUTES = 24 * 60;

export function findSession(schedule: Schedule, id: string): ScheduledSession {
  const session = schedule.byId.get(id);
  if (!session)
    throw new RuleError('unknown-session', `There is no session "${id}" in this conference.`, { session: id });
  return session;
}

/** A session that commands about its time may still change. */
export function findLive(schedule: Schedule, id: string): ScheduledSession {
  const session = findSession(schedule, id);
  if (session.status === 'cancelled') {
    throw new RuleError('session-cancelled', `Session "${id}" is cancelled; restore it first.`, { session: id });
  }
  return session;
}

/** A session that has not begun, so that its start may still change. */
export function findUnstarted(schedule: Schedule, id: string): ScheduledSession {
  const session = findLive(schedule, id);
  if (session.status !== 'planned') {
    throw new RuleError(
      'session-started',
      `Session "${id}" has ${session.status}, so its start is a fact; extend it instead.`,
      {
        session: id,
      },
    );
  }
  return session;
}

export function checkRoom(programme: Programme, id: string): void {
  if (!programme.rooms.some((room) => room.id === id)) {
    throw new RuleError('unknown-room', `There is no room "${id}" in this conference.`, { room: id });
  }
}

export function checkTrack(programme: Programme, id: string): void {
  if (!programme.tracks.some((track) => track.id === id)) {
    throw new RuleError('unknown-track', `There is no track "${id}" in this conference.`);
  }
}

export function checkMinutes(minutes: Minutes, least: Minutes, most: Minutes = MOST_MINUTES): void {
  if (!Number.isInteger(minutes) || minutes < least || minutes > most) {
    throw new RuleError('invalid-minutes', `Minutes must be a whole number from ${least} to ${most}, not ${minutes}.`);
  }
}

export const isEmpty = (text: Text): boolean =>
  typeof text === 'string' ? text.trim() === '' : Object.values(text).every((value) => value.trim() === '');

/** @param what as in "The title is empty". */
export function checkText(text: Text, what: string): void {
  if (isEmpty(text)) throw new RuleError('invalid-session', `The ${what} is empty; write something.`);
}

/** A start must lie inside a day of the conference. */
export function checkInsideDays(programme: Programme, start: Instant): void {
  const day = dayOf(programme.days, start);
  if (!Number.isFinite(start) || !day || start < day.start || start >= day.end) {
    throw new RuleError(
      'outside-days',
      'The start lies outside every day of the conference; choose a time inside one.',
    );
  }
}
