import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstAdminLink } from '../../../server/people/index.js';
import { appBench, makeAnna, PASSWORD, type AppBench } from '../../support/app.js';

let bench: AppBench;
beforeEach(async () => {
  bench = await appBench();
});
afterEach(() => bench.app.close());

const own = { host: 'hallway.test', origin: 'http://hallway.test' };
const login = (name: string, password: string, headers: Record<string, string> = {}) =>
  bench.ask(null, 'POST', '/api/login', { name, password }, headers);
const cookieOf = (answer: { headers: Readonly<Record<string, string | undefined>> }) =>
  String(answer.headers['set-cookie']).split(';')[0]!;

describe('logging in', () => {
  beforeEach(() => makeAnna(bench.store));

  it('gives a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await login('anna', PASSWORD);
    expect(answer.json).toEqual({ name: 'Anna', role: 'organiser', rooms: [] });
    const [opened, device] = answer.headers['set-cookie'] as unknown as string[];
    expect(opened).toMatch(/^hallway=[\w-]{40,}; Path=\/; Expires=.*; HttpOnly; SameSite=Strict$/);
    expect(device).toMatch(/^hallway-device=[\w.-]{40,}; Path=\/api\/login; Expires=.*; HttpOnly; SameSite=Strict$/);
    const me = await bench.ask(null, 'GET', '/api/me', undefined, { cookie: cookieOf(answer) });
    expect(me.json).toEqual({ name: 'Anna', role: 'organiser', rooms: [] });
    expect(me.headers['cache-control']).toBe('no-store');
  });

  it('marks the cookie secure behind TLS', async () => {
    await bench.app.close();
    bench = await appBench({ trustProxy: '127.0.0.1' });
    await makeAnna(bench.store);
    const answer = await login('anna', PASSWORD, { 'x-forwarded-proto': 'https' });
    for (const cookie of [answer.headers['set-cookie']].flat()) expect(cookie).toContain('; Secure');
  });

  it('believes no proxy that it was not told of', async () => {
    const answer = await login('anna', PASSWORD, { 'x-forwarded-proto': 'https' });
    expect(String(answer.headers['set-cookie'])).not.toContain('Secure');
  });

  it('refuses a wrong name and a wrong password alike', async () => {
    const [name, password] = [await login('nobody', PASSWORD), await login('anna', 'wrong')];
    expect([name.status, name.json.code]).toEqual([401, 'wrong-login']);
    expect(password.json).toEqual(name.json);
    expect(password.headers['set-cookie']).toBeUndefined();
  });

  it('refuses a login that a page of another site asks for', async () => {
    const foreign = await login('anna', PASSWORD, { ...own, origin: 'http://evil.example' });
    expect([foreign.status, foreign.json.code]).toEqual([403, 'foreign-origin']);
    expect((await login('anna', PASSWORD, own)).status).toBe(200);
  });

  it('slows guessing down: one name from one address', async () => {
    for (let i = 0; i < 5; i++) expect((await login('anna', 'wrong')).status).toBe(401);
    const slowed = await login('anna', PASSWORD);
    expect([slowed.status, slowed.json.code, slowed.json.retryAfter]).toEqual([429, 'too-many-attempts', 1]);
    bench.clock.instant += 1_000;
    expect((await login('anna', PASSWORD)).status).toBe(200);
  });

  it('bounds attempts from one address, whatever the name', async () => {
    for (let i = 0; i < 30; i++) expect((await login(`name${i}`, 'wrong')).status).toBe(401);
    const limited = await login('another', 'wrong');
    expect(limited.json).toMatchObject({ code: 'too-many-attempts', status: 429 });
    expect(limited.headers['content-type']).toBe('application/problem+json');
    expect(limited.headers['retry-after']).toBeDefined();
  });

  it('is open to a known browser while a guest on the same network guesses without end', async () => {
    const first = await login('anna', PASSWORD);
    const device = String((first.headers['set-cookie'] as unknown as string[])[1]).split(';')[0]!;
    for (let i = 0; i < 60; i++) await login('anna', 'wrong');
    expect((await login('anna', PASSWORD)).status).toBe(429);
    expect((await login('anna', PASSWORD, { cookie: device })).status).toBe(200);
    // The cookie opens nothing by itself, is for one name, and does not make guessing free.
    expect((await bench.ask(null, 'GET', '/api/me', undefined, { cookie: device })).status).toBe(401);
    const forged = `${device.slice(0, -1)}${device.endsWith('A') ? 'B' : 'A'}`;
    expect((await login('anna', PASSWORD, { cookie: forged })).status).toBe(429);
    for (let i = 0; i < 5; i++) expect((await login('anna', 'wrong', { cookie: device })).status).toBe(401);
    expect((await login('anna', 'wrong', { cookie: device })).status).toBe(429);
  });

  it('ends with a logout, for the cookie and for its copies', async () => {
    const cookie = cookieOf(await login('anna', PASSWORD));
    expect((await bench.ask(null, 'DELETE', '/api/login', undefined, { cookie })).json.code).toBe('foreign-origin');
    const out = await bench.ask(null, 'DELETE', '/api/login', undefined, { cookie, ...own });
    expect(out.status).toBe(204);
    expect(out.headers['set-cookie']).toContain('hallway=;');
    expect((await bench.ask(null, 'GET', '/api/me', undefined, { cookie })).status).toBe(401);
    expect((await bench.ask(null, 'DELETE', '/api/login')).status).toBe(204);
  });

  it('a token says who it is, too, and wins over a cookie', async () => {
    const cookie = cookieOf(await login('anna', PASSWORD));
    const me = await bench.ask('helper', 'GET', '/api/me', undefined, { cookie });
    expect(me.json).toEqual({ name: 'script of helper', role: 'helper', rooms: ['Aula'] });
  });

  it('refuses what is not a login', async () => {
    for (const body of [{}, { name: 'anna' }, { name: '', password: 'x' }, { name: 'a', password: 'x'.repeat(3000) }]) {
      expect((await bench.ask(null, 'POST', '/api/login', body)).json.code).toBe('invalid-request');
    }
  });
});

describe('the first admin', () => {
  it('is made once, with the secret of the link, and is logged in', async () => {
    const link = await firstAdminLink(bench.store.records, 'http://hallway.test');
    const secret = link!.split('=')[1]!;
    const setup = (body: object, headers = {}) => bench.ask(null, 'POST', '/api/setup', body, headers);
    const wish = { secret, name: 'Ada', password: PASSWORD };
    expect((await setup({ ...wish, secret: 'wrong' })).json.code).toBe('invalid-link');
    expect((await setup({ ...wish, password: 'short' })).json.code).toBe('weak-password');
    expect((await setup(wish, { ...own, origin: 'http://evil.example' })).json.code).toBe('foreign-origin');
    const made = await setup(wish);
    expect([made.status, made.json]).toEqual([201, { name: 'Ada', role: 'admin', rooms: [] }]);
    const me = await bench.ask(null, 'GET', '/api/me', undefined, { cookie: cookieOf(made) });
    expect(me.json.role).toBe('admin');
    expect((await setup({ ...wish, name: 'Eve' })).json.code).toBe('invalid-link');
  });
});
