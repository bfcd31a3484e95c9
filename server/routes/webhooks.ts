/** Webhooks, what could not be told, and when displays are missed. For admins: it is the server that asks these addresses. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import { shownUrl } from '../sources/fetch.js';
import { DEAD, EVENTS, OUTBOX, type Delivery, type WebhookRecord } from '../webhooks/record.js';
import type { Webhooks, WebhookWish } from '../webhooks/webhooks.js';
import type { Absences, AlertSettings } from '../fleet/absences.js';
import type { RouteContext } from './context.js';
import { answers, ConferenceParams, oneOf, Slug, strict } from './schemas/common.js';

const Url = Type.String({
  minLength: 1,
  maxLength: 2000,
  description: 'http or https; a password in it is never shown',
});
const Events = Type.Array(oneOf(EVENTS), { minItems: 1, maxItems: EVENTS.length, uniqueItems: true });
const Conference = Type.Union([Slug, Type.Null()], { description: 'null: all' });
const AllowPrivate = Type.Boolean({ description: 'Whether it may be on a private, loopback or link-local address' });
const ById = strict({ id: Type.String({ maxLength: 40 }) });

const Answer = Type.Object({
  id: Type.String(),
  url: Type.String(),
  events: Events,
  conference: Conference,
  allowPrivate: AllowPrivate,
  paused: Type.Boolean(),
  created: Type.String(),
  succeeded: Type.Union([Type.String(), Type.Null()], { description: 'When something was last taken there' }),
  waiting: Type.Integer(),
  dead: Type.Integer({ description: 'Messages that were given up' }),
});
const Made = Type.Object({
  ...Answer.properties,
  secret: Type.String({ description: 'Signs the messages; shown this once' }),
});
const Letter = Type.Object({
  id: Type.String(),
  type: Type.String(),
  created: Type.String(),
  attempts: Type.Integer(),
  error: Type.String(),
  body: Type.String(),
});
const Alerts = strict({
  after: Type.Union([Type.Integer({ minimum: 2, maximum: 1440 }), Type.Null()], {
    description: 'Minutes that a paired display may be away before somebody is told; null: nobody is',
  }),
  mail: Type.Array(Type.String({ pattern: '^[^\\s@<>,;"]+@[^\\s@<>,;"]+$', maxLength: 254 }), {
    maxItems: 20,
    description: 'Addresses that are told',
  }),
});

const told = ({ after, mail }: AlertSettings) => ({ after, mail: [...mail] });
const utc = (at: number): string => new Date(at).toISOString();

export const webhookRoutes: FastifyPluginAsyncTypebox<
  RouteContext & { readonly webhooks: Webhooks; readonly absences: Absences }
> = async (app, { webhooks, absences, conferences }) => {
  const { outbox } = webhooks;
  const admin = { onRequest: app.may('webhooks') };
  const tags = ['webhooks'];
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  const tell = async ({ secret: _, url, created, succeeded, ...rest }: WebhookRecord) => ({
    ...rest,
    events: [...rest.events],
    url: shownUrl(url),
    created: utc(created),
    succeeded: succeeded === undefined ? null : utc(succeeded),
    waiting: (await outbox.of(OUTBOX, rest.id)).length,
    dead: (await outbox.of(DEAD, rest.id)).length,
  });
  const letter = ({ id, type, created, attempts, error = '', body }: Delivery) => ({
    id,
    type,
    created: utc(created),
    attempts,
    error,
    body,
  });

  app.get(
    '/api/webhooks',
    {
      ...admin,
      schema: { summary: 'All webhooks, without their secrets', tags, response: answers({ 200: Type.Array(Answer) }) },
    },
    async () => Promise.all((await webhooks.list()).map(tell)),
  );

  app.post(
    '/api/webhooks',
    {
      ...admin,
      schema: {
        summary: 'Have an address told of changes or displays',
        tags,
        body: strict({
          url: Url,
          events: Events,
          conference: Type.Optional(Conference),
          allowPrivate: Type.Optional(AllowPrivate),
        }),
        response: answers({ 201: Made }),
      },
    },
    async ({ body: { conference = null, allowPrivate = false, ...body } }, reply) => {
      const made = await webhooks.add({ ...body, conference, allowPrivate, paused: false });
      return reply.code(201).send({ ...(await tell(made)), secret: made.secret });
    },
  );

  app.patch(
    '/api/webhooks/:id',
    {
      ...admin,
      schema: {
        summary: 'Alter a webhook; what waits while it is paused is told afterwards',
        tags,
        params: ById,
        body: strict(
          {
            url: Type.Optional(Url),
            events: Type.Optional(Events),
            conference: Type.Optional(Conference),
            allowPrivate: Type.Optional(AllowPrivate),
            paused: Type.Optional(Type.Boolean()),
          },
          { minProperties: 1 },
        ),
        response: answers({ 200: Answer }),
      },
    },
    async ({ params: { id }, body }) => tell(await webhooks.alter(id, body as Partial<WebhookWish>)),
  );

  app.delete(
    '/api/webhooks/:id',
    {
      ...admin,
      schema: { summary: 'Tell an address no more', tags, params: ById, response: answers({ 204: Type.Null() }) },
    },
    async ({ params: { id } }, reply) => {
      await webhooks.remove(id);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/webhooks/:id/test',
    {
      ...admin,
      schema: { summary: 'Send a test message', tags, params: ById, response: answers({ 204: Type.Null() }) },
    },
    async ({ params: { id } }, reply) => {
      await webhooks.test(id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/webhooks/:id/dead',
    {
      ...admin,
      schema: {
        summary: 'Messages that were given up',
        tags,
        params: ById,
        response: answers({ 200: Type.Array(Letter) }),
      },
    },
    async ({ params: { id } }) => {
      await webhooks.get(id);
      return (await outbox.of(DEAD, id)).map(letter);
    },
  );

  app.post(
    '/api/webhooks/:id/dead/retry',
    {
      ...admin,
      schema: {
        summary: 'Try again what was given up',
        tags,
        params: ById,
        response: answers({ 200: Type.Object({ messages: Type.Integer() }) }),
      },
    },
    async ({ params: { id } }) => {
      await webhooks.get(id);
      return { messages: await outbox.revive(id) };
    },
  );

  app.get(
    '/api/conferences/:conference/alerts',
    {
      ...admin,
      schema: {
        summary: 'When displays are missed',
        tags,
        params: ConferenceParams,
        response: answers({ 200: Alerts }),
      },
    },
    async ({ params: { conference } }) => told(await absences.settings(conferences.get(conference))),
  );

  app.put(
    '/api/conferences/:conference/alerts',
    {
      ...admin,
      schema: {
        summary: 'Say after how many minutes a display is missed, and who is told by mail',
        tags,
        params: ConferenceParams,
        body: Alerts,
        response: answers({ 200: Alerts }),
      },
    },
    async ({ params: { conference }, body }) => told(await absences.set(conferences.get(conference), body)),
  );
};
