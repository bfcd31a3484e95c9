/** Commands, the journal, undo. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { namedSessions, type Command } from '../../core/index.js';
import type { Conference } from '../conference/conference.js';
import type { Request } from '../conference/commands.js';
import { authorOf, requireAllowed } from '../plugins/people.js';
import { Refusal } from '../refusal.js';
import type { RouteContext } from './context.js';
import { idempotencyKeyOf, revisionOf } from './preconditions.js';
import { answers, ConferenceParams, Flag, isSet, Preconditions, strict } from './schemas/common.js';
import { CommandBody, commandOf } from './schemas/commands.js';
import { tellEntry, tellOutcome } from './tell.js';

/** Entries in one answer. */
const PAGE = 1000;

const Outcome = Type.Object({
  revision: Type.Integer(),
  changes: Type.Array(Type.Unknown(), { description: 'The entry that was written, or none' }),
  effects: Type.Array(Type.Unknown(), { description: 'Sessions whose times, room or status change, old → new' }),
  warnings: Type.Array(Type.Unknown()),
});
const Query = strict({ dryRun: Type.Optional(Flag) });
const Digits = Type.String({ pattern: '^[0-9]{1,15}$' });

/** Rooms that a command touches, for helpers: where the sessions are expected, and the rooms it names. */
function roomsOf(conference: Conference, command: Command): string[] {
  const sessions = namedSessions(command).map((id) => conference.schedule.byId.get(id)?.room ?? '');
  return 'room' in command && command.room !== undefined ? [...sessions, command.room] : sessions;
}

export const changes: FastifyPluginAsyncTypebox<RouteContext> = async (app, { store, conferences }) => {
  async function execute(
    request: FastifyRequest,
    reply: FastifyReply,
    conference: Conference,
    wish: Request,
    dryRun: boolean,
  ) {
    const outcome = await conferences.execute(conference.slug, wish, {
      by: authorOf(request),
      dryRun,
      ifMatch: revisionOf(request),
      idempotencyKey: idempotencyKeyOf(request),
    });
    return reply.code(outcome.entry ? 201 : 200).send(tellOutcome(outcome, conference.timezone));
  }

  app.post(
    '/api/conferences/:conference/changes',
    {
      onRequest: app.somebody,
      schema: {
        summary: 'Do a command',
        tags: ['changes'],
        params: ConferenceParams,
        querystring: Query,
        headers: Preconditions,
        body: CommandBody,
        response: answers({ 200: Outcome, 201: Outcome }),
      },
    },
    async (request, reply) => {
      const conference = conferences.get(request.params.conference);
      const command = commandOf(request.body);
      requireAllowed(request, command.type, roomsOf(conference, command));
      return execute(request, reply, conference, command, isSet(request.query.dryRun));
    },
  );

  app.post(
    '/api/conferences/:conference/changes/:revision/undo',
    {
      onRequest: app.may('undo'),
      schema: {
        summary: 'Take an entry of the journal back',
        tags: ['changes'],
        params: strict({ ...ConferenceParams.properties, revision: Digits }),
        querystring: Query,
        headers: Preconditions,
        response: answers({ 200: Outcome, 201: Outcome }),
      },
    },
    async (request, reply) => {
      const conference = conferences.get(request.params.conference);
      const undo = { type: 'undo', undoes: Number(request.params.revision) } as const;
      return execute(request, reply, conference, undo, isSet(request.query.dryRun));
    },
  );

  app.get(
    '/api/conferences/:conference/changes',
    {
      onRequest: app.may('read-panel'),
      schema: {
        summary: 'The journal: who, when, what',
        tags: ['changes'],
        params: ConferenceParams,
        querystring: strict({ after: Type.Optional(Digits), limit: Type.Optional(Digits) }),
        response: answers({ 200: Type.Object({ revision: Type.Integer(), changes: Type.Array(Type.Unknown()) }) }),
      },
    },
    async (request, reply) => {
      const conference = conferences.get(request.params.conference);
      const { after = '0', limit = String(PAGE) } = request.query;
      const wanted = Math.min(Number(limit), PAGE);
      if (wanted < 1) throw new Refusal(400, 'invalid-request', `limit must be from 1 to ${PAGE}.`);
      const entries = await store.journal.read(conference.slug, Number(after), wanted);
      reply.header('cache-control', 'no-store');
      return { revision: conference.revision, changes: entries.map((entry) => tellEntry(entry, conference.timezone)) };
    },
  );
};
