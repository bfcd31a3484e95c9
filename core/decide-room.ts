/** Commands about rooms: move, swap, room-status (M1, M2, R1). */
import { RuleError, type Command } from './command.js';
import { checkInsideDays, checkRoom, findLive, findUnstarted } from './lookup.js';
import type { Patch, ScheduledSession } from './model.js';
import type { Scene } from './scene.js';

type RoomCommand = Extract<Command, { type: 'move' | 'swap' | 'room-status' }>;

/** A value that equals the planned one is stored as nothing, so that undo and re-import see no change. */
const unlessPlanned = <T>(value: T, planned: T | undefined): T | null => (value === planned ? null : value);

function move(scene: Scene, command: Extract<Command, { type: 'move' }>): Patch {
  if (command.room === undefined && command.start === undefined) {
    throw new RuleError('invalid-session', 'A move needs a room, a start, or both.', { session: command.session });
  }
  const find = command.start === undefined ? findLive : findUnstarted;
  const session = find(scene.schedule, command.session);
  if (command.room !== undefined) checkRoom(scene.programme, command.room);
  if (command.start !== undefined) checkInsideDays(scene.programme, command.start);
  return {
    sessions: {
      [session.id]: {
        ...(command.room === undefined ? {} : { room: unlessPlanned(command.room, session.plannedRoom) }),
        ...(command.start === undefined
          ? {}
          : { start: unlessPlanned(command.start, session.plannedStart), delay: null }),
      },
    },
  };
}

const inPlaceOf = (session: ScheduledSession, other: ScheduledSession): NonNullable<Patch['sessions']>[string] => ({
  room: unlessPlanned(other.room!, session.plannedRoom),
  start: unlessPlanned(other.baseStart, session.plannedStart),
  delay: null,
});

function swap(scene: Scene, command: Extract<Command, { type: 'swap' }>): Patch {
  const [first, second] = command.sessions.map((id) => findUnstarted(scene.schedule, id)) as [
    ScheduledSession,
    ScheduledSession,
  ];
  if (first.id === second.id) {
    throw new RuleError('same-session', 'A session cannot be swapped with itself; name two.', { session: first.id });
  }
  for (const session of [first, second]) {
    if (session.room === undefined) {
      throw new RuleError('invalid-session', `Session "${session.id}" has no room to swap.`, { session: session.id });
    }
  }
  return { sessions: { [first.id]: inPlaceOf(first, second), [second.id]: inPlaceOf(second, first) } };
}

function roomStatus(scene: Scene, command: Extract<Command, { type: 'room-status' }>): Patch {
  checkRoom(scene.programme, command.room);
  const { overflow } = command;
  if (overflow !== undefined) {
    checkRoom(scene.programme, overflow);
    if (overflow === command.room || command.status !== 'full') {
      throw new RuleError('invalid-overflow', 'An overflow room is another room, for a room that is full.', {
        room: overflow,
      });
    }
  }
  const status = command.status === 'open' ? null : command.status;
  return { rooms: { [command.room]: { status, overflow: overflow ?? null } } };
}

/** The fields that a command about rooms wants to set. */
export function changeRoom(scene: Scene, command: RoomCommand): Patch {
  switch (command.type) {
    case 'move':
      return move(scene, command);
    case 'swap':
      return swap(scene, command);
    case 'room-status':
      return roomStatus(scene, command);
  }
}
