/** GET /kiosk.sh: what makes a machine a screen of this server (docs/kiosk.md). */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Refusal } from '../refusal.js';
import { builtPage } from './built-page.js';
import type { RouteContext } from './context.js';

/** Where the script keeps the address that it was fetched from. */
const SERVED_FROM = /^SERVED_FROM=''$/m;
/** Addresses may hold characters that mean something to a shell, and whoever asks chooses the host: only what hosts are made of. */
const PLAIN = /^https?:\/\/[\w.-]+(:\d{1,5})?$|^https?:\/\/\[[\da-f:]+\](:\d{1,5})?$/i;

export const kiosk: FastifyPluginAsyncTypebox<RouteContext> = async (app, { web, publicUrl }) => {
  app.get('/kiosk.sh', { schema: { hide: true } }, async (request, reply) => {
    const origin = publicUrl ?? `${request.protocol}://${request.host}`;
    if (!PLAIN.test(origin))
      throw new Refusal(
        400,
        'bad-host',
        'A machine cannot be led to this host; ask for /kiosk.sh by a plain name or address.',
      );
    const script = await builtPage(web, 'kiosk.sh');
    return (
      reply
        .type('text/plain; charset=utf-8')
        // Another asker may know this server by another name.
        .header('cache-control', 'no-store')
        .send(script.replace(SERVED_FROM, `SERVED_FROM='${origin}'`))
    );
  });
};
