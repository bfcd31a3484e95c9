/** Accounts, tokens, own passwords, forgotten passwords: over HTTP, with a real mail server. */
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAccount, smtpSender } from '../../../server/people/index.js';
import { appBench, makeAnna, PASSWORD, type Answer, type AppBench } from '../../support/app.js';

let bench: AppBench;
beforeEach(async () => {
  bench = await appBench();
});
afterEach(() => bench.app.close());

const own = { host: 'hallway.test', origin: 'http://hallway.test' };
const cookieOf = (answer: Answer) => String(answer.headers['set-cookie']).split(';')[0]!;
const login = async (name: string, password = PASSWORD) =>
  cookieOf(await bench.ask(null, 'POST', '/api/login', { name, password }, own));
const as = (cookie: string, method: string, url: string, body?: unknown) =>
  bench.ask(null, method, url, body, { cookie, ...own });

describe('accounts', () => {
  it('are the business of admins alone', async () => {
    for (const [method, url, body] of [
      ['GET', '/api/accounts'],
      ['POST', '/api/accounts', { name: 'bo', role: 'viewer' }],
      ['PATCH', '/api/accounts/Anna', { role: 'viewer' }],
      ['DELETE', '/api/accounts/Anna'],
      ['DELETE', '/api/accounts/Anna/logins'],
      ['POST', '/api/accounts/Anna/password-link'],
      ['GET', '/api/tokens'],
      ['POST', '/api/tokens', { role: 'viewer' }],
      ['DELETE', '/api/tokens/x'],
      ['GET', '/api/logins'],
    ] as const) {
      expect((await bench.ask('organiser', method, url, body)).status).toBe(403);
      expect((await bench.ask(null, method, url, body)).status).toBe(401);
    }
  });

  it('are made, altered, listed and deleted', async () => {
    const made = await bench.ask('admin', 'POST', '/api/accounts', {
      name: 'Bo',
      role: 'helper',
      rooms: ['Aula'],
      email: 'bo@example.org',
      password: PASSWORD,
    });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({
      name: 'Bo',
      role: 'helper',
      rooms: ['Aula'],
      email: 'bo@example.org',
      hasPassword: true,
    });
    expect(made.text).not.toContain('argon2');
    expect((await bench.ask('admin', 'PATCH', '/api/accounts/bo', { email: null })).json).toMatchObject({
      email: null,
      rooms: ['Aula'],
    });
    expect((await bench.ask('admin', 'PATCH', '/api/accounts/bo', { rooms: ['Box'] })).json).toMatchObject({
      rooms: ['Box'],
      role: 'helper',
    });
    expect((await bench.ask('admin', 'PATCH', '/api/accounts/bo', { role: 'organiser' })).json).toMatchObject({
      rooms: [],
      role: 'organiser',
    });
    expect((await bench.ask('admin', 'GET', '/api/accounts')).json.map(({ name }: { name: string }) => name)).toEqual([
      'Bo',
    ]);
    expect((await bench.ask('admin', 'PATCH', '/api/accounts/nobody', { role: 'viewer' })).json.code).toBe(
      'unknown-account',
    );
    expect((await bench.ask('admin', 'DELETE', '/api/accounts/bo')).status).toBe(204);
    expect((await bench.ask('admin', 'GET', '/api/accounts')).json).toEqual([]);
  });

  it('keep one admin who can log in', async () => {
    await createAccount(bench.store.records, { name: 'Root', role: 'admin', password: PASSWORD }, 0);
    for (const [method, body] of [['PATCH', { role: 'viewer' }], ['DELETE']] as const) {
      const refused = await bench.ask('admin', method, '/api/accounts/root', body);
      expect([refused.status, refused.json.code]).toEqual([409, 'last-admin']);
    }
  });

  it('are logged out everywhere by an admin', async () => {
    await makeAnna(bench.store);
    const cookie = await login('anna');
    expect((await as(cookie, 'GET', '/api/me')).status).toBe(200);
    expect((await bench.ask('admin', 'DELETE', '/api/accounts/anna/logins')).status).toBe(204);
    expect((await as(cookie, 'GET', '/api/me')).status).toBe(401);
  });

  it('get their first password by a link that an admin hands over', async () => {
    await bench.ask('admin', 'POST', '/api/accounts', { name: 'Bo', role: 'viewer' });
    const { secret } = (await bench.ask('admin', 'POST', '/api/accounts/bo/password-link')).json;
    const used = await bench.ask(null, 'POST', '/api/password-reset/use', { secret, password: PASSWORD }, own);
    expect(used.json).toEqual({ name: 'Bo', role: 'viewer', rooms: [] });
    expect((await as(cookieOf(used), 'GET', '/api/me')).status).toBe(200);
    const again = await bench.ask(null, 'POST', '/api/password-reset/use', { secret, password: PASSWORD }, own);
    expect([again.status, again.json.code]).toEqual([403, 'invalid-link']);
  });
});

describe('tokens', () => {
  it('are shown once, listed without secrets, and revoked', async () => {
    const made = await bench.ask('admin', 'POST', '/api/tokens', { role: 'viewer', name: 'clock' });
    expect(made.status).toBe(201);
    const { secret, id } = made.json;
    const me = () => bench.app.inject({ url: '/api/me', headers: { authorization: `Bearer ${secret}` } });
    expect((await me()).json()).toMatchObject({ name: 'clock', role: 'viewer' });
    const listed = await bench.ask('admin', 'GET', '/api/tokens');
    expect(listed.text).not.toContain(secret);
    expect(listed.json).toContainEqual(expect.objectContaining({ id, name: 'clock' }));
    expect((await bench.ask('admin', 'DELETE', `/api/tokens/${id}`)).status).toBe(204);
    expect((await me()).statusCode).toBe(401);
    expect((await bench.ask('admin', 'DELETE', `/api/tokens/${id}`)).status).toBe(404);
  });
});

describe('one’s own account', () => {
  beforeEach(() => makeAnna(bench.store));

  it('has another password after the one so far, which ends the other logins and not this one', async () => {
    const [here, elsewhere] = [await login('anna'), await login('anna')];
    const wrong = await as(here, 'POST', '/api/me/password', { password: 'wrong', newPassword: 'battery staple' });
    expect([wrong.status, wrong.json.code]).toEqual([403, 'wrong-password']);
    const short = await as(here, 'POST', '/api/me/password', { password: PASSWORD, newPassword: 'short' });
    expect(short.json.code).toBe('weak-password');
    const done = await as(here, 'POST', '/api/me/password', { password: PASSWORD, newPassword: 'battery staple' });
    expect(done.status).toBe(204);
    expect((await as(cookieOf(done), 'GET', '/api/me')).status).toBe(200);
    expect((await as(elsewhere, 'GET', '/api/me')).status).toBe(401);
    expect((await bench.ask(null, 'POST', '/api/login', { name: 'anna', password: PASSWORD }, own)).status).toBe(401);
  });

  it('slows down who guesses the password so far', async () => {
    const cookie = await login('anna');
    const guess = () => as(cookie, 'POST', '/api/me/password', { password: 'wrong', newPassword: 'battery staple' });
    for (let i = 0; i < 5; i++) expect((await guess()).status).toBe(403);
    expect((await guess()).status).toBe(429);
  });

  it('logs out everywhere, has an address, and is not a token’s', async () => {
    const [here, elsewhere] = [await login('anna'), await login('anna')];
    expect((await as(here, 'PATCH', '/api/me/account', { email: 'anna@example.org' })).json).toMatchObject({
      email: 'anna@example.org',
    });
    expect((await as(here, 'GET', '/api/me/account')).json).toMatchObject({ name: 'Anna', email: 'anna@example.org' });
    expect((await bench.ask('admin', 'GET', '/api/me/account')).json.code).toBe('not-an-account');
    expect((await as(here, 'DELETE', '/api/me/logins')).status).toBe(204);
    for (const cookie of [here, elsewhere]) expect((await as(cookie, 'GET', '/api/me')).status).toBe(401);
  });

  it('is in the log of logins, right and wrong', async () => {
    await bench.ask(null, 'POST', '/api/login', { name: 'anna', password: 'wrong' }, { ...own, 'user-agent': 'Curl' });
    await login('anna');
    const log = (await bench.ask('admin', 'GET', '/api/logins')).json;
    expect(log).toMatchObject([
      { kind: 'login', name: 'Anna', address: '127.0.0.1' },
      { kind: 'wrong', name: 'Anna', agent: 'Curl' },
    ]);
    expect((await bench.ask('admin', 'GET', '/api/logins?limit=1')).json).toHaveLength(1);
  });
});

describe('a forgotten password', () => {
  const forget = (name: string, headers = {}) =>
    bench.ask(null, 'POST', '/api/password-reset', { name }, { ...own, ...headers });

  it('needs an admin where the server sends no mail', async () => {
    expect((await bench.ask(null, 'GET', '/api/password-reset')).json).toEqual({ mail: false });
    const refused = await forget('anna');
    expect([refused.status, refused.json.code]).toEqual([422, 'no-mail']);
  });

  describe('where it does', () => {
    const letters: { to: string; text: string }[] = [];
    let arrived: (() => void) | null = null;
    let server: SMTPServer;
    beforeEach(async () => {
      letters.length = 0;
      server = new SMTPServer({
        authOptional: true,
        disabledCommands: ['STARTTLS'],
        onData(stream, session, callback) {
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            // Long lines are folded with "=" at their ends.
            const text = Buffer.concat(chunks).toString().replace(/=\r\n/g, '').replace(/=3D/g, '=');
            letters.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), text });
            callback();
            arrived?.();
          });
        },
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.server.address() as AddressInfo;
      await bench.app.close();
      bench = await appBench({
        publicUrl: 'https://screens.example.org',
        mail: smtpSender(`smtp://127.0.0.1:${port}`, 'Hallway <hallway@example.org>'),
      });
      await createAccount(
        bench.store.records,
        { name: 'Anna', role: 'organiser', password: PASSWORD, email: 'anna@example.org' },
        0,
      );
    });
    afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

    it('is replaced by a link in a letter, once', async () => {
      expect((await bench.ask(null, 'GET', '/api/password-reset')).json).toEqual({ mail: true });
      const letter = new Promise<void>((resolve) => (arrived = resolve));
      expect(
        (
          await forget('ANNA@example.org', {
            'accept-language': 'de-AT, en',
            host: 'evil.example',
            origin: 'http://evil.example',
          })
        ).status,
      ).toBe(202);
      await letter;
      expect(letters[0]!.to).toBe('anna@example.org');
      expect(letters[0]!.text).toMatch(/From: Hallway <hallway@example\.org>/);
      expect(letters[0]!.text).toContain('Hallo Anna');
      const secret = /https:\/\/screens\.example\.org\/admin#password=([\w-]+)/.exec(letters[0]!.text)![1]!;
      const use = () => bench.ask(null, 'POST', '/api/password-reset/use', { secret, password: 'battery staple' }, own);
      expect((await use()).json).toEqual({ name: 'Anna', role: 'organiser', rooms: [] });
      expect((await use()).status).toBe(403);
      expect(
        (await bench.ask(null, 'POST', '/api/login', { name: 'anna', password: 'battery staple' }, own)).status,
      ).toBe(200);
    });

    it('is answered alike whether or not there is such an account, and sends nothing then', async () => {
      const letter = new Promise<void>((resolve) => (arrived = resolve));
      const [unknown, known] = [await forget('nobody'), await forget('anna')];
      expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
      await letter;
      expect(letters.map(({ to }) => to)).toEqual(['anna@example.org']);
    });
  });
});
