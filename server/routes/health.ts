/** GET /healthz: the process lives. GET /readyz: it can also reach its store. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { CONFERENCES } from '../conference/record.js';
import { Refusal } from '../refusal.js';
import type { RouteContext } from './context.js';

export const health: FastifyPluginAsyncTypebox<RouteContext> = async (app, { store, conferences }) => {
  app.get('/healthz', { logLevel: 'warn', schema: { hide: true } }, async () => ({ status: 'ok' }));

  app.get('/readyz', { logLevel: 'warn', schema: { hide: true } }, async (request) => {
    const trouble = store.trouble();
    if (trouble !== null) throw new Refusal(503, 'not-ready', `${trouble} Screens go on from memory.`);
    try {
      await store.records.list(CONFERENCES);
    } catch (error) {
      request.log.error({ err: error }, 'the store does not answer');
      throw new Refusal(503, 'not-ready', 'The store does not answer; the log says why.');
    }
    return { status: 'ready', conferences: conferences.list().length };
  });
};
