/** Headers that keep pages from loading or being loaded by anything foreign, and the check of where a request is from. */
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Refusal } from '../refusal.js';

const SELF = ["'self'"];
/** SHA-256 of nothing: an empty style element, which scripts of ours fill where a browser knows no other way. */
const EMPTY = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

export const security = fp(
  async (app: FastifyInstance) => {
    await app.register(helmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: SELF,
          styleSrc: [...SELF, EMPTY],
          fontSrc: SELF,
          imgSrc: ["'self'", 'data:', 'blob:'],
          mediaSrc: SELF,
          // Older WebKit does not take 'self' to cover WebSockets.
          connectSrc: ["'self'", 'ws:', 'wss:'],
          workerSrc: SELF,
          // A screen looks at a newer version of itself before it makes room for it.
          frameSrc: SELF,
          manifestSrc: SELF,
          baseUri: ["'none'"],
          formAction: SELF,
          frameAncestors: SELF,
        },
      },
      // A screen on a LAN has plain HTTP: whoever puts TLS in front sets this there.
      strictTransportSecurity: false,
      // Browsers ignore these two on plain HTTP, and complain.
      crossOriginOpenerPolicy: false,
      originAgentCluster: false,
      // Feeds are for other sites, too.
      crossOriginResourcePolicy: { policy: 'cross-origin' },
      referrerPolicy: { policy: 'same-origin' },
    });
  },
  { name: 'security' },
);

/**
 * Refuses requests that a page of another site makes in somebody's name.
 * @param publicUrl the origin under which the server is known, if it is set.
 * @param ifAbsent whether a request without `Origin` passes: scripts send none, browsers do when it matters.
 * @throws Refusal `foreign-origin`
 */
export function requireOwnOrigin(
  request: FastifyRequest,
  publicUrl: string | undefined,
  ifAbsent: 'pass' | 'refuse',
): void {
  const { origin } = request.headers;
  if (origin === undefined ? ifAbsent === 'pass' : isOwn(origin, request, publicUrl)) return;
  throw new Refusal(
    403,
    'foreign-origin',
    'This was asked by a page of another site; open Hallway itself and try there.',
  );
}

/**
 * Scheme and host must be those that were asked. Behind a proxy that nobody has declared the scheme is the proxy's to
 * say: a foreign page cannot set `X-Forwarded-Proto` without being asked first, and never on a WebSocket.
 */
function isOwn(origin: string, { host, protocol, headers }: FastifyRequest, publicUrl: string | undefined): boolean {
  if (origin === publicUrl) return true;
  const asked = URL.parse(origin);
  const forwarded = String(headers['x-forwarded-proto'] ?? '')
    .split(',')[0]!
    .trim();
  return asked?.host === host && [`${protocol}:`, `${forwarded}:`].includes(asked.protocol);
}
