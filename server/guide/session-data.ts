/** One session as schema.org knows it (JSON-LD), for search engines and assistants. */
import { textIn, type ScheduledSession } from '../../core/index.js';
import { rfc3339 } from '../instants.js';
import { safeUrl } from '../../reading/markup.js';
import type { View } from '../../reading/view.js';
import { Html } from './html.js';

const STATUS = {
  scheduled: 'https://schema.org/EventScheduled',
  rescheduled: 'https://schema.org/EventRescheduled',
  cancelled: 'https://schema.org/EventCancelled',
} as const;

/**
 * @param page address of the session's page.
 * @see https://schema.org/Event, and https://schema.org/eventStatus for what a new time is called.
 */
export function sessionData(session: ScheduledSession, view: View, page: string): object {
  const { schedule, languages } = view;
  const { conference } = schedule.programme;
  const zone = conference.timezone;
  const { start, end, plannedStart, status } = session;
  const room = schedule.rooms.find(({ id }) => id === session.room);
  const name = textIn(schedule.live.settings.name ?? conference.name, languages);
  const isMoved = start !== plannedStart;
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: textIn(session.title, languages),
    url: page,
    description: textIn(session.abstract, languages) || textIn(session.description, languages) || undefined,
    startDate: rfc3339(start, zone),
    endDate: rfc3339(end, zone),
    previousStartDate: isMoved ? rfc3339(plannedStart, zone) : undefined,
    eventStatus: status === 'cancelled' ? STATUS.cancelled : isMoved ? STATUS.rescheduled : STATUS.scheduled,
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    inLanguage: session.language ?? conference.languages[0],
    location: { '@type': 'Place', name: room ? textIn(room.name, languages) : name },
    performer: session.speakers.map((speaker) => ({ '@type': 'Person', name: speaker.name })),
    superEvent: { '@type': 'Event', name, url: safeUrl(conference.url) },
  };
}

/** As data in a page: browsers run no script of this type. No text in it can end the element. */
export const dataBlock = (data: object): Html =>
  new Html(
    `<script type="application/ld+json">${JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}</script>`,
  );
