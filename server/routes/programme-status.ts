/** For the panel: what upstream has caught up with, what has lost its session, which sources need somebody. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import { standing } from '../conference/standing.js';
import { rfc3339, tellInstants } from '../instants.js';
import type { RouteContext } from './context.js';
import { answers, ConferenceParams } from './schemas/common.js';

const Fields = { session: Type.String(), title: Type.Optional(Type.Unknown()) };

export const programmeStatus: FastifyPluginAsyncTypebox<RouteContext> = async (
  app,
  { store, conferences, sources },
) => {
  app.get(
    '/api/conferences/:conference/programme/status',
    {
      onRequest: app.may('read-panel'),
      schema: {
        summary: 'How live changes stand to the programme',
        tags: ['schedule'],
        params: ConferenceParams,
        response: answers({
          200: Type.Object({
            revision: Type.Integer(),
            programme: Type.Union([Type.String(), Type.Null()]),
            adopted: Type.Union([
              Type.Object({ revision: Type.Integer(), at: Type.String(), recorded: Type.String(), by: Type.Unknown() }),
              Type.Null(),
            ]),
            retired: Type.Array(Type.Object({ ...Fields, field: Type.String(), value: Type.Unknown() }), {
              description: 'Live changes that the programme has caught up with, and what they said',
            }),
            orphans: Type.Array(Type.Object({ ...Fields, changes: Type.Unknown() }), {
              description: 'Live changes whose session has vanished; they hold again when it returns',
            }),
            attention: Type.Array(Type.String(), { description: 'Sources with a warning or something held' }),
          }),
        }),
      },
    },
    async ({ params: { conference: slug } }, reply) => {
      const conference = conferences.get(slug);
      const { adopted, retired, orphans } = await standing(store, conference);
      const { timezone: zone, revision, hash } = conference;
      const wanting = (await sources.list(slug)).filter(({ warning, held }) => warning ?? held);
      reply.header('cache-control', 'no-store');
      return {
        revision,
        programme: hash,
        adopted: adopted && {
          revision: adopted.revision,
          at: rfc3339(adopted.at, zone),
          recorded: rfc3339(adopted.recorded, zone),
          by: adopted.by,
        },
        retired: retired.map(({ field, value, ...told }) => ({
          ...told,
          field,
          value: (tellInstants({ [field]: value }, zone) as Record<string, unknown>)[field],
        })),
        orphans: orphans.map(({ changes, ...told }) => ({ ...told, changes: tellInstants(changes, zone) })),
        attention: wanting.map(({ id }) => id),
      };
    },
  );
};
