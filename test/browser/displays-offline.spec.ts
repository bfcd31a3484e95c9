/** A screen whose server or network is gone, for real: what it shows stays true, and it says how far. */
import type { Page } from '@playwright/test';
import { expect, test, type House } from './support/house.js';

const SILENCE = 15_000;
const room = (house: House, more = ''): string => `${house.url}/display?conference=forum&room=aula${more}`;
const footer = (page: Page) => page.locator('link-footer');
const card = (page: Page) => page.locator('session-card');

/** Counts what a person would see as a flash: navigations, and moments without the session on the glass. */
async function watchful(page: Page): Promise<() => Promise<{ loads: number; blanks: number }>> {
  let loads = 0;
  page.on('framenavigated', (frame) => frame === page.mainFrame() && loads++);
  await page.evaluate(() => {
    const seen = window as unknown as { blanks: number };
    seen.blanks = 0;
    const look = (): void => {
      const view = document.querySelector('hallway-display')?.shadowRoot?.querySelector('room-view');
      const shown = view?.shadowRoot?.querySelector('session-card');
      if (!shown || shown.clientHeight === 0) seen.blanks++;
      requestAnimationFrame(look);
    };
    look();
  });
  return async () => ({ loads, blanks: await page.evaluate(() => (window as unknown as { blanks: number }).blanks) });
}

const FAULTS: Record<
  string,
  { strike: (house: House, page: Page) => unknown; mend: (house: House, page: Page) => unknown }
> = {
  'server killed': { strike: (house) => house.end(), mend: (house) => house.start() },
  'server frozen (SIGSTOP)': { strike: (house) => house.freeze(), mend: (house) => house.thaw() },
  'network off': {
    strike: (_house, page) => page.context().setOffline(true),
    mend: (_house, page) => page.context().setOffline(false),
  },
};

for (const [fault, { strike, mend }] of Object.entries(FAULTS)) {
  test(`${fault}: "as of" within 10 s, then it catches up without a reload or a flash`, async ({ page, house }) => {
    test.setTimeout(60_000);
    await page.addInitScript(() => (Math.random = () => 0));
    await page.goto(room(house));
    await expect(card(page)).toContainText('10:45');
    const seen = await watchful(page);
    const struck = Date.now();
    await strike(house, page);
    await expect(footer(page)).toContainText('as of 10:2', { timeout: SILENCE });
    expect(Date.now() - struck).toBeLessThan(10_500);
    await mend(house, page);
    await house.command({ type: 'delay-room', room: 'aula', minutes: 15 });
    await expect(card(page)).toContainText('11:00', { timeout: SILENCE });
    await expect(footer(page)).not.toContainText('as of');
    expect(await seen()).toEqual({ loads: 0, blanks: 0 });
  });
}

test('without HTTPS or a policy a page survives all but a reload, and says so to the fleet', async ({
  page,
  house,
}) => {
  await page.goto(room(house));
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await expect
    .poll(async () => (await house.screens())[0]?.status)
    .toMatchObject({ offlineReady: false, viewport: [1920, 1080], version: expect.stringMatching(/^\d.*\+\w{8}$/) });
  await page.setViewportSize({ width: 1080, height: 1920 });
  await expect.poll(async () => (await house.screens())[0]?.status).toMatchObject({ viewport: [1080, 1920] });
});

test.describe('where the policy names the server', () => {
  test('a boot without a server shows the last schedule, in its language and type, with views that were never open', async ({
    kiosk,
    house,
  }) => {
    test.setTimeout(90_000);
    const trusted = house.url;
    let context = await kiosk.open({ trusted });
    let page = context.pages()[0]!;
    await page.goto(room(house, '&lang=ro'));
    await house.command({ type: 'delay-room', room: 'aula', minutes: 15 });
    await expect(card(page)).toContainText('15 min');
    await expect.poll(async () => (await house.screens())[0]?.status).toMatchObject({ offlineReady: true });
    await house.end();
    await kiosk.close();

    context = await kiosk.open({ trusted });
    page = context.pages()[0]!;
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.goto(room(house, '&lang=ro'));
    await expect(footer(page)).toContainText('situația de la 10:2');
    await expect(page.locator('screen-header')).toContainText('Aula Magna');
    const faces = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].filter(({ status }) => status === 'loaded').length;
    });
    expect(faces).toBeGreaterThan(0);
    await page.goto(`${house.url}/display?conference=forum&view=overview&lang=fr`);
    await expect(page.locator('overview-view')).toContainText('Aula Magna');
    expect(complaints).toEqual([]);

    // And it finds the server again by itself.
    await page.goto(room(house));
    await expect(footer(page)).toContainText('as of');
    await house.start();
    await expect(footer(page)).not.toContainText('as of', { timeout: 40_000 });
  });

  test('a frozen server does not keep a screen from booting', async ({ kiosk, house }) => {
    const page = (await kiosk.open({ trusted: house.url })).pages()[0]!;
    await page.goto(room(house));
    await expect.poll(async () => (await house.screens())[0]?.status).toMatchObject({ offlineReady: true });
    house.freeze();
    await page.reload({ timeout: 5_000 });
    await expect(footer(page)).toContainText('as of 10:2', { timeout: 5_000 });
  });

  test('a renderer that crashed comes back with what it had, with or without a server', async ({ kiosk, house }) => {
    test.setTimeout(60_000);
    const context = await kiosk.open({ trusted: house.url });
    const page = context.pages()[0]!;
    await page.goto(room(house));
    await expect.poll(async () => (await house.screens())[0]?.status).toMatchObject({ offlineReady: true });
    for (const up of [true, false]) {
      if (!up) await house.end();
      const shown = context.pages().at(-1)!;
      const crashed = shown.waitForEvent('crash');
      await shown.goto('chrome://crash').catch(() => undefined);
      await crashed;
      const again = await context.newPage();
      await again.goto(room(house));
      await expect(again.locator('screen-header')).toContainText('Aula Magna');
      await expect(footer(again)).toContainText(up ? 'CET' : 'as of');
      await shown.close();
    }
  });

  test('previews and understudies keep nothing', async ({ kiosk, house }) => {
    const page = (await kiosk.open({ trusted: house.url })).pages()[0]!;
    for (const more of ['&at=2026-10-29T10:20:00%2B01:00', '&understudy']) {
      // The message of an understudy to whoever frames it comes after all that it does.
      const tended = more === '&understudy' ? page.waitForRequest(/upkeep/) : null;
      await page.goto(room(house, more));
      await expect(card(page)).toBeVisible();
      await tended;
      await page.waitForLoadState('networkidle');
      expect(
        await page.evaluate(async () => ({
          databases: (await indexedDB.databases()).length,
          caches: (await caches.keys()).length,
          workers: (await navigator.serviceWorker.getRegistrations()).length,
        })),
      ).toEqual({ databases: 0, caches: 0, workers: 0 });
    }
    expect(await house.screens()).toEqual([]);
  });
});
