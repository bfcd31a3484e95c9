import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appBench, makeAnna, PASSWORD, type AppBench } from '../../support/app.js';

let bench: AppBench;
beforeEach(async () => {
  bench = await appBench();
});
afterEach(() => bench.app.close());

const CHANGES = '/api/conferences/small/changes';
const delay = (minutes: unknown, session = 'a') => ({ type: 'delay', session, minutes });
const post = (body: unknown, headers: Record<string, string> = {}, query = '') =>
  bench.ask('organiser', 'POST', `${CHANGES}${query}`, body, headers);
const revision = () => bench.conferences.get('small').revision;

describe('doing a command', () => {
  it('answers 201 with revision, change, effects old to new, and warnings', async () => {
    const done = await post(delay(15));
    expect(done.status).toBe(201);
    expect(done.json).toMatchObject({
      revision: 2,
      changes: [
        {
          revision: 2,
          at: '2026-10-24T09:00:00+00:00',
          by: { name: 'script of organiser', role: 'organiser' },
          type: 'delay',
          command: delay(15),
        },
      ],
      warnings: [],
    });
    expect(done.json.effects[0]).toEqual({
      session: 'a',
      title: 'Alpha',
      from: { start: '2026-10-24T10:00:00+00:00', end: '2026-10-24T10:45:00+00:00', room: 'Aula', status: 'planned' },
      to: { start: '2026-10-24T10:15:00+00:00', end: '2026-10-24T11:00:00+00:00', room: 'Aula', status: 'planned' },
    });
  });

  it('[J2] answers 200 without changes when there is nothing to do', async () => {
    await post(delay(15));
    const again = await post(delay(15));
    expect([again.status, again.json.revision, again.json.changes]).toEqual([200, 2, []]);
  });

  it.each(['?dryRun=true', '?dryRun=1', '?dryRun'])('%s tells and does nothing', async (query) => {
    const told = await post(delay(15), {}, query);
    expect(told.status).toBe(200);
    expect(told.json).toMatchObject({ revision: 1, changes: [{ type: 'delay' }] });
    expect(told.json.effects).toHaveLength(3);
    expect(revision()).toBe(1);
  });

  it('?dryRun=false does it', async () => {
    expect((await post(delay(15), {}, '?dryRun=false')).status).toBe(201);
  });

  it('takes instants with any offset and tells them in the zone of the conference', async () => {
    const moved = await post({ type: 'move', session: 'd', start: '2026-10-24T16:00:00+02:00' });
    expect(moved.status).toBe(201);
    expect(moved.json.effects[0].to.start).toBe('2026-10-24T14:00:00+00:00');
    expect(moved.json.changes[0].command.start).toBe('2026-10-24T14:00:00+00:00');
    expect(bench.conferences.schedule('small').byId.get('d')?.start).toBe(Date.UTC(2026, 9, 24, 14));
  });

  const every: readonly (readonly [string, object])[] = [
    ['delay', { session: 'a', minutes: 5, hold: true }],
    ['delay-room', { room: 'Aula', minutes: 5 }],
    ['delay-all', { minutes: 5 }],
    ['extend', { session: 'a', minutes: 5 }],
    ['move', { session: 'a', room: 'Cube' }],
    ['swap', { sessions: ['a', 'd'] }],
    ['cancel', { session: 'a', reason: { en: 'ill', ro: 'bolnav' } }],
    ['edit', { session: 'a', title: 'New', speakers: [{ name: 'Bo' }], kind: 'panel', language: 'ro', track: null }],
    ['add', { session: { title: 'Extra', room: 'Cube', start: '2026-10-24T15:00:00Z', end: '2026-10-24T15:30:00Z' } }],
    ['start', { session: 'a', at: '2026-10-24T08:59:00Z' }],
    ['room-status', { room: 'Aula', status: 'full', overflow: 'Box' }],
    [
      'announce',
      { text: { en: 'Lunch' }, level: 'warning', scope: { rooms: ['Aula'] }, until: '2026-10-24T12:00:00Z' },
    ],
    ['announce', { text: 'Lunch' }],
    ['settings', { turnover: 5, name: 'Renamed' }],
  ];
  it.each(every)('takes %s %j', async (type, fields) => {
    const done = await post({ type, ...fields });
    expect([done.status, done.text]).toEqual([201, expect.any(String)]);
    expect(done.json.changes[0].type).toBe(type);
  });

  it('takes end, restore and withdraw of what was done before', async () => {
    await post({ type: 'start', session: 'b', at: '2026-10-24T08:58:00Z' });
    expect((await post({ type: 'end', session: 'b', at: '2026-10-24T08:59:30Z' })).status).toBe(201);
    await post({ type: 'cancel', session: 'a' });
    expect((await post({ type: 'restore', session: 'a' })).status).toBe(201);
    await post({ type: 'announce', text: 'Lunch' });
    bench.clock.instant += 60_000;
    expect((await post({ type: 'withdraw', announcement: 'a6' })).status).toBe(201);
  });
});

describe('refusals', () => {
  const malformed: readonly (readonly [unknown, string])[] = [
    [{ type: 'explode' }, 'unknown-command'],
    [{ session: 'a' }, 'invalid-request'],
    [[], 'invalid-request'],
    ['"delay"', 'invalid-request'],
    [delay('ten'), 'invalid-request'],
    [delay('10'), 'invalid-request'],
    [delay(2.5), 'invalid-request'],
    [delay(1e9), 'invalid-request'],
    [delay(null), 'invalid-request'],
    [{ type: 'delay', session: 'a' }, 'invalid-request'],
    [{ ...delay(5), admin: true }, 'invalid-request'],
    [{ ...delay(5), hold: 'yes' }, 'invalid-request'],
    [delay(5, ''), 'invalid-request'],
    [delay(5, '__proto__'), 'invalid-request'],
    [delay(5, 'a\u0000'), 'invalid-request'],
    [{ type: 'add', session: { id: '__proto__', title: 'x' } }, 'invalid-request'],
    [{ type: 'add', session: { id: 'a\ud83d', title: 'x' } }, 'invalid-request'],
    [{ type: 'announce', text: 'x', scope: { rooms: ['__proto__'] } }, 'invalid-request'],
    [{ type: 'cancel', session: 'a', reason: { 'not a tag': 'x' } }, 'invalid-request'],
    [{ type: 'swap', sessions: ['a'] }, 'invalid-request'],
    [{ type: 'room-status', room: 'Aula', status: 'haunted' }, 'invalid-request'],
    [{ type: 'edit', session: 'a', url: 'javascript:alert(1)' }, 'invalid-request'],
    [{ type: 'edit', session: 'a', url: 'https://x.example/\r\nATTENDEE:mailto:a@x.example' }, 'invalid-request'],
    [{ type: 'edit', session: 'a', url: 'https://x.example/\u0000' }, 'invalid-request'],
    [{ type: 'add', session: { title: 'x', url: 'https://x.example/\n' } }, 'invalid-request'],
    [{ type: 'move', session: 'a', start: 1792832400000 }, 'invalid-request'],
    [{ type: 'move', session: 'a', start: 'tomorrow' }, 'invalid-instant'],
    [{ type: 'move', session: 'a', start: '2026-10-24T16:00:00' }, 'invalid-instant'],
    [{ type: 'move', session: 'a', start: '2026-13-24T16:00:00Z' }, 'invalid-instant'],
    [{ type: 'add', session: { title: 'x', start: 'now' } }, 'invalid-instant'],
    [{ type: 'move', session: 'a', start: '2026-02-30T10:00:00Z' }, 'invalid-instant'],
    [{ type: 'move', session: 'a', start: '2026-10-24T25:00:00Z' }, 'invalid-instant'],
    [{ type: 'announce', text: 'x', until: '0000-01-01T00:00:00Z' }, 'invalid-instant'],
    [{ type: 'announce', text: 'x', until: '9999-12-31T23:59:59-14:00' }, 'invalid-instant'],
  ];
  it.each(malformed)('%j is malformed', async (body, code) => {
    const headers: Record<string, string> = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
    const refused = await post(body, headers);
    expect([refused.status, refused.json?.code]).toEqual([400, code]);
    expect(refused.json).toMatchObject({ type: `urn:hallway:problem:${code}`, title: 'Bad Request', status: 400 });
    expect(refused.json.detail).toMatch(/\.$/);
    expect(refused.headers['content-type']).toBe('application/problem+json');
    expect(revision()).toBe(1);
  });

  it.each([
    [delay(5, 'nope'), 404, 'unknown-session'],
    [{ type: 'delay-room', room: 'nope', minutes: 5 }, 404, 'unknown-room'],
    [{ type: 'withdraw', announcement: 'nope' }, 404, 'unknown-announcement'],
    [delay(-30, 'b'), 422, 'not-free'],
    [{ type: 'swap', sessions: ['a', 'a'] }, 422, 'same-session'],
    [{ type: 'move', session: 'a', start: '2027-01-01T10:00:00Z' }, 422, 'outside-days'],
  ])('%j is against a rule', async (body, status, code) => {
    const refused = await post(body);
    expect([refused.status, refused.json.code]).toEqual([status, code]);
    expect(revision()).toBe(1);
  });

  it('says what the rule is about', async () => {
    expect((await post(delay(5, 'nope'))).json).toMatchObject({ session: 'nope' });
  });

  it('broken JSON, an empty body, another content type, too large a body', async () => {
    const json = { 'content-type': 'application/json' };
    const codes = [
      await post('{"type":', json),
      await post('', json),
      await post('type=delay', { 'content-type': 'application/x-www-form-urlencoded' }),
      await post(`{"type":"${'x'.repeat(300_000)}"}`, json),
    ].map(({ status, json: { code } }) => [status, code]);
    expect(codes).toEqual([
      [400, 'broken-json'],
      [400, 'broken-json'],
      [415, 'unsupported-media-type'],
      [413, 'too-large'],
    ]);
  });

  it('an unknown conference, an unknown query', async () => {
    const unknown = await bench.ask('organiser', 'POST', '/api/conferences/nowhere/changes', delay(5));
    expect([unknown.status, unknown.json.code]).toEqual([404, 'unknown-conference']);
    expect((await post(delay(5), {}, '?dryrun=true')).json.code).toBe('invalid-request');
  });

  it('nobody, wrong tokens and wrong schemes, before the body is even looked at', async () => {
    for (const headers of [
      {},
      { authorization: 'Bearer wrong' },
      { authorization: 'Basic YTpi' },
      { authorization: '' },
    ]) {
      const refused = await bench.ask(null, 'POST', CHANGES, { type: 'explode' }, headers as Record<string, string>);
      expect([refused.status, refused.json.code]).toEqual([401, 'not-logged-in']);
    }
  });

  it('a store that fails is not the asker’s fault, and its innards are not told', async () => {
    bench.store.journal.append = () => Promise.reject(new Error('/var/lib/secret: disk full'));
    const failed = await post(delay(5));
    expect([failed.status, failed.json.code]).toEqual([500, 'internal']);
    expect(failed.text).not.toContain('secret');
    expect(revision()).toBe(1);
  });

  it('what is written is answered as written, whoever fails to hear of it', async () => {
    const faults: unknown[] = [];
    bench.conferences.on('fault', (error) => faults.push(error));
    bench.conferences.once('entry', () => {
      throw new Error('deaf');
    });
    const done = await post(delay(5));
    expect([done.status, done.json.revision, revision()]).toEqual([201, 2, 2]);
    expect(faults).toMatchObject([{ message: 'deaf' }]);
  });
});

describe('who may', () => {
  const as = (role: 'admin' | 'organiser' | 'helper' | 'viewer', body: unknown) =>
    bench.ask(role, 'POST', CHANGES, body);

  it('viewers may not, organisers and admins may', async () => {
    expect((await as('viewer', delay(5))).json.code).toBe('not-allowed');
    expect((await as('viewer', delay(5))).json.detail).toMatch(/^A viewer may not do this/);
    expect((await bench.ask('organiser', 'DELETE', '/api/conferences/small')).json.detail).toMatch(/^An organiser may/);
    expect((await as('organiser', delay(5))).status).toBe(201);
    expect((await as('admin', delay(6))).status).toBe(201);
  });

  it('helpers may in their rooms, and only what helpers do', async () => {
    expect((await as('helper', delay(5))).status).toBe(201);
    expect((await as('helper', { type: 'extend', session: 'a', minutes: 5 })).status).toBe(201);
    expect((await as('helper', { type: 'room-status', room: 'Aula', status: 'full' })).status).toBe(201);
    // The overflow is only pointed at.
    expect((await as('helper', { type: 'room-status', room: 'Aula', status: 'full', overflow: 'Box' })).status).toBe(
      201,
    );
    for (const body of [
      delay(5, 'e'),
      delay(5, 'nope'),
      { type: 'room-status', room: 'Box', status: 'full' },
      { type: 'delay-all', minutes: 5 },
      { type: 'cancel', session: 'a' },
      { type: 'announce', text: 'Party' },
    ]) {
      const refused = await as('helper', body);
      expect([refused.status, refused.json.code]).toEqual([403, 'not-allowed']);
    }
    expect((await bench.ask('helper', 'POST', `${CHANGES}/2/undo`)).status).toBe(403);
  });

  it('a session that has moved to another room is another helper’s', async () => {
    await as('organiser', { type: 'move', session: 'a', room: 'Box' });
    expect((await as('helper', delay(5))).status).toBe(403);
  });

  it('a cookie needs an Origin of our own, a token needs none', async () => {
    await makeAnna(bench.store);
    const login = await bench.ask(null, 'POST', '/api/login', { name: 'anna', password: PASSWORD });
    const cookie = [login.headers['set-cookie']!].flat()[0]!.split(';')[0]!;
    const send = (headers: Record<string, string>) =>
      bench.ask(null, 'POST', CHANGES, delay(5), { cookie, host: 'hallway.test', ...headers });
    for (const headers of [
      {},
      { origin: 'http://evil.example' },
      { origin: 'https://hallway.test' },
      { origin: 'null' },
    ]) {
      expect((await send(headers as Record<string, string>)).json.code).toBe('foreign-origin');
    }
    expect((await send({ origin: 'http://hallway.test' })).status).toBe(201);
    // A proxy with TLS in front, which nobody has told Hallway of.
    expect((await send({ origin: 'https://hallway.test', 'x-forwarded-proto': 'https' })).status).toBe(200);
    expect((await bench.store.journal.read('small', 1))[0]?.by).toEqual({ name: 'Anna', role: 'organiser' });
  });
});

describe('If-Match and Idempotency-Key', () => {
  it('takes the revision, quoted or bare, and the ETag of the schedule', async () => {
    const { etag } = (await bench.ask(null, 'GET', '/api/conferences/small/schedule')).headers;
    expect((await post(delay(1), { 'if-match': etag! })).status).toBe(201);
    expect((await post(delay(2), { 'if-match': '"2"' })).status).toBe(201);
    expect((await post(delay(3), { 'if-match': '3' })).status).toBe(201);
    expect((await post(delay(4), { 'if-match': '*' })).status).toBe(201);
  });

  it('refuses a stale one with the current revision, and one that is none', async () => {
    await post(delay(5));
    const stale = await post(delay(6), { 'if-match': '"1"' });
    expect([stale.status, stale.json.code, stale.json.revision]).toEqual([412, 'stale-revision', 2]);
    const wrong = await post(delay(6), { 'if-match': '"x"' });
    expect([wrong.status, wrong.json.code]).toEqual([400, 'invalid-if-match']);
  });

  it('[J3] repeats the answer, also when If-Match has gone stale; another body is 422', async () => {
    const key = { 'idempotency-key': 'one', 'if-match': '"1"' };
    const first = await post(delay(5), key);
    const again = await post(delay(5), key);
    expect([again.status, again.text]).toEqual([201, first.text]);
    const other = await post(delay(6), key);
    expect([other.status, other.json.code]).toEqual([422, 'key-reused']);
    expect(revision()).toBe(2);
  });
});

describe('the journal and undo', () => {
  it('tells who, when and what to those who may see the panel, a page at a time', async () => {
    await post(delay(5));
    await post(delay(10));
    const all = await bench.ask('viewer', 'GET', `${CHANGES}?after=0`);
    expect(all.json.revision).toBe(3);
    expect(all.json.changes.map(({ revision, type }: { revision: number; type: string }) => [revision, type])).toEqual([
      [1, 'programme'],
      [2, 'delay'],
      [3, 'delay'],
    ]);
    const page = await bench.ask('viewer', 'GET', `${CHANGES}?after=1&limit=1`);
    expect(page.json.changes).toHaveLength(1);
    expect((await bench.ask(null, 'GET', CHANGES)).status).toBe(401);
    expect((await bench.ask('viewer', 'GET', `${CHANGES}?after=x`)).status).toBe(400);
    expect((await bench.ask('viewer', 'GET', `${CHANGES}?limit=0`)).status).toBe(400);
  });

  it('[U1] takes back, and refuses to do so twice or over a later change', async () => {
    await post(delay(5));
    const undone = await bench.ask('organiser', 'POST', `${CHANGES}/2/undo`);
    expect([undone.status, undone.json.revision, undone.json.changes[0].type]).toEqual([201, 3, 'undo']);
    expect(undone.json.effects).toHaveLength(2);
    // Many libraries announce JSON, and send none.
    const json = { 'content-type': 'application/json' };
    const again = await bench.ask('organiser', 'POST', `${CHANGES}/2/undo`, '', json);
    expect([again.status, again.json.code]).toEqual([409, 'already-undone']);
    await post(delay(5));
    await post(delay(10));
    const conflict = await bench.ask('organiser', 'POST', `${CHANGES}/4/undo`);
    expect([conflict.status, conflict.json.code, conflict.json.revision]).toEqual([409, 'undo-conflict', 5]);
    const unknown = await bench.ask('organiser', 'POST', `${CHANGES}/99/undo`);
    expect([unknown.status, unknown.json.code]).toEqual([404, 'unknown-revision']);
  });

  it('[U2] takes dry run, If-Match and key', async () => {
    await post(delay(5));
    const told = await bench.ask('organiser', 'POST', `${CHANGES}/2/undo?dryRun=true`);
    expect([told.status, told.json.effects.length, revision()]).toEqual([200, 2, 2]);
    const stale = await bench.ask('organiser', 'POST', `${CHANGES}/2/undo`, undefined, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);
    const key = { 'idempotency-key': 'u' };
    expect((await bench.ask('organiser', 'POST', `${CHANGES}/2/undo`, undefined, key)).status).toBe(201);
    expect((await bench.ask('organiser', 'POST', `${CHANGES}/2/undo`, undefined, key)).status).toBe(201);
    expect(revision()).toBe(3);
  });
});
