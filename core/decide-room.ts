/** Commands about rooms and tracks: move, swap, room-status, edit-room, edit-track (M1, M2, R1, R2). */
import { RuleError, type Command } from './command.js';
import { same } from './live-state.js';
import { checkInsideDays, checkRoom, checkTrack, findLive, findUnstarted, isEmpty } from './lookup.js';
import type { Patch, RoomFacts, ScheduledSession, Text, TrackFacts } from './model.js';
import type { Scene } from './scene.js';

type RoomCommand = Extract<Command, { type: 'move' | 'swap' | 'room-status' | 'edit-room' | 'edit-track' }>;

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
  const room = scene.schedule.rooms.find(({ id }) => id === command.room);
  const usual = command.status === 'full' ? room?.overflowRoom : undefined;
  // A room that has left the programme meanwhile takes nobody in.
  const known = usual !== undefined && scene.programme.rooms.some(({ id }) => id === usual) ? usual : null;
  const overflow = command.overflow === undefined ? known : command.overflow;
  if (overflow !== null) {
    checkRoom(scene.programme, overflow);
    if (overflow === command.room || command.status !== 'full') {
      throw new RuleError('invalid-overflow', 'An overflow room is another room, for a room that is full.', {
        room: overflow,
      });
    }
  }
  const status = command.status === 'open' ? null : command.status;
  return { rooms: { [command.room]: { status, overflow } } };
}

/** The most seats that a room may have. */
const MOST_SEATS = 1_000_000;

/** Facts as they are stored: what equals the programme, and text that says nothing, is as planned. */
function factsOver<T extends object>(wanted: { readonly [K in keyof T]?: T[K] | null }, planned: Partial<T>): object {
  const told = Object.entries(wanted).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    told.map(([field, value]) => {
      const blank = field !== 'capacity' && value !== null && isEmpty(value as Text);
      return [field, blank || same(value, planned[field as keyof T]) ? null : value];
    }),
  );
}

function editRoom(scene: Scene, { type: _, room, ...wanted }: Extract<Command, { type: 'edit-room' }>): Patch {
  checkRoom(scene.programme, room);
  const { capacity, overflowRoom } = wanted;
  if (typeof capacity === 'number' && !(Number.isInteger(capacity) && capacity >= 0 && capacity <= MOST_SEATS)) {
    throw new RuleError('invalid-facts', `A room has from 0 to ${MOST_SEATS} seats, not ${capacity}.`, { room });
  }
  if (typeof overflowRoom === 'string') {
    checkRoom(scene.programme, overflowRoom);
    if (overflowRoom === room) throw new RuleError('invalid-overflow', 'An overflow room is another room.', { room });
  }
  const planned = scene.programme.rooms.find(({ id }) => id === room)!;
  return { rooms: { [room]: factsOver<RoomFacts>(wanted, planned) } };
}

function editTrack(scene: Scene, { type: _, track, ...wanted }: Extract<Command, { type: 'edit-track' }>): Patch {
  checkTrack(scene.programme, track);
  if (typeof wanted.colour === 'string' && !/^#[0-9a-f]{6}$/.test(wanted.colour)) {
    throw new RuleError('invalid-facts', `A colour is written as #1f6feb, not "${wanted.colour}".`);
  }
  const planned = scene.programme.tracks.find(({ id }) => id === track)!;
  return { tracks: { [track]: factsOver<TrackFacts>(wanted, planned) } };
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
    case 'edit-room':
      return editRoom(scene, command);
    case 'edit-track':
      return editTrack(scene, command);
  }
}
