/** Feedback on sessions: attendees give it, organisers take it away as a file (F2). */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import type { FastifyRequest } from 'fastify';
import { requireOpen, type Voice } from '../attendees/feedback.js';
import { csvOf } from '../formats/write/csv.js';
import { textIn } from '../formats/write/feed.js';
import { rfc3339 } from '../instants.js';
import { requireOwnOrigin } from '../plugins/security.js';
import { Refusal } from '../refusal.js';
import { attendeeOf, MAY_WAIT, type AttendeeContext } from './attendee-context.js';
import { Feedback, FeedbackBody, Phone } from './schemas/attendees.js';
import { answers, ConferenceParams, Id, oneOf, strict } from './schemas/common.js';

const tags = ['attendees'];
const SessionParams = strict({ ...ConferenceParams.properties, session: Id });
const Said = Type.Object({ stars: Type.Integer(), line: Type.String() });

export const attendeeFeedback: FastifyPluginAsyncTypebox<AttendeeContext> = async (app, context) => {
  const { house, conferences, publicUrl } = context;
  const address = '/api/attendee/conferences/:conference/feedback/:session';

  /** @throws Refusal `nobody` if there is neither account nor phone. */
  async function voiceOf(request: FastifyRequest, phone: string | undefined): Promise<Voice> {
    const attendee = await attendeeOf(request, context);
    if (attendee) return { attendee: attendee.id };
    if (phone !== undefined) return { phone };
    throw new Refusal(400, 'nobody', 'Feedback needs an account, or a phone’s random number as "phone".');
  }

  app.put(
    address,
    {
      config: { ...MAY_WAIT, rateLimit: {} },
      schema: {
        summary: 'Say what one thinks of a session: stars and perhaps a line; the last word counts',
        tags,
        params: SessionParams,
        body: FeedbackBody,
        response: answers({ 204: Type.Null() }),
      },
    },
    async (request, reply) => {
      requireOwnOrigin(request, publicUrl, 'pass');
      const { conference, session } = request.params;
      const { stars, line = '', phone } = request.body;
      const voice = await voiceOf(request, phone);
      await house.feedback.put(conferences.get(conference), session, voice, stars, line);
      return reply.code(204).send(null);
    },
  );

  app.get(
    address,
    {
      config: MAY_WAIT,
      schema: {
        summary: 'What the one who asks has said of a session; null for nothing',
        tags,
        params: SessionParams,
        querystring: strict({ phone: Type.Optional(Phone) }),
        response: answers({ 200: Type.Union([Said, Type.Null()]) }),
      },
    },
    async (request, reply) => {
      const { conference, session } = request.params;
      const found = conferences.get(conference);
      requireOpen(found);
      const said = await house.feedback.get(found, session, await voiceOf(request, request.query.phone));
      return reply.send(said && { stars: said.stars, line: said.line ?? '' });
    },
  );

  app.get(
    '/api/conferences/:conference/feedback',
    {
      onRequest: app.may('feedback'),
      schema: {
        summary: 'All feedback of a conference, for its organisers: JSON or a table',
        tags,
        params: ConferenceParams,
        querystring: strict({ format: Type.Optional(oneOf(['json', 'csv'] as const)) }),
        response: answers({ 200: Type.Array(Feedback) }),
      },
    },
    async (request, reply) => {
      const { record, schedule, timezone, slug, programme } = conferences.get(request.params.conference);
      const title = (id: string): string => textIn(schedule.byId.get(id)?.title, programme.conference.languages);
      const found = (await house.feedback.of(record.id)).map(({ session, stars, line = '', at, account }) => ({
        session,
        title: title(session),
        stars,
        line,
        at: rfc3339(at, timezone),
        account,
      }));
      reply.header('cache-control', 'no-store');
      if (request.query.format !== 'csv') return found;
      const rows = found.map(({ session, title: name, stars, line, at, account }) => [
        session,
        name,
        String(stars),
        line,
        at,
        account ? 'yes' : 'no',
      ]);
      const table = csvOf([['Session', 'Title', 'Stars', 'Line', 'At', 'Account'], ...rows]);
      reply
        .header('content-disposition', `attachment; filename="feedback-${slug}.csv"`)
        .type('text/csv; charset=utf-8');
      return reply.serializer((text: unknown) => text as string).send(table as never);
    },
  );
};
