/** Web Push: who wants to be told. With an account its bookmarks are followed; without one the phone sends its own. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import { requireEndpoint } from '../attendees/push/subscriptions.js';
import { requireOwnOrigin } from '../plugins/security.js';
import { attendeeOf, MAY_WAIT, type AttendeeContext } from './attendee-context.js';
import { EndpointAddress, PushWish } from './schemas/attendees.js';
import { answers, ConferenceParams, strict } from './schemas/common.js';

const tags = ['attendees'];
const NoContent = Type.Null();

export const attendeePush: FastifyPluginAsyncTypebox<AttendeeContext> = async (app, context) => {
  const { house, conferences, publicUrl, now } = context;
  const { subscriptions, sender } = house;
  const config = { ...MAY_WAIT, rateLimit: {} };

  app.get(
    '/api/attendee/push',
    {
      config: MAY_WAIT,
      schema: {
        summary: 'The key that browsers need to subscribe (applicationServerKey)',
        tags,
        response: answers({ 200: Type.Object({ key: Type.String() }) }),
      },
    },
    async () => ({ key: await sender.publicKey() }),
  );

  app.put(
    '/api/attendee/conferences/:conference/push',
    {
      config,
      schema: {
        summary: 'Tell this browser by push of bookmarked sessions, and of announcements if wanted',
        tags,
        params: ConferenceParams,
        body: PushWish,
        response: answers({ 204: NoContent }),
      },
    },
    async (request, reply) => {
      requireOwnOrigin(request, publicUrl, 'pass');
      const { record } = conferences.get(request.params.conference);
      const { endpoint, keys, sessions = [], announcements, language } = request.body;
      requireEndpoint({ endpoint, keys }, sender.anywhere);
      const attendee = await attendeeOf(request, context);
      const known = await subscriptions.get(endpoint, record.id);
      await subscriptions.put({
        endpoint,
        keys,
        conference: record.id,
        ...(attendee ? { attendee: attendee.id } : { sessions: [...new Set(sessions)] }),
        announcements,
        language,
        origin: request.headers.origin ?? publicUrl ?? '',
        created: known?.created ?? now(),
      });
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/attendee/conferences/:conference/push/status',
    {
      config,
      schema: {
        summary: 'What this browser is told by push; null for nothing',
        tags,
        params: ConferenceParams,
        body: strict({ endpoint: EndpointAddress }),
        response: answers({ 200: Type.Union([Type.Object({ announcements: Type.Boolean() }), Type.Null()]) }),
      },
    },
    async (request, reply) => {
      const { record } = conferences.get(request.params.conference);
      const found = await subscriptions.get(request.body.endpoint, record.id);
      return reply.send(found && { announcements: found.announcements });
    },
  );

  app.delete(
    '/api/attendee/conferences/:conference/push',
    {
      config,
      schema: {
        summary: 'Tell this browser nothing any more',
        tags,
        params: ConferenceParams,
        body: strict({ endpoint: EndpointAddress }),
        response: answers({ 204: NoContent }),
      },
    },
    async (request, reply) => {
      requireOwnOrigin(request, publicUrl, 'pass');
      const { record } = conferences.get(request.params.conference);
      await subscriptions.remove(request.body.endpoint, record.id);
      return reply.code(204).send(null);
    },
  );
};
