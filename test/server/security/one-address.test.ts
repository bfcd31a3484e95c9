/** Fifty screens behind the one address of a venue, and a rude neighbour behind the same one: only the neighbour is slowed down. */
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CODE_LIFETIME } from '../../../server/fleet/codes.js';
import { appBench, makeAnna, PASSWORD, type AppBench } from '../../support/app.js';
import { assigned } from '../../support/screens.js';
import { connect, type TestSocket } from '../../support/socket.js';

const SCREENS = 50;
const every = <T>(work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: SCREENS }, (_, index) => work(index)));

let bench: AppBench;
let url: string;
beforeEach(async () => {
  // As in use: no shorter times, no other bounds; all of it comes from 127.0.0.1.
  bench = await appBench();
  await makeAnna(bench.store);
  await bench.app.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(bench.app.server.address() as AddressInfo).port}`;
});
afterEach(() => bench.app.close());

/** Asks over the network, so that the address is the socket's. */
async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url + path, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    text,
    json: text.startsWith('{') ? (JSON.parse(text) as Record<string, string>) : {},
  };
}

const organiser = () => ({ authorization: `Bearer ${bench.tokens.organiser}` });
const guess = (n: number) => ask('POST', '/api/login', { name: `guess${n}`, password: 'wrong horse battery' });

/** A neighbour who guesses until the limit, and goes on. @returns what was answered from then on. */
async function rude(): Promise<number[]> {
  const answers: number[] = [];
  for (let n = 0; n < 33; n++) answers.push((await guess(n)).status);
  return answers;
}

/** What a screen reads as it starts, up to its first picture. */
async function start(index: number, token?: string): Promise<TestSocket> {
  const page = await ask('GET', `/display?conference=small&room=Aula&name=${index}`);
  expect(page.status).toBe(200);
  const screen = await connect(bench.app);
  screen.hello({
    ...(token !== undefined && { display: token }),
    about: { view: 'room', room: 'Aula', name: `${index}` },
  });
  const { programme } = await screen.next('welcome');
  const read = [`programme/${programme}`, 'schedule', 'boards'].map((path) =>
    ask('GET', `/api/conferences/small/${path}`),
  );
  expect((await Promise.all(read)).map(({ status }) => status)).toEqual([200, 200, 200]);
  return screen;
}

describe('fifty screens at one address', () => {
  it('are paired at once, ask for new codes all along, and are steered, whatever a neighbour does', async () => {
    const neighbour = rude();
    const waiting = await every(async () => {
      const { status, json } = await ask('POST', '/api/displays/codes', {});
      expect(status).toBe(201);
      const socket = await connect(bench.app);
      socket.hello({ conference: '', display: json['token']!, about: { view: 'pairing' } });
      await socket.next('command');
      return { code: json['code']!, token: json['token']!, socket };
    });
    // Nobody typed them in time: each asks again, as it does every ten minutes.
    bench.clock.instant += CODE_LIFETIME;
    const again = await every(() => ask('POST', '/api/displays/codes', {}));
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set([201]));
    const shown = await every(async (index) => {
      const socket = waiting[index]!.socket;
      socket.hello({ conference: '', display: again[index]!.json['token']!, about: { view: 'pairing' } });
      const body = { code: again[index]!.json['code'], name: `Screen ${index}`, conference: 'small', room: 'Aula' };
      const { status, text } = await ask('POST', '/api/displays/pair', body, organiser());
      expect(status, text).toBe(201);
      return assigned({ socket });
    });
    expect(new Set(shown.map(({ number }) => number)).size).toBe(SCREENS);
    expect(await neighbour).toContain(429);
  });

  it('come back in the same moment, again and again, and all are current', async () => {
    expect((await rude()).slice(-3)).toEqual([429, 429, 429]);
    for (let storm = 0; storm < 2; storm++) {
      const screens = await every((index) => start(index));
      const change = await ask(
        'POST',
        '/api/conferences/small/changes',
        { type: 'delay', session: 'a', minutes: storm + 1 },
        organiser(),
      );
      expect(change.status).toBe(201);
      await Promise.all(screens.map((screen) => screen.next('change')));
      for (const screen of screens) screen.socket.terminate();
      await Promise.all(screens.map((screen) => screen.closed));
    }
    // The neighbour is still the neighbour.
    expect((await guess(99)).status).toBe(429);
  });

  it('take fifty prepared places by their QR codes at once', async () => {
    const csv = ['name,room', ...Array.from({ length: SCREENS }, (_, index) => `Door ${index},Aula`)].join('\n');
    const prepared = await ask('POST', '/api/displays/prepared', { csv, conference: 'small' }, organiser());
    expect(prepared.status, prepared.text).toBe(201);
    const places = JSON.parse(prepared.text) as { secret: string }[];
    const neighbour = rude();
    const tokens = await every(async (index) => {
      const { status, json } = await ask('POST', '/api/displays/join', { secret: places[index]!.secret });
      expect(status).toBe(200);
      return json['token']!;
    });
    const screens = await every((index) => start(index, tokens[index]));
    expect(screens).toHaveLength(SCREENS);
    await neighbour;
  });

  it('leave the organiser in who has logged in there before; a login that is new there is the neighbour’s', async () => {
    const login = (headers: Record<string, string> = {}) =>
      fetch(`${url}/api/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ name: 'Anna', password: PASSWORD }),
      });
    const first = await login();
    const device = first.headers.getSetCookie().find((cookie) => cookie.startsWith('hallway-device='))!;
    expect((await rude()).at(-1)).toBe(429);
    expect((await login()).status).toBe(429);
    expect((await login({ cookie: device.split(';')[0]! })).status).toBe(200);
  });
});
