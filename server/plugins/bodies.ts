/** Bodies of requests: JSON, or nothing where nothing is wanted, whatever was announced; what is too large is let run out. */
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';

/** Of a body that is refused for its size, this much is still taken in, and thrown away: bytes, and ms. */
const POLITE = { bytes: 256 * 1024 * 1024, time: 10_000 };

/**
 * Resolves when a request has said all that it had to say, or too much, or was too slow. Who is answered in the middle
 * of a long sentence does not hear the answer: the connection is reset under it, and "network error" is all it is told.
 */
function saidAll(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    if (request.readableEnded || request.destroyed) return resolve();
    let taken = 0;
    const timer = setTimeout(done, POLITE.time);
    function done(): void {
      clearTimeout(timer);
      request.off('data', count).off('end', done).off('error', done).off('close', done);
      resolve();
    }
    function count(chunk: Buffer): void {
      taken += chunk.length;
      if (taken > POLITE.bytes) done();
    }
    request.on('data', count).on('end', done).on('error', done).on('close', done).resume();
  });
}

export const bodies = fp(
  async (app: FastifyInstance) => {
    const json = app.getDefaultJsonParser('error', 'error');
    // Many libraries announce JSON with every POST, also of nothing.
    app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) =>
      body === '' && request.routeOptions.schema?.body === undefined
        ? done(null, undefined)
        : json(request, body, done),
    );
    app.addHook('onSend', async ({ raw }, { statusCode }) => {
      if (statusCode === 413) await saidAll(raw);
    });
  },
  { name: 'bodies' },
);
