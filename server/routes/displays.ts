/** Displays: which there are and what each shows; pairing, steering and letting go. */
import rateLimit from '@fastify/rate-limit';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import { ROOM_VIEWS } from '../../core/index.js';
import { CODE_LIFETIME, WRONG_CODES } from '../fleet/codes.js';
import type { DisplayWish } from '../fleet/fleet.js';
import { listDisplays, listingOf, tellPaired } from '../fleet/list.js';
import type { DisplayRecord } from '../fleet/record.js';
import { rfc3339 } from '../instants.js';
import { Allowance } from '../live/allowance.js';
import { network } from '../people/throttle.js';
import { Attempts } from '../plugins/attempts.js';
import { requireOwnOrigin } from '../plugins/security.js';
import { Refusal } from '../refusal.js';
import { tooMany } from './login.js';
import type { RouteContext } from './context.js';
import { answers, strict } from './schemas/common.js';
import { ById, CodeAnswer, DisplayAnswer, Ids, Orders, WISHES } from './schemas/displays.js';

/** Codes and places that screens of one address may ask for, a minute: a truck full of them starts at once. */
const ASKED = 120;
/** What one person's next wrong code must wait for once the burst is used up, ms. */
const WAIT = 60_000 / WRONG_CODES.perMinute;

export const displays: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  const { hub, conferences, fleet: house, publicUrl, now } = context;
  const { fleet } = house;
  const organiser = { onRequest: app.may('displays') };
  const tags = ['displays'];
  const tell = (display: DisplayRecord) => tellPaired(display, listingOf(house), conferences);
  /** By name: tokens and logins of one name share it. */
  const wrong = new Map<string, Allowance>();

  await app.register(rateLimit, {
    global: false,
    store: Attempts,
    max: ASKED,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { ttl }) => tooMany(ttl),
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  /** For whoever stands in front of a screen: nobody is logged in there. */
  const byScreens = {
    config: { rateLimit: {} },
    onRequest: async (request: Parameters<typeof requireOwnOrigin>[0]) => requireOwnOrigin(request, publicUrl, 'pass'),
  };

  /** @throws Refusal `unknown-conference`, `unknown-room`, `unknown-track`, `needs-room` */
  function requirePlace(wish: DisplayWish, before?: DisplayRecord): void {
    const { conference, room, track, view } = { ...before, ...wish };
    if (conference == null) return;
    const { programme, schedule } = conferences.get(conference);
    if (programme.days.length === 0) return;
    if (room != null && !schedule.rooms.some(({ id }) => id === room))
      throw new Refusal(422, 'unknown-room', `There is no room "${room}" in "${conference}"; choose one of its rooms.`);
    if (track != null && !programme.tracks.some(({ id }) => id === track))
      throw new Refusal(
        422,
        'unknown-track',
        `There is no track "${track}" in "${conference}"; choose one of its tracks.`,
      );
    if (room == null && ROOM_VIEWS.includes(view))
      throw new Refusal(422, 'needs-room', `The view "${view}" is that of a room; name the room.`);
  }

  const tidy = (wish: DisplayWish): DisplayWish => ({
    ...wish,
    ...(wish.name !== undefined && { name: wish.name.trim() }),
  });

  app.get(
    '/api/displays',
    {
      onRequest: app.may('read-panel'),
      schema: {
        summary: 'All paired displays, and what else is connected',
        tags,
        response: answers({ 200: Type.Array(DisplayAnswer) }),
      },
    },
    async () => listDisplays(house, hub, conferences),
  );

  app.get(
    '/api/displays/:id',
    {
      onRequest: app.may('read-panel'),
      schema: { summary: 'A display', tags, params: ById, response: answers({ 200: DisplayAnswer }) },
    },
    async ({ params: { id } }) => {
      const found = listDisplays(house, hub, conferences).find((display) => display.id === id);
      return found ?? tell(fleet.get(id));
    },
  );

  app.post(
    '/api/displays/codes',
    {
      ...byScreens,
      schema: { summary: 'A screen asks for a code to show', tags, response: answers({ 201: CodeAnswer }) },
    },
    async (request, reply) => {
      const { code, token, expires } = await fleet.newCode(network(request.ip));
      return reply.code(201).send({ code, token, expires: rfc3339(expires, 'UTC'), lifetime: CODE_LIFETIME });
    },
  );

  app.post(
    '/api/displays/join',
    {
      ...byScreens,
      schema: {
        summary: 'A screen takes the place of a prepared display, once',
        tags,
        body: strict({ secret: Type.String({ minLength: 1, maxLength: 200 }) }),
        response: answers({ 200: Type.Object({ token: Type.String() }) }),
      },
    },
    async ({ body: { secret } }) => ({ token: await fleet.join(secret) }),
  );

  app.post(
    '/api/displays/pair',
    {
      ...organiser,
      schema: {
        summary: 'Make the screen that shows a code a display',
        tags,
        body: strict({ code: Type.String({ minLength: 1, maxLength: 20 }), ...WISHES }),
        response: answers({ 201: DisplayAnswer }),
      },
    },
    async (request, reply) => {
      const { code, ...wish } = request.body;
      requirePlace(wish as DisplayWish);
      const { name } = request.caller!;
      const allowance = wrong.get(name) ?? new Allowance(WRONG_CODES.burst, WRONG_CODES.perMinute / 60, now());
      wrong.set(name, allowance);
      // Counted before it is tried: many at the same moment gain nothing.
      if (!allowance.take(1, now())) throw tooMany(WAIT);
      const display = await fleet.pair(code, tidy(wish as DisplayWish));
      allowance.take(-1, now());
      return reply.code(201).header('location', `/api/displays/${display.id}`).send(tell(display));
    },
  );

  app.patch(
    '/api/displays',
    {
      ...organiser,
      schema: {
        summary: 'Alter many displays at once',
        tags,
        body: strict({ ids: Ids, ...WISHES }, { minProperties: 2 }),
        response: answers({ 200: Type.Array(DisplayAnswer) }),
      },
    },
    async ({ body: { ids, ...wish } }) => {
      for (const id of ids) requirePlace(wish as DisplayWish, fleet.get(id));
      return (await fleet.alter(ids, tidy(wish as DisplayWish))).map(tell);
    },
  );

  app.patch(
    '/api/displays/:id',
    {
      ...organiser,
      schema: {
        summary: 'Alter a display; one that is away gets it when it is back',
        tags,
        params: ById,
        body: strict(WISHES, { minProperties: 1 }),
        response: answers({ 200: DisplayAnswer }),
      },
    },
    async ({ params: { id }, body }) => {
      requirePlace(body as DisplayWish, fleet.get(id));
      const [display] = await fleet.alter([id], tidy(body as DisplayWish));
      return tell(display!);
    },
  );

  app.delete(
    '/api/displays/:id',
    {
      ...organiser,
      schema: {
        summary: 'Let a display go; its token is worthless from then on',
        tags,
        params: ById,
        response: answers({ 204: Type.Null() }),
      },
    },
    async ({ params: { id } }, reply) => {
      await fleet.revoke([id]);
      house.sightings.forget(id);
      return reply.code(204).send(null);
    },
  );

  /** Paired displays do it by their record, others are told if they are there. */
  async function order(type: 'identify' | 'reload', ids: readonly string[]): Promise<void> {
    const sockets = [...hub.connections].filter((socket) => ids.includes(`~${socket.id}`));
    const paired = ids.filter((id) => !id.startsWith('~'));
    if (sockets.length + paired.length < ids.length)
      throw new Refusal(
        404,
        'unknown-display',
        'One of these displays is not connected any more; see GET /api/displays.',
      );
    if (paired.length > 0) await fleet[type](paired);
    for (const socket of sockets) {
      const name = socket.hello?.about?.name ?? socket.hello?.about?.room ?? '';
      if (type === 'reload') socket.send({ type: 'command', command: 'reload' });
      else socket.send({ type: 'command', command: 'identify', name, number: `~${socket.id}`, for: 20_000 });
    }
  }

  app.post(
    '/api/displays/:id/commands',
    {
      ...organiser,
      schema: {
        summary: 'Have a display show who it is, or load its page anew',
        tags,
        params: ById,
        body: strict({ type: Orders }),
        response: answers({ 204: Type.Null() }),
      },
    },
    async ({ params: { id }, body: { type } }, reply) => {
      await order(type, [id]);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/displays/commands',
    {
      ...organiser,
      schema: {
        summary: 'The same for many displays',
        tags,
        body: strict({ ids: Ids, type: Orders }),
        response: answers({ 204: Type.Null() }),
      },
    },
    async ({ body: { ids, type } }, reply) => {
      await order(type, ids);
      return reply.code(204).send(null);
    },
  );
};
