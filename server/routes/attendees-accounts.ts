/** Accounts of attendees: joining and logging in with e-mail and password, logging out, export, deletion. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { normalEmail, wrongLogin, type AttendeeRecord } from '../attendees/accounts.js';
import { exportAttendee } from '../attendees/export.js';
import { rfc3339 } from '../instants.js';
import { LoginThrottle } from '../people/index.js';
import { requireOwnOrigin } from '../plugins/security.js';
import {
  attendeeCookie,
  clearAttendeeCookie,
  MAY_WAIT,
  requireAttendee,
  setAttendeeCookie,
  tooMany,
  type AttendeeContext,
} from './attendee-context.js';
import { Credentials, Me, Password } from './schemas/attendees.js';
import { answers, strict } from './schemas/common.js';

const NoContent = Type.Null();
const tags = ['attendees'];

export const tellMe = ({ created, password, passkeys }: AttendeeRecord) => ({
  created: rfc3339(created, 'UTC'),
  password: password !== undefined,
  passkeys: passkeys.map((passkey) => ({ id: passkey.id, created: rfc3339(passkey.created, 'UTC') })),
});

/** Lets somebody in. */
export async function letIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { house }: AttendeeContext,
  attendee: AttendeeRecord,
) {
  const { cookie, expires } = await house.attendees.openLogin(attendee.id);
  setAttendeeCookie(request, reply, cookie, expires);
  return tellMe(attendee);
}

export const attendeeAccounts: FastifyPluginAsyncTypebox<AttendeeContext> = async (app, context) => {
  const { house, publicUrl, now, conferences } = context;
  const { attendees } = house;
  const throttle = new LoginThrottle({ now });
  const guarded = {
    config: { ...MAY_WAIT, rateLimit: {} },
    // No login by a page of another site: it would make somebody bookmark into a stranger's account.
    onRequest: async (request: FastifyRequest) => requireOwnOrigin(request, publicUrl, 'pass'),
  };

  /** @throws Refusal `too-many-attempts` */
  function attempt(email: string, request: FastifyRequest): void {
    const wait = throttle.attempt(normalEmail(email), request.ip);
    if (wait > 0) throw tooMany(wait);
  }

  app.post(
    '/api/attendee',
    {
      ...guarded,
      schema: {
        summary: 'Make an attendee’s account with e-mail and password; answers with a cookie. No e-mail is sent',
        tags,
        body: Credentials,
        response: answers({ 201: Me }),
      },
    },
    async (request, reply) => {
      const { email, password } = request.body;
      attempt(email, request);
      const attendee = await attendees.signUp(email, password);
      throttle.succeeded(normalEmail(email), request.ip);
      reply.code(201);
      return letIn(request, reply, context, attendee);
    },
  );

  app.post(
    '/api/attendee/login',
    {
      ...guarded,
      schema: {
        summary: 'Log in as an attendee; answers with a cookie',
        tags,
        body: Credentials,
        response: answers({ 200: Me }),
      },
    },
    async (request, reply) => {
      const { email, password } = request.body;
      attempt(email, request);
      const attendee = await attendees.check(email, password);
      if (!attendee) throw wrongLogin();
      throttle.succeeded(normalEmail(email), request.ip);
      return letIn(request, reply, context, attendee);
    },
  );

  app.delete(
    '/api/attendee/login',
    { config: MAY_WAIT, schema: { summary: 'Log out as an attendee', tags, response: answers({ 204: NoContent }) } },
    async (request, reply) => {
      requireOwnOrigin(request, publicUrl, attendeeCookie(request) === undefined ? 'pass' : 'refuse');
      const cookie = attendeeCookie(request);
      if (cookie !== undefined) await attendees.endLogin(cookie);
      clearAttendeeCookie(request, reply);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/attendee',
    {
      config: MAY_WAIT,
      schema: {
        summary: 'The account of the attendee who asks; null for nobody',
        tags,
        response: answers({ 200: Type.Union([Me, Type.Null()]) }),
      },
    },
    async (request, reply) => {
      const cookie = attendeeCookie(request);
      const attendee = cookie === undefined ? null : await attendees.find(cookie);
      return reply.send(attendee && tellMe(attendee));
    },
  );

  app.put(
    '/api/attendee/password',
    {
      config: { ...MAY_WAIT, rateLimit: {} },
      schema: {
        summary: 'Set another password; all other logins end',
        tags,
        body: strict({ current: Password, password: Password }),
        response: answers({ 204: NoContent }),
      },
    },
    async (request, reply) => {
      const attendee = await requireAttendee(request, context);
      const wait = throttle.attempt(attendee.id, request.ip);
      if (wait > 0) throw tooMany(wait);
      const { current, password } = request.body;
      await attendees.changePassword(attendee.id, current, password, attendeeCookie(request)!);
      throttle.succeeded(attendee.id, request.ip);
      house.streams.end(attendee.id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/attendee/export',
    {
      config: MAY_WAIT,
      schema: {
        summary: 'Everything that is kept of the attendee who asks, as a file',
        tags,
        response: answers({ 200: Type.Unknown() }),
      },
    },
    async (request, reply) => {
      const attendee = await requireAttendee(request, context);
      reply.header('content-disposition', 'attachment; filename="hallway-bookmarks.json"').type('application/json');
      return JSON.stringify(await exportAttendee(house, conferences, attendee), null, 2);
    },
  );

  app.delete(
    '/api/attendee',
    {
      config: MAY_WAIT,
      schema: {
        summary: 'Delete the account of the attendee who asks, with everything that is kept of it, for good',
        tags,
        response: answers({ 204: NoContent }),
      },
    },
    async (request, reply) => {
      await house.remove(await requireAttendee(request, context));
      clearAttendeeCookie(request, reply);
      return reply.code(204).send(null);
    },
  );
};
