/** Bookmarks of accounts: merging what a phone has, and telling the other devices at once. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import { busy, RETRY_AFTER } from '../plugins/load.js';
import { requireOwnOrigin } from '../plugins/security.js';
import { Refusal } from '../refusal.js';
import { MAY_WAIT, requireAttendee, type AttendeeContext } from './attendee-context.js';
import { Bookmarks } from './schemas/attendees.js';
import { answers, ConferenceParams, strict } from './schemas/common.js';

const tags = ['attendees'];
const Answer = Type.Object({ bookmarks: Bookmarks });

/** Bytes of bookmarks that a phone may send: thousands of sessions with long ids. */
const LARGEST = 1024 * 1024;

export const attendeeBookmarks: FastifyPluginAsyncTypebox<AttendeeContext> = async (app, context) => {
  const { house, conferences, publicUrl } = context;

  app.get(
    '/api/attendee/conferences/:conference/bookmarks',
    {
      config: MAY_WAIT,
      schema: {
        summary: 'Bookmarks of the attendee who asks, with those that were taken away',
        tags,
        params: ConferenceParams,
        response: answers({ 200: Answer }),
      },
    },
    async (request) => {
      const attendee = await requireAttendee(request, context);
      const { record } = conferences.get(request.params.conference);
      return { bookmarks: await house.shelf.get(attendee.id, record.id) };
    },
  );

  app.post(
    '/api/attendee/conferences/:conference/bookmarks',
    {
      config: MAY_WAIT,
      bodyLimit: LARGEST,
      schema: {
        summary: 'Merge bookmarks; of each session, what was set last holds. Answers with all of them',
        tags,
        params: ConferenceParams,
        body: strict({ bookmarks: Bookmarks }),
        response: answers({ 200: Answer }),
      },
    },
    async (request) => {
      const attendee = await requireAttendee(request, context);
      const { record, schedule } = conferences.get(request.params.conference);
      const known = (session: string): boolean => schedule.byId.has(session);
      const bookmarks = await house.shelf.merge(attendee.id, record.id, request.body.bookmarks, known);
      // Deleted meanwhile, by another device: nothing may stay.
      if (!(await house.attendees.get(attendee.id))) {
        await house.tidy(attendee.id);
        throw new Refusal(401, 'not-signed-in', 'This account was deleted; make a new one to sync bookmarks.');
      }
      return { bookmarks };
    },
  );

  app.get(
    '/api/attendee/live',
    {
      config: MAY_WAIT,
      schema: {
        summary: 'Server-sent events: `bookmarks` {conference, bookmarks} when another device sets some, `deleted`',
        tags,
        response: answers({ 200: Type.String() }),
      },
    },
    async (request, reply) => {
      requireOwnOrigin(request, publicUrl, 'pass');
      const attendee = await requireAttendee(request, context);
      if (house.streams.isFull) {
        reply.header('retry-after', String(RETRY_AFTER));
        throw busy();
      }
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        // Proxies must not hold back what is meant to arrive at once.
        'x-accel-buffering': 'no',
      });
      await house.watch(attendee.id, reply.raw);
    },
  );
};
