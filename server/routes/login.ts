/** Logging in and out, and the first admin. */
import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import {
  accountKey,
  createFirstAdmin,
  createLogin,
  DEVICE_LIFETIME,
  endLogin,
  KnownDevices,
  logAttempt,
  LoginThrottle,
  ROLES,
  verifyPassword,
  type Account,
  type KnownDevice,
} from '../people/index.js';
import { Attempts } from '../plugins/attempts.js';
import { clearLoginCookie, deviceCookie, loginSecret, setDeviceCookie, setLoginCookie } from '../plugins/people.js';
import { requireOwnOrigin } from '../plugins/security.js';
import { Refusal } from '../refusal.js';
import type { RouteContext } from './context.js';
import { answers, oneOf, strict } from './schemas/common.js';

const Name = Type.String({ minLength: 1, maxLength: 200 });
const Password = Type.String({ minLength: 1, maxLength: 2000 });
export const Me = Type.Object({ name: Type.String(), role: oneOf(ROLES), rooms: Type.Array(Type.String()) });

export const tellMe = ({ name, role, rooms }: Pick<Account, 'name' | 'role' | 'rooms'>) => ({
  name,
  role,
  rooms: [...rooms],
});

/** Attempts a minute from one address, whatever name they try: enough for a whole crew behind one router. Browsers that
 * are known have as many of their own. */
export const ATTEMPTS = 30;

export const login: FastifyPluginAsyncTypebox<RouteContext> = async (app, { store, publicUrl, now }) => {
  const throttle = new LoginThrottle({ now });
  const devices = new KnownDevices(store.records);
  const whence = (request: FastifyRequest, device: KnownDevice | null): string =>
    device ? `device ${device.id}` : request.ip;
  await app.register(rateLimit, {
    global: false,
    store: Attempts,
    max: ATTEMPTS,
    timeWindow: '1 minute',
    keyGenerator: async (request) => whence(request, await devices.find(deviceCookie(request))),
    errorResponseBuilder: (_request, { ttl }) => tooMany(ttl),
  });
  const guarded = {
    config: { rateLimit: {} },
    // No login by a page of another site: it would make somebody work under a stranger's name.
    onRequest: async (request: FastifyRequest) => requireOwnOrigin(request, publicUrl, 'pass'),
  };

  app.post(
    '/api/login',
    {
      ...guarded,
      schema: {
        summary: 'Log in; answers with a cookie',
        tags: ['people'],
        body: strict({ name: Name, password: Password }),
        response: answers({ 200: Me }),
      },
    },
    async (request, reply) => {
      const { name, password } = request.body;
      const device = await devices.find(deviceCookie(request));
      const from = whence(request, device?.account === accountKey(name) ? device : null);
      const wait = throttle.attempt(name, from);
      if (wait > 0) throw tooMany(wait);
      const account = await verifyPassword(store.records, name, password);
      const by = { at: now(), name, address: request.ip, agent: request.headers['user-agent'] ?? '' };
      await logAttempt(store.records, { ...by, kind: account ? 'login' : 'wrong' });
      if (!account) throw new Refusal(401, 'wrong-login', 'Name or password is wrong; try again.');
      throttle.succeeded(name, from);
      const { secret, expires } = await createLogin(store.records, account, now());
      setLoginCookie(request, reply, secret, expires);
      if (device?.account !== accountKey(name))
        setDeviceCookie(request, reply, await devices.mark(name), now() + DEVICE_LIFETIME);
      return tellMe(account);
    },
  );

  app.delete(
    '/api/login',
    { schema: { summary: 'Log out', tags: ['people'], response: answers({ 204: Type.Null() }) } },
    async (request, reply) => {
      await app.identify(request);
      const secret = loginSecret(request);
      if (secret !== undefined) await endLogin(store.records, secret);
      clearLoginCookie(request, reply);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/me',
    {
      onRequest: app.somebody,
      schema: { summary: 'Who asks', tags: ['people'], response: answers({ 200: Me }) },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return tellMe(request.caller!);
    },
  );

  app.post(
    '/api/setup',
    {
      ...guarded,
      schema: {
        summary: 'Make the first admin with the secret of the link that the server printed',
        tags: ['people'],
        body: strict({ secret: Type.String({ minLength: 1, maxLength: 200 }), name: Name, password: Password }),
        response: answers({ 201: Me }),
      },
    },
    async (request, reply) => {
      const { secret, name, password } = request.body;
      const account = await createFirstAdmin(store.records, secret, { name, password }, now());
      const by = { at: now(), name: account.name, address: request.ip, agent: request.headers['user-agent'] ?? '' };
      await logAttempt(store.records, { ...by, kind: 'first-admin' });
      const opened = await createLogin(store.records, account, now());
      setLoginCookie(request, reply, opened.secret, opened.expires);
      return reply.code(201).send(tellMe(account));
    },
  );
};

/** @param wait ms */
export function tooMany(wait: number): Refusal {
  const seconds = Math.ceil(wait / 1000);
  return new Refusal(429, 'too-many-attempts', `Too many attempts; wait ${seconds} s and try again.`, {
    retryAfter: seconds,
  });
}
