/** The reading part of the guide in the Firefox that Debian has. */
import { complaintsOf, expect, guideTest as test } from './support/guide.js';

test.use({
  browserName: 'firefox',
  channel: 'moz-firefox',
  isMobile: undefined,
  launchOptions: { executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr', args: [] },
});

test('reads, filters, searches and follows changes in Firefox ESR', async ({ page, house }) => {
  const complaints = complaintsOf(page);
  // Firefox has no rules for host names; what needs plain HTTP is tested in Chromium.
  const url = `${house.url.replace('hallway.test', '127.0.0.1')}/c/forum`;
  await page.goto(url);
  await expect(page.locator('[data-ready]')).toBeAttached();
  await expect(page.getByRole('region', { name: 'Now' })).toContainText('min left');
  await house.command({ type: 'delay', session: 'clock', minutes: 15 });
  await expect(page.locator('[id="session=clock"]')).toContainText('15 min late');
  await page.getByRole('searchbox').fill('stefan');
  await expect(page.locator('.sessions > .session').first()).toContainText('Ștefan Hrib');
  await page.locator('h3 a').first().click();
  await expect(page).toHaveURL(/\/sessions\//);
  await page.goBack();
  await page.goto(`${url}?track=cloud`);
  await expect(page.locator('.found')).toHaveText(/^\d+ sessions$/);
  await page.locator('.star').first().click();
  await expect(page.locator('.star').first()).toHaveAttribute('aria-pressed', 'true');
  expect(complaints).toEqual([]);
});
