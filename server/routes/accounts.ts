/** Accounts, API tokens and the log of logins: what admins see and do of people. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import {
  createAccount,
  createPasswordLink,
  createToken,
  deleteAccount,
  endAllLogins,
  findAccount,
  listAccounts,
  listAttempts,
  listTokens,
  LOGIN_KINDS,
  revokeToken,
  ROLES,
  setEmail,
  setRole,
  type Account,
  type Token,
} from '../people/index.js';
import { Refusal } from '../refusal.js';
import type { RouteContext } from './context.js';
import { answers, Id, oneOf, orNull, strict } from './schemas/common.js';

const Name = Type.String({ minLength: 1, maxLength: 200 });
const Email = Type.String({ minLength: 3, maxLength: 254 });
const Password = Type.String({ minLength: 1, maxLength: 2000 });
const Role = oneOf(ROLES);
const Rooms = Type.Array(Id, { maxItems: 500, description: 'Room ids, for helpers' });

export const AccountAnswer = Type.Object({
  name: Type.String(),
  role: Role,
  rooms: Type.Array(Type.String()),
  email: Type.Union([Type.String(), Type.Null()]),
  created: Type.String(),
  hasPassword: Type.Boolean({ description: 'Without one nobody can log in' }),
});
const TokenAnswer = Type.Object({
  id: Type.String(),
  name: Type.String(),
  role: Role,
  rooms: Type.Array(Type.String()),
  created: Type.String(),
});
const Secret = Type.Object({ secret: Type.String({ description: 'Shown this once' }), expires: Type.String() });
const ByName = strict({ name: Type.String({ maxLength: 200 }) });
const Attempt = Type.Object({
  at: Type.String(),
  kind: oneOf(LOGIN_KINDS),
  name: Type.Union([Type.String(), Type.Null()], { description: 'Null: no account has the name that was typed' }),
  address: Type.String(),
  agent: Type.String(),
});

/** Attempts in one answer, unless fewer are asked for. */
const SHOWN = 200;

const utc = (at: number): string => new Date(at).toISOString();

export const tellAccount = ({ name, role, rooms, email, created, hasPassword }: Account) => ({
  name,
  role,
  rooms: [...rooms],
  email: email ?? null,
  created: utc(created),
  hasPassword,
});
const tellToken = ({ id, name, role, rooms, created }: Token) => ({
  id,
  name,
  role,
  rooms: [...rooms],
  created: utc(created),
});

export const accounts: FastifyPluginAsyncTypebox<RouteContext> = async (app, { store: { records }, now }) => {
  const admin = { onRequest: app.may('accounts') };
  const tags = ['people'];

  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  app.get(
    '/api/accounts',
    { ...admin, schema: { summary: 'All accounts', tags, response: answers({ 200: Type.Array(AccountAnswer) }) } },
    async () => (await listAccounts(records)).map(tellAccount),
  );

  app.post(
    '/api/accounts',
    {
      ...admin,
      schema: {
        summary: 'Make an account; without a password it needs a link before anybody can log in',
        tags,
        body: strict({
          name: Name,
          role: Role,
          rooms: Type.Optional(Rooms),
          email: Type.Optional(Email),
          password: Type.Optional(Password),
        }),
        response: answers({ 201: AccountAnswer }),
      },
    },
    async (request, reply) => {
      const account = await createAccount(records, request.body, now());
      const at = `/api/accounts/${encodeURIComponent(account.name)}`;
      return reply.code(201).header('location', at).send(tellAccount(account));
    },
  );

  app.patch(
    '/api/accounts/:name',
    {
      ...admin,
      schema: {
        summary: 'Give an account another role, rooms or address; it holds from its next request on',
        tags,
        params: ByName,
        body: strict(
          { role: Type.Optional(Role), rooms: Type.Optional(Rooms), email: orNull(Email) },
          { minProperties: 1 },
        ),
        response: answers({ 200: AccountAnswer }),
      },
    },
    async (request) => {
      const { name } = request.params;
      const { role, rooms, email } = request.body;
      const known = await findAccount(records, name);
      if (!known) throw new Refusal(404, 'unknown-account', `There is no account "${name}".`);
      const next = role ?? known.role;
      let account = known;
      if (role !== undefined || rooms !== undefined)
        account = await setRole(records, name, next, rooms ?? (next === 'helper' ? known.rooms : []));
      if (email !== undefined) account = await setEmail(records, name, email);
      return tellAccount(account);
    },
  );

  app.delete(
    '/api/accounts/:name',
    {
      ...admin,
      schema: {
        summary: 'Delete an account and end its logins; the journal keeps the name',
        tags,
        params: ByName,
        response: answers({ 204: Type.Null() }),
      },
    },
    async (request, reply) => {
      await deleteAccount(records, request.params.name);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/accounts/:name/logins',
    {
      ...admin,
      schema: {
        summary: 'Log an account out everywhere',
        tags,
        params: ByName,
        response: answers({ 204: Type.Null() }),
      },
    },
    async (request, reply) => {
      await endAllLogins(records, request.params.name);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/accounts/:name/password-link',
    {
      ...admin,
      schema: {
        summary: 'A link, to be handed over, with which its holder sets the password of the account once within a day',
        tags,
        params: ByName,
        response: answers({ 201: Secret }),
      },
    },
    async (request, reply) => {
      const link = await createPasswordLink(records, request.params.name, 'hand', now());
      return reply.code(201).send({ secret: link!.secret, expires: utc(link!.expires) });
    },
  );

  app.get(
    '/api/tokens',
    {
      onRequest: app.may('tokens'),
      schema: {
        summary: 'All API tokens, without their secrets',
        tags,
        response: answers({ 200: Type.Array(TokenAnswer) }),
      },
    },
    async () => (await listTokens(records)).map(tellToken),
  );

  app.post(
    '/api/tokens',
    {
      onRequest: app.may('tokens'),
      schema: {
        summary: 'Make an API token; its secret is shown this once',
        tags,
        body: strict({ role: Role, name: Type.Optional(Name), rooms: Type.Optional(Rooms) }),
        response: answers({ 201: Type.Object({ ...TokenAnswer.properties, secret: Type.String() }) }),
      },
    },
    async (request, reply) => {
      const { secret, token } = await createToken(records, request.body, now());
      return reply.code(201).send({ ...tellToken(token), secret });
    },
  );

  app.delete(
    '/api/tokens/:id',
    {
      onRequest: app.may('tokens'),
      schema: {
        summary: 'Revoke an API token, from its next request on',
        tags,
        params: strict({ id: Type.String({ maxLength: 200 }) }),
        response: answers({ 204: Type.Null() }),
      },
    },
    async (request, reply) => {
      await revokeToken(records, request.params.id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/logins',
    {
      ...admin,
      schema: {
        summary: 'Who logged in or tried to, when and from where; the newest first',
        tags,
        querystring: strict({ limit: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,3}$' })) }),
        response: answers({ 200: Type.Array(Attempt) }),
      },
    },
    async (request) => {
      const attempts = await listAttempts(records, Number(request.query.limit ?? SHOWN));
      return attempts.map((attempt) => ({ ...attempt, at: utc(attempt.at) }));
    },
  );
};
