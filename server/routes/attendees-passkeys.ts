/** Passkeys: joining, logging in, adding and removing one. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import type { FastifyRequest } from 'fastify';
import { requireOwnOrigin } from '../plugins/security.js';
import { attendeeOf, MAY_WAIT, requireAttendee, type AttendeeContext } from './attendee-context.js';
import { letIn, tellMe } from './attendees-accounts.js';
import { Me, Passkey } from './schemas/attendees.js';
import { answers, oneOf, strict } from './schemas/common.js';

const tags = ['attendees'];
const Options = Type.Unknown({ description: 'What navigator.credentials takes, as JSON' });

export const attendeePasskeys: FastifyPluginAsyncTypebox<AttendeeContext> = async (app, context) => {
  const { house, publicUrl } = context;
  const { passkeys } = house;
  const config = { ...MAY_WAIT, rateLimit: {} };

  /** A passkey belongs to the site that its page is on. @throws Refusal `foreign-origin` */
  function originOf(request: FastifyRequest): string {
    requireOwnOrigin(request, publicUrl, 'refuse');
    return request.headers.origin!;
  }

  app.post(
    '/api/attendee/passkeys/options',
    {
      config,
      schema: {
        summary:
          'What a browser needs to make a passkey (for the account that asks, else for a new one) or to show one',
        tags,
        body: strict({ for: oneOf(['register', 'login'] as const) }),
        response: answers({ 200: Options }),
      },
    },
    async (request) => {
      const origin = originOf(request);
      if (request.body.for === 'login') return passkeys.loginOptions(origin);
      return passkeys.registrationOptions(origin, await attendeeOf(request, context));
    },
  );

  app.post(
    '/api/attendee/passkeys',
    {
      config,
      schema: {
        summary: 'Take a new passkey in: for the account that asks, else with a new account; answers with a cookie',
        tags,
        body: Passkey,
        response: answers({ 201: Me }),
      },
    },
    async (request, reply) => {
      const origin = originOf(request);
      const attendee = await attendeeOf(request, context);
      const registered = await passkeys.register(request.body, origin, attendee);
      reply.code(201);
      return attendee ? tellMe(registered) : letIn(request, reply, context, registered);
    },
  );

  app.post(
    '/api/attendee/passkeys/login',
    {
      config,
      schema: {
        summary: 'Log in with a passkey; answers with a cookie',
        tags,
        body: Passkey,
        response: answers({ 200: Me }),
      },
    },
    async (request, reply) => letIn(request, reply, context, await passkeys.logIn(request.body, originOf(request))),
  );

  app.delete(
    '/api/attendee/passkeys/:passkey',
    {
      config: MAY_WAIT,
      schema: {
        summary: 'Forget a passkey of the account that asks',
        tags,
        params: strict({ passkey: Type.String({ maxLength: 2000 }) }),
        response: answers({ 200: Me }),
      },
    },
    async (request) => {
      const attendee = await requireAttendee(request, context);
      return tellMe(await passkeys.remove(attendee, request.params.passkey));
    },
  );
};
