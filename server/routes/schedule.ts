/** Reading the schedule and the boards. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import { boards, type Schedule } from '../../core/index.js';
import { parseInstant, rfc3339 } from '../instants.js';
import { Representation } from '../plugins/representation.js';
import type { RouteContext } from './context.js';
import { answers, ConferenceParams, strict } from './schemas/common.js';
import { tellBoard, tellSchedule } from './tell.js';

const Any = Type.Unknown();
const List = Type.Array(Type.Unknown());

export const scheduleRoutes: FastifyPluginAsyncTypebox<RouteContext> = async (app, { conferences }) => {
  // A schedule is a value of its own at each revision, so what was made of it lives as long as it does.
  const told = new WeakMap<Schedule, Representation>();

  app.get(
    '/api/conferences/:conference/schedule',
    {
      schema: {
        summary: 'The schedule: every session with planned and expected times',
        tags: ['schedule'],
        params: ConferenceParams,
        response: answers({
          200: Type.Object({
            revision: Type.Integer(),
            programme: Type.Union([Type.String(), Type.Null()]),
            conference: Any,
            days: List,
            rooms: List,
            tracks: List,
            speakers: List,
            sessions: List,
            announcements: List,
          }),
        }),
      },
    },
    async (request, reply) => {
      const conference = conferences.get(request.params.conference);
      let representation = told.get(conference.schedule);
      if (!representation) {
        representation = new Representation(JSON.stringify(tellSchedule(conference)), {
          type: 'application/json; charset=utf-8',
          cacheControl: 'no-cache',
          label: String(conference.revision),
        });
        told.set(conference.schedule, representation);
      }
      return representation.send(request, reply);
    },
  );

  app.get(
    '/api/conferences/:conference/boards',
    {
      schema: {
        summary: 'What every room’s screen shows at one instant',
        tags: ['schedule'],
        params: ConferenceParams,
        querystring: strict({
          at: Type.Optional(Type.String({ maxLength: 40, description: 'RFC 3339; absent: now' })),
        }),
        response: answers({
          200: Type.Object({ at: Type.String(), revision: Type.Integer(), day: Any, boards: List }),
        }),
      },
    },
    async (request, reply) => {
      const conference = conferences.get(request.params.conference);
      const { at } = request.query;
      const shown = boards(conference.schedule, at === undefined ? conference.now() : parseInstant(at, 'at'));
      const { timezone: zone, revision } = conference;
      reply.header('cache-control', 'no-cache');
      return {
        at: rfc3339(shown.at, zone),
        revision,
        day: shown.day,
        boards: shown.boards.map((board) => tellBoard(board, zone)),
      };
    },
  );
};
