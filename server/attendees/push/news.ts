/** What attendees are told of: how one schedule differs from the one that they were told of last. Pure. */
import type { Announcement, Instant, Schedule, ScheduledSession, Text } from '../../../core/index.js';

export type SessionNews =
  | { readonly kind: 'late' | 'early' | 'moved' | 'restored' | 'soon'; readonly session: ScheduledSession }
  | { readonly kind: 'cancelled'; readonly session: ScheduledSession; readonly reason: Text | undefined }
  /** The programme does not have it any more. */
  | { readonly kind: 'gone'; readonly session: ScheduledSession };

/** Smaller shifts are not worth a phone's buzz, ms. */
const WORTH_TELLING = 3 * 60_000;

/** Sessions by id, each as phones were told of it last. */
export type ToldSessions = ReadonlyMap<string, ScheduledSession>;

/** What has become of each session that is still to come; at most one piece of news each, the most important. */
export function sessionNews(before: ToldSessions, after: Schedule, now: Instant): SessionNews[] {
  return [...before.values()].flatMap((old) => {
    const session = after.byId.get(old.id);
    const isToCome = old.end > now || (session !== undefined && session.end > now);
    if (session === old || !isToCome) return [];
    const news = session ? newsOf(old, session) : ({ kind: 'gone', session: old } as const);
    return news ? [news] : [];
  });
}

/** What phones know once they were told: of a session that has shifted too little to be told of, what they knew before. */
export function toldAfter(before: ToldSessions, { sessions }: Schedule): ToldSessions {
  return new Map(
    sessions.map((session) => {
      const old = before.get(session.id);
      const isUntold =
        old?.status === 'planned' && session.status === 'planned' && old.room === session.room && !newsOf(old, session);
      return [session.id, isUntold ? old : session];
    }),
  );
}

function newsOf(old: ScheduledSession, session: ScheduledSession): SessionNews | null {
  const [was, is] = [old.status === 'cancelled', session.status === 'cancelled'];
  if (is) return was ? null : { kind: 'cancelled', session, reason: session.cancelled?.reason };
  if (was) return { kind: 'restored', session };
  // Whoever wanted to be there is there.
  if (session.status !== 'planned') return null;
  if (old.room !== session.room) return { kind: 'moved', session };
  const shift = session.start - old.start;
  if (Math.abs(shift) < WORTH_TELLING) return null;
  return { kind: shift > 0 ? 'late' : 'early', session };
}

/** Sessions that begin so long after an instant within this stretch, ms. */
export const SOON = 10 * 60_000;

/** The sessions whose start came nearer than `SOON` between two instants. */
export function startingSoon(schedule: Schedule, since: Instant, now: Instant): SessionNews[] {
  return schedule.sessions
    .filter(({ status, start }) => status === 'planned' && start > since + SOON && start <= now + SOON && start > now)
    .map((session) => ({ kind: 'soon', session }));
}

/** Announcements that are new or say something else, and still hold. Those for single screens are not for phones. */
export function announcementNews(before: Schedule, after: Schedule, now: Instant): Announcement[] {
  if (before === after) return [];
  const known = new Map(before.announcements.map((each) => [each.id, each]));
  return after.announcements.filter((each) => {
    const { id, until, text, level, scope } = each;
    const old = known.get(id);
    const isNew = !old || JSON.stringify(old.text) !== JSON.stringify(text) || old.level !== level;
    return isNew && (until === undefined || until > now) && !isForDisplays(scope);
  });
}

const isForDisplays = ({ rooms = [], tracks = [], displays = [] }: Announcement['scope']): boolean =>
  displays.length > 0 && rooms.length === 0 && tracks.length === 0;

/** Whether an announcement concerns somebody with these sessions: all, or who goes to a room or track that it names. */
export function concerns({ scope }: Announcement, sessions: readonly ScheduledSession[], now: Instant): boolean {
  const { rooms = [], tracks = [] } = scope;
  if (rooms.length === 0 && tracks.length === 0) return true;
  return sessions.some(
    ({ room, track, end }) =>
      end > now && ((room !== undefined && rooms.includes(room)) || (track !== undefined && tracks.includes(track))),
  );
}
