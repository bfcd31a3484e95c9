/** Attendees: everything below `/api/attendee`, and their personal calendars. Organisers' logins open nothing here, nor these there. */
import rateLimit from '@fastify/rate-limit';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Attempts } from '../plugins/attempts.js';
import { tooMany, type AttendeeContext } from './attendee-context.js';
import { attendeeAccounts } from './attendees-accounts.js';
import { attendeeBookmarks } from './attendees-bookmarks.js';
import { attendeeCalendars } from './attendees-calendars.js';
import { attendeeFeedback } from './attendees-feedback.js';
import { attendeePasskeys } from './attendees-passkeys.js';
import { attendeePush } from './attendees-push.js';

/** Writes a minute from one address that need no account: whole halls are behind one router. */
const ATTEMPTS = 240;

export const attendees: FastifyPluginAsyncTypebox<AttendeeContext> = async (app, context) => {
  await app.register(rateLimit, {
    global: false,
    store: Attempts,
    max: ATTEMPTS,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { ttl }) => tooMany(ttl),
  });
  app.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
  for (const routes of [
    attendeeAccounts,
    attendeePasskeys,
    attendeeBookmarks,
    attendeeCalendars,
    attendeePush,
    attendeeFeedback,
  ]) {
    await app.register(routes, context);
  }
};
