/** Public feeds of the schedule as it is now: for apps, calendars and readers. No login, no names of organisers. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Schedule } from '../../core/index.js';
import type { Conference } from '../conference/conference.js';
import { atomFeed } from '../feeds/atom.js';
import { Representation } from '../plugins/representation.js';
import type { RouteContext } from './context.js';
import { ConferenceParams } from './schemas/common.js';

/** Bodies kept for one schedule; a feed of each room may be among them. */
const KEPT = 100;

export const feeds: FastifyPluginAsyncTypebox<RouteContext> = async (app, { conferences, publicUrl }) => {
  const kept = new WeakMap<Schedule, Map<string, Representation>>();

  /** Answers with a feed that is made once for each schedule. */
  function send(
    request: FastifyRequest,
    reply: FastifyReply,
    conference: Conference,
    type: string,
    make: (origin: string) => string,
  ) {
    const origin = publicUrl ?? `${request.protocol}://${request.host}`;
    const key = `${origin} ${request.url.split('?')[0]!}`;
    let made = kept.get(conference.schedule);
    if (!made || made.size >= KEPT) kept.set(conference.schedule, (made = new Map()));
    let feed = made.get(key);
    if (!feed) made.set(key, (feed = new Representation(make(origin), { type, cacheControl: 'no-cache' })));
    // Other sites may show the schedule, too.
    reply.header('access-control-allow-origin', '*');
    return feed.send(request, reply);
  }

  app.get(
    '/c/:conference/changes.atom',
    { schema: { summary: 'Changes as an Atom feed', tags: ['feeds'], params: ConferenceParams } },
    (request, reply) => {
      const conference = conferences.get(request.params.conference);
      return send(request, reply, conference, 'application/atom+xml; charset=utf-8', (origin) =>
        atomFeed(conference, origin),
      );
    },
  );
};
