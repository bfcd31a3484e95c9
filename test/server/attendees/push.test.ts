import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { programme, time } from '../../support/programme.js';
import { appBench, type AppBench } from '../../support/app.js';
import { imported, ORGANISER, ROWS } from '../../support/conferences.js';
import { OWN, signUp } from '../../support/attendees.js';
import { PushService, signedBy, Subscriber } from '../../support/push-service.js';

let bench: AppBench;
let service: PushService;
const times = { quiet: 0, longest: 0, look: 3_600_000 };
const bounds = { retries: [0, 0] };

beforeEach(async () => {
  service = await PushService.start();
  bench = await appBench({ attendees: { push: { anywhere: true, times, bounds } } });
});
afterEach(async () => {
  await bench.app.close();
  await service.close();
});

const PUSH = '/api/attendee/conferences/small/push';
const change = (command: object) => bench.ask('organiser', 'POST', '/api/conferences/small/changes', command);
const want = (subscriber: Subscriber, more: object = {}, headers = {}) =>
  bench.ask(
    null,
    'PUT',
    PUSH,
    { ...subscriber.subscription, announcements: false, language: 'en', ...more },
    { ...OWN, ...headers },
  );

/** A phone without an account that follows some sessions. */
async function phone(name: string, sessions: readonly string[], more: object = {}): Promise<Subscriber> {
  const subscriber = new Subscriber(service, name);
  expect((await want(subscriber, { sessions, ...more })).status).toBe(204);
  return subscriber;
}

const messages = (subscriber: Subscriber) => service.to(subscriber).map((each) => subscriber.read(each));
/** Waits until so many messages have come to a phone, and for what else might be under way. */
async function arrived(subscriber: Subscriber, count: number): Promise<unknown[]> {
  await expect.poll(() => service.to(subscriber).length).toBeGreaterThanOrEqual(count);
  await settled();
  return messages(subscriber);
}
async function settled(): Promise<void> {
  await bench.app.house.notifier.settled();
  await bench.app.house.sender.idle();
}
const look = async (): Promise<void> => {
  bench.app.house.notifier.look();
  await settled();
};

describe('push', () => {
  it('tells of a delay, encrypted for one phone and signed by this server', async () => {
    const ana = await phone('ana', ['b']);
    const stranger = await phone('stranger', ['e']);
    await change({ type: 'delay', session: 'b', minutes: 15 });
    expect(await arrived(ana, 1)).toEqual([
      {
        title: 'Beta',
        body: 'Starts later: 11:00, Aula.',
        url: '/c/small/sessions/b',
        tag: expect.stringMatching(/^[\w-]{22}$/),
      },
    ]);
    expect(service.to(stranger)).toEqual([]);
    const [message] = service.to(ana);
    expect(() => stranger.read(message!)).toThrow();
    expect(message!.body.includes('Beta')).toBe(false);
    const { key } = (await bench.ask(null, 'GET', '/api/attendee/push')).json;
    const signed = signedBy(message!, key);
    expect(signed.aud).toBe(service.url);
    expect(signed.sub).toBe('mailto:nobody@hallway.invalid');
    expect(signed.exp * 1000 - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
    expect(message!.headers).toMatchObject({
      ttl: '14400',
      urgency: 'high',
      topic: expect.stringMatching(/^[\w-]{22}$/),
    });
  });

  it('keeps its keys', async () => {
    const { key } = (await bench.ask(null, 'GET', '/api/attendee/push')).json;
    const other = await appBench({ store: bench.store });
    expect((await other.ask(null, 'GET', '/api/attendee/push')).json).toEqual({ key });
    await other.app.close();
  });

  it('tells of a move, a cancellation, and that it takes place after all', async () => {
    const ana = await phone('ana', ['a']);
    await change({ type: 'move', session: 'a', room: 'Cube' });
    await arrived(ana, 1);
    await change({ type: 'cancel', session: 'a', reason: 'The speaker is ill.' });
    await arrived(ana, 2);
    await change({ type: 'restore', session: 'a' });
    const told = (await arrived(ana, 3)) as { body: string; tag: string }[];
    expect(told.map(({ body }) => body)).toEqual([
      'Now in another room: Cube, 10:00.',
      'Cancelled: The speaker is ill.',
      'Takes place after all: 10:00, Cube.',
    ]);
    // A newer message about a session takes the place of the older one.
    expect(new Set(told.map(({ tag }) => tag)).size).toBe(1);
    expect(new Set(service.to(ana).map(({ headers }) => headers['topic'])).size).toBe(1);
  });

  it('tells several changes in one message, in the language of the reader', async () => {
    const ana = await phone('ana', ['a', 'b', 'c', 'd'], { language: 'de-AT' });
    await change({ type: 'delay-room', room: 'Aula', minutes: 30 });
    expect(await arrived(ana, 1)).toEqual([
      {
        title: 'Small: 3 deiner Programmpunkte',
        body: 'Alpha: Beginnt später: 10:30, Aula.\nBeta: Beginnt später: 11:15, Aula.\nGamma: Beginnt später: 12:00, Aula.',
        url: '/c/small',
        tag: expect.any(String),
      },
    ]);
  });

  it('says nothing of what is over, running, shifted a little, or nobody’s', async () => {
    const ana = await phone('ana', ['a', 'b', 'e']);
    await change({ type: 'delay', session: 'b', minutes: 2 });
    await change({ type: 'delay', session: 'd', minutes: 30 });
    bench.clock.instant = time('10:10');
    await change({ type: 'start', session: 'e' });
    await change({ type: 'edit', session: 'b', title: 'Beta, again' });
    await change({ type: 'cancel', session: 'b' });
    expect(await arrived(ana, 1)).toMatchObject([{ title: 'Beta, again', body: 'Cancelled.' }]);
  });

  it('tells of small shifts once they add up', async () => {
    const ana = await phone('ana', ['d']);
    await change({ type: 'delay', session: 'd', minutes: 2 });
    await bench.app.house.notifier.settled();
    await change({ type: 'delay', session: 'd', minutes: 4 });
    expect(await arrived(ana, 1)).toMatchObject([{ body: 'Starts later: 13:34, Aula.' }]);
    await change({ type: 'delay', session: 'd', minutes: 5 });
    await change({ type: 'delay', session: 'd', minutes: 9 });
    expect(await arrived(ana, 2)).toMatchObject([{}, { body: 'Starts later: 13:39, Aula.' }]);
  });

  it('tells of a session that a new programme does not have any more', async () => {
    const ana = await phone('ana', ['d']);
    await bench.conferences.adopt('small', imported(programme(ROWS.filter(([id]) => id !== 'd'))), ORGANISER);
    expect(await arrived(ana, 1)).toMatchObject([{ title: 'Delta', body: 'No longer in the programme.' }]);
  });

  it('waits until organisers stop tapping: what is taken back at once was never told', async () => {
    await bench.app.close();
    bench = await appBench({
      attendees: { push: { anywhere: true, bounds, times: { quiet: 300, longest: 5_000, look: 3_600_000 } } },
    });
    const ana = await phone('ana', ['b', 'd']);
    const { revision } = (await change({ type: 'delay', session: 'b', minutes: 15 })).json;
    await bench.ask('organiser', 'POST', `/api/conferences/small/changes/${revision}/undo`);
    await change({ type: 'delay', session: 'd', minutes: 5 });
    await change({ type: 'delay', session: 'd', minutes: 10 });
    expect(await arrived(ana, 1)).toMatchObject([{ title: 'Delta', body: 'Starts later: 13:40, Aula.' }]);
  });

  it('tells ten minutes before, once, and again if the session is delayed meanwhile', async () => {
    const ana = await phone('ana', ['a']);
    bench.clock.instant = time('09:49');
    await look();
    expect(messages(ana)).toEqual([]);
    bench.clock.instant = time('09:50');
    await look();
    await look();
    expect(messages(ana)).toMatchObject([{ title: 'Alpha', body: 'Starts at 10:00, Aula.' }]);
    expect(service.to(ana)[0]!.headers['ttl']).toBe('900');
    await change({ type: 'delay', session: 'a', minutes: 30 });
    await arrived(ana, 2);
    bench.clock.instant = time('10:20');
    await look();
    expect(messages(ana).at(-1)).toMatchObject({ body: 'Starts at 10:30, Aula.' });
  });

  it('does not tell of starts that were long ago when the clock jumps', async () => {
    const ana = await phone('ana', ['a', 'b', 'c', 'd']);
    bench.clock.instant = time('13:00');
    await look();
    expect(messages(ana)).toEqual([]);
  });

  it('tells of a start once, also when the clock is set back and comes by it again', async () => {
    const ana = await phone('ana', ['a']);
    bench.clock.instant = time('09:50');
    await look();
    bench.clock.instant = time('09:30');
    await look();
    bench.clock.instant = time('09:50');
    await look();
    expect(messages(ana)).toHaveLength(1);
  });

  it('brings announcements to those who want them, and an emergency at once', async () => {
    const [all, quiet] = [await phone('all', [], { announcements: true }), await phone('quiet', ['a'])];
    const inBox = await phone('box', ['e'], { announcements: true });
    await change({ type: 'announce', text: { en: 'Lunch is served', de: 'Es gibt Essen' }, level: 'info' });
    expect(await arrived(all, 1)).toMatchObject([{ title: 'Small', body: 'Lunch is served', url: '/c/small' }]);
    expect(service.to(all)[0]!.headers['urgency']).toBe('normal');
    await change({ type: 'announce', text: 'Only in Box', level: 'warning', scope: { rooms: ['Box'] } });
    await change({ type: 'announce', text: 'Only on a screen', level: 'warning', scope: { displays: ['3'] } });
    await change({ type: 'announce', text: 'Leave the building', level: 'emergency' });
    await arrived(inBox, 3);
    const bodies = (subscriber: Subscriber) =>
      (messages(subscriber) as { body: string }[]).map(({ body }) => body).sort();
    expect(bodies(inBox)).toEqual(['Leave the building', 'Lunch is served', 'Only in Box']);
    expect(bodies(all)).toEqual(['Leave the building', 'Lunch is served']);
    expect(bodies(quiet)).toEqual([]);
  });

  it('follows the bookmarks of an account, wherever they are set, and ends with it', async () => {
    const ana = await signUp(bench);
    const subscriber = new Subscriber(service, 'ana');
    expect((await want(subscriber, { sessions: ['e'] }, { cookie: ana.cookie })).status).toBe(204);
    await ana.ask('POST', '/api/attendee/conferences/small/bookmarks', { bookmarks: { b: { on: true, at: 1 } } });
    await change({ type: 'delay', session: 'e', minutes: 15 });
    await change({ type: 'delay', session: 'b', minutes: 15 });
    expect(await arrived(subscriber, 1)).toMatchObject([{ title: 'Beta' }]);
    await ana.ask('DELETE', '/api/attendee');
    expect(await bench.store.records.list('push')).toEqual([]);
    await change({ type: 'cancel', session: 'b' });
    await settled();
    expect(service.to(subscriber)).toHaveLength(1);
  });

  it('forgets phones that are gone, at once, and those that refuse for good', async () => {
    const [gone, refusing] = [await phone('gone', ['a']), await phone('refusing', ['b'])];
    service.statuses.push(410);
    await change({ type: 'cancel', session: 'a' });
    await arrived(gone, 1);
    await expect.poll(async () => (await bench.store.records.list('push')).length).toBe(1);
    for (let n = 1; n <= 10; n++) {
      service.statuses.push(403);
      await change({ type: n % 2 ? 'cancel' : 'restore', session: 'b' });
      await arrived(refusing, n);
    }
    await expect.poll(() => bench.store.records.list('push')).toEqual([]);
  });

  it('tries again when a push service has a bad moment', async () => {
    const ana = await phone('ana', ['a']);
    service.statuses.push(503, 429);
    await change({ type: 'cancel', session: 'a' });
    expect(await arrived(ana, 3)).toHaveLength(3);
    const metrics = (await bench.ask(null, 'GET', '/metrics')).text;
    expect(metrics).toContain('hallway_push_messages_total{outcome="sent"} 1');
    expect(metrics).toContain('hallway_push_subscriptions 1');
  });

  it('drops the oldest messages when a push service does not keep up, and holds no change up meanwhile', async () => {
    await bench.app.close();
    bench = await appBench({
      attendees: { push: { anywhere: true, times, bounds: { ...bounds, atOnce: 1, waiting: 2 } } },
    });
    let go = (): void => undefined;
    service.hold = new Promise((resolve) => (go = resolve));
    const phones = [];
    for (let n = 0; n < 6; n++) phones.push(await phone(`phone-${n}`, ['a']));
    await change({ type: 'cancel', session: 'a' });
    await expect.poll(() => service.arrived.length).toBe(1);
    expect((await change({ type: 'delay', session: 'd', minutes: 5 })).status).toBe(201);
    expect(bench.app.house.sender.waiting).toBe(1);
    go();
    await settled();
    expect(phones.map((each) => service.to(each).length)).toEqual([0, 0, 0, 0, 1, 1]);
    expect((await bench.ask(null, 'GET', '/metrics')).text).toContain('{outcome="dropped"} 4');
  });

  it('waits while displays need the server', async () => {
    const ana = await phone('ana', ['a']);
    bench.app.load.look(1_000);
    bench.app.load.look(1_000);
    await change({ type: 'cancel', session: 'a' });
    await bench.app.house.notifier.settled();
    await expect.poll(() => bench.app.house.sender.waiting).toBe(1);
    expect(service.arrived).toEqual([]);
    bench.app.load.look(1);
    await arrived(ana, 1);
  });

  it('is told what a browser wants, and forgets it when asked', async () => {
    const ana = await phone('ana', ['a'], { announcements: true });
    const status = () => bench.ask(null, 'POST', `${PUSH}/status`, { endpoint: ana.endpoint }, OWN);
    expect((await status()).json).toEqual({ announcements: true });
    await want(ana, { announcements: false, sessions: [] });
    expect((await status()).json).toEqual({ announcements: false });
    expect(await bench.store.records.list('push')).toHaveLength(1);
    expect((await bench.ask(null, 'DELETE', PUSH, { endpoint: ana.endpoint }, OWN)).status).toBe(204);
    expect((await status()).json).toBe(null);
    await change({ type: 'cancel', session: 'a' });
    await settled();
    expect(service.arrived).toEqual([]);
  });

  it('hears of phones that another process has subscribed', async () => {
    const ana = new Subscriber(service, 'ana');
    const { id } = bench.conferences.get('small').record;
    const record = {
      ...ana.subscription,
      conference: id,
      sessions: ['a'],
      announcements: false,
      language: 'en',
      origin: '',
      created: 0,
    };
    await bench.store.records.put('push', `x/${id}`, record);
    await change({ type: 'cancel', session: 'a' });
    expect(await arrived(ana, 1)).toHaveLength(1);
  });
});

describe('addresses of push services', () => {
  it('are public and HTTPS: nobody makes this server ask its own network', async () => {
    await bench.app.close();
    bench = await appBench();
    const { keys } = new Subscriber(service, 'x').subscription;
    const refused = [
      'http://push.example.org/x',
      service.url,
      'https://127.0.0.1/x',
      'https://[::1]/x',
      'https://10.0.0.1/x',
      'https://169.254.169.254/latest',
      'https://[fd00::1]/x',
      'https://0x7f.1/x',
      'https://user:secret@push.example.org/x',
      'ftp://push.example.org/x',
      'nonsense',
    ];
    for (const endpoint of refused) {
      const answer = await want({ subscription: { endpoint, keys } } as Subscriber);
      expect([endpoint, answer.json?.code]).toEqual([endpoint, 'invalid-subscription']);
    }
    expect((await want({ subscription: { endpoint: 'https://push.example.org/x', keys } } as Subscriber)).status).toBe(
      204,
    );
  });

  it('are judged again when a name is resolved', async () => {
    await bench.app.close();
    bench = await appBench({ attendees: { push: { times, bounds } } });
    const subscriber = new Subscriber({ url: `https://localhost:${new URL(service.url).port}` }, 'x');
    expect((await want(subscriber, { sessions: ['a'] })).status).toBe(204);
    await change({ type: 'cancel', session: 'a' });
    await expect.poll(async () => (await bench.ask(null, 'GET', '/metrics')).text).toContain('outcome="failed"} 1');
    expect(service.arrived).toEqual([]);
  });

  it('come with keys that can be encrypted for', async () => {
    const { keys, endpoint } = new Subscriber(service, 'x').subscription;
    const offCurve = Buffer.from(keys.p256dh, 'base64url');
    offCurve[64]! ^= 1;
    for (const wrong of [
      { ...keys, auth: 'AAAA' },
      { ...keys, p256dh: 'AAAA' },
      { ...keys, p256dh: offCurve.toString('base64url') },
    ]) {
      expect((await want({ subscription: { endpoint, keys: wrong } } as Subscriber)).json.code).toBe(
        'invalid-subscription',
      );
    }
  });
});
