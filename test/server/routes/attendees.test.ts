import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appBench, makeAnna, PASSWORD, type AppBench } from '../../support/app.js';
import { cookieOf, Device, EMAIL, OWN, recordsText, SECRET, signUp } from '../../support/attendees.js';

let bench: AppBench;
beforeEach(async () => {
  bench = await appBench();
});
afterEach(() => bench.app.close());

const post = (url: string, body: unknown, headers: Record<string, string> = OWN) =>
  bench.ask(null, 'POST', url, body, headers);
const logIn = (email: string, password: string, headers: Record<string, string> = OWN) =>
  post('/api/attendee/login', { email, password }, headers);
const BOOKMARKS = '/api/attendee/conferences/small/bookmarks';

describe('accounts of attendees', () => {
  it('are made of two fields, and open with a cookie that only their own routes see', async () => {
    const made = await post('/api/attendee', { email: EMAIL, password: SECRET });
    expect(made.status).toBe(201);
    expect(made.json).toEqual({ created: '2026-10-24T09:00:00+00:00', password: true, passkeys: [] });
    expect(made.headers['set-cookie']).toMatch(
      /^hallway-attendee=[\w-]{16}\.[\w-]{43}; Path=\/api\/attendee; Expires=.*; HttpOnly; SameSite=Strict$/,
    );
    const device = new Device(bench, cookieOf(made));
    const me = await device.ask('GET', '/api/attendee');
    expect([me.status, me.json.password]).toEqual([200, true]);
    expect(me.headers['cache-control']).toBe('no-store');
    expect((await bench.ask(null, 'GET', '/api/attendee')).json).toBe(null);
  });

  it('know neither e-mail address nor password nor cookie in clear', async () => {
    const device = await signUp(bench);
    const text = await recordsText(bench);
    for (const secret of ['ana.pop', 'Ana.Pop', 'example.org', SECRET, device.cookie.split('.')[1]!]) {
      expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
    }
  });

  it('are opened by the same address in any case, and by the right password only', async () => {
    await signUp(bench);
    expect((await logIn(' ana.pop@example.ORG ', SECRET)).status).toBe(200);
    const [wrong, unknown] = [await logIn(EMAIL, 'wrong'), await logIn('nobody@example.org', SECRET)];
    expect([wrong.status, wrong.json.code]).toEqual([401, 'wrong-login']);
    expect(unknown.json).toEqual(wrong.json);
  });

  it('let somebody in who signs up a second time with the right password, and nobody else', async () => {
    await signUp(bench);
    expect((await post('/api/attendee', { email: EMAIL, password: SECRET })).status).toBe(201);
    const taken = await post('/api/attendee', { email: EMAIL, password: 'another password' });
    expect([taken.status, taken.json.code]).toEqual([409, 'email-taken']);
    expect((await bench.store.records.list('attendees')).length).toBe(1);
  });

  it('refuse what is no address or too short a password, in words', async () => {
    const cases = [
      [{ email: 'ana', password: SECRET }, 'invalid-email'],
      [{ email: EMAIL, password: 'short' }, 'weak-password'],
      [{ email: EMAIL }, 'invalid-request'],
      [{ email: EMAIL, password: SECRET, name: 'Ana' }, 'invalid-request'],
    ] as const;
    for (const [body, code] of cases) expect((await post('/api/attendee', body)).json.code).toBe(code);
    expect(await bench.store.records.list('attendees')).toEqual([]);
  });

  it('refuse pages of other sites', async () => {
    const evil = { ...OWN, origin: 'http://evil.example' };
    expect((await post('/api/attendee', { email: EMAIL, password: SECRET }, evil)).json.code).toBe('foreign-origin');
    const device = await signUp(bench);
    expect((await logIn(EMAIL, SECRET, evil)).json.code).toBe('foreign-origin');
    const writes = [
      ['DELETE', '/api/attendee'],
      ['DELETE', '/api/attendee/login'],
      ['POST', BOOKMARKS, { bookmarks: {} }],
      ['POST', '/api/attendee/conferences/small/calendar'],
      ['PUT', '/api/attendee/password', { current: SECRET, password: 'a new password' }],
    ] as const;
    for (const [method, url, body] of writes) {
      expect((await device.ask(method, url, body, evil)).json.code, url).toBe('foreign-origin');
    }
    expect((await device.ask('GET', '/api/attendee/live', undefined, evil)).json.code).toBe('foreign-origin');
  });

  it('slow guessing down, for one address of both kinds', async () => {
    await signUp(bench);
    for (let i = 0; i < 5; i++) expect((await logIn(EMAIL, 'wrong')).status).toBe(401);
    const slowed = await logIn(EMAIL, SECRET);
    expect([slowed.status, slowed.json.code, slowed.json.retryAfter]).toEqual([429, 'too-many-attempts', 1]);
    bench.clock.instant += 1_000;
    expect((await logIn(EMAIL, SECRET)).status).toBe(200);
  });

  it('limit attempts from one address, whatever is tried', async () => {
    const codes = [];
    for (let i = 0; i < 241; i++) codes.push((await logIn(`not an address ${i}`, 'x')).json.code);
    expect(codes.filter((code) => code === 'invalid-email')).toHaveLength(240);
    expect(codes.at(-1)).toBe('too-many-attempts');
  });

  it('end one login, or all others with a new password', async () => {
    const phone = await signUp(bench);
    const laptop = new Device(bench, cookieOf(await logIn(EMAIL, SECRET)));
    const old = new Device(bench, cookieOf(await logIn(EMAIL, SECRET)));
    expect((await old.ask('DELETE', '/api/attendee/login')).status).toBe(204);
    expect((await old.ask('GET', '/api/attendee')).json).toBe(null);
    const change = (current: string, password: string) =>
      laptop.ask('PUT', '/api/attendee/password', { current, password });
    expect((await change('wrong', 'a new password')).json.code).toBe('wrong-login');
    expect((await change(SECRET, 'short')).json.code).toBe('weak-password');
    expect((await phone.ask('GET', '/api/attendee')).json).not.toBe(null);
    expect((await change(SECRET, 'a new password')).status).toBe(204);
    expect((await phone.ask('GET', '/api/attendee')).json).toBe(null);
    expect((await laptop.ask('GET', '/api/attendee')).json).not.toBe(null);
    expect((await logIn(EMAIL, SECRET)).status).toBe(401);
    expect((await logIn(EMAIL, 'a new password')).status).toBe(200);
  });

  it('forget logins that have expired, and all beyond twenty', async () => {
    const device = await signUp(bench);
    bench.clock.instant += 181 * 24 * 3_600_000;
    expect((await device.ask('GET', '/api/attendee')).json).toBe(null);
    const cookies = [];
    for (let i = 0; i < 21; i++) cookies.push(cookieOf(await logIn(EMAIL, SECRET)));
    const [first, second] = cookies.map((cookie) => new Device(bench, cookie));
    expect((await first!.ask('GET', '/api/attendee')).json).toBe(null);
    expect((await second!.ask('GET', '/api/attendee')).json).not.toBe(null);
    const [account] = await bench.store.records.list<{ logins: unknown[] }>('attendees');
    expect(account!.value.logins).toHaveLength(20);
  });

  it('are told apart from organisers: neither opens what is the other’s', async () => {
    await makeAnna(bench.store);
    const organiser = await post('/api/login', { name: 'anna', password: PASSWORD });
    const asOrganiser = new Device(bench, cookieOf(organiser));
    const attendee = await signUp(bench);
    const secret = attendee.cookie.split('=')[1]!;
    const disguised = new Device(bench, `hallway=${secret}`);
    for (const device of [attendee, disguised]) {
      expect((await device.ask('GET', '/api/me')).json.code).toBe('not-logged-in');
      expect((await device.ask('GET', '/api/displays')).json.code).toBe('not-logged-in');
      expect((await device.ask('GET', '/api/conferences/small/feedback')).json.code).toBe('not-logged-in');
      const change = await device.ask('POST', '/api/conferences/small/changes', { type: 'delay-all', minutes: 5 });
      expect(change.json.code).toBe('not-logged-in');
    }
    const asBearer = { authorization: `Bearer ${secret}` };
    expect((await bench.ask(null, 'GET', '/api/me', undefined, asBearer)).status).toBe(401);
    expect((await asOrganiser.ask('GET', '/api/attendee')).json).toBe(null);
    expect((await asOrganiser.ask('GET', BOOKMARKS)).json.code).toBe('not-signed-in');
    const relabelled = new Device(bench, asOrganiser.cookie.replace('hallway=', 'hallway-attendee='));
    expect((await relabelled.ask('GET', BOOKMARKS)).json.code).toBe('not-signed-in');
    expect((await logIn('anna', PASSWORD)).json.code).toBe('invalid-email');
  });
});

describe('each route of attendees', () => {
  const PUSH = {
    endpoint: 'https://push.example.org/x',
    keys: {
      p256dh: 'BPcFC8pnH5mpYlHjDPRfrBm3uCQ1bM3cUkB1ZTQ0dqdBdZLHYnqzGwXdP2cWqkcgsQHmhuO_5QGr2bdMWqvcyEA',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    },
    announcements: true,
    language: 'en',
  };
  /** Routes that need an attendee. */
  const ROUTES = [
    ['PUT', '/api/attendee/password', { current: SECRET, password: 'another one' }],
    ['GET', '/api/attendee/export'],
    ['GET', BOOKMARKS],
    ['POST', BOOKMARKS, { bookmarks: {} }],
    ['GET', '/api/attendee/conferences/small/calendar'],
    ['POST', '/api/attendee/conferences/small/calendar'],
    ['DELETE', '/api/attendee/conferences/small/calendar'],
    ['GET', '/api/attendee/live'],
    ['DELETE', '/api/attendee/passkeys/x'],
    ['DELETE', '/api/attendee'],
  ] as const;

  it.each(ROUTES)('%s %s is for attendees: no role of an organiser’s opens it', async (method, url, body?: object) => {
    for (const role of [null, 'viewer', 'helper', 'organiser', 'admin'] as const) {
      const answer = await bench.ask(role, method, url, body, OWN);
      expect([answer.status, answer.json.code], String(role)).toEqual([401, 'not-signed-in']);
    }
  });

  it('is described in the API', async () => {
    const { paths } = (await bench.ask(null, 'GET', '/api/openapi.json')).json;
    for (const [method, url] of [
      ...ROUTES,
      ['GET', '/api/attendee'],
      ['PUT', '/api/attendee/conferences/small/push'],
    ]) {
      const path = (url as string).replace('/small/', '/{conference}/').replace(/passkeys\/x$/, 'passkeys/{passkey}');
      expect(paths[path]?.[(method as string).toLowerCase()]?.summary, `${method} ${path}`).toBeTruthy();
    }
  });

  it('names an unknown conference', async () => {
    const device = await signUp(bench);
    for (const [method, url, body] of [
      ['GET', '/api/attendee/conferences/none/bookmarks'],
      ['POST', '/api/attendee/conferences/none/bookmarks', { bookmarks: {} }],
      ['POST', '/api/attendee/conferences/none/calendar'],
      ['PUT', '/api/attendee/conferences/none/push', PUSH],
      ['PUT', '/api/attendee/conferences/none/feedback/a', { stars: 5 }],
    ] as const) {
      expect((await device.ask(method, url, body)).json.code, url).toBe('unknown-conference');
    }
  });
});

describe('export and deletion', () => {
  it('tell everything in one file, without a secret', async () => {
    const device = await signUp(bench);
    await device.ask('POST', BOOKMARKS, { bookmarks: { a: { on: true, at: 5 }, b: { on: false, at: 6 } } });
    const { path } = (await device.ask('POST', '/api/attendee/conferences/small/calendar')).json;
    const file = await device.ask('GET', '/api/attendee/export');
    expect(file.headers['content-disposition']).toContain('attachment');
    expect(file.json).toMatchObject({
      account: { created: '2026-10-24T09:00:00+00:00', email: 'kept as a fingerprint only', passkeys: [] },
      conferences: [
        {
          conference: 'small',
          name: 'Small',
          bookmarks: [
            { session: 'a', title: 'Alpha', bookmarked: true, set: '1970-01-01T00:00:00.005+00:00' },
            { session: 'b', title: 'Beta', bookmarked: false },
          ],
          calendar: true,
          push: [],
          feedback: [],
        },
      ],
    });
    const [account] = await bench.store.records.list<{ password: string }>('attendees');
    for (const secret of [device.cookie.split('.')[1]!, account!.value.password, path.split('.')[1]]) {
      expect(file.text).not.toContain(secret);
    }
  });

  it('leave nothing, on no device', async () => {
    await bench.ask('organiser', 'POST', '/api/conferences/small/changes', { type: 'settings', feedback: true });
    bench.clock.instant += 3 * 3_600_000;
    const before = await recordsText(bench);
    const phone = await signUp(bench);
    const laptop = new Device(bench, cookieOf(await logIn(EMAIL, SECRET)));
    await phone.ask('POST', BOOKMARKS, { bookmarks: { a: { on: true, at: 5 } } });
    const { path } = (await phone.ask('POST', '/api/attendee/conferences/small/calendar')).json;
    const said = await phone.ask('PUT', '/api/attendee/conferences/small/feedback/a', { stars: 4, line: 'Good' });
    expect(said.status).toBe(204);
    expect((await bench.ask(null, 'GET', path)).status).toBe(200);
    expect((await phone.ask('DELETE', '/api/attendee')).status).toBe(204);
    expect(await recordsText(bench)).toBe(before);
    expect((await laptop.ask('GET', '/api/attendee')).json).toBe(null);
    expect((await laptop.ask('POST', BOOKMARKS, { bookmarks: {} })).json.code).toBe('not-signed-in');
    expect((await bench.ask(null, 'GET', path)).json.code).toBe('unknown-calendar');
    expect((await logIn(EMAIL, SECRET)).status).toBe(401);
    expect((await post('/api/attendee', { email: EMAIL, password: 'another password' })).status).toBe(201);
  });
});
