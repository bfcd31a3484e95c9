/** Sessions as the VOC's formats list them: by day, then by room in walking order. */
import type { Day, ScheduledSession } from '../../../core/model.js';
import { WHOLE_HOUSE } from '../format.js';
import type { Feed } from './feed.js';
import type { VocIds } from './voc-ids.js';

export interface ListedRoom {
  readonly name: string;
  readonly guid: string;
  readonly sessions: readonly ScheduledSession[];
}

export interface ListedDay {
  readonly day: Day;
  readonly rooms: readonly ListedRoom[];
}

/**
 * Cancelled sessions are left out: these formats have no word for them, and the apps that read them
 * (EventFahrplan first of all) take a session that has vanished for a cancelled one and say so, whereas a
 * cancelled one that is still listed keeps its alarm.
 */
export function listing(feed: Feed, ids: VocIds): ListedDay[] {
  const { programme, sessions } = feed.schedule;
  const byDay = new Map<string, Map<string, ScheduledSession[]>>(programme.days.map(({ date }) => [date, new Map()]));
  for (const session of sessions) {
    const rooms = byDay.get(session.day);
    if (!rooms || session.status === 'cancelled') continue;
    const room = session.room ?? '';
    const members = rooms.get(room);
    if (members) members.push(session);
    else rooms.set(room, [session]);
  }
  return programme.days.map((day) => {
    const rooms = byDay.get(day.date)!;
    const listed = programme.rooms.flatMap(({ id, name }) => {
      const members = rooms.get(id);
      return members ? [{ name: feed.text(name), guid: ids.room(id), sessions: members }] : [];
    });
    const everywhere = rooms.get('');
    return { day, rooms: everywhere ? [...listed, { ...WHOLE_HOUSE, sessions: everywhere }] : listed };
  });
}

/** The links of a session by what the formats have a place of their own for. */
export function linksOf({ links = [] }: ScheduledSession) {
  return {
    feedback: links.find(({ type }) => type === 'feedback')?.url,
    recording: links.find(({ type }) => type === 'recording')?.url,
    others: links.filter(({ type }) => type !== 'feedback' && type !== 'recording'),
  };
}
