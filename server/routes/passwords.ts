/** What people do about their own account: another password, forgotten passwords, logging out everywhere. */
import rateLimit from '@fastify/rate-limit';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import * as Type from 'typebox';
import { languagesOf } from '../guide/languages.js';
import {
  accountsToMail,
  createLogin,
  createPasswordLink,
  endAllLogins,
  findAccount,
  logAttempt,
  LoginThrottle,
  passwordMail,
  setEmail,
  setPassword,
  usePasswordLink,
  verifyPassword,
  type Account,
  type LoginKind,
} from '../people/index.js';
import { Attempts } from '../plugins/attempts.js';
import { clearLoginCookie, setLoginCookie } from '../plugins/people.js';
import { requireOwnOrigin } from '../plugins/security.js';
import { Refusal } from '../refusal.js';
import { AccountAnswer, tellAccount } from './accounts.js';
import type { RouteContext } from './context.js';
import { ATTEMPTS, Me, tellMe, tooMany } from './login.js';
import { answers, strict } from './schemas/common.js';

const Password = Type.String({ minLength: 1, maxLength: 2000 });

export const passwords: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  const { store, publicUrl, mail, now } = context;
  const { records } = store;
  const throttle = new LoginThrottle({ now });
  await app.register(rateLimit, {
    global: false,
    store: Attempts,
    max: ATTEMPTS,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { ttl }) => tooMany(ttl),
  });
  const guarded = {
    config: { rateLimit: {} },
    onRequest: async (request: FastifyRequest) => requireOwnOrigin(request, publicUrl, 'pass'),
  };
  const tags = ['people'];

  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  /** The account of a login. @throws Refusal `not-an-account` for a token. */
  async function ownAccount({ caller }: FastifyRequest): Promise<Account> {
    const account = caller?.through === 'cookie' ? await findAccount(records, caller.name) : null;
    if (account) return account;
    throw new Refusal(403, 'not-an-account', 'A token is no account; log in with a name and a password for this.');
  }

  const note = (request: FastifyRequest, kind: LoginKind, name: string) =>
    logAttempt(records, {
      at: now(),
      kind,
      name,
      address: request.ip,
      agent: request.headers['user-agent'] ?? '',
    });

  app.get(
    '/api/me/account',
    {
      onRequest: app.somebody,
      schema: { summary: 'One’s own account', tags, response: answers({ 200: AccountAnswer }) },
    },
    async (request) => tellAccount(await ownAccount(request)),
  );

  app.patch(
    '/api/me/account',
    {
      onRequest: app.somebody,
      schema: {
        summary: 'Set one’s own e-mail address, or none',
        tags,
        body: strict({ email: Type.Union([Type.String({ minLength: 3, maxLength: 254 }), Type.Null()]) }),
        response: answers({ 200: AccountAnswer }),
      },
    },
    async (request) => {
      const { name } = await ownAccount(request);
      return tellAccount(await setEmail(records, name, request.body.email));
    },
  );

  app.post(
    '/api/me/password',
    {
      onRequest: app.somebody,
      schema: {
        summary: 'Set one’s own password; ends all other logins',
        tags,
        body: strict({ password: Password, newPassword: Password }),
        response: answers({ 204: Type.Null() }),
      },
    },
    async (request, reply) => {
      const { name } = await ownAccount(request);
      const { password, newPassword } = request.body;
      const wait = throttle.attempt(name, request.ip);
      if (wait > 0) throw tooMany(wait);
      if (!(await verifyPassword(records, name, password))) {
        await note(request, 'wrong', name);
        throw new Refusal(403, 'wrong-password', 'The password so far is wrong; try again.');
      }
      throttle.succeeded(name, request.ip);
      await setPassword(records, name, newPassword);
      await note(request, 'password', name);
      const { secret, expires } = await createLogin(records, (await findAccount(records, name))!, now());
      setLoginCookie(request, reply, secret, expires);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/me/logins',
    {
      onRequest: app.somebody,
      schema: { summary: 'Log out everywhere, here too', tags, response: answers({ 204: Type.Null() }) },
    },
    async (request, reply) => {
      const { name } = await ownAccount(request);
      await endAllLogins(records, name);
      clearLoginCookie(request, reply);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/password-reset',
    {
      schema: {
        summary: 'Whether this server can send a link to who forgot a password',
        tags,
        response: answers({ 200: Type.Object({ mail: Type.Boolean() }) }),
      },
    },
    async () => ({ mail: mail !== undefined }),
  );

  app.post(
    '/api/password-reset',
    {
      ...guarded,
      schema: {
        summary: 'Send a link for a new password to the address of an account; the answer is the same if there is none',
        tags,
        body: strict({ name: Type.String({ minLength: 1, maxLength: 254, description: 'Name or e-mail address' }) }),
        response: answers({ 202: Type.Null() }),
      },
    },
    async (request, reply) => {
      if (!mail || publicUrl === undefined)
        throw new Refusal(422, 'no-mail', 'This server sends no mail; ask an admin for a link to a new password.');
      const languages = languagesOf(request.headers['accept-language']);
      const send = async (): Promise<void> => {
        for (const account of await accountsToMail(records, request.body.name)) {
          const link = await createPasswordLink(records, account.name, 'mail', now());
          if (link) await mail(passwordMail(account, `${publicUrl}/admin#password=${link.secret}`, languages));
        }
      };
      // Not waited for: how long it takes would tell whether there is such an account.
      send().catch((error: unknown) => request.log.error({ err: error }, 'the mail with a link was not sent'));
      return reply.code(202).send(null);
    },
  );

  app.post(
    '/api/password-reset/use',
    {
      ...guarded,
      schema: {
        summary: 'Set the password with the secret of a link, and log in',
        tags,
        body: strict({ secret: Type.String({ minLength: 1, maxLength: 200 }), password: Password }),
        response: answers({ 200: Me }),
      },
    },
    async (request, reply) => {
      const { secret, password } = request.body;
      const account = await usePasswordLink(records, secret, password, now());
      await note(request, 'link', account.name);
      const opened = await createLogin(records, account, now());
      setLoginCookie(request, reply, opened.secret, opened.expires);
      return tellMe(account);
    },
  );
};
