/** Public feeds of the schedule as it is now: for apps, calendars and readers. No login, no names of organisers. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RECENT, type Conference } from '../conference/conference.js';
import { exportAtom } from '../formats/write/atom.js';
import { exportCsv } from '../formats/write/csv.js';
import type { FeedOptions } from '../formats/write/feed.js';
import { exportIcs } from '../formats/write/ics.js';
import { exportJson } from '../formats/write/json.js';
import { exportSchedule2 } from '../formats/write/schedule2.js';
import { exportXml } from '../formats/write/xml.js';
import { Kept } from '../plugins/kept.js';
import { Representation } from '../plugins/representation.js';
import { Refusal } from '../refusal.js';
import type { RouteContext } from './context.js';
import { ConferenceParams, strict } from './schemas/common.js';

/** All feeds that are kept ready, bytes. */
const KEPT = 64 * 1024 * 1024;

type Make = (conference: Conference, options: FeedOptions) => string;

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
    'schedule.ics',
    'text/calendar',
    'The schedule as a calendar to subscribe to',
    ({ schedule, counts }, options) => exportIcs(schedule, { ...options, counts }),
  ],
  [
    'changes.atom',
    'application/atom+xml',
    'What was changed, as a feed',
    (conference, options) => exportAtom(conference.schedule, entriesOf(conference), options),
  ],
];

export const feeds: FastifyPluginAsyncTypebox<RouteContext> = async (app, { conferences, publicUrl }) => {
  const kept = new Kept(KEPT);

  /**
   * Answers with a feed that is made once for each schedule.
   * @param name of the feed within the conference.
   */
  function send(
    request: FastifyRequest,
    reply: FastifyReply,
    conference: Conference,
    name: string,
    type: string,
    make: Make,
  ) {
    // Without a public address, links lead where the asker came; as it may claim anything, only the last claim is kept.
    const origin = publicUrl ?? `${request.protocol}://${request.host}`;
    const { slug, revision, schedule } = conference;
    const feed = kept.answer(`${slug}/${name}`, [schedule, origin], () => {
      const body = make(conference, { slug, publicUrl: origin, revision });
      return new Representation(body, { type: `${type}; charset=utf-8`, cacheControl: 'no-cache' });
    });
    // Other sites may show the schedule, too.
    reply.header('access-control-allow-origin', '*');
    return feed.send(request, reply);
  }

  for (const [name, type, summary, make] of FEEDS) {
    app.get(
      `/c/:conference/${name}`,
      { schema: { summary, tags: ['feeds'], params: ConferenceParams } },
      (request, reply) => send(request, reply, conferences.get(request.params.conference), name, type, make),
    );
  }

  app.get(
    '/c/:conference/rooms/:room.ics',
    {
      schema: {
        summary: 'What is expected in one room, as a calendar to subscribe to',
        tags: ['feeds'],
        params: strict({ ...ConferenceParams.properties, room: Type.String({ maxLength: 200 }) }),
      },
    },
    (request, reply) => {
      const conference = conferences.get(request.params.conference);
      const { room } = request.params;
      if (!conference.schedule.rooms.some(({ id }) => id === room)) {
        throw new Refusal(404, 'unknown-room', `There is no room "${room}" in "${conference.slug}".`);
      }
      return send(request, reply, conference, `rooms/${room}`, 'text/calendar', ({ schedule, counts }, options) =>
        exportIcs(schedule, { ...options, counts, room }),
      );
    },
  );
};
