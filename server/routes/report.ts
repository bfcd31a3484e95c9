/** The report of planned against actual, for those who see the panel. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import { report } from '../../core/index.js';
import { exportReport, REPORT_TABLES } from '../formats/write/report-csv.js';
import { rfc3339 } from '../instants.js';
import type { RouteContext } from './context.js';
import { answers, ConferenceParams, oneOf, strict } from './schemas/common.js';
import { tellSession } from './tell.js';

const Sum = {
  id: Type.String(),
  sessions: Type.Integer(),
  cancelled: Type.Integer(),
  moved: Type.Integer(),
  told: Type.Integer({ description: 'Sessions of which somebody said that they started' }),
  onTime: Type.Integer({ description: 'Sessions that began at most five minutes late' }),
  meanLate: Type.Integer({ description: 'Minutes' }),
  mostLate: Type.Integer({ description: 'Minutes' }),
  over: Type.Integer({ description: 'Minutes longer than planned, all together' }),
};

export const reports: FastifyPluginAsyncTypebox<RouteContext> = async (app, { conferences, publicUrl }) => {
  app.get(
    '/api/conferences/:conference/report',
    {
      onRequest: app.may('read-panel'),
      schema: {
        summary: 'Planned against actual: sessions that have begun, by session, room and speaker',
        tags: ['schedule'],
        params: ConferenceParams,
        response: answers({
          200: Type.Object({
            at: Type.String(),
            revision: Type.Integer(),
            sessions: Type.Array(Type.Unknown()),
            rooms: Type.Array(Type.Object(Sum)),
            speakers: Type.Array(Type.Object({ ...Sum, name: Type.String() })),
          }),
        }),
      },
    },
    async ({ params }, reply) => {
      const conference = conferences.get(params.conference);
      const { schedule, timezone: zone, revision } = conference;
      const at = conference.now();
      const { lines, rooms, speakers } = report(schedule, at);
      reply.header('cache-control', 'no-store');
      return {
        at: rfc3339(at, zone),
        revision,
        sessions: lines.map(({ session, ...told }) => ({ ...tellSession(session, zone), ...told })),
        rooms: [...rooms],
        speakers: [...speakers],
      };
    },
  );

  app.get(
    '/api/conferences/:conference/report.csv',
    {
      onRequest: app.may('read-panel'),
      schema: {
        summary: 'The report as a table',
        tags: ['schedule'],
        params: ConferenceParams,
        querystring: strict({ by: Type.Optional(oneOf(REPORT_TABLES)) }),
      },
    },
    async (request, reply) => {
      const { slug, schedule, ...conference } = conferenceOf(request.params.conference);
      const { by = 'sessions' } = request.query;
      reply.header('cache-control', 'no-store');
      reply.header('content-disposition', `attachment; filename="${slug}-report-${by}.csv"`);
      return reply
        .type('text/csv; charset=utf-8')
        .send(exportReport(schedule, by, conference.now, { slug, ...(publicUrl !== undefined && { publicUrl }) }));
    },
  );

  function conferenceOf(name: string) {
    const conference = conferences.get(name);
    return { slug: conference.slug, schedule: conference.schedule, now: conference.now() };
  }
};
