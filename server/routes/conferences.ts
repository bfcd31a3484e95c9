/** Making, listing, altering and deleting conferences; rehearsal copies (K1). */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import { emptyProgramme, NOBODYS_ZONE, type Command, type Day } from '../../core/index.js';
import { MOST_DAYS } from '../formats/draft/most.js';
import { isZone, Zone } from '../formats/draft/zone.js';
import { parseInstant } from '../instants.js';
import { authorOf, requireAllowed } from '../plugins/people.js';
import { Refusal } from '../refusal.js';
import type { RouteContext } from './context.js';
import { requireName } from './names.js';
import { answers, ConferenceParams, Instant, Slug, strict, TextOf } from './schemas/common.js';
import { SettingFields, withSlides } from './schemas/settings.js';
import { tellConference } from './tell.js';

const Conference = Type.Object(
  {
    slug: Slug,
    name: TextOf(500),
    timezone: Type.String(),
    revision: Type.Integer(),
    programme: Type.Union([Type.String(), Type.Null()]),
    start: Type.Union([Instant, Type.Null()]),
    end: Type.Union([Instant, Type.Null()]),
    now: Instant,
  },
  { description: 'A conference, without its schedule' },
);
const NoContent = Type.Null();

const TimeOfDay = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'HH:MM in the zone' });
const Days = Type.Array(
  strict({ date: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' }), start: TimeOfDay, end: TimeOfDay }),
  { maxItems: MOST_DAYS, description: 'Days in order; an end that is not after the start is on the next morning' },
);

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** @throws Refusal `invalid-days` for a date that does not exist, and for days that overlap or are out of order. */
function daysOf(wanted: readonly { date: string; start: string; end: string }[], zone: Zone): Day[] {
  const days = wanted.map(({ date, start, end }) => {
    const [from, until] = [minutesOf(start), minutesOf(end)];
    return {
      date,
      start: zone.instant(date, from),
      end: zone.instant(date, until > from ? until : until + 24 * 60),
    };
  });
  const wrong = days.find(
    ({ start, end }, index) => Number.isNaN(start) || Number.isNaN(end) || start < (days[index - 1]?.end ?? -Infinity),
  );
  if (!wrong) return days;
  throw new Refusal(
    400,
    'invalid-days',
    `The day ${wrong.date} does not exist, or begins before the day before it ends; name the days in order.`,
  );
}

export const conferenceRoutes: FastifyPluginAsyncTypebox<RouteContext> = async (app, { conferences }) => {
  /** A rehearsal copy belongs to whoever may rehearse. */
  const deedOn = (slug: string) =>
    conferences.find(slug)?.record.rehearsalOf === undefined ? 'conferences' : 'rehearse';

  app.get(
    '/api/conferences',
    {
      schema: { summary: 'All conferences', tags: ['conferences'], response: answers({ 200: Type.Array(Conference) }) },
    },
    async () => conferences.list().map(tellConference),
  );

  app.post(
    '/api/conferences',
    {
      onRequest: app.may('conferences'),
      schema: {
        summary: 'Make a conference',
        tags: ['conferences'],
        body: strict({
          slug: Type.String({ maxLength: 200 }),
          name: Type.Optional(TextOf(500)),
          timezone: Type.Optional(Type.String({ maxLength: 100 })),
          days: Type.Optional(Days),
        }),
        response: answers({ 201: Conference }),
      },
    },
    async (request, reply) => {
      const { slug, name, timezone = NOBODYS_ZONE, days = [] } = request.body;
      requireName(name);
      if (!isZone(timezone)) {
        throw new Refusal(
          400,
          'unknown-timezone',
          `There is no zone "${timezone}"; use an IANA name such as Europe/Berlin.`,
        );
      }
      const empty = emptyProgramme(slug, timezone);
      const programme = {
        ...empty,
        conference: { ...empty.conference, name: name ?? slug },
        days: daysOf(days, new Zone(timezone)),
      };
      const conference = await conferences.create({ slug });
      await conferences.adopt(slug, { programme, format: 'hallway', warnings: [] }, authorOf(request));
      return reply.code(201).header('location', `/api/conferences/${slug}`).send(tellConference(conference));
    },
  );

  app.get(
    '/api/conferences/:conference',
    {
      schema: {
        summary: 'One conference',
        tags: ['conferences'],
        params: ConferenceParams,
        response: answers({ 200: Conference }),
      },
    },
    async (request) => tellConference(conferences.get(request.params.conference)),
  );

  app.patch(
    '/api/conferences/:conference',
    {
      onRequest: app.somebody,
      schema: {
        summary: 'Alter a conference: its settings, or the clock of a sample or rehearsal',
        tags: ['conferences'],
        params: ConferenceParams,
        body: strict(
          {
            ...SettingFields,
            now: Type.Optional(Instant),
          },
          { minProperties: 1 },
        ),
        response: answers({ 200: Conference }),
      },
    },
    async (request) => {
      const { conference: slug } = request.params;
      const { now, ...settings } = request.body;
      requireAllowed(request, deedOn(slug));
      const command = { type: 'settings', ...withSlides(settings) } as Command;
      const set = (dryRun: boolean) => conferences.execute(slug, command, { by: authorOf(request), dryRun });
      const alters = Object.keys(settings).length > 0;
      // What is refused in part is refused as a whole.
      if (alters) await set(true);
      if (now !== undefined) await conferences.setClock(slug, parseInstant(now, 'now'));
      if (alters) await set(false);
      return tellConference(conferences.get(slug));
    },
  );

  app.delete(
    '/api/conferences/:conference',
    {
      onRequest: app.somebody,
      schema: {
        summary:
          'Delete a conference and its journal, for good; a rehearsal copy may be deleted by whoever may rehearse',
        tags: ['conferences'],
        params: ConferenceParams,
        response: answers({ 204: NoContent }),
      },
    },
    async (request, reply) => {
      requireAllowed(request, deedOn(request.params.conference));
      await conferences.remove(request.params.conference);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/conferences/:conference/rehearsal',
    {
      onRequest: app.may('rehearse'),
      schema: {
        summary: 'Copy a conference to SLUG-rehearsal, with a clock of its own',
        tags: ['conferences'],
        params: ConferenceParams,
        body: strict({ now: Instant }),
        response: answers({ 201: Conference }),
      },
    },
    async (request, reply) => {
      const now = parseInstant(request.body.now, 'now');
      const copy = await conferences.rehearse(request.params.conference, now, authorOf(request));
      return reply.code(201).header('location', `/api/conferences/${copy.slug}`).send(tellConference(copy));
    },
  );
};
