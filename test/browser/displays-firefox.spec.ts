/** The screens in Firefox ESR, as cheap screens have it. */
import { expect, test } from './support/house.js';

test.use({
  browserName: 'firefox',
  channel: 'moz-firefox',
  launchOptions: {
    executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr',
    args: [],
    firefoxUserPrefs: { 'network.dns.localDomains': 'hallway.test' },
  },
});

test('Firefox: a delay arrives in a room and in the overview, and both say as of when the server stops', async ({
  page,
  house,
}) => {
  test.setTimeout(90_000);
  await page.goto(`${house.url}/display?conference=forum&room=aula`);
  await expect(page.locator('session-card')).toContainText('10:45', { timeout: 15_000 });
  const overview = await page.context().newPage();
  await overview.goto(`${house.url}/display?conference=forum&view=overview`);
  await expect(overview.locator('.row')).toHaveCount(5, { timeout: 15_000 });
  await house.command({ type: 'delay-room', room: 'aula', minutes: 15 });
  await expect(page.locator('session-card')).toContainText('11:00');
  await expect(overview.locator('overview-view')).toContainText('11:00');
  await house.end();
  for (const shown of [page, overview])
    await expect(shown.locator('link-footer')).toContainText('as of 10:2', { timeout: 15_000 });
});
