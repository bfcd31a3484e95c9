/** The description of the HTTP API, made from the same schemas that check requests. */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
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
    let description: Representation | undefined;
    app.get('/api/openapi.json', { schema: { hide: true } }, (request, reply) => {
      description ??= new Representation(JSON.stringify(app.swagger()), {
        type: 'application/json',
        cacheControl: 'no-cache',
      });
      return description.send(request, reply);
    });
  },
  { name: 'openapi' },
);
