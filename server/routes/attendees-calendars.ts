/** Personal calendars: an address that only its owner knows, and the calendar at it. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import { bookmarkedSessions } from '../../core/index.js';
import { addressPart } from '../address-part.js';
import { exportIcs } from '../formats/write/ics.js';
import { wordsIn } from '../formats/write/words.js';
import { Representation } from '../plugins/representation.js';
import { Refusal } from '../refusal.js';
import { MAY_WAIT, requireAttendee, type AttendeeContext } from './attendee-context.js';
import { Calendar } from './schemas/attendees.js';
import { answers, ConferenceParams, strict } from './schemas/common.js';

const tags = ['attendees'];

export const attendeeCalendars: FastifyPluginAsyncTypebox<AttendeeContext> = async (app, context) => {
  const { house, conferences, publicUrl } = context;
  const { calendars, shelf } = house;
  const address = '/api/attendee/conferences/:conference/calendar';
  const pathOf = (slug: string, secret: string | null) => ({
    path: secret === null ? null : `/c/${addressPart(slug)}/my/${secret}.ics`,
  });

  app.get(
    address,
    {
      config: MAY_WAIT,
      schema: {
        summary: 'The address of the personal calendar; null while there is none',
        tags,
        params: ConferenceParams,
        response: answers({ 200: Calendar }),
      },
    },
    async (request) => {
      const attendee = await requireAttendee(request, context);
      const { record, slug } = conferences.get(request.params.conference);
      return pathOf(slug, await calendars.secret(attendee, record.id));
    },
  );

  app.post(
    address,
    {
      config: MAY_WAIT,
      schema: {
        summary: 'Make the personal calendar, or give it a new address: the old one is no longer good',
        tags,
        params: ConferenceParams,
        response: answers({ 201: Calendar }),
      },
    },
    async (request, reply) => {
      const attendee = await requireAttendee(request, context);
      const { record, slug } = conferences.get(request.params.conference);
      return reply.code(201).send(pathOf(slug, await calendars.renew(attendee, record.id)));
    },
  );

  app.delete(
    address,
    {
      config: MAY_WAIT,
      schema: {
        summary: 'Take the address of the personal calendar out of use',
        tags,
        params: ConferenceParams,
        response: answers({ 204: Type.Null() }),
      },
    },
    async (request, reply) => {
      const attendee = await requireAttendee(request, context);
      await calendars.revoke(attendee, conferences.get(request.params.conference).record.id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/c/:conference/my/:secret.ics',
    {
      config: MAY_WAIT,
      schema: {
        summary: 'Somebody’s bookmarked sessions as a calendar to subscribe to',
        tags: ['feeds'],
        params: strict({ ...ConferenceParams.properties, secret: Type.String({ maxLength: 200 }) }),
      },
    },
    async (request, reply) => {
      const { conference: slug, secret } = request.params;
      const conference = conferences.get(slug);
      const attendee = await calendars.owner(secret, conference.record.id);
      if (!attendee) {
        throw new Refusal(
          404,
          'unknown-calendar',
          'This calendar’s address is no longer good; get a new one in the guide.',
        );
      }
      const { schedule, counts, revision } = conference;
      const sessions = new Set(bookmarkedSessions(await shelf.get(attendee.id, conference.record.id)));
      const { languages } = schedule.programme.conference;
      const text = exportIcs(schedule, {
        slug: conference.slug,
        publicUrl: publicUrl ?? `${request.protocol}://${request.host}`,
        revision,
        counts,
        only: { own: { sessions, name: wordsIn(languages).mine, path: `/my/${secret}.ics` } },
      });
      const calendar = new Representation(text, {
        type: 'text/calendar; charset=utf-8',
        cacheControl: 'private, no-cache',
      });
      return calendar.send(request, reply);
    },
  );
};
