/** Who asks: the account of a cookie or the token of a script. Reading needs nobody. */
import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { allowed, findLogin, findToken, type Action, type Role } from '../people/index.js';
import { Refusal } from '../refusal.js';
import type { Author, Records } from '../store/index.js';
import { requireOwnOrigin } from './security.js';

/** Somebody with a role. */
export interface Caller {
  readonly name: string;
  readonly role: Role;
  /** Room ids that a helper is assigned to. */
  readonly rooms: readonly string[];
  readonly through: 'cookie' | 'token';
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null for nobody, or while nobody has looked. */
    caller: Caller | null;
  }
}

const COOKIE = 'hallway';
const DEVICE = 'hallway-device';
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface PeopleOptions {
  readonly records: Records;
  readonly now: () => number;
  readonly publicUrl: string | undefined;
}

/** Finds out who asks. A cookie counts only where it was this site's page that sent it. */
async function identify(request: FastifyRequest, { records, now, publicUrl }: PeopleOptions): Promise<Caller | null> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const [scheme = '', secret = ''] = authorization.split(' ');
    const token = scheme.toLowerCase() === 'bearer' ? await findToken(records, secret) : null;
    return token && { name: token.name, role: token.role, rooms: token.rooms, through: 'token' };
  }
  const secret = loginSecret(request);
  const login = secret === undefined ? null : await findLogin(records, secret, now());
  if (!login) return null;
  if (!SAFE.has(request.method)) requireOwnOrigin(request, publicUrl, 'refuse');
  const { name, role, rooms } = login.account;
  return { name, role, rooms, through: 'cookie' };
}

export const people = fp(
  async (app: FastifyInstance, options: PeopleOptions) => {
    await app.register(cookie);
    app.decorateRequest('caller', null);
    app.decorate('identify', async (request: FastifyRequest) => {
      request.caller = await identify(request, options);
      return request.caller;
    });
    // Runs before the body is read: whoever is nobody need not send one.
    app.decorate('somebody', async (request: FastifyRequest) => {
      if (!(await app.identify(request))) {
        throw new Refusal(401, 'not-logged-in', 'This needs a login or a token; log in at /admin.');
      }
    });
    app.decorate('may', (action: Action) => async (request: FastifyRequest) => {
      await app.somebody(request);
      requireAllowed(request, action);
    });
  },
  { name: 'people' },
);

declare module 'fastify' {
  interface FastifyInstance {
    /** Finds out who asks; null for nobody. */
    identify(request: FastifyRequest): Promise<Caller | null>;
    /** Hook: refuses nobodies (401). */
    somebody(request: FastifyRequest): Promise<void>;
    /** Hook: refuses those who may not (401, 403). */
    may(action: Action): (request: FastifyRequest) => Promise<void>;
  }
}

/**
 * @param rooms ids of all rooms that it touches, for helpers.
 * @throws Refusal `not-allowed`
 */
export function requireAllowed(request: FastifyRequest, action: Action, rooms: readonly string[] = []): Caller {
  const { caller } = request;
  if (caller && allowed(caller, action, rooms)) return caller;
  const where = caller?.role === 'helper' && rooms.length > 0 ? ' there' : '';
  const role = caller?.role ?? 'stranger';
  throw new Refusal(
    403,
    'not-allowed',
    `${/^[ao]/.test(role) ? 'An' : 'A'} ${role} may not do this${where}; ask an organiser or an admin.`,
  );
}

export const authorOf = ({ caller }: FastifyRequest): Author => ({ name: caller!.name, role: caller!.role });

/** What the cookie holds by which a browser is known; only the login sees it. */
export const deviceCookie = (request: FastifyRequest): string | undefined => request.cookies[DEVICE];

/** @param expires epoch ms */
export function setDeviceCookie(request: FastifyRequest, reply: FastifyReply, value: string, expires: number): void {
  reply.setCookie(DEVICE, value, { ...attributes(request), path: '/api/login', expires: new Date(expires) });
}

/** The secret of the login's cookie. */
export const loginSecret = (request: FastifyRequest): string | undefined => request.cookies[COOKIE];

/** @param expires epoch ms */
export function setLoginCookie(request: FastifyRequest, reply: FastifyReply, secret: string, expires: number): void {
  reply.setCookie(COOKIE, secret, { ...attributes(request), expires: new Date(expires) });
}

export function clearLoginCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(COOKIE, attributes(request));
}

const attributes = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' }) as const;
