/** The programmes that a conference has had, and going back to one of them. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import { ProgrammeHistory } from '../conference/history.js';
import { rfc3339 } from '../instants.js';
import { authorOf } from '../plugins/people.js';
import type { RouteContext } from './context.js';
import { idempotencyKeyOf, revisionOf } from './preconditions.js';
import { answers, ConferenceParams, Flag, isSet, Preconditions, strict } from './schemas/common.js';
import { Adoption, tellAdoption } from './tell-adoption.js';

const Adopted = Type.Object({
  revision: Type.Integer({ description: 'Of the entry that adopted it' }),
  at: Type.String(),
  recorded: Type.String(),
  by: Type.Unknown(),
  type: Type.String(),
  source: Type.Optional(Type.String()),
  hash: Type.Union([Type.String(), Type.Null()]),
  version: Type.Optional(Type.String()),
  sessions: Type.Integer(),
  rooms: Type.Integer(),
  diff: Type.Object({ added: Type.Integer(), removed: Type.Integer(), changed: Type.Integer() }),
  current: Type.Boolean(),
});

export const programmes: FastifyPluginAsyncTypebox<RouteContext> = async (app, { store, conferences }) => {
  const history = new ProgrammeHistory(store);

  app.get(
    '/api/conferences/:conference/programmes',
    {
      onRequest: app.may('read-panel'),
      schema: {
        summary:
          'The programmes that the conference has had, the newest first, with who adopted them and what they changed',
        tags: ['schedule'],
        params: ConferenceParams,
        response: answers({ 200: Type.Object({ revision: Type.Integer(), programmes: Type.Array(Adopted) }) }),
      },
    },
    async ({ params }, reply) => {
      const conference = conferences.get(params.conference);
      const { timezone: zone, revision } = conference;
      const listed = await history.list(conference);
      reply.header('cache-control', 'no-store');
      return {
        revision,
        programmes: listed.map((one) => ({
          ...one,
          at: rfc3339(one.at, zone),
          recorded: rfc3339(one.recorded, zone),
        })),
      };
    },
  );

  app.post(
    '/api/conferences/:conference/programmes/:hash/adopt',
    {
      onRequest: app.may('programme'),
      schema: {
        summary:
          'Go back to a programme that the conference has had: adopts it again, as a new entry; live changes stay',
        tags: ['schedule'],
        params: strict({ ...ConferenceParams.properties, hash: Type.String({ maxLength: 100 }) }),
        headers: Preconditions,
        querystring: strict({ dryRun: Type.Optional(Flag) }),
        response: answers({ 200: Adoption }),
      },
    },
    async (request) => {
      const { conference: slug, hash } = request.params;
      const conference = conferences.get(slug);
      const { programme: before } = conference;
      const programme = await history.load(conference, hash);
      const adoption = await conferences.adopt(
        slug,
        { programme, format: 'hallway', warnings: [] },
        authorOf(request),
        {
          dryRun: isSet(request.query.dryRun),
          ifMatch: revisionOf(request),
          idempotencyKey: idempotencyKeyOf(request),
        },
      );
      return tellAdoption(adoption, before);
    },
  );
};
