import { afterEach, expect, it } from 'vitest';
import { memoryStore, StoreError, type Store } from '../../../server/store/index.js';
import { appBench, type AppBench } from '../../support/app.js';
import { connect } from '../../support/socket.js';

let bench: AppBench;
afterEach(async () => {
  await bench.app.close();
  await bench.conferences.close();
});

/** A store that can be cut off, as a cluster can. */
function cuttable(): { store: Store; cut: (reason: string | null) => void } {
  const whole = memoryStore();
  let trouble: string | null = null;
  const append: Store['journal']['append'] = async (conference, entry) => {
    if (trouble !== null) throw new StoreError('unreachable', trouble);
    return whole.journal.append(conference, entry);
  };
  const journal = new Proxy(whole.journal, {
    get: (target, name) => {
      if (name === 'append') return append;
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
  return { store: { ...whole, journal, trouble: () => trouble }, cut: (reason) => (trouble = reason) };
}

it('a server that is cut off from its store serves, says so, refuses, and is ready again afterwards', async () => {
  const { store, cut } = cuttable();
  bench = await appBench({ store, bounds: { pass: 10, presenceEvery: 20 } });
  const panel = await connect(bench.app, { authorization: `Bearer ${bench.tokens.viewer}` });
  panel.hello({ about: { view: 'admin' } });
  const screen = await connect(bench.app);
  screen.hello();
  await screen.next('welcome');
  expect((await panel.next('presence', ({ displays }) => displays === 1)).readOnly).toBeUndefined();
  expect((await bench.ask(null, 'GET', '/readyz')).status).toBe(200);
  expect((await bench.ask(null, 'GET', '/metrics')).text).toMatch(/^hallway_store_reachable 1$/m);

  cut('NATS at a, b is out of reach.');
  await panel.next('presence', ({ readOnly }) => readOnly === true);
  expect((await bench.ask(null, 'GET', '/readyz')).json).toMatchObject({
    status: 503,
    code: 'not-ready',
    detail: 'NATS at a, b is out of reach. Screens go on from memory.',
  });
  expect((await bench.ask(null, 'GET', '/healthz')).status).toBe(200);
  expect((await bench.ask(null, 'GET', '/metrics')).text).toMatch(/^hallway_store_reachable 0$/m);
  expect((await bench.ask(null, 'GET', '/api/conferences/small/schedule')).status).toBe(200);
  const command = { type: 'delay', session: 'a', minutes: 5 };
  const refused = await bench.ask('organiser', 'POST', '/api/conferences/small/changes', command);
  expect(refused.json).toMatchObject({ status: 503, code: 'store-unreachable' });
  // The store is none of the screens' business.
  expect(screen.ofType('presence')).toEqual([]);

  const told = panel.messages.length;
  cut(null);
  await expect
    .poll(() => panel.messages.slice(told).some((message) => message.type === 'presence' && !message.readOnly))
    .toBe(true);
  expect((await bench.ask('organiser', 'POST', '/api/conferences/small/changes', command)).status).toBe(201);
});
