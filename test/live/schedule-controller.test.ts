import { beforeEach, describe, expect, it } from 'vitest';
import type { ReactiveController } from 'lit';
import { NOTHING_LIVE, type ServerMessage, type WelcomeMessage } from '../../core/index.js';
import type { OfflineCache } from '../../live/offline-cache.js';
import { memoryCache } from '../support/memory-cache.js';
import { ScheduleController, type ScheduleControllerOptions } from '../../live/schedule-controller.js';
import { FakeEnvironment } from '../support/fake-environment.js';
import { programme, time } from '../support/programme.js';

/** Stands for a Lit element that renders as soon as it is asked to. */
class Host {
  updates = 0;
  readonly updateComplete = Promise.resolve(true);
  private readonly controllers: ReactiveController[] = [];
  addController(controller: ReactiveController): void {
    this.controllers.push(controller);
  }
  removeController(): void {}
  requestUpdate(): void {
    this.updates++;
    for (const controller of this.controllers) controller.hostUpdated?.();
  }
  connect(): void {
    for (const controller of this.controllers) controller.hostConnected?.();
  }
  disconnect(): void {
    for (const controller of this.controllers) controller.hostDisconnected?.();
  }
}

let environment: FakeEnvironment;
let cache: OfflineCache;
let host: Host;

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function page(options: Partial<ScheduleControllerOptions> = {}): Promise<ScheduleController> {
  host = new Host();
  const controller = new ScheduleController(host, { conference: 'small', environment, cache, ...options });
  host.connect();
  await settled();
  return controller;
}

const welcome = (more: Partial<WelcomeMessage> = {}): WelcomeMessage => ({
  type: 'welcome',
  protocol: 1,
  version: 'v',
  conference: 'small',
  programme: 'h1',
  revision: 1,
  now: time('09:50') + 30_000,
  live: NOTHING_LIVE,
  ...more,
});

async function greet(message: ServerMessage = welcome()): Promise<void> {
  environment.socket.accept();
  environment.socket.tell(message);
  await settled();
}

/** Lets time pass, with a server that answers. */
function passAnswered(ms: number, from = environment.monotonic()): void {
  const start = time('09:50') + 30_000;
  while (environment.monotonic() < from + ms) {
    const question = environment.socket.of('time').at(-1);
    if (question) environment.socket.tell({ type: 'time', sent: question.sent, now: start + question.sent });
    environment.pass(Math.min(1_000, from + ms - environment.monotonic()));
  }
}

beforeEach(() => {
  environment = new FakeEnvironment();
  environment.wallAtStart = time('09:50');
  environment.programmes.set('h1', programme([['a', 'Aula', '10:00', '10:45']]));
  cache = memoryCache();
});

describe('being shown', () => {
  it('gives the schedule and the time of the server', async () => {
    const controller = await page();
    expect(controller.schedule).toBeNull();
    await greet();
    expect(controller.schedule?.byId.get('a')?.start).toBe(time('10:00'));
    expect(controller.now()).toBe(time('09:50') + 30_000);
    expect(controller.link).toEqual({ online: true, asOf: time('09:50') + 30_000 });
  });

  it('tells the server a revision only after it was painted, and once', async () => {
    await page();
    await greet();
    expect(environment.socket.of('shown')).toEqual([]);
    environment.paint();
    environment.paint();
    expect(environment.socket.of('shown')).toEqual([{ type: 'shown', revision: 1 }]);
    environment.socket.tell({
      type: 'change',
      revision: 2,
      at: 0,
      change: { type: 'delay', set: { sessions: { a: { delay: 5 } } } },
    });
    environment.paint();
    expect(environment.socket.of('shown').map(({ revision }) => revision)).toEqual([1, 2]);
  });

  it('tells a new link again what it shows', async () => {
    await page();
    await greet();
    environment.paint();
    environment.socket.hangUp();
    environment.pass(2_000);
    await greet(welcome({ live: undefined, changes: [] }));
    environment.paint();
    expect(environment.sockets).toHaveLength(2);
    expect(environment.socket.of('hello')[0]).toMatchObject({ programme: 'h1', revision: 1 });
    expect(environment.socket.of('shown')).toEqual([{ type: 'shown', revision: 1 }]);
  });

  it('a preview stands still, proves nothing and keeps nothing', async () => {
    const controller = await page({ at: time('10:10') });
    await greet();
    environment.paint();
    expect(controller.now()).toBe(time('10:10'));
    expect(controller.kind).toBe('preview');
    expect(environment.socket.of('shown')).toEqual([]);
    const updates = host.updates;
    passAnswered(180_000);
    expect(host.updates).toBe(updates);
  });
});

describe('when to render', () => {
  it('at the minute and at the next boundary, not in between', async () => {
    environment.programmes.set('h1', programme([['a', 'Aula', '10:00', '10:45']]));
    await page();
    await greet(welcome({ live: { ...NOTHING_LIVE, sessions: { a: { started: time('09:52') + 10_000 } } } }));
    const times: number[] = [];
    const controller = [...Array<number>(180)].map((_, second) => second);
    let updates = host.updates;
    for (const second of controller) {
      passAnswered(1_000);
      if (host.updates > updates) times.push(second + 1);
      updates = host.updates;
    }
    // 09:50:30 + these: 09:51, 09:52, 09:52:10 (the start), 09:53.
    expect(times).toEqual([30, 90, 100, 150]);
  });

  it('stops with its host', async () => {
    await page();
    await greet();
    host.disconnect();
    const updates = host.updates;
    environment.pass(300_000);
    expect(host.updates).toBe(updates);
  });
});

describe('losing the link', () => {
  it('says since when, within 10 s', async () => {
    const controller = await page();
    await greet();
    passAnswered(60_000);
    const before = controller.now();
    environment.pass(10_000);
    expect(controller.link.online).toBe(false);
    expect(before - controller.link.asOf!).toBeLessThanOrEqual(4_000);
    environment.pass(600_000);
    expect(before - controller.link.asOf!).toBeLessThanOrEqual(4_000);
    expect(controller.now()).toBe(before + 610_000);
  });

  it('is not online while a new programme is still on its way', async () => {
    const controller = await page();
    await greet();
    environment.socket.tell({ type: 'programme', hash: 'h2', revision: 2, at: 0, set: {} });
    expect([controller.link.online, controller.coming]).toEqual([false, true]);
    await settled();
    // It could not be had: that is no moment any more.
    expect([controller.link.online, controller.coming]).toEqual([false, false]);
    environment.programmes.set('h2', programme([]));
    environment.pass(2_000);
    await settled();
    environment.pass(60_000);
    await settled();
    expect(controller.schedule?.sessions).toEqual([]);
    expect(controller.coming).toBe(false);
  });

  it('a programme that comes at once is on its way, never missing', async () => {
    const controller = await page();
    await greet();
    environment.programmes.set('h2', programme([]));
    environment.socket.tell({ type: 'programme', hash: 'h2', revision: 2, at: 0, set: {} });
    expect([controller.link.online, controller.coming]).toEqual([false, true]);
    await settled();
    expect([controller.link.online, controller.coming]).toEqual([true, false]);
    expect(controller.schedule?.sessions).toEqual([]);
  });
});

describe('a restart without network', () => {
  it('shows what was kept, and as of when', async () => {
    await page();
    await greet();
    passAnswered(120_000);
    host.disconnect();
    const controller = await page();
    expect(controller.schedule?.byId.has('a')).toBe(true);
    expect(controller.link.online).toBe(false);
    expect(controller.link.asOf).toBeGreaterThan(time('09:50'));
    expect(controller.verified).toBe(true);
  });

  it('K2: does not believe a machine clock that is before the last server time', async () => {
    await page();
    await greet();
    host.disconnect();
    environment.wallAtStart = 0;
    const controller = await page();
    expect(controller.verified).toBe(false);
    await greet();
    expect(controller.verified).toBe(true);
  });

  it('K1: a rehearsal leaves no trace on the real conference', async () => {
    await page({ conference: 'small-rehearsal' });
    await greet(welcome({ clock: 'rehearsal', now: time('+1 10:00') }));
    host.disconnect();
    const controller = await page();
    expect(controller.schedule).toBeNull();
    expect(controller.now()).toBe(environment.wall());
    expect(controller.kind).toBe('real');
  });
});

it('K1: a rehearsal is still one after a restart without network', async () => {
  await page();
  await greet(welcome({ clock: 'rehearsal', now: time('+1 10:00') }));
  host.disconnect();
  const controller = await page();
  expect(controller.kind).toBe('rehearsal');
  expect(controller.now()).toBe(time('+1 10:00'));
});

describe('what the server says of itself', () => {
  it('a server that does not speak this protocol is another server', async () => {
    const controller = await page();
    await greet(welcome());
    expect(controller.server).toBe('v');
    environment.socket.tell({ type: 'error', code: 'unsupported-protocol', detail: 'x' });
    expect(controller.server).toBe('');
  });

  it('K2: an unverified server clock is no now', async () => {
    const controller = await page();
    await greet(welcome({ unverified: true }));
    expect(controller.verified).toBe(false);
  });

  it('an unknown conference names those that there are, until it appears', async () => {
    const controller = await page();
    await greet({ type: 'error', code: 'unknown-conference', detail: 'x', conferences: ['other'] });
    expect(controller.unknown).toEqual(['other']);
    environment.socket.tell(welcome());
    await settled();
    expect(controller.unknown).toBeNull();
    expect(controller.schedule).not.toBeNull();
  });
});

it('after 30 days, an hour a day of them with a server, it is as it was on the first', async () => {
  const HOUR = 3_600_000;
  const start = time('09:50') + 30_000;
  // The machine's quartz is slow by two seconds a day.
  const serverAt = (monotonic: number): number => Math.round(start + monotonic * (1 + 2.3e-5));
  const controller = await page();
  let timers = 0;
  for (let day = 1; day <= 30; day++) {
    environment.socket.accept();
    environment.socket.tell(welcome({ now: serverAt(environment.monotonic()) }));
    await settled();
    for (const until = environment.monotonic() + HOUR; environment.monotonic() < until; environment.pass(1_000)) {
      const { socket } = environment;
      const asked = socket.of('time').at(-1);
      if (asked) socket.tell({ type: 'time', sent: asked.sent, now: serverAt(environment.monotonic()) });
      socket.sent.length = 0;
    }
    expect(controller.link.online).toBe(true);
    const { asOf } = controller.link;
    const before = host.updates;
    environment.pass(23 * HOUR);
    environment.sockets.splice(0, environment.sockets.length - 1);
    environment.paint();
    expect(controller.link).toEqual({ online: false, asOf });
    expect(host.updates - before).toBeGreaterThanOrEqual(23 * 60);
    // 23 hours by a clock that is slow by two seconds a day.
    expect(Math.abs(controller.now() - serverAt(environment.monotonic()))).toBeLessThan(2_500);
    if (day === 1) timers = environment.waiting;
    expect(environment.waiting).toBeLessThanOrEqual(timers + 1);
    // The next try finds a server.
    environment.comeBack();
  }
  expect(environment.fetched).toEqual(['h1']);
}, 30_000);
