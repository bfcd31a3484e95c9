import { afterEach, expect, it } from 'vitest';
import type { PresenceMessage } from '../../../core/index.js';
import { appBench, type AppBench } from '../../support/app.js';
import { ORGANISER } from '../../support/conferences.js';
import { paired } from '../../support/screens.js';
import { connect } from '../../support/socket.js';

const SCREENS = 200;

let bench: AppBench;
afterEach(() => bench.app.close());

it('the panel sees 200 displays acknowledge a change, and which one does not, about as fast as they do', async () => {
  // As in use, so that what is measured is what people wait for.
  bench = await appBench();
  await bench.app.listen({ port: 0, host: '127.0.0.1' });
  const screens = await Promise.all(
    Array.from({ length: SCREENS }, async (_, index) => {
      const socket = await connect(bench.app);
      socket.hello({ about: { view: 'room', room: 'Aula', name: `Screen ${index}` } });
      await socket.next('welcome');
      socket.say({ type: 'shown', revision: 1 });
      return socket;
    }),
  );
  const away = await paired(bench, { name: 'Door left' });
  away.socket.socket.close();
  await away.socket.closed;

  const panel = await connect(bench.app, { authorization: `Bearer ${bench.tokens.viewer}` });
  panel.hello({ about: { view: 'admin' } });
  const before = await panel.next('presence', ({ current, known }) => current === SCREENS && known === SCREENS + 1);
  expect(before.missing).toEqual([{ id: away.id, name: 'Door left', room: 'Aula', online: false }]);

  // All but one show it.
  const [silent, ...others] = screens;
  for (const socket of others) {
    void socket.next('change').then(({ revision }) => socket.say({ type: 'shown', revision }));
  }
  await bench.conferences.execute('small', { type: 'delay', session: 'a', minutes: 5 }, { by: ORGANISER });
  await Promise.all(screens.map((socket) => socket.next('change')));
  const heard = performance.now();
  const told: PresenceMessage = await panel.next('presence', ({ current }) => current === SCREENS - 1);
  // Twice a second: a second holds even where the machine does other things as well.
  expect(performance.now() - heard).toBeLessThan(1_000);
  expect(told).toMatchObject({ displays: SCREENS, known: SCREENS + 1 });
  expect(told.missing.map(({ name, online }) => [name, online])).toEqual([
    ['Door left', false],
    ['Screen 0', true],
  ]);
  silent!.say({ type: 'shown', revision: 2 });
  await panel.next('presence', ({ current }) => current === SCREENS);
});
