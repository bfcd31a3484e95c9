/** What is kept of one attendee, for that attendee. */
import type { Text } from '../../core/index.js';
import type { Conferences } from '../conference/conferences.js';
import { rfc3339 } from '../instants.js';
import type { AttendeeRecord } from './accounts.js';
import type { AttendeeHouse } from './index.js';

const instant = (at: number): string => rfc3339(at, 'UTC');

/** Everything, in words that need no manual; without secrets, which would open the account to whoever finds the file. */
export async function exportAttendee(house: AttendeeHouse, conferences: Conferences, attendee: AttendeeRecord) {
  const [shelf, said, pushed] = await Promise.all([
    house.shelf.all(attendee.id),
    house.feedback.by(attendee.id),
    house.subscriptions.ofAttendee(attendee.id),
  ]);
  const ids = new Set([
    ...Object.keys(shelf),
    ...Object.keys(attendee.calendars ?? {}),
    ...said.map(({ conference }) => conference),
    ...pushed.map(({ conference }) => conference),
  ]);
  const byId = new Map(conferences.list().map((conference) => [conference.record.id, conference]));
  return {
    account: {
      created: instant(attendee.created),
      // The address itself is not kept.
      email: attendee.email === undefined ? null : 'kept as a fingerprint only',
      passkeys: attendee.passkeys.map(({ created }) => ({ created: instant(created) })),
      logins: attendee.logins.map(({ expires }) => ({ expires: instant(expires) })),
    },
    conferences: [...ids].map((id) => {
      const conference = byId.get(id);
      const title = (session: string): Text | null => conference?.schedule.byId.get(session)?.title ?? null;
      return {
        conference: conference?.slug ?? null,
        name: conference?.live.settings.name ?? conference?.programme.conference.name ?? null,
        bookmarks: Object.entries(shelf[id] ?? {}).map(([session, { on, at }]) => ({
          session,
          title: title(session),
          bookmarked: on,
          set: instant(at),
        })),
        calendar: Object.hasOwn(attendee.calendars ?? {}, id),
        push: pushed
          .filter((each) => each.conference === id)
          .map(({ endpoint, announcements, language, created }) => ({
            service: new URL(endpoint).origin,
            announcements,
            language,
            created: instant(created),
          })),
        feedback: said
          .filter((each) => each.conference === id)
          .map(({ session, stars, line, at }) => ({
            session,
            title: title(session),
            stars,
            line: line ?? '',
            at: instant(at),
          })),
      };
    }),
  };
}
