/** The built apps of screens and panel, and all files that pages load. */
import { join } from 'node:path';
import serveStatic from '@fastify/static';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Representation } from '../plugins/representation.js';
import { builtPage } from './built-page.js';
import type { RouteContext } from './context.js';

const HTML = { type: 'text/html; charset=utf-8', cacheControl: 'no-cache' } as const;

export const pages: FastifyPluginAsyncTypebox<RouteContext> = async (app, { web }) => {
  await app.register(serveStatic, {
    root: web,
    index: false,
    preCompressed: true,
    // Hashed names never change; pages and service workers must be asked for each time.
    setHeaders: (reply, file) => {
      const hashed = file.startsWith(join(web, 'assets'));
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
    cacheControl: false,
  });

  for (const [address, file] of [
    ['/display', 'displays/index.html'],
    ['/admin', 'admin/index.html'],
  ] as const) {
    app.get(address, { schema: { hide: true } }, async (request, reply) =>
      new Representation(await builtPage(web, file), HTML).send(request, reply),
    );
  }
};
