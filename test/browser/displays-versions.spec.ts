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

  test(`${where}: a newer version takes over, without a blank moment and without a navigation`, async ({
    kiosk,
    house,
  }) => {
    test.setTimeout(180_000);
    const newer = await release('good');
    const context = await kiosk.open(trusted ? { trusted: house.url } : {});
    const page = context.pages()[0]!;
    await atOnce(page);
    await page.goto(address(house));
    await expect(card(page)).toBeVisible();
    await expect.poll(() => statusOf(house)).toMatchObject({ offlineReady: trusted });
    let navigations = 0;
    page.on('framenavigated', (frame) => frame === page.mainFrame() && navigations++);
    const cast = await film(page);
    // For a moment there are two: the one that takes over is the last.
    const frame = page.frameLocator('iframe:not([inert])').last();
    await house.end();
    await house.start(undefined, newer.program);
    // The old version has left the page, and the new one tells of itself.
    await expect
      .poll(() => statusOf(house), { timeout: 30_000 })
      .toMatchObject({
        version: newer.version,
        offlineReady: trusted,
      });
    await expect(page.locator('body > *')).toHaveCount(1);
    await expect(frame.locator('session-rows')).toContainText('Up next');
    // A blank picture of this size is some kilobytes, one with a screen's texts is many times that.
    const sizes = (await cast.stop()).map(({ length }) => length);
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.min(...sizes)).toBeGreaterThan(Math.max(...sizes) / 3);
    await house.command({ type: 'delay-room', room: 'aula', minutes: 15 });
    await expect(frame.locator('session-card')).toContainText('11:00');
    expect((await house.screens()).length).toBe(1);

    if (trusted) {
      // From now on the new version is what starts without a server.
      await house.end();
      await page.reload();
      await expect(page.locator('link-footer')).toContainText('as of');
      expect(await versionOf(page)).toBe(newer.version);
      await expect(card(page)).toContainText('11:00');
    } else {
      // What took over makes room in its turn.
      const better = await release('better');
      await house.end();
      await house.start(undefined, better.program);
      await expect(frame.locator('session-rows')).toContainText('And then', { timeout: 30_000 });
      await expect(page.locator('body > *')).toHaveCount(1);
      expect(navigations).toBe(0);
    }
  });

  for (const fault of (trusted ? ['lacking', 'empty'] : ['throwing', 'hollow']) satisfies Release[]) {
    test(`${where}: a version that is ${fault} never replaces the one that works`, async ({ kiosk, house }) => {
      test.setTimeout(180_000);
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
