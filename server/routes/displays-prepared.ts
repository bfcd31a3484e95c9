/** Displays that are prepared before there are screens, and the invitations by which screens take their places. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import { listingOf, tellPaired } from '../fleet/list.js';
import type { DisplayRecord } from '../fleet/record.js';
import { readTable } from '../fleet/table.js';
import type { RouteContext } from './context.js';
import { answers, Slug, strict } from './schemas/common.js';
import { DisplayAnswer, Ids } from './schemas/displays.js';

const Invitations = Type.Array(
  Type.Object({
    display: DisplayAnswer,
    secret: Type.String({ description: 'Opens /display#join=SECRET, once' }),
  }),
);

export const displaysPrepared: FastifyPluginAsyncTypebox<RouteContext> = async (app, { fleet: house, conferences }) => {
  const organiser = { onRequest: app.may('displays') };
  const tags = ['displays'];
  const tell = ({ display, secret }: { display: DisplayRecord; secret: string }) => ({
    display: tellPaired(display, listingOf(house), conferences),
    secret,
  });

  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  app.post(
    '/api/displays/prepared',
    {
      ...organiser,
      schema: {
        summary:
          'Prepare displays from a table (CSV) with the columns name, conference, view, room, track, tags and set',
        tags,
        body: strict({ csv: Type.String({ maxLength: 200_000 }), conference: Slug }),
        response: answers({ 201: Invitations }),
      },
    },
    async ({ body: { csv, conference } }, reply) => {
      const made = await house.fleet.prepare(readTable(csv, conference, conferences));
      return reply.code(201).send(made.map(tell));
    },
  );

  app.post(
    '/api/displays/invitations',
    {
      ...organiser,
      schema: {
        summary: 'New invitations to the places of displays; earlier ones are void',
        tags,
        body: strict({ ids: Ids }),
        response: answers({ 200: Invitations }),
      },
    },
    async ({ body: { ids } }) => (await house.fleet.invite(ids)).map(tell),
  );
};
