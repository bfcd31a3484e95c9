/** The screens in WPE WebKit (cog), which lacks what other browsers have had for years: constructable style sheets among it. */
import { expect, test as base } from './support/house.js';
import { Wpe } from './support/wpe.js';

const test = base.extend<{ wpe: Wpe }>({
  wpe: async ({}, use) => {
    const wpe = await Wpe.start();
    await use(wpe);
    await wpe.stop();
  },
});

const PATIENCE = { timeout: 20_000 };

test('WPE: changes arrive in the overview and in a room, styled, and it says as of when the server stops', async ({
  wpe,
  house,
}) => {
  test.setTimeout(90_000);
  await wpe.goto(`${house.local}/display?conference=forum&view=overview`);
  await expect.poll(() => wpe.text(), PATIENCE).toContain('Aula Magna');
  expect(await wpe.text()).not.toContain('11:05');
  await house.command({ type: 'delay-room', room: 'aula', minutes: 20 });
  await expect.poll(() => wpe.text(), PATIENCE).toContain('11:05');
  expect(await wpe.styleOf('overview-view', 'flex-direction')).toBe('column');

  await wpe.goto(`${house.local}/display?conference=forum&room=aula`);
  await expect.poll(() => wpe.text(), PATIENCE).toContain('11:05');
  expect(await wpe.text()).toContain('Thursday, 29 October');
  expect(await wpe.styleOf('room-view', 'flex-direction')).toBe('column');
  await house.command({ type: 'announce', text: { en: 'Badges are checked.' }, level: 'info' });
  await expect.poll(() => wpe.text(), PATIENCE).toContain('Badges are checked.');
  await house.end();
  await expect.poll(() => wpe.text(), PATIENCE).toContain('as of 10:2');
});
