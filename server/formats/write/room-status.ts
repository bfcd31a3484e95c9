/** Room status in the shape that FOSDEM's apps read: a list of names, each with a state as a digit in a text. */
import { announcementsAt, inScope } from '../../../core/boards.js';
import type { Instant, RoomStatus, Schedule } from '../../../core/model.js';
import { Feed, type FeedOptions } from './feed.js';

/**
 * Nobody gets into a room that is closed, so that apps are told that it is full: their third state is an evacuation,
 * and the fourth, `-1`, that nothing is known.
 */
const STATES: Readonly<Record<RoomStatus, string>> = { open: '0', full: '1', closed: '1' };
const EVACUATION = '2';

/** @param now the conference's clock; null while it cannot be trusted, when no emergency can be told. */
export function exportRoomStatus(schedule: Schedule, now: Instant | null, options: FeedOptions): string {
  const feed = new Feed(schedule, options);
  const emergencies = now === null ? [] : announcementsAt(schedule, now).filter(({ level }) => level === 'emergency');
  const rooms = schedule.rooms.map(({ id, status }) => ({
    roomname: feed.roomName(id),
    state: emergencies.some((emergency) => inScope(emergency, { room: id })) ? EVACUATION : STATES[status],
  }));
  return `${JSON.stringify(rooms)}\n`;
}
