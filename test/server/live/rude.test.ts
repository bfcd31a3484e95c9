import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { appBench, type AppBench } from '../../support/app.js';
import { ORGANISER } from '../../support/conferences.js';
import { connect, type TestSocket } from '../../support/socket.js';

let bench: AppBench;
afterEach(() => bench.app.close());

/** A counter in /metrics. */
async function dropped(reason: string): Promise<number> {
  const { text } = await bench.ask(null, 'GET', '/metrics');
  return Number(new RegExp(`hallway_sockets_dropped_total\\{reason="${reason}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
}

async function refusal(screen: TestSocket) {
  const error = await screen.next('error');
  const { code } = await screen.closed;
  expect(screen.ofType('error')).toHaveLength(1);
  return { error: error.code, close: code };
}

describe('messages that cannot be taken', () => {
  const malformed = [
    'rubbish',
    '42',
    'null',
    '[]',
    '{}',
    '{"type":"explode"}',
    '{"type":"toString"}',
    '{"type":"shown","revision":-1}',
    '{"type":"shown","revision":1.5}',
    '{"type":"time"}',
    '{"type":"hello","protocol":1,"conference":7,"programme":null,"revision":null}',
    '{"type":"hello","protocol":1,"conference":"small","programme":null,"revision":null,"about":[]}',
    '{"type":"status","viewport":[1]}',
  ];
  it.each(malformed)('%s: one error, then closed', async (text) => {
    bench = await appBench();
    const screen = await connect(bench.app);
    screen.say(text);
    screen.say('and more');
    expect(await refusal(screen)).toEqual({ error: 'malformed', close: 1007 });
    expect(await dropped('rude')).toBe(1);
  });

  it('another protocol is told so', async () => {
    bench = await appBench();
    const screen = await connect(bench.app);
    screen.hello({ protocol: 99 });
    expect(await refusal(screen)).toEqual({ error: 'unsupported-protocol', close: 1002 });
  });

  it('binary frames are malformed', async () => {
    bench = await appBench();
    const screen = await connect(bench.app);
    screen.socket.send(Buffer.from([1, 2, 3]));
    expect(await refusal(screen)).toEqual({ error: 'malformed', close: 1007 });
  });

  it('too large a message is told so, a huge one is not even read', async () => {
    bench = await appBench();
    const large = await connect(bench.app);
    large.say('x'.repeat(5_000));
    expect(await refusal(large)).toEqual({ error: 'too-much', close: 1009 });
    const huge = await connect(bench.app);
    huge.say('x'.repeat(1_000_000));
    expect((await huge.closed).code).toBe(1009);
  });

  it('a flood is cut off', async () => {
    bench = await appBench();
    const screen = await connect(bench.app);
    for (let i = 0; i < 200; i++) screen.say({ type: 'time', sent: i });
    expect(await refusal(screen)).toEqual({ error: 'too-much', close: 1008 });
    expect(screen.ofType('time')).toHaveLength(60);
  });

  it('hellos cost more than other messages', async () => {
    bench = await appBench();
    const screen = await connect(bench.app);
    for (let i = 0; i < 30; i++) screen.hello();
    expect(await refusal(screen)).toEqual({ error: 'too-much', close: 1008 });
    expect(screen.ofType('welcome')).toHaveLength(12);
  });

  it('none of it hurts the others', async () => {
    bench = await appBench();
    const good = await connect(bench.app);
    good.hello();
    await good.next('welcome');
    const rude = await Promise.all(Array.from({ length: 20 }, () => connect(bench.app)));
    for (const screen of rude) screen.say('rubbish');
    await Promise.all(rude.map(({ closed }) => closed));
    await bench.conferences.execute('small', { type: 'delay', session: 'a', minutes: 5 }, { by: ORGANISER });
    await good.next('change');
    expect(bench.app.hub.connections.size).toBe(1);
  });
});

describe('silence', () => {
  /** The server's monotonic clock, set by hand, ms. */
  let clock = 0;
  const silent = { pass: 5, pingAfter: 50, pingSpread: 0, deadAfter: 100, helloWithin: 100 };
  const start = async (): Promise<void> => {
    bench = await appBench({ bounds: silent, monotonic: () => clock });
  };

  it('a socket that never says hello is closed', async () => {
    await start();
    const screen = await connect(bench.app);
    clock += 60;
    await once(screen.socket, 'ping');
    await expect.poll(() => [...bench.app.hub.connections][0]?.heard).toBe(clock);
    clock += 40;
    expect(await refusal(screen)).toEqual({ error: 'malformed', close: 1008 });
    expect(await dropped('silent')).toBe(1);
  });

  it('a live socket that says nothing is asked, answers, and stays', async () => {
    await start();
    const screen = await connect(bench.app);
    screen.hello();
    await screen.next('welcome');
    for (let asked = 0; asked < 5; asked++) {
      clock += 60;
      await once(screen.socket, 'ping');
      await expect.poll(() => [...bench.app.hub.connections][0]?.heard).toBe(clock);
    }
    expect(await dropped('dead')).toBe(0);
  });

  it('a dead link is noticed: it is asked, does not answer, and is dropped', async () => {
    await start();
    const screen = await connect(bench.app, {}, { autoPong: false });
    screen.hello();
    await screen.next('welcome');
    clock += 60;
    await once(screen.socket, 'ping');
    expect(bench.app.hub.connections.size).toBe(1);
    clock += 40;
    expect((await screen.closed).code).toBe(1006);
    expect(await dropped('dead')).toBe(1);
  });

  it('time questions are signs of life, too', async () => {
    await start();
    const screen = await connect(bench.app, {}, { autoPong: false });
    screen.hello();
    await screen.next('welcome');
    for (let i = 0; i < 5; i++) {
      clock += 60;
      await once(screen.socket, 'ping');
      screen.say({ type: 'time', sent: i });
      await screen.next('time', ({ sent }) => sent === i);
    }
    expect(bench.app.hub.connections.size).toBe(1);
    clock += 100;
    expect((await screen.closed).code).toBe(1006);
  });
});

describe('sockets that do not drain', () => {
  it('are dropped before they cost memory; the others go on', async () => {
    bench = await appBench({ bounds: { waitingBytes: 64 * 1024 } });
    const good = await connect(bench.app);
    good.hello();
    await good.next('welcome');
    const { port } = bench.app.server.address() as { port: number };
    const stuck = connectTcp({ port, host: '127.0.0.1' });
    stuck.on('error', () => {});
    stuck.write(
      'GET /live HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n' +
        'sec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
    );
    await once(stuck, 'data');
    stuck.pause();
    const hello = Buffer.from('{"type":"hello","protocol":1,"conference":"small","programme":null,"revision":null}');
    stuck.write(Buffer.concat([Buffer.from([0x81, 0x80 | hello.length, 0, 0, 0, 0]), hello]));
    await expect.poll(() => [...bench.app.hub.connections].filter(({ conference }) => conference).length).toBe(2);
    let revision = 1;
    while (bench.app.hub.connections.size === 2 && revision < 1_000) {
      const text = String(revision % 10).repeat(20_000);
      const edit = { type: 'edit', session: 'a', description: text } as const;
      ({ revision } = await bench.conferences.execute('small', edit, { by: ORGANISER }));
      await good.next('change', (change) => change.revision === revision);
    }
    expect(bench.app.hub.connections.size).toBe(1);
    expect(await dropped('slow')).toBe(1);
    stuck.destroy();
  });
});

describe('stopping', () => {
  it('says goodbye with 1012 and waits for nobody for long', async () => {
    bench = await appBench({ bounds: { farewell: 1_000 } });
    const screens = await Promise.all([1, 2, 3].map(() => connect(bench.app)));
    const deaf = await connect(bench.app);
    deaf.socket.pause();
    const started = performance.now();
    await bench.app.close();
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(await Promise.all(screens.map(({ closed }) => closed))).toMatchObject([
      { code: 1012 },
      { code: 1012 },
      { code: 1012 },
    ]);
    expect(bench.app.hub.connections.size).toBe(0);
  });
});
