/** English: adopting programmes. */
import { count } from './count.js';

export const programme = {
  programme: 'Programme',
  programmePage: 'Schedule file and sources',
  sourcesNeed: (names: string) => `Sources need you: ${names}. Look at them.`,
  programmeNow: (sessions: number, rooms: number, version: string) =>
    `${count(sessions, 'session', 'sessions')} in ${count(rooms, 'room', 'rooms')}${version ? ` · version ${version}` : ''}`,
};
