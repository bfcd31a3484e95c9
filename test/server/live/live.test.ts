import { afterEach, describe, expect, it } from 'vitest';
import { applyMessage, EMPTY_REPLICA, schedule, type Replica, type ServerMessage } from '../../../core/index.js';
import { appBench, type AppBench } from '../../support/app.js';
import { imported, ORGANISER, ROWS } from '../../support/conferences.js';
import { programme, time } from '../../support/programme.js';
import { connect, TestSocket } from '../../support/socket.js';

const by = ORGANISER;
let bench: AppBench;

afterEach(() => bench.app.close());

const delay = (minutes: number, session = 'a') =>
  bench.conferences.execute('small', { type: 'delay', session, minutes }, { by });

/** What a browser holds after these messages. */
const replicaOf = (messages: readonly ServerMessage[]): Replica | 'gap' =>
  messages.reduce<Replica | 'gap'>(
    (held, message) => (held === 'gap' ? held : applyMessage(held, message)),
    EMPTY_REPLICA,
  );

describe('hello and welcome', () => {
  it('brings a new display everything', async () => {
    bench = await appBench();
    await delay(15);
    const screen = await connect(bench.app);
    screen.hello();
    const { hash, live } = bench.conferences.get('small');
    expect(await screen.next('welcome')).toMatchObject({
      protocol: 1,
      version: '1.2.3',
      conference: 'small',
      programme: hash,
      revision: 2,
      now: time('09:00'),
      live,
    });
  });

  it('brings one that is a little behind only what it missed', async () => {
    bench = await appBench();
    const { hash } = bench.conferences.get('small');
    await delay(15);
    await delay(20);
    const screen = await connect(bench.app);
    screen.hello({ programme: hash, revision: 1, at: time('09:00') });
    const welcome = await screen.next('welcome');
    expect(welcome.live).toBeUndefined();
    expect(welcome.changes?.map(({ revision }) => revision)).toEqual([2, 3]);
    const current = await connect(bench.app);
    current.hello({ programme: hash, revision: 3 });
    expect(await current.next('welcome')).toMatchObject({ revision: 3, changes: [] });
  });

  it('brings everything to one that is far behind, ahead, or holds another history', async () => {
    bench = await appBench();
    const { hash } = bench.conferences.get('small');
    for (let minutes = 1; minutes <= 202; minutes++) await delay(minutes);
    for (const held of [
      { programme: hash, revision: 2 },
      { programme: hash, revision: 204 },
      { programme: 'another', revision: 200 },
      { programme: hash, revision: 200, at: 1 },
    ]) {
      const screen = await connect(bench.app);
      screen.hello(held);
      const welcome = await screen.next('welcome');
      expect(welcome).toMatchObject({ revision: 203, live: bench.conferences.get('small').live });
      expect(welcome.changes).toBeUndefined();
    }
  });

  it('carries one over an adopted programme by changes alone', async () => {
    bench = await appBench();
    const { hash } = bench.conferences.get('small');
    await delay(15);
    await bench.conferences.adopt('small', imported(programme(ROWS.slice(1))), by);
    const screen = await connect(bench.app);
    screen.hello({ programme: hash, revision: 1 });
    const welcome = await screen.next('welcome');
    expect(welcome.changes).toHaveLength(2);
    expect(welcome.programme).not.toBe(hash);
  });

  it('[K1] [K2] says which clock runs, and when nobody knows the time', async () => {
    bench = await appBench({ bounds: { pass: 10 } });
    await bench.conferences.rehearse('small', time('10:50'), by);
    const rehearsal = await connect(bench.app);
    rehearsal.hello({ conference: 'small-rehearsal' });
    expect(await rehearsal.next('welcome')).toMatchObject({ clock: 'rehearsal', now: time('10:50') });
    const screen = await connect(bench.app);
    screen.hello();
    expect((await screen.next('welcome')).clock).toBeUndefined();
    bench.clock.instant = time('07:00');
    expect(await screen.next('welcome', ({ unverified }) => unverified === true)).toMatchObject({ changes: [] });
    bench.clock.instant = time('09:30');
    const verified = await screen.next('welcome', ({ now }) => now === time('09:30'));
    expect(verified.unverified).toBeUndefined();
  });

  it('works without a wire beneath, as in tests', async () => {
    bench = await appBench({ bounds: { farewell: 20 } });
    const screen = new TestSocket((await bench.app.injectWS('/live')) as unknown as TestSocket['socket']);
    screen.hello();
    await screen.next('welcome');
    await delay(15);
    expect((await screen.next('change')).revision).toBe(2);
  });
});

describe('being told', () => {
  it('brings each change once, in order, in at most 300 bytes, to every display of the conference and no other', async () => {
    bench = await appBench();
    await bench.conferences.adopt('other', imported(), by);
    const screens = await Promise.all([1, 2, 3].map(() => connect(bench.app)));
    screens[0]!.hello();
    screens[1]!.hello();
    screens[2]!.hello({ conference: 'other' });
    await Promise.all(screens.map((screen) => screen.next('welcome')));
    for (const minutes of [5, 10, 15]) await delay(minutes);
    for (const screen of screens.slice(0, 2)) {
      await screen.next('change', ({ revision }) => revision === 4);
      expect(screen.ofType('change').map(({ revision }) => revision)).toEqual([2, 3, 4]);
      expect(
        Math.max(...screen.messages.filter(({ type }) => type === 'change').map(({ bytes }) => bytes)),
      ).toBeLessThan(300);
      expect(replicaOf(screen.messages)).toMatchObject({ revision: 4, live: bench.conferences.get('small').live });
    }
    expect(screens[2]!.ofType('change')).toEqual([]);
  });

  it('tells of a programme and of its undo', async () => {
    bench = await appBench();
    const { hash } = bench.conferences.get('small');
    const screen = await connect(bench.app);
    screen.hello();
    await screen.next('welcome');
    await delay(15);
    const rows = ROWS.map((row) => (row[0] === 'a' ? (['a', 'Aula', '10:15', '11:00'] as const) : row));
    const adopted = await bench.conferences.adopt('small', imported(programme(rows)), by);
    expect(await screen.next('programme')).toMatchObject({
      hash: adopted.hash,
      revision: 3,
      set: { sessions: { a: { delay: null } } },
    });
    await bench.conferences.execute('small', { type: 'undo', undoes: 3 }, { by });
    expect(await screen.next('programme', ({ revision }) => revision === 4)).toMatchObject({ hash });
    const held = replicaOf(screen.messages) as Replica;
    expect(schedule(programme(ROWS), held.live).sessions).toEqual(bench.conferences.schedule('small').sessions);
  });

  it('never names who did it', async () => {
    bench = await appBench();
    const screen = await connect(bench.app);
    screen.hello();
    await screen.next('welcome');
    await delay(15);
    await screen.next('change');
    const late = await connect(bench.app);
    late.hello({ revision: 1, programme: bench.conferences.get('small').hash });
    await late.next('welcome');
    expect(JSON.stringify([...screen.messages, ...late.messages])).not.toContain(ORGANISER.name);
  });

  it('goes on with a socket that says hello again', async () => {
    bench = await appBench();
    const screen = await connect(bench.app);
    screen.hello();
    await screen.next('welcome');
    await delay(15);
    screen.hello({ revision: 2, programme: bench.conferences.get('small').hash });
    await screen.next('welcome', ({ changes }) => changes !== undefined);
    await delay(20);
    await screen.next('change', ({ revision }) => revision === 3);
    expect(screen.ofType('change').map(({ revision }) => revision)).toEqual([2, 3]);
    expect(bench.app.hub.connections.size).toBe(1);
  });

  it('answers the time on the conference’s clock', async () => {
    bench = await appBench();
    const screen = await connect(bench.app);
    screen.say({ type: 'time', sent: 12.5 });
    expect(await screen.next('time')).toMatchObject({ sent: 12.5, now: time('09:00') });
  });
});

describe('conferences that come and go', () => {
  it('keeps a display of an unknown conference and welcomes it when there is one', async () => {
    bench = await appBench();
    const screen = await connect(bench.app);
    screen.hello({ conference: 'later' });
    expect(await screen.next('error')).toMatchObject({ code: 'unknown-conference', conferences: ['small'] });
    await bench.conferences.adopt('later', imported(), by);
    await screen.next('welcome', ({ conference }) => conference === 'later');
    await expect.poll(() => replicaOf(screen.messages)).toMatchObject({ revision: 1 });
  });

  it('says so when it is deleted, and goes on when it is made anew', async () => {
    bench = await appBench();
    const screen = await connect(bench.app);
    screen.hello();
    await screen.next('welcome');
    await bench.conferences.remove('small');
    expect(await screen.next('error')).toMatchObject({ code: 'unknown-conference', conferences: [] });
    await bench.conferences.create({ slug: 'small' });
    expect(await screen.next('welcome', ({ revision }) => revision === 0)).toMatchObject({ programme: null });
  });

  it('[K1] a new rehearsal copy replaces what its screens hold; setting its clock does not', async () => {
    bench = await appBench();
    await bench.conferences.rehearse('small', time('10:00'), by);
    const screen = await connect(bench.app);
    screen.hello({ conference: 'small-rehearsal' });
    await screen.next('welcome');
    await bench.conferences.execute('small-rehearsal', { type: 'cancel', session: 'a' }, { by });
    await screen.next('change');
    await bench.conferences.setClock('small-rehearsal', time('12:00'));
    const clock = await screen.next('welcome', ({ now }) => now === time('12:00'));
    expect(clock).toMatchObject({ revision: 2, changes: [] });
    await bench.conferences.rehearse('small', time('14:00'), by);
    const anew = await screen.next('welcome', ({ now }) => now === time('14:00'));
    expect(anew).toMatchObject({ revision: 1, live: { sessions: {} } });
    expect(screen.ofType('error')).toEqual([]);
  });
});

describe('who may connect', () => {
  it('takes no Origin and its own, refuses a foreign one', async () => {
    bench = await appBench({ publicUrl: 'https://hallway.example.org' });
    await connect(bench.app);
    const { port } = bench.app.server.address() as { port: number };
    await connect(bench.app, { origin: `http://127.0.0.1:${port}` });
    await connect(bench.app, { origin: 'https://hallway.example.org' });
    for (const origin of ['http://evil.example', 'null', 'https://hallway.example.org.evil.example']) {
      await expect(connect(bench.app, { origin })).rejects.toThrow('HTTP 403');
    }
  });

  it('answers a plain GET with 426 and an upgrade elsewhere without a socket', async () => {
    bench = await appBench();
    const plain = await bench.ask(null, 'GET', '/live');
    expect([plain.status, plain.json.code, plain.headers['upgrade']]).toEqual([426, 'upgrade-required', 'websocket']);
  });
});
