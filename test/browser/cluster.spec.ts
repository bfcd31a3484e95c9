/** Two servers on one NATS: what an organiser does at one of them is on the screens of the other. */
import { join } from 'node:path';
import { startNats } from '../support/nats.js';
import { expect, FORUM, House, logIn, PHONE, test as base } from './support/house.js';

interface Fixtures {
  /** Where the organiser is. */
  readonly near: House;
  /** Where the screens hang. */
  readonly far: House;
}

const test = base.extend<Fixtures>({
  // Starting NATS and filling it takes a while where much else runs.
  near: [
    async ({}, use) => {
      const house = new House();
      const nats = await startNats(join(house.data, 'nats'));
      house.env = { HALLWAY_STORE: `nats://127.0.0.1:${nats.port}` };
      house.import(FORUM, 'forum');
      house.account('ana', 'organiser');
      await house.start();
      await use(house);
      await nats.stop();
      await house.stop();
    },
    { timeout: 90_000 },
  ],
  far: [
    async ({ near }, use) => {
      const house = new House();
      house.env = near.env;
      await house.start();
      await use(house);
      await house.stop();
    },
    { timeout: 60_000 },
  ],
});

test('a delay from the panel at one server is on the screens at the other', async ({ browser, page, near, far }) => {
  // Three servers and three pages take their time where much else runs.
  test.slow();
  await page.goto(`${far.url}/display?conference=forum&room=aula`);
  await expect(page.locator('screen-header')).toContainText('Aula Magna');
  const context = await browser.newContext(PHONE);
  const phone = await context.newPage();
  await logIn(phone, near);

  await phone.getByRole('article', { name: 'Aula Magna' }).getByRole('button', { name: '10 minutes more' }).tap();
  await phone.locator('panel-sheet').getByRole('button', { name: 'Make it 10 min longer' }).tap();
  await expect(page.getByText('10:55').first()).toBeVisible();

  // Whoever has logged in at one server is known to the other.
  const other = await context.newPage();
  await other.goto(`${far.url}/admin#/forum`);
  await expect(other.getByRole('article', { name: 'Aula Magna' })).toContainText('10 min late');
  await context.close();
});
