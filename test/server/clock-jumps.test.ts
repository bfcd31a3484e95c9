/** The wall clock of the server is set: forward and back by NTP, or it slept for an hour. Time that passes is one thing, what the clock says another. */
import { afterEach, describe, expect, it } from 'vitest';
import { Fleet } from '../../server/fleet/fleet.js';
import { Sightings } from '../../server/fleet/sightings.js';
import { Allowance } from '../../server/live/allowance.js';
import { LoginThrottle } from '../../server/people/index.js';
import { Attempts } from '../../server/plugins/attempts.js';
import { memoryStore } from '../../server/store/index.js';
import { ServerClock } from '../../live/server-clock.js';
import { schedule } from '../../core/index.js';
import { appBench, makeAnna, PASSWORD, type AppBench } from '../support/app.js';
import { ORGANISER } from '../support/conferences.js';
import { FakeEnvironment } from '../support/fake-environment.js';
import { time } from '../support/programme.js';
import { connect, type TestSocket } from '../support/socket.js';

const HOUR = 3_600_000;
const by = ORGANISER;
let bench: AppBench | undefined;
afterEach(async () => {
  await bench?.app.close();
  bench = undefined;
});

/** What the board of a room says at the server's own time. */
async function nowIn(room: string): Promise<string[]> {
  const { json } = await bench!.ask(null, 'GET', '/api/conferences/small/boards');
  const boards = json.boards as { room: string; now: { id: string }[] }[];
  return boards.find((board) => board.room === room)!.now.map(({ id }) => id);
}

const delay = (session: string, minutes: number) =>
  bench!.conferences.execute('small', { type: 'delay', session, minutes }, { by });

describe('revisions', () => {
  it('[K2] rise by one and keep their order, however the clock jumps between them', async () => {
    bench = await appBench({ bounds: { pass: 10 } });
    const screen = await connect(bench.app);
    screen.hello();
    await screen.next('welcome');
    const jumps = [0, HOUR, -2 * HOUR, 3 * HOUR, -HOUR, 365 * 24 * HOUR, -366 * 24 * HOUR];
    for (const [index, jump] of jumps.entries()) {
      bench.clock.instant += jump;
      const { revision } = await delay('d', index + 1);
      expect(revision).toBe(index + 2);
    }
    await screen.next('change', ({ revision }) => revision === jumps.length + 1);
    expect(screen.ofType('change').map(({ revision }) => revision)).toEqual(jumps.map((_, index) => index + 2));
    const journal = await bench.store.journal.read('small', 0);
    expect(journal.map(({ revision }) => revision)).toEqual([1, ...jumps.map((_, index) => index + 2)]);
    // A start from the journal comes to the same, and so does taking entries back.
    expect(bench.conferences.schedule('small').byId.get('d')?.delay).toBe(jumps.length);
    await bench.conferences.execute('small', { type: 'undo', undoes: jumps.length + 1 }, { by });
    expect(bench.conferences.schedule('small').byId.get('d')?.delay).toBe(jumps.length - 1);
  });

  it('a session is delayed once: the schedule does not move with the clock', async () => {
    bench = await appBench();
    bench.clock.instant = time('09:50');
    await bench.conferences.execute('small', { type: 'delay-room', room: 'Aula', minutes: 10 }, { by });
    const before = bench.conferences.schedule('small').sessions;
    const live = bench.conferences.get('small').live;
    for (const jump of [HOUR, -HOUR, -HOUR, 2 * HOUR]) {
      bench.clock.instant += jump;
      const { programme } = bench.conferences.get('small');
      expect(schedule(programme, live).sessions).toEqual(before);
      expect(bench.conferences.schedule('small').sessions).toEqual(before);
    }
    bench.clock.instant = time('09:50');
    // T7: said again after the clock is right, it is what it was.
    const again = await bench.conferences.execute('small', { type: 'delay-room', room: 'Aula', minutes: 10 }, { by });
    expect(again.entry).toBeNull();
    expect(bench.conferences.schedule('small').sessions).toEqual(before);
  });
});

describe('screens', () => {
  /** The product's own clock of a screen, on this test's socket. */
  async function ask(screen: TestSocket, clock: ServerClock, environment: FakeEnvironment): Promise<boolean> {
    const sent = environment.monotonic();
    screen.say({ type: 'time', sent });
    const { now } = await screen.next('time', (answer) => answer.sent === sent);
    environment.pass(4);
    return clock.exchange(sent, environment.monotonic(), now);
  }

  it('follow a step with their next question, once, and show what is on then', async () => {
    bench = await appBench();
    const environment = new FakeEnvironment();
    const clock = new ServerClock(environment);
    const screen = await connect(bench.app);
    screen.hello();
    await screen.next('welcome');
    bench.clock.instant = time('10:20');
    const wall = (): string => new Date(clock.now()).toISOString().slice(11, 16);
    const shown = (text: string): string => new Date(time(text)).toISOString().slice(11, 16);
    await ask(screen, clock, environment);
    expect([wall(), await nowIn('Aula')]).toEqual([shown('10:20'), ['a']]);
    // NTP: forward by half an hour, and back by ten minutes.
    for (const [instant, on] of [
      ['10:50', ['b']],
      ['10:40', ['a']],
      ['11:41', ['c']],
    ] as const) {
      environment.pass(4_000);
      bench.clock.instant = time(instant);
      expect(await ask(screen, clock, environment)).toBe(true);
      expect([wall(), await nowIn('Aula')]).toEqual([shown(instant), on]);
      // Asked again, it has not jumped again.
      environment.pass(4_000);
      bench.clock.instant += 4_004;
      expect(await ask(screen, clock, environment)).toBe(false);
    }
  });

  it('[K2] show no now while the clock is before the last entry, and are right when it is set again', async () => {
    bench = await appBench({ bounds: { pass: 10 } });
    bench.clock.instant = time('10:20');
    await delay('d', 5);
    const screen = await connect(bench.app);
    screen.hello();
    expect((await screen.next('welcome')).unverified).toBeUndefined();
    bench.clock.instant -= HOUR;
    expect(await screen.next('welcome', ({ unverified }) => unverified === true)).toMatchObject({ changes: [] });
    bench.clock.instant += HOUR + 4_000;
    const right = await screen.next('welcome', ({ now }) => now === time('10:20') + 4_000);
    expect([right.unverified, right.changes]).toEqual([undefined, []]);
    // Steps within what two servers' clocks may differ by are nobody's news.
    const told = screen.ofType('welcome').length;
    bench.clock.instant -= 4_500;
    await new Promise((done) => setTimeout(done, 50));
    expect(screen.ofType('welcome')).toHaveLength(told);
  });

  it('that sleep for an hour with the server lose nothing of what was changed before', async () => {
    // The monotonic clock stands still meanwhile, the wall clock does not.
    let monotonic = 0;
    bench = await appBench({ monotonic: () => monotonic, bounds: { pass: 10 } });
    const screen = await connect(bench.app);
    screen.hello();
    await screen.next('welcome');
    await delay('d', 5);
    bench.clock.instant += HOUR;
    monotonic += 20;
    await delay('d', 10);
    await screen.next('change', ({ revision }) => revision === 3);
    expect(bench.app.hub.connections.size).toBe(1);
  });
});

describe('whoever wants in', () => {
  it('is kept out no longer than before by a clock that was set back', async () => {
    const clock = { at: 10 * HOUR, now: () => clock.at };
    const throttle = new LoginThrottle(clock);
    expect(throttle.attempt('anna', '10.0.0.1')).toBe(0);
    clock.at -= HOUR;
    expect(throttle.attempt('anna', '10.0.0.1')).toBe(0);
    for (let n = 0; n < 6; n++) {
      const wait = throttle.attempt('anna', '10.0.0.1');
      expect(wait).toBeLessThanOrEqual(2_000);
      clock.at += wait;
    }
    clock.at -= HOUR;
    expect(throttle.attempt('anna', '10.0.0.1')).toBeLessThanOrEqual(60_000);
  });

  it('logs in after the clock was set, and stays in', async () => {
    bench = await appBench();
    await makeAnna(bench.store);
    const login = () => bench!.ask(null, 'POST', '/api/login', { name: 'Anna', password: PASSWORD });
    await bench.ask(null, 'POST', '/api/login', { name: 'Anna', password: 'wrong' });
    bench.clock.instant -= HOUR;
    const { status, headers } = await login();
    expect(status).toBe(200);
    const cookie = String((headers['set-cookie'] as unknown as string[])[0]).split(';')[0]!;
    for (const jump of [-HOUR, 3 * HOUR]) {
      bench.clock.instant += jump;
      expect((await bench.ask(null, 'GET', '/api/me', undefined, { cookie })).status).toBe(200);
    }
  });

  it('an allowance loses nothing to a clock that goes back', () => {
    const allowance = new Allowance(2, 1, 10 * HOUR);
    expect(allowance.take(1, 10 * HOUR)).toBe(true);
    expect(allowance.take(1, 9 * HOUR)).toBe(true);
    expect(allowance.take(1, 9 * HOUR)).toBe(false);
    expect(allowance.take(1, 9 * HOUR + 1_000)).toBe(true);
  });

  it('attempts from an address are counted by the monotonic clock, each route for itself', () => {
    let monotonic = 0;
    const attempts = new Attempts({}, () => monotonic);
    const route = attempts.child({});
    const count = (of: Attempts): (number | undefined)[] => {
      let told: (number | undefined)[] = [];
      of.incr('10.0.0.1', (_error, result) => (told = [result?.current, result?.ttl]), 60_000);
      return told;
    };
    expect([count(attempts), count(attempts), count(route)]).toEqual([
      [1, 60_000],
      [2, 60_000],
      [1, 60_000],
    ]);
    monotonic += 59_999;
    expect(count(attempts)).toEqual([3, 1]);
    monotonic += 1;
    expect(count(attempts)).toEqual([1, 60_000]);
  });
});

describe('displays', () => {
  it('were last seen when they were, not in the future', async () => {
    const clock = { at: 10 * HOUR };
    const sightings = await Sightings.open(
      memoryStore().records,
      () => clock.at,
      (error) => expect.fail(String(error)),
    );
    sightings.saw('x');
    clock.at -= HOUR;
    sightings.saw('x');
    expect(sightings.lastSeen('x')).toBe(9 * HOUR);
    await sightings.close();
  });

  it('show who they are for as long as was meant', async () => {
    const clock = { at: 10 * HOUR };
    const fleet = await Fleet.open(memoryStore().records, () => clock.at);
    const [prepared] = await fleet.prepare([{ name: 'Door' }]);
    const [asked] = await fleet.identify([prepared!.display.id]);
    const whole = fleet.assignment(asked!).identify;
    clock.at -= HOUR;
    expect(fleet.assignment(asked!).identify).toBe(whole);
    clock.at += 2 * HOUR;
    expect(fleet.assignment(asked!).identify).toBe(0);
    fleet.close();
  });
});
