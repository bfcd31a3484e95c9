/** Promises of docs/security.md that have no better place. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryStore, StoreError } from '../../../server/store/index.js';
import { appBench, makeAnna, PASSWORD, type AppBench } from '../../support/app.js';
import { EMAIL, OWN, SECRET, signUp } from '../../support/attendees.js';
import { HOSTILE } from './fuzz/values.js';

let bench: AppBench;
afterEach(() => bench.app.close());

describe('the log', () => {
  /** A server whose store fails, with all that it writes at the most talkative level. */
  async function talkative() {
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(...chunk.toString().split('\n').filter(Boolean));
        done();
      },
    });
    const store = memoryStore();
    bench = await appBench({ store, logger: pino({ level: 'trace', base: null }, sink) });
    await makeAnna(store);
    return { lines, store };
  }

  it('holds no password, token, cookie, mail address or secret of a link, at any level', async () => {
    const { lines, store } = await talkative();
    const phone = await signUp(bench);
    const login = await bench.ask(null, 'POST', '/api/login', { name: 'Anna', password: PASSWORD }, OWN);
    const cookie = String((login.headers['set-cookie'] as unknown as string[])[0]).split(';')[0]!;
    await bench.ask(null, 'POST', '/api/login', { name: 'Anna', password: 'a wrong guess' }, OWN);
    await phone.ask('POST', '/api/attendee/login', { email: EMAIL, password: 'another guess' });
    vi.spyOn(store.journal, 'append').mockRejectedValue(
      new StoreError('failed', 'The disk reports a fault; check it.'),
    );
    const command = { type: 'delay', session: 'a', minutes: 5 };
    const change = '/api/conferences/small/changes';
    expect((await bench.ask('organiser', 'POST', change, command)).status).toBe(503);
    expect((await bench.ask(null, 'POST', change, command, { cookie, ...OWN })).status).toBe(503);
    await bench.ask(null, 'GET', '/c/small/my/a-secret-of-a-calendar.ics');
    const text = lines.join('\n');
    expect(text).toContain('request failed');
    const secrets = [
      PASSWORD,
      SECRET,
      'a wrong guess',
      'another guess',
      EMAIL,
      EMAIL.toLowerCase(),
      'a-secret-of-a-calendar',
    ];
    for (const secret of [
      ...secrets,
      ...Object.values(bench.tokens),
      cookie.split('=')[1]!,
      phone.cookie.split('=')[1]!,
    ])
      expect(text).not.toContain(secret);
  });

  it('is one JSON document a line, with the request’s id, whatever was sent', async () => {
    const { lines, store } = await talkative();
    const odd = new Error('a\r\n{"level":60,"msg":"forged"}');
    vi.spyOn(store.journal, 'append').mockRejectedValue(odd);
    for (const text of HOSTILE) {
      const body = { type: 'edit', session: 'a', title: text };
      await bench.ask('organiser', 'POST', '/api/conferences/small/changes', body, { 'user-agent': 'x\ty' });
    }
    const failed = lines.map((line) => JSON.parse(line) as { msg: string; reqId?: string });
    expect(failed.some(({ msg }) => msg === 'forged')).toBe(false);
    expect(failed.filter(({ msg }) => msg === 'request failed').length).toBeGreaterThan(10);
    for (const { msg, reqId } of failed) if (msg === 'request failed') expect(reqId).toMatch(/^req-/);
  });
});

it('an unknown mail address of an attendee takes as long as a wrong password', async () => {
  bench = await appBench();
  await signUp(bench);
  const { attendees } = bench.app.house;
  const fastest = async (email: string): Promise<number> => {
    let best = Infinity;
    for (let i = 0; i < 5; i++) {
      const from = performance.now();
      expect(await attendees.check(email, 'wrong horse battery')).toBeNull();
      best = Math.min(best, performance.now() - from);
    }
    return best;
  };
  await fastest(EMAIL);
  const [known, unknown] = [await fastest(EMAIL), await fastest('nobody@example.org')];
  // Without a decoy the unknown one takes a thousandth.
  expect(unknown / known).toBeGreaterThan(0.5);
  expect(unknown / known).toBeLessThan(2);
});

it('no body alters a prototype, by any of the names that lead there', async () => {
  bench = await appBench();
  const change = '/api/conferences/small/changes';
  for (const poison of [
    '{"type":"edit","session":"a","__proto__":{"polluted":1}}',
    '{"type":"edit","session":"a","constructor":{"prototype":{"polluted":1}}}',
    '{"type":"edit","session":"a","title":{"__proto__":{"polluted":1}}}',
    '{"type":"edit","session":"__proto__","title":"x"}',
    '{"type":"announce","level":"info","text":{"constructor":"x"}}',
  ]) {
    const { status } = await bench.ask('organiser', 'POST', change, poison, { 'content-type': 'application/json' });
    expect([400, 404, 422], poison).toContain(status);
  }
  const file = `{"conference":{"name":"x","timezone":"UTC","languages":["en"],"__proto__":{"polluted":1}},"__proto__":{"polluted":1}}`;
  await bench.ask('organiser', 'PUT', '/api/conferences/small/programme', file);
  expect('polluted' in {}).toBe(false);
});

it('no code of the server runs a shell', () => {
  bench = { app: { close: () => undefined } } as unknown as AppBench;
  const files = readdirSync('server', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(100);
  // Node's own program is started directly, with a list of arguments that is fixed.
  const shells = /\bexec(Sync)?\(|shell:|spawn(Sync)?\((?!process\.execPath)|execFile/;
  const run = files.filter((file) =>
    shells.test(readFileSync(join('server', file), 'utf8').replaceAll(/\.exec\(/g, '')),
  );
  expect(run).toEqual([]);
});
