/** The screens in WPE WebKit (cog). */
import { expect, test as base } from '../support/house.js';
import { Wpe } from '../support/wpe.js';

const test = base.extend<{ wpe: Wpe }>({
  wpe: async ({}, use) => {
    const wpe = await Wpe.start();
    await use(wpe);
    await wpe.stop();
  },
});

const PATIENCE = { timeout: 20_000 };

for (const [view, query] of [
  ['a room', 'room=aula'],
  ['the overview', 'view=overview'],
] as const) {
  test(`WPE: a delay arrives in ${view}, which says as of when the server stops`, async ({ wpe, house }) => {
    test.setTimeout(90_000);
    await wpe.goto(`${house.local}/display?conference=forum&${query}`);
    await expect.poll(() => wpe.text(), PATIENCE).toContain('Aula Magna');
    expect(await wpe.text()).not.toContain('11:05');
    await house.command({ type: 'announce', text: { en: 'Badges are checked.' }, level: 'info' });
    await house.command({ type: 'delay-room', room: 'aula', minutes: 20 });
    await expect.poll(() => wpe.text(), PATIENCE).toContain('11:05');
    await expect.poll(() => wpe.text(), PATIENCE).toContain('Badges are checked.');
    await house.end();
    await expect.poll(() => wpe.text(), PATIENCE).toContain('as of 10:2');
  });
}
