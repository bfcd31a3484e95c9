/** GET /live: the WebSocket by which displays are told. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { allowed } from '../people/index.js';
import { requireOwnOrigin } from '../plugins/security.js';
import { Refusal } from '../refusal.js';
import type { RouteContext } from './context.js';

export const live: FastifyPluginAsyncTypebox<RouteContext> = async (app, { hub, publicUrl }) => {
  app.route({
    method: 'GET',
    url: '/live',
    logLevel: 'warn',
    onRequest: async (request) => {
      requireOwnOrigin(request, publicUrl, 'pass');
      await app.identify(request);
    },
    wsHandler: (socket, request) => {
      const watches = request.caller !== null && allowed(request.caller, 'read-panel');
      // Absent where a test injects the upgrade, whatever the types say.
      hub.join(socket, request.raw.socket as typeof request.raw.socket | undefined, watches);
    },
    handler: (_request, reply) => {
      reply.headers({ upgrade: 'websocket', connection: 'upgrade' });
      throw new Refusal(426, 'upgrade-required', 'Displays are told by WebSocket here; open it with ws:// or wss://.');
    },
  });
};
