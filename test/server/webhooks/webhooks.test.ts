import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryStore, type Store } from '../../../server/store/index.js';
import { BOUNDS } from '../../../server/webhooks/outbox.js';
import { poster, signed, type Posted } from '../../../server/webhooks/post.js';
import { appBench, type AppBench } from '../../support/app.js';
import { ORGANISER } from '../../support/conferences.js';

let bench: AppBench;
let store: Store;
let posted: Posted[];
let answer: (message: Posted) => number | Error;

/** A server on a store whose posts a test answers. */
const server = (): Promise<AppBench> =>
  appBench({
    store,
    webhooks: {
      random: () => 0,
      post: async (message) => {
        posted.push(message);
        const given = answer(message);
        if (given instanceof Error) throw given;
        return given;
      },
    },
  });
beforeEach(async () => {
  store = memoryStore();
  posted = [];
  answer = () => 204;
  bench = await server();
});
afterEach(() => bench.app.close());

const add = async (more: object = {}) => {
  const body = { url: 'https://hooks.example/hallway', events: ['change'], ...more };
  const { status, json, text } = await bench.ask('admin', 'POST', '/api/webhooks', body);
  expect(status, text).toBe(201);
  return json as { id: string; secret: string };
};
const delay = (minutes: number) =>
  bench.conferences.execute('small', { type: 'delay', session: 'a', minutes }, { by: ORGANISER });
const settled = async (): Promise<void> => {
  await bench.app.webhooks.settled();
  await bench.app.webhooks.outbox.settled();
};
/** Lets time pass until the next attempt is due. */
const pass = async (ms: number): Promise<void> => {
  bench.clock.instant += ms;
  bench.app.webhooks.outbox.look();
  await settled();
};
const only = async () => (await bench.ask('admin', 'GET', '/api/webhooks')).json[0];

describe('a message', () => {
  it('is signed as Standard Webhooks says', () => {
    // The example of the specification's reference libraries.
    const message = {
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      now: 1_614_265_330_000,
      body: '{"test": 2432232314}',
    };
    expect(signed(message)).toEqual({
      'webhook-id': message.id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('tells of a change, once, and never who made it', async () => {
    const { secret } = await add();
    await delay(15);
    await settled();
    expect(posted).toHaveLength(1);
    const [{ id, body, url }] = posted as [Posted];
    expect([url, posted[0]!.secret]).toEqual(['https://hooks.example/hallway', secret]);
    expect(JSON.parse(body)).toMatchObject({
      type: 'change',
      data: { conference: 'small', revision: 2, change: { type: 'delay', set: { sessions: { a: { delay: 15 } } } } },
    });
    expect(body).not.toContain(ORGANISER.name);
    expect(id).toMatch(/^change-.+-2$/);
    expect(await only()).toMatchObject({ waiting: 0, dead: 0, succeeded: expect.any(String) });
  });

  it('goes to those who want it: of their conference, of their events, and not while paused', async () => {
    await bench.conferences.create({ slug: 'other' });
    await add({ url: 'https://other.example/', conference: 'other' });
    await add({ url: 'https://displays.example/', events: ['display.away'] });
    const { id } = await add({ url: 'https://paused.example/' });
    await bench.ask('admin', 'PATCH', `/api/webhooks/${id}`, { paused: true });
    await delay(15);
    await settled();
    expect(posted).toEqual([]);
    await bench.ask('admin', 'PATCH', `/api/webhooks/${id}`, { paused: false });
    await pass(60_000);
    expect(posted.map(({ url }) => url)).toEqual(['https://paused.example/']);
  });
});

describe('an address that does not take it', () => {
  it('is tried again, later and later, with the same id, and then given up', async () => {
    const { id } = await add();
    answer = () => 500;
    await delay(15);
    await settled();
    for (const pause of BOUNDS.retries) {
      const before = posted.length;
      await pass(pause - 1);
      expect(posted).toHaveLength(before);
      await pass(1);
      expect(posted).toHaveLength(before + 1);
    }
    expect(new Set(posted.map((message) => message.id)).size).toBe(1);
    expect(await only()).toMatchObject({ waiting: 0, dead: 1 });
    const { json } = await bench.ask('admin', 'GET', `/api/webhooks/${id}/dead`);
    expect(json).toMatchObject([
      { type: 'change', attempts: BOUNDS.retries.length + 1, error: 'hooks.example answered 500.' },
    ]);
    // Somebody has mended it.
    answer = () => 200;
    const again = await bench.ask('admin', 'POST', `/api/webhooks/${id}/dead/retry`);
    expect(again.json).toEqual({ messages: 1 });
    await settled();
    expect(posted).toHaveLength(BOUNDS.retries.length + 2);
    expect(await only()).toMatchObject({ waiting: 0, dead: 0 });
  });

  it('waits a little longer by chance, so that not all come at once', async () => {
    expect(BOUNDS.jitter).toBeGreaterThan(0);
    await bench.app.close();
    bench = await appBench({ store, webhooks: { random: () => 1, post: () => Promise.reject(new Error('away')) } });
    await add();
    await delay(15);
    await settled();
    const [one] = await store.records.list<{ next: number }>('webhook-outbox');
    expect(one!.value.next - bench.clock.instant).toBe(BOUNDS.retries[0]! * (1 + BOUNDS.jitter));
  });

  it('keeps no other from being told, and no change from being made', async () => {
    await add({ url: 'https://broken.example/' });
    await add({ url: 'https://good.example/' });
    answer = ({ url }) => (url.includes('broken') ? new Error('broken.example cannot be reached: ECONNREFUSED.') : 200);
    for (const minutes of [5, 10, 15]) await delay(minutes);
    await settled();
    expect(posted.filter(({ url }) => url.includes('good'))).toHaveLength(3);
    const { json } = await bench.ask('admin', 'GET', '/api/webhooks');
    const waits = (json as { url: string; waiting: number }[]).map(({ url, waiting }) => [new URL(url).host, waiting]);
    expect(Object.fromEntries(waits)).toEqual({ 'broken.example': 3, 'good.example': 0 });
  });

  it('is told after a restart what it was not told before', async () => {
    await add();
    answer = () => 503;
    await delay(15);
    await settled();
    await bench.app.close();
    answer = () => 200;
    bench = await server();
    await pass(BOUNDS.retries[0]!);
    expect(posted).toHaveLength(2);
    expect(await only()).toMatchObject({ waiting: 0, dead: 0 });
  });

  it('is told once by two servers on one store', async () => {
    await add();
    const other = await server();
    await bench.conferences.execute('small', { type: 'delay', session: 'a', minutes: 5 }, { by: ORGANISER });
    await expect.poll(() => other.conferences.get('small').revision).toBe(2);
    await settled();
    await other.app.webhooks.settled();
    await other.app.webhooks.outbox.settled();
    expect(posted).toHaveLength(1);
    // What was taken is forgotten in the end.
    bench.clock.instant += 61_000;
    await pass(0);
    expect(await store.records.list('webhook-outbox')).toEqual([]);
    await other.app.close();
  });
});

describe('managing them', () => {
  it('shows the secret once, and no password of the address ever', async () => {
    const { secret, id } = await add({ url: 'https://me:hunter2@hooks.example/x' });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    for (const path of ['/api/webhooks', `/api/webhooks/${id}/dead`]) {
      const { text } = await bench.ask('admin', 'GET', path);
      for (const hidden of [secret, 'hunter2']) expect(text).not.toContain(hidden);
    }
  });

  it('refuses what cannot be, and forgets what is removed', async () => {
    const wish = { url: 'https://hooks.example/', events: ['change'] };
    const ask = async (body: object) => (await bench.ask('admin', 'POST', '/api/webhooks', body)).json.code;
    expect(await ask({ ...wish, url: 'ftp://hooks.example/' })).toBe('invalid-url');
    expect(await ask({ ...wish, url: 'nonsense' })).toBe('invalid-url');
    expect(await ask({ ...wish, events: ['explode'] })).toBe('invalid-request');
    expect(await ask({ ...wish, conference: 'none' })).toBe('unknown-conference');
    const { id } = await add();
    answer = () => 500;
    expect((await bench.ask('admin', 'POST', `/api/webhooks/${id}/test`)).status).toBe(204);
    await settled();
    expect(JSON.parse(posted[0]!.body)).toMatchObject({ type: 'test' });
    expect((await bench.ask('admin', 'DELETE', `/api/webhooks/${id}`)).status).toBe(204);
    expect(await store.records.list('webhook-outbox')).toEqual([]);
    expect((await bench.ask('admin', 'DELETE', `/api/webhooks/${id}`)).json.code).toBe('unknown-webhook');
    for (let n = 0; n < 20; n++) await add();
    expect(await ask(wish)).toBe('too-many-webhooks');
  });
});

describe('the post itself', () => {
  const message = { secret: `whsec_${Buffer.from('key').toString('base64')}`, id: 'one', body: '{"a":1}', now: 5_000 };
  const never = new AbortController().signal;

  it('arrives whole and signed, and follows no redirect', async () => {
    const seen: { headers: IncomingMessage['headers']; body: string }[] = [];
    const receiver = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        seen.push({ headers: request.headers, body });
        response.writeHead(302, { location: '/elsewhere' }).end();
      });
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    expect(await poster()({ ...message, url, allowPrivate: true }, never)).toBe(302);
    receiver.close();
    expect(seen).toHaveLength(1);
    const { headers, body } = seen[0]!;
    expect(body).toBe(message.body);
    const signature = createHmac('sha256', 'key').update(`one.5.${body}`).digest('base64');
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': 'one',
      'webhook-timestamp': '5',
      'webhook-signature': `v1,${signature}`,
    });
  });

  it('goes to no private address unless that was allowed, by number or by name', async () => {
    const inside = poster(async () => [{ address: '10.0.0.7', family: 4 }]);
    for (const url of [
      'http://127.0.0.1:1/',
      'http://[::1]:1/',
      'http://169.254.169.254/',
      'http://[::ffff:10.0.0.1]/',
    ])
      await expect(poster()({ ...message, url, allowPrivate: false }, never)).rejects.toThrow('private address');
    const named = { ...message, url: 'http://me:hunter2@inside.example/', allowPrivate: false };
    const error = await inside(named, never).catch((failed: Error) => failed.message);
    expect(error).toBe('inside.example is on a private address; allow that for this webhook if it is meant.');
  });

  it('says in one sentence that nobody is there', async () => {
    const url = 'http://127.0.0.1:1/';
    const sent = poster()({ ...message, url, allowPrivate: true }, never);
    await expect(sent).rejects.toThrow('127.0.0.1:1 cannot be reached: ECONNREFUSED.');
  });
});
