import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appBench, type AppBench } from '../../support/app.js';
import { assigned, paired, waiting } from '../../support/screens.js';
import { connect } from '../../support/socket.js';
import { memoryStore } from '../../../server/store/index.js';
import {
  ALPHABET,
  CODE_LENGTH,
  CODE_LIFETIME,
  MOST_WAITING,
  MOST_WAITING_AT,
  newCode,
  readCode,
  WRONG_CODES,
} from '../../../server/fleet/codes.js';

let bench: AppBench;
beforeEach(async () => {
  bench = await appBench({ bounds: { pass: 10, presenceEvery: 10 } });
});
afterEach(() => bench.app.close());

const pair = (code: string, more: object = {}) =>
  bench.ask('organiser', 'POST', '/api/displays/pair', { code, name: 'Door', conference: 'small', ...more });

describe('a code', () => {
  it('has nothing in it that can be taken for something else', () => {
    expect(ALPHABET).not.toMatch(/[01258BIOSZ]/);
    expect(new Set(ALPHABET).size).toBe(ALPHABET.length);
    for (let tries = 0; tries < 100; tries++) expect(newCode()).toMatch(new RegExp(`^[${ALPHABET}]{${CODE_LENGTH}}$`));
    expect(readCode(' acd-efg ')).toBe('ACDEFG');
  });

  it('takes more than a year to guess at the allowed rate, with as many screens waiting as there may be', () => {
    const tries = ALPHABET.length ** CODE_LENGTH / MOST_WAITING;
    const perYear = WRONG_CODES.perMinute * 60 * 24 * 365;
    expect(tries / perYear).toBeGreaterThan(1);
  });
});

describe('pairing', () => {
  it('makes the screen that shows the code a display, at once, without another word from it', async () => {
    const screen = await waiting(bench);
    const typed = `${screen.code.slice(0, 3)} ${screen.code.slice(3)}`.toLowerCase();
    const { status, json, headers } = await pair(typed, { room: 'Aula', tags: ['left'] });
    expect(status).toBe(201);
    expect(headers['location']).toBe(`/api/displays/${json.id}`);
    expect(await assigned(screen)).toMatchObject({
      id: json.id,
      number: 1,
      name: 'Door',
      conference: 'small',
      room: 'Aula',
    });
    expect(json).toMatchObject({ paired: true, name: 'Door', tags: ['left'], target: { room: 'Aula' } });
  });

  it('takes each code once, and none that is old or made up', async () => {
    const { code } = await waiting(bench);
    expect((await pair(code)).status).toBe(201);
    expect((await pair(code)).json.code).toBe('unknown-code');
    const late = await waiting(bench);
    bench.clock.instant += CODE_LIFETIME;
    expect((await pair(late.code)).json.code).toBe('unknown-code');
    expect((await pair('AAAAAA')).json.code).toBe('unknown-code');
  });

  it('is for organisers, and refuses places that there are not', async () => {
    const { code } = await waiting(bench);
    const body = { code, name: 'Door', conference: 'small' };
    expect((await bench.ask(null, 'POST', '/api/displays/pair', body)).status).toBe(401);
    expect((await bench.ask('helper', 'POST', '/api/displays/pair', body)).status).toBe(403);
    expect((await pair(code, { room: 'nowhere' })).json.code).toBe('unknown-room');
    expect((await pair(code, { view: 'timer' })).json.code).toBe('needs-room');
    expect((await pair(code, { conference: 'other' })).json.code).toBe('unknown-conference');
    expect((await pair(code)).status).toBe(201);
  });

  it('slows down whoever guesses, without locking out others', async () => {
    for (let tries = 0; tries < WRONG_CODES.burst; tries++) expect((await pair('AAAAAA')).status).toBe(404);
    const { status, json } = await pair('AAAAAA');
    expect([status, json.code]).toEqual([429, 'too-many-attempts']);
    const { code } = await waiting(bench);
    expect((await pair(code)).status).toBe(429);
    const asAdmin = await bench.ask('admin', 'POST', '/api/displays/pair', { code, name: 'Door', conference: 'small' });
    expect(asAdmin.status).toBe(201);
    bench.clock.instant += 60_000;
    expect((await pair('AAAAAA')).status).toBe(404);
  });

  it('has a bound on screens that wait, for each address', async () => {
    for (let asked = 0; asked < MOST_WAITING_AT; asked++)
      expect((await bench.ask(null, 'POST', '/api/displays/codes', {})).status).toBe(201);
    const { status, json } = await bench.ask(null, 'POST', '/api/displays/codes', {});
    expect([status, json.code]).toEqual([429, 'too-many-codes']);
  });

  it('refuses screens of another site', async () => {
    const foreign = { origin: 'https://evil.example' };
    expect((await bench.ask(null, 'POST', '/api/displays/codes', {}, foreign)).json.code).toBe('foreign-origin');
  });
});

describe('a token', () => {
  it('is good for saying hello and for nothing else', async () => {
    const { token } = await paired(bench);
    for (const [method, url, body] of [
      ['GET', '/api/displays', undefined],
      ['GET', '/api/me', undefined],
      ['POST', '/api/conferences/small/changes', { type: 'delay', session: 'a', minutes: 5 }],
      ['POST', '/api/displays/pair', { code: 'AAAAAA' }],
    ] as const) {
      const headers = { authorization: `Bearer ${token}` };
      expect((await bench.ask(null, method, url, body, headers)).status, url).toBe(401);
    }
    const panel = await connect(bench.app, { authorization: `Bearer ${token}` });
    panel.hello({ display: token, about: { view: 'admin' } });
    await panel.next('welcome');
    panel.say({ type: 'time', sent: 1 });
    await panel.next('time');
    expect(panel.ofType('presence')).toEqual([]);
  });

  it('is stored as a hash, before and after it is paired', async () => {
    const { token, code } = await waiting(bench);
    const kept = async () =>
      JSON.stringify([await bench.store.records.list('pairings'), await bench.store.records.list('displays')]);
    const secret = token.split('.')[1]!;
    expect(await kept()).not.toContain(secret);
    await pair(code);
    expect(await kept()).not.toContain(secret);
  });

  it('is worthless once it is revoked, and the display is out within a second', async () => {
    const { id, token, socket } = await paired(bench);
    const before = performance.now();
    expect((await bench.ask('organiser', 'DELETE', `/api/displays/${id}`)).status).toBe(204);
    const { code } = await socket.next('error');
    expect(code).toBe('unknown-display');
    expect((await socket.closed).reason).toBe('unknown-display');
    expect(performance.now() - before).toBeLessThan(1_000);
    const again = await connect(bench.app);
    again.hello({ display: token });
    expect((await again.next('error')).code).toBe('unknown-display');
    await again.closed;
    expect(again.ofType('welcome')).toEqual([]);
    expect((await bench.ask('viewer', 'GET', '/api/displays')).json).toEqual([]);
  });

  it('of somebody else is none', async () => {
    const one = await paired(bench);
    for (const wrong of [`${one.token}x`, 'hallwayd_00.x', 'nonsense', one.token.replace(one.id, 'abcdef012345')]) {
      const socket = await connect(bench.app);
      socket.hello({ display: wrong });
      expect((await socket.next('error')).code).toBe('unknown-display');
      await socket.closed;
    }
  });

  it('goes where the store goes: another server on it knows the display', async () => {
    const store = memoryStore();
    await bench.app.close();
    bench = await appBench({ store });
    const { token, id } = await paired(bench);
    await bench.app.close();
    bench = await appBench({ store });
    const socket = await connect(bench.app);
    socket.hello({ display: token });
    expect(await assigned({ socket })).toMatchObject({ id, name: 'Door', room: 'Aula' });
    await socket.next('welcome');
  });
});
