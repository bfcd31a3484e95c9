/** Public feeds of the schedule as it is now: for apps, calendars and readers. No login, no names of organisers. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { RECENT, type Conference } from '../conference/conference.js';
import { exportAtom } from '../formats/write/atom.js';
import { exportCsv } from '../formats/write/csv.js';
import { exportJson } from '../formats/write/json.js';
import { exportRoomStatus } from '../formats/write/room-status.js';
import { exportSchedule2 } from '../formats/write/schedule2.js';
import { exportXml } from '../formats/write/xml.js';
import { calendars } from './calendars.js';
import type { RouteContext } from './context.js';
import { FeedSender, type Make } from './feed-sender.js';
import { ConferenceParams } from './schemas/common.js';

const entriesOf = (conference: Conference) => conference.since(Math.max(0, conference.revision - RECENT)) ?? [];

/** Feeds of a whole conference by the name of their file. */
const FEEDS: readonly (readonly [name: string, type: string, summary: string, make: Make])[] = [
  [
    'schedule.xml',
    'application/xml',
    'The schedule as XML of frab and pretalx',
    ({ schedule }, options) => exportXml(schedule, options),
  ],
  [
    'schedule.json',
    'application/json',
    'The schedule as JSON of the c3voc',
    ({ schedule }, options) => exportJson(schedule, options),
  ],
  [
    'schedule2.json',
    'application/json',
    'The schedule as c3voc schedule2',
    ({ schedule }, options) => exportSchedule2(schedule, options),
  ],
  ['schedule.csv', 'text/csv', 'The schedule as a table', ({ schedule }, options) => exportCsv(schedule, options)],
  [
    'changes.atom',
    'application/atom+xml',
    'What was changed, as a feed',
    (conference, options) => exportAtom(conference.schedule, entriesOf(conference), options),
  ],
];

export const feeds: FastifyPluginAsyncTypebox<RouteContext> = async (app, { conferences, publicUrl }) => {
  const sender = new FeedSender(publicUrl);

  for (const [name, type, summary, make] of FEEDS) {
    app.get(
      `/c/:conference/${name}`,
      { schema: { summary, tags: ['feeds'], params: ConferenceParams } },
      (request, reply) => sender.send(request, reply, conferences.get(request.params.conference), { name, type, make }),
    );
  }

  app.get(
    '/c/:conference/roomstatus.json',
    {
      schema: {
        summary: 'Which rooms are open, full or closed, as FOSDEM tells it',
        tags: ['feeds'],
        params: ConferenceParams,
      },
    },
    (request, reply) => {
      const conference = conferences.get(request.params.conference);
      const now = conference.unverified ? null : conference.now();
      // Not kept: announcements begin and end without a change.
      return sender.send(request, reply, conference, {
        type: 'application/json',
        make: ({ schedule }, options) => exportRoomStatus(schedule, now, options),
      });
    },
  );

  await app.register(calendars, { conferences, sender });
};
