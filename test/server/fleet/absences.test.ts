import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mail } from '../../../server/people/index.js';
import { memoryStore, type Store } from '../../../server/store/index.js';
import { appBench, type AppBench } from '../../support/app.js';
import { paired } from '../../support/screens.js';
import { connect } from '../../support/socket.js';

const MINUTE = 60_000;
let bench: AppBench;
let store: Store;
let mails: Mail[];
let told: { type: string; data: Record<string, unknown> }[];

const post = async ({ body }: { readonly body: string }): Promise<number> => {
  told.push(JSON.parse(body) as (typeof told)[number]);
  return 200;
};

const server = (): Promise<AppBench> =>
  appBench({
    store,
    mail: async (mail) => void mails.push(mail),
    webhooks: { post },
  });
beforeEach(async () => {
  store = memoryStore();
  mails = [];
  told = [];
  bench = await server();
  const hook = { url: 'https://hooks.example/', events: ['display.away', 'display.back'] };
  expect((await bench.ask('admin', 'POST', '/api/webhooks', hook)).status).toBe(201);
});
afterEach(() => bench.app.close());

const set = (after: number | null, mail: string[] = ['crew@example.org']) =>
  bench.ask('admin', 'PUT', '/api/conferences/small/alerts', { after, mail });
async function look(): Promise<string[]> {
  await bench.app.absences.look();
  await bench.app.webhooks.outbox.settled();
  return told.map(({ type }) => type);
}
async function away(): Promise<{ id: string; token: string }> {
  const screen = await paired(bench, { name: 'Door left' });
  screen.socket.socket.close();
  await screen.socket.closed;
  await expect.poll(() => bench.app.hub.connections.size).toBe(0);
  return screen;
}
async function metric(): Promise<string | undefined> {
  const { text } = await bench.ask(null, 'GET', '/metrics');
  return /^hallway_displays_away\{conference="small"\} (\d+)$/m.exec(text)?.[1];
}

describe('a display that stays away', () => {
  it('is missed after the time that was set, once, by webhook, mail and metrics; and it is told when it is back', async () => {
    expect((await set(5)).json).toEqual({ after: 5, mail: ['crew@example.org'] });
    const { id, token } = await away();
    bench.clock.instant += 5 * MINUTE - 1;
    expect(await look()).toEqual([]);
    bench.clock.instant += 1;
    expect(await look()).toEqual(['display.away']);
    expect(told[0]!.data).toMatchObject({ conference: 'small', display: { id, name: 'Door left', room: 'Aula' } });
    expect(mails).toMatchObject([{ to: 'crew@example.org', subject: 'The screen “Door left, Aula” is away (small)' }]);
    expect(await metric()).toBe('1');
    bench.clock.instant += 60 * MINUTE;
    expect(await look()).toEqual(['display.away']);
    expect(mails).toHaveLength(1);
    const back = await connect(bench.app);
    back.hello({ display: token });
    await back.next('welcome');
    expect(await look()).toEqual(['display.away', 'display.back']);
    expect(mails[1]!.subject).toBe('The screen “Door left, Aula” is back (small)');
    expect(await metric()).toBeUndefined();
    expect(await look()).toHaveLength(2);
  });

  it('is nobody’s business unless a time is set, nor once it is let go', async () => {
    const { id } = await away();
    bench.clock.instant += 60 * MINUTE;
    expect(await look()).toEqual([]);
    await set(5);
    expect(await look()).toEqual(['display.away']);
    await bench.ask('organiser', 'DELETE', `/api/displays/${id}`);
    expect(await look()).toEqual(['display.away']);
    expect(await store.records.list('display-absences')).toEqual([]);
  });

  it('is not missed while it is there, however the clock is set', async () => {
    await set(5);
    await paired(bench);
    for (const jump of [60 * MINUTE, -60 * MINUTE, 24 * 60 * MINUTE]) {
      bench.clock.instant += jump;
      expect(await look()).toEqual([]);
    }
  });

  it('gets its time again when the server has just begun, and is not told twice by a restart', async () => {
    await set(5);
    const { id } = await away();
    await bench.app.close();
    // The server was off for an hour.
    bench.clock.instant += 60 * MINUTE;
    const { instant } = bench.clock;
    bench = await server();
    bench.clock.instant = instant;
    await bench.app.close();
    bench = await appBench({
      store,
      clock: bench.clock,
      mail: async (mail) => void mails.push(mail),
      webhooks: { post },
    });
    expect(await look()).toEqual([]);
    bench.clock.instant += 5 * MINUTE;
    expect(await look()).toEqual(['display.away']);
    const { clock } = bench;
    await bench.app.close();
    bench = await appBench({
      store,
      clock,
      webhooks: { post },
    });
    clock.instant += 60 * MINUTE;
    expect(await look()).toEqual(['display.away']);
    expect(await metric()).toBe('1');
    expect((await store.records.list('display-absences')).map(({ key }) => key)).toEqual([id]);
  });

  it('is one that another server has seen a minute ago', async () => {
    await set(2);
    const { id } = await away();
    bench.clock.instant += 10 * MINUTE;
    const sheet = { written: bench.clock.instant, seen: { [id]: bench.clock.instant - MINUTE } };
    await store.records.put('display-sightings', 'other', sheet);
    expect(await look()).toEqual([]);
    bench.clock.instant += MINUTE;
    expect(await look()).toEqual(['display.away']);
  });

  it('is told in the conference’s language', async () => {
    await set(5);
    const settings = { type: 'settings', languages: ['de', 'en'] };
    await bench.ask('organiser', 'POST', '/api/conferences/small/changes', settings);
    await away();
    bench.clock.instant += 5 * MINUTE;
    await look();
    expect(mails[0]!.subject).toBe('Der Bildschirm „Door left, Aula“ ist weg (small)');
    expect(mails[0]!.text).toContain('Zuletzt war er um 09:00 da.');
  });
});

it('refuses times and addresses that are none', async () => {
  for (const [after, mail] of [
    [1, []],
    [2.5, []],
    [5, ['nobody']],
    [5, ['a@b.c\nBcc: d@e.f']],
  ] as const)
    expect((await set(after, [...mail])).json.code).toBe('invalid-request');
  expect((await bench.ask('admin', 'GET', '/api/conferences/small/alerts')).json).toEqual({ after: null, mail: [] });
});
