/** GET /api/displays: which screens are connected, and what each of them shows. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import { isDisplay } from '../live/audience.js';
import type { Connection } from '../live/connection.js';
import { rfc3339 } from '../instants.js';
import type { RouteContext } from './context.js';
import { answers } from './schemas/common.js';

const Display = Type.Object({
  id: Type.String(),
  conference: Type.Union([Type.String(), Type.Null()]),
  view: Type.Union([Type.String(), Type.Null()]),
  room: Type.Union([Type.String(), Type.Null()]),
  name: Type.Union([Type.String(), Type.Null()]),
  since: Type.String(),
  told: Type.Integer({ description: 'Revision that was sent to it last' }),
  shown: Type.Union([Type.Null(), Type.Object({ revision: Type.Integer(), at: Type.String() })]),
  status: Type.Unknown({ description: 'What it says of itself' }),
});

function tellDisplay({ id, hello, conference, told, shown, since, status }: Connection) {
  const { type: _type, ...said } = status ?? { type: 'status' };
  return {
    id,
    conference: conference?.slug ?? null,
    view: hello?.about?.view ?? null,
    room: hello?.about?.room ?? null,
    name: hello?.about?.name ?? null,
    since: rfc3339(since, 'UTC'),
    told,
    shown: shown && { revision: shown.revision, at: rfc3339(shown.at, 'UTC') },
    status: status && said,
  };
}

export const displays: FastifyPluginAsyncTypebox<RouteContext> = async (app, { hub }) => {
  app.get(
    '/api/displays',
    {
      onRequest: app.may('read-panel'),
      schema: { summary: 'Connected displays', tags: ['displays'], response: answers({ 200: Type.Array(Display) }) },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return [...hub.connections].filter(isDisplay).map(tellDisplay);
    },
  );
};
