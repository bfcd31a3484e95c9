/**
 * The whole API and the sockets under requests and frames that are valid, bent and hostile, by every role: no 5xx, no
 * crash, nobody sees what is another's, memory stays flat. `npm run test:fuzz` is the long form;
 * FUZZ_REQUESTS, FUZZ_FRAMES and SEED say how many and with which chance.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import WebSocket from 'ws';
import { createAccount, ROLES, type Role } from '../../../../server/people/index.js';
import { sqliteStore } from '../../../../server/store/sqlite/store.js';
import { appBench, PASSWORD, type AppBench } from '../../../support/app.js';
import { temporaryFolder, tidyUp } from '../../../support/built-server.js';
import { imported, ORGANISER } from '../../../support/conferences.js';
import { Chance } from '../../../support/chance.js';
import { ACCESS } from '../access.js';
import { frameFor } from './frames.js';
import { operationsOf, requestFor, type Operation } from './requests.js';

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 1_200);
const FRAMES = Number(process.env['FUZZ_FRAMES'] ?? 1_200);
const SEED = Number(process.env['SEED'] ?? 1);
/** The conference is made anew this often: what organisers pile up is theirs, and no leak. */
const ANEW = 2_000;
/** What the heap may grow by from the first third of the run to its end, MB. */
const MOST_GROWTH = 24;

/** What only some may ever read; whoever else sees it has been leaked to. */
const SECRETS: Readonly<Record<string, readonly (Role | 'nobody' | 'attendee')[]>> = {
  'canary-mail@example.org': ['admin'],
  'canary-feedback': ['admin', 'organiser'],
  'script of organiser': ROLES,
  $argon2: [],
};

type Caller = Role | 'nobody' | 'attendee';
const CALLERS: readonly Caller[] = ['nobody', ...ROLES, 'attendee', 'organiser', 'admin'];

let bench: AppBench;
let attendee: string;
let collect: () => void;
beforeAll(async () => {
  setFlagsFromString('--expose-gc');
  collect = runInNewContext('gc') as () => void;
  bench = await appBench({ store: sqliteStore(temporaryFolder()) });
  const { records } = bench.store;
  await createAccount(
    records,
    { name: 'canary', role: 'admin', password: PASSWORD, email: 'canary-mail@example.org' },
    0,
  );
  await newAttendee();
});
afterAll(async () => {
  await bench.app.close();
  await bench.store.close();
  tidyUp();
});

async function newAttendee(): Promise<void> {
  const { id } = await bench.app.house.attendees.create({});
  attendee = `hallway-attendee=${(await bench.app.house.attendees.openLogin(id)).cookie}`;
}

/** The conference as it was at first, with something in it that only organisers may read. */
async function anew(): Promise<void> {
  const { conferences, app } = bench;
  for (const { slug } of [...conferences.list()]) await conferences.remove(slug);
  await conferences.adopt('small', imported(), ORGANISER);
  await conferences.execute('small', { type: 'delay', session: 'b', minutes: 5 }, { by: ORGANISER });
  const url = '/api/conferences/small/changes';
  await bench.ask('organiser', 'POST', url, { type: 'end', session: 'a', at: '2026-10-24T09:00:00Z' });
  await bench.ask('admin', 'PATCH', '/api/conferences/small', { feedback: true });
  const said = { stars: 1, line: 'canary-feedback', phone: 'abcdefghijklmnopqrstuvwx' };
  await app.inject({ method: 'PUT', url: '/api/attendee/conferences/small/feedback/a', payload: said });
}

/** Argon2 takes its time on purpose, streams never end, and files are read in processes of their own. */
const weightOf = ({ method, path }: Operation): number => {
  if (path === '/api/attendee/live') return 0;
  if (/login|password|setup|passkeys|\/api\/attendee$/.test(path) || path === '/api/accounts') return 1;
  if (/programme$|images$|sources/.test(path) && method !== 'GET') return 2;
  return method === 'GET' ? 12 : method === 'DELETE' ? 3 : /changes$/.test(path) ? 60 : 8;
};

/** Somebody who may ask that, as far as roles go. */
function fitFor({ method, path }: Operation): Caller {
  const { least = 'anyone' } = ACCESS[`${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`] ?? {};
  if (least === 'anyone') return 'nobody';
  return least === 'self' ? 'viewer' : least;
}

const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

it(`${REQUESTS} requests (seed ${SEED})`, { timeout: 60_000 + REQUESTS * 20 }, async () => {
  const { app } = bench;
  const chance = new Chance(SEED);
  const pool = operationsOf(app.swagger()).flatMap((one) => Array<Operation>(weightOf(one)).fill(one));
  const statuses = new Map<number, number>();
  const broken = new Map<string, string>();
  const succeeded = new Set<string>();
  let [slowest, slowestOf, before] = [0, '', 0];
  for (let i = 0; i < REQUESTS; i++) {
    if (i % ANEW === 0 || !bench.conferences.find('small')) await anew();
    if (i === Math.floor(REQUESTS / 3 / ANEW) * ANEW) before = heap();
    const how = chance.next() < 0.6 ? 0 : chance.next() < 0.6 ? 1 : 2;
    const { operation, url, headers, payload } = requestFor(chance.pick(pool), how, chance);
    const caller = chance.next() < 0.4 ? chance.pick(CALLERS) : fitFor(operation);
    if (caller === 'attendee')
      Object.assign(headers, { host: 'hallway.test', origin: 'http://hallway.test', cookie: attendee });
    else if (caller !== 'nobody') headers['authorization'] = `Bearer ${bench.tokens[caller]}`;
    const name = `${operation.method} ${operation.path}`;
    const from = performance.now();
    const answer = await app.inject({
      method: operation.method as NonNullable<InjectOptions['method']>,
      url,
      headers,
      // Limits per address have their own tests.
      remoteAddress: `10.0.${(i >> 8) & 255}.${i & 255}`,
      ...(payload !== undefined && { payload }),
    });
    const took = performance.now() - from;
    if (took > slowest) [slowest, slowestOf] = [took, name];
    const { statusCode: status, body } = answer;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status < 300) succeeded.add(name);
    if (status >= 500)
      broken.set(`${name} ${status}`, `${url.slice(0, 300)} ${String(payload).slice(0, 300)} → ${body.slice(0, 300)}`);
    for (const [secret, readers] of Object.entries(SECRETS)) {
      if (body.includes(secret) && !readers.includes(caller))
        broken.set(`${name} tells ${caller} ${secret}`, url.slice(0, 300));
    }
    if (answer.headers['content-security-policy'] === undefined) broken.set(`${name} has no policy`, url.slice(0, 300));
    if (Object.hasOwn(Object.prototype, 'admin') || 'x' in {}) broken.set(`${name} pollutes`, String(payload));
    if (name === 'DELETE /api/attendee' || status === 401) if (caller === 'attendee') await newAttendee();
  }
  await anew();
  const growth = heap() - before;
  const good = [...statuses].filter(([status]) => status < 300).reduce((sum, [, count]) => sum + count, 0);
  const told = [...statuses].sort().map(([status, count]) => `${status}: ${count}`);
  console.log(
    `${REQUESTS} requests (seed ${SEED}) · ${((100 * good) / REQUESTS).toFixed(0)} % answered 2xx (${told.join(', ')}) · ` +
      `${succeeded.size} of ${new Set(pool).size} operations succeeded · heap ${growth.toFixed(1)} MB · slowest ${slowest.toFixed(0)} ms (${slowestOf})`,
  );
  expect(Object.fromEntries(broken)).toEqual({});
  expect(good / REQUESTS).toBeGreaterThan(0.3);
  if (REQUESTS >= 10_000) expect(growth).toBeLessThan(MOST_GROWTH);
});

it(`${FRAMES} frames (seed ${SEED})`, { timeout: 60_000 + FRAMES * 20 }, async () => {
  const { app } = bench;
  const chance = new Chance(SEED + 1);
  await anew();
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  const witness = new WebSocket(`ws://127.0.0.1:${port}/live`);
  await new Promise((done) => witness.once('open', done));
  const seen: string[] = [];
  witness.on('message', (data: Buffer) => seen.push(data.toString()));
  witness.send(JSON.stringify({ type: 'hello', protocol: 1, conference: 'small', programme: null, revision: null }));
  const closes = new Map<number, number>();
  const leaks = new Set<string>();
  let [sent, sockets, before, asked] = [0, 0, 0, 0];
  while (sent < FRAMES) {
    if (before === 0 && sent >= FRAMES / 3) before = heap();
    sockets += 1;
    const caller = chance.pick(CALLERS);
    const headers =
      caller === 'nobody' || caller === 'attendee' ? {} : { authorization: `Bearer ${bench.tokens[caller]}` };
    const socket = new WebSocket(`ws://127.0.0.1:${port}/live`, { headers, perMessageDeflate: false });
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      for (const [secret, readers] of Object.entries(SECRETS)) {
        if (text.includes(secret) && !readers.includes(caller)) leaks.add(`${caller}: ${text.slice(0, 200)}`);
      }
      // Presence is for those who see the panel.
      if (text.startsWith('{"type":"presence"') && (caller === 'nobody' || caller === 'attendee'))
        leaks.add(`${caller}: presence`);
    });
    const closed = new Promise<number>((done) => socket.once('close', done));
    await new Promise((done) => socket.once('open', done));
    // Some behave to the end; the others are let go as soon as they do not.
    const wild = chance.next() < 0.5;
    for (let i = 0; i < 45 && socket.readyState === WebSocket.OPEN && sent < FRAMES; i++) {
      const how = wild && chance.next() < 0.4 ? (chance.next() < 0.5 ? 1 : 2) : 0;
      socket.send(frameFor(how, chance));
      sent += 1;
      if (wild && i % 5 === 4) await new Promise((done) => setImmediate(done));
    }
    if (chance.next() < 0.2) socket.terminate();
    else socket.close();
    const code = await closed;
    closes.set(code, (closes.get(code) ?? 0) + 1);
    if (sockets % 40 === 0) {
      asked += 1;
      const { status } = await bench.ask('organiser', 'POST', '/api/conferences/small/changes', {
        type: 'delay',
        session: 'b',
        minutes: 5 + asked,
      });
      expect(status).toBe(201);
    }
  }
  // Whoever behaved all the time was told of everything all the time.
  const changes = () => seen.filter((text) => text.startsWith('{"type":"change"')).length;
  await expect.poll(changes).toBe(asked);
  expect(witness.readyState).toBe(WebSocket.OPEN);
  witness.terminate();
  await expect.poll(() => app.hub.connections.size).toBe(0);
  const growth = heap() - before;
  const told = [...closes].sort().map(([code, count]) => `${code}: ${count}`);
  console.log(
    `${FRAMES} frames on ${sockets} sockets (seed ${SEED}) · closed ${told.join(', ')} · heap ${growth.toFixed(1)} MB`,
  );
  expect([...leaks]).toEqual([]);
  expect([...closes.keys()].filter((code) => ![1000, 1005, 1006, 1002, 1007, 1008, 1009].includes(code))).toEqual([]);
  if (FRAMES >= 10_000) expect(growth).toBeLessThan(MOST_GROWTH);
});
