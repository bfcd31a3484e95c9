import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appBench, type AppBench } from '../../support/app.js';
import { OWN, signUp } from '../../support/attendees.js';
import { time } from '../../support/programme.js';

let bench: AppBench;
beforeEach(async () => {
  bench = await appBench();
  bench.clock.instant = time('10:20');
});
afterEach(() => bench.app.close());

const PHONE = 'abcdefghijklmnopqrstuv';
const at = (session: string) => `/api/attendee/conferences/small/feedback/${session}`;
const ALL = '/api/conferences/small/feedback';
const change = (command: object) => bench.ask('organiser', 'POST', '/api/conferences/small/changes', command);
const allow = () => change({ type: 'settings', feedback: true });
const say = (session: string, body: object) => bench.ask(null, 'PUT', at(session), body, OWN);

describe('feedback', () => {
  it('[F2] is off until organisers want it, and off again when they do not', async () => {
    expect((await say('a', { stars: 5, phone: PHONE })).json.code).toBe('feedback-off');
    expect((await bench.ask(null, 'GET', `${at('a')}?phone=${PHONE}`)).json.code).toBe('feedback-off');
    expect(
      (await bench.ask('helper', 'POST', '/api/conferences/small/changes', { type: 'settings', feedback: true }))
        .status,
    ).toBe(403);
    await allow();
    expect((await say('a', { stars: 5, phone: PHONE })).status).toBe(204);
    await change({ type: 'settings', feedback: false });
    expect((await say('a', { stars: 5, phone: PHONE })).json.code).toBe('feedback-off');
    expect((await bench.ask('organiser', 'GET', ALL)).json).toHaveLength(1);
  });

  it('[F2] is taken once the session has begun, expected or in fact', async () => {
    await allow();
    expect((await say('b', { stars: 5, phone: PHONE })).json.code).toBe('not-begun');
    await change({ type: 'delay', session: 'e', minutes: 30 });
    expect((await say('e', { stars: 5, phone: PHONE })).json.code).toBe('not-begun');
    await change({ type: 'start', session: 'e' });
    expect((await say('e', { stars: 5, phone: PHONE })).status).toBe(204);
    await change({ type: 'cancel', session: 'a' });
    expect((await say('a', { stars: 5, phone: PHONE })).json.code).toBe('session-cancelled');
    expect((await say('never', { stars: 5, phone: PHONE })).json.code).toBe('unknown-session');
  });

  it('[F2] counts one person once: the last word', async () => {
    await allow();
    const ana = await signUp(bench);
    await ana.ask('PUT', at('a'), { stars: 2, line: 'Too loud' });
    await ana.ask('PUT', at('a'), { stars: 4, line: 'Too loud,\nbut good', phone: PHONE });
    await say('a', { stars: 1, phone: PHONE });
    await say('a', { stars: 3, phone: PHONE });
    expect((await ana.ask('GET', at('a'))).json).toEqual({ stars: 4, line: 'Too loud, but good' });
    expect((await bench.ask(null, 'GET', `${at('a')}?phone=${PHONE}`)).json).toEqual({ stars: 3, line: '' });
    const all = (await bench.ask('organiser', 'GET', ALL)).json as { stars: number }[];
    expect(all.sort((x, y) => x.stars - y.stars)).toEqual([
      { session: 'a', title: 'Alpha', stars: 3, line: '', at: '2026-10-24T10:20:00+00:00', account: false },
      {
        session: 'a',
        title: 'Alpha',
        stars: 4,
        line: 'Too loud, but good',
        at: '2026-10-24T10:20:00+00:00',
        account: true,
      },
    ]);
  });

  it('[F2] cannot be tied to a person across sessions', async () => {
    await allow();
    const ana = await signUp(bench);
    await ana.ask('PUT', at('a'), { stars: 2 });
    await ana.ask('PUT', at('e'), { stars: 2 });
    const keys = (await bench.store.records.list('feedback')).map(({ key }) => (JSON.parse(key) as string[])[2]!);
    expect(new Set(keys).size).toBe(2);
    const [{ key: id }] = (await bench.store.records.list('attendees')) as unknown as [{ key: string }];
    expect(JSON.stringify(await bench.store.records.list('feedback'))).not.toContain(id);
  });

  it('is 1 to 5 stars and a short line, from somebody', async () => {
    await allow();
    for (const body of [
      { stars: 0 },
      { stars: 6 },
      { stars: 1.5 },
      { stars: 3, line: 'x'.repeat(501) },
      { stars: 3, phone: 'x' },
    ]) {
      expect((await say('a', { phone: PHONE, ...body })).json.code, JSON.stringify(body)).toBe('invalid-request');
    }
    expect((await say('a', { stars: 3 })).json.code).toBe('nobody');
    const foreign = await bench.ask(
      null,
      'PUT',
      at('a'),
      { stars: 3, phone: PHONE },
      { ...OWN, origin: 'http://evil.example' },
    );
    expect(foreign.json.code).toBe('foreign-origin');
  });

  it('is for organisers only, as JSON or as a table that no spreadsheet runs', async () => {
    await allow();
    await say('a', { stars: 5, line: '=HYPERLINK("http://evil.example","x")', phone: PHONE });
    for (const [role, status] of [
      [null, 401],
      ['viewer', 403],
      ['helper', 403],
      ['organiser', 200],
      ['admin', 200],
    ] as const) {
      expect((await bench.ask(role, 'GET', ALL)).status, String(role)).toBe(status);
    }
    const table = await bench.ask('organiser', 'GET', `${ALL}?format=csv`);
    expect(table.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="feedback-small.csv"',
      'cache-control': 'no-store',
    });
    expect(table.text).toBe(
      '\ufeffSession,Title,Stars,Line,At,Account\r\n' +
        `a,Alpha,5,"'=HYPERLINK(""http://evil.example"",""x"")",2026-10-24T10:20:00+00:00,no\r\n`,
    );
    const publicly = ['/api/conferences/small/schedule', '/c/small/schedule.json', '/c/small', '/c/small/sessions/a'];
    for (const url of publicly) expect((await bench.ask(null, 'GET', url)).text).not.toContain('HYPERLINK');
  });

  it('is limited for one address', async () => {
    await allow();
    const codes = [];
    for (let i = 0; i < 241; i++) codes.push((await say('a', { stars: 5, phone: `${PHONE}${i}` })).status);
    expect(codes.filter((status) => status === 204)).toHaveLength(240);
    expect(codes.at(-1)).toBe(429);
  });

  it('goes with its conference', async () => {
    await allow();
    await say('a', { stars: 5, phone: PHONE });
    await bench.conferences.remove('small');
    await expect.poll(() => bench.store.records.list('feedback')).toEqual([]);
  });
});
