/** Bodies of requests: JSON, or nothing where nothing is wanted, whatever was announced. */
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';

export const bodies = fp(
  async (app: FastifyInstance) => {
    const json = app.getDefaultJsonParser('error', 'error');
    // Many libraries announce JSON with every POST, also of nothing.
    app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) =>
      body === '' && request.routeOptions.schema?.body === undefined
        ? done(null, undefined)
        : json(request, body, done),
    );
  },
  { name: 'bodies' },
);
