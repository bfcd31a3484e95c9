/** The description of the HTTP API, for programs and for people, made from the same schemas that check requests. */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { API_STYLES, apiPage, type ApiDescription } from './api-page.js';
import { Representation } from './representation.js';

export const openapi = fp(
  async (app: FastifyInstance, { version }: { version: string }) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Hallway',
          version,
          description:
            'Reading needs nobody. Writing needs a role: a login’s cookie in a browser, a bearer token in a script. ' +
            'Instants are RFC 3339. Refusals are problem documents (RFC 9457) with a stable `code`.',
        },
        components: {
          securitySchemes: {
            token: { type: 'http', scheme: 'bearer' },
            login: { type: 'apiKey', in: 'cookie', name: 'hallway' },
            attendee: { type: 'apiKey', in: 'cookie', name: 'hallway-attendee' },
          },
        },
      },
    });
    /** What never changes while the server runs is made when it is first asked for. */
    const offer = (url: string, type: string, make: () => string): void => {
      let made: Representation | undefined;
      app.get(url, { schema: { hide: true } }, (request, reply) => {
        made ??= new Representation(make(), { type, cacheControl: 'no-cache' });
        return made.send(request, reply);
      });
    };
    offer('/api/openapi.json', 'application/json', () => JSON.stringify(app.swagger()));
    offer('/api/docs', 'text/html; charset=utf-8', () =>
      apiPage(app.swagger() as unknown as ApiDescription, '/api/docs.css'),
    );
    offer('/api/docs.css', 'text/css; charset=utf-8', () => API_STYLES);
  },
  { name: 'openapi' },
);
