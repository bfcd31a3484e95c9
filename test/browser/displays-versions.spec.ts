/** The server is replaced by a newer version: screens take it up by themselves, and never one that does not work. */
import type { CDPSession, Page } from '@playwright/test';
import { expect, test, type House } from './support/house.js';
import { release, removeReleases, type Built, type Release } from './support/releases.js';

test.afterAll(removeReleases);

const address = (house: House): string => `${house.url}/display?conference=forum&room=aula`;
const card = (page: Page) => page.locator('session-card');
const versionOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.documentElement.dataset['version']);
const statusOf = async (house: House) => (await house.screens())[0]?.status;

/** No patience for chance: screens spread over a minute. */
const atOnce = (page: Page): Promise<unknown> => page.addInitScript(() => (Math.random = () => 0.01));

/** Every picture that the browser puts on the glass. */
async function film(page: Page): Promise<{ stop(): Promise<Buffer[]> }> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const pictures: Buffer[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    pictures.push(Buffer.from(data, 'base64'));
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await session.send('Page.startScreencast', { format: 'png', maxWidth: 480, maxHeight: 270, everyNthFrame: 1 });
  return {
    async stop() {
      await session.send('Page.stopScreencast');
      return pictures;
    },
  };
}

for (const trusted of [true, false]) {
  const where = trusted ? 'with a service worker' : 'on plain HTTP';

  test(`${where}: a newer version is taken up, with nothing half-made on the glass`, async ({ kiosk, house }) => {
    test.setTimeout(90_000);
    const newer = await release('good');
    const context = await kiosk.open(trusted ? { trusted: house.url } : {});
    const page = context.pages()[0]!;
    await atOnce(page);
    await page.goto(address(house));
    await expect(card(page)).toBeVisible();
    await expect.poll(() => statusOf(house)).toMatchObject({ offlineReady: trusted });
    const old = await versionOf(page);
    const cast = await film(page);
    const loaded = page.waitForEvent('load', { timeout: 60_000 });
    await house.end();
    await house.start(undefined, newer.program);
    await loaded;
    await expect(card(page)).toBeVisible();
    expect(await versionOf(page)).toBe(newer.version);
    expect(newer.version).not.toBe(old);
    await expect.poll(() => statusOf(house)).toMatchObject({ version: newer.version, offlineReady: trusted });
    // The browser may clear the glass once between two pages; nothing half-made is ever on it. A blank picture of this
    // size is some kilobytes, one with a screen's texts is many times that.
    const sizes = (await cast.stop()).map(({ length }) => length);
    const blank = sizes.filter((size) => size < 4_000);
    expect(sizes.length).toBeGreaterThan(1);
    expect(blank.length).toBeLessThanOrEqual(1);
    expect(Math.min(...sizes.filter((size) => size >= 4_000))).toBeGreaterThan(Math.max(...sizes) / 3);
    if (!trusted) return;
    await house.end();
    await page.reload();
    await expect(page.locator('link-footer')).toContainText('as of');
    expect(await versionOf(page)).toBe(newer.version);
  });

  for (const fault of (trusted ? ['lacking', 'empty'] : ['throwing', 'hollow']) satisfies Release[]) {
    test(`${where}: a version that is ${fault} never replaces the one that works`, async ({ kiosk, house }) => {
      test.setTimeout(120_000);
      const broken: Built = await release(fault);
      const context = await kiosk.open(trusted ? { trusted: house.url } : {});
      const page = context.pages()[0]!;
      await atOnce(page);
      await page.clock.install();
      await page.goto(address(house));
      await expect(card(page)).toBeVisible();
      await expect.poll(() => statusOf(house)).toMatchObject({ offlineReady: trusted });
      const old = await versionOf(page);
      let loads = 0;
      page.on('load', () => loads++);
      await house.end();
      await house.start(undefined, broken.program);
      if (fault !== 'lacking') {
        const understudy = await page.waitForEvent('frameattached');
        await understudy.waitForLoadState('networkidle');
        // It is given half a minute.
        await page.clock.fastForward(30_000);
      }
      await expect
        .poll(async () => (await statusOf(house))?.error, { timeout: 20_000 })
        .toContain(`version ${broken.version} is not shown`);
      expect(loads).toBe(0);
      await house.command({ type: 'announce', text: { en: 'Still here.' }, level: 'info' });
      await expect(page.locator('announcement-bar')).toContainText('Still here.');
      expect(await page.locator('iframe').count()).toBe(0);
      if (!trusted) return;
      // Not even when somebody loads the page anew.
      await page.reload();
      await expect(page.locator('announcement-bar')).toContainText('Still here.');
      expect(await versionOf(page)).toBe(old);
    });
  }
}
