/** Accounts of attendees on the built server: two devices in step, passkeys, the calendar, feedback, leaving without a trace. */
import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import ICAL from 'ical.js';
import { axeOf } from './support/axe.js';
import type { House } from './support/house.js';
import { expect, PASSWORD, PHONE, test } from './support/house.js';

const EMAIL = 'mira@example.org';
/** A page with a secure context, which passkeys and messages need. */
const secure = (house: House): string => house.url.replace('hallway.test', 'localhost');

const PICTURES = process.env['PICTURES'];
async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}

async function openGuide(page: Page, origin: string, path = ''): Promise<void> {
  await page.goto(`${origin}/c/forum${path}`);
  await expect(page.locator('hallway-guide[data-ready]')).toBeVisible();
}
const sheet = (page: Page) => page.locator('account-sheet');
const openSheet = (page: Page) => page.getByRole('button', { name: 'Account' }).first().click();
async function enter(page: Page, button: 'Sign up' | 'Log in', password = PASSWORD): Promise<void> {
  await sheet(page).getByRole('textbox', { name: 'E-mail' }).fill(EMAIL);
  await sheet(page).locator('input[name="password"]').fill(password);
  await sheet(page).getByRole('button', { name: button, exact: true }).click();
}
const isSynced = (page: Page) => expect(sheet(page).getByText('same on all your devices')).toBeVisible();
const close = (page: Page) => sheet(page).getByRole('button', { name: 'Close' }).click();
const star = (page: Page, index: number) => page.locator('[data-bookmark]').nth(index);
const marks = (page: Page) =>
  page.evaluate(() => {
    const records = JSON.parse(localStorage.getItem('hallway bookmarks forum') ?? '{}') as Record<
      string,
      { on: boolean }
    >;
    return Object.keys(records)
      .filter((id) => records[id]!.on)
      .sort();
  });
const axe = async (page: Page): Promise<void> => {
  const { violations } = await axeOf(page).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};
async function newPhone(browser: Browser, options = {}): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ ...PHONE, ...options });
  return { context, page: await context.newPage() };
}

// A real server and argon2 take their time on a busy machine.
test.describe.configure({ timeout: 150_000 });

test('bookmarks made before joining are kept, and phone and laptop are the same within a second', async ({
  browser,
  house,
}) => {
  const { page: phone, context } = await newPhone(browser);
  await openGuide(phone, house.url);
  await star(phone, 0).click();
  const before = await marks(phone);
  expect(before).toHaveLength(1);

  await openSheet(phone);
  await expect(sheet(phone).getByText('passkeys are not possible here')).toBeVisible();
  await expect(sheet(phone).getByText('messages are not possible here')).toBeVisible();
  await axe(phone);
  await picture(phone, 'account-entry-phone');
  await enter(phone, 'Log in');
  await expect(sheet(phone).getByRole('alert').first()).toHaveText('E-mail address or password is wrong; try again.');
  await enter(phone, 'Sign up', 'short');
  await expect(sheet(phone).getByRole('alert').first()).toHaveText('The password needs at least 8 characters.');
  await enter(phone, 'Sign up');
  await isSynced(phone);
  await close(phone);
  await expect(sheet(phone)).toHaveCount(0);

  const laptopContext = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  const laptop = await laptopContext.newPage();
  await openGuide(laptop, house.url);
  await star(laptop, 1).click();
  await openSheet(laptop);
  await picture(laptop, 'account-entry-laptop');
  await enter(laptop, 'Log in');
  await isSynced(laptop);
  const both = await marks(laptop);
  expect(both).toHaveLength(2);
  expect(both).toEqual(expect.arrayContaining(before));
  await expect.poll(() => marks(phone)).toEqual(both);
  await close(laptop);

  // Taken away on the phone, set on the laptop: each hears of the other while both are open.
  await star(phone, 0).click();
  await expect.poll(() => marks(laptop), { timeout: 1_000 }).toHaveLength(1);
  await star(laptop, 2).click();
  await expect.poll(() => marks(phone), { timeout: 1_000 }).toHaveLength(2);

  // Without network nothing is lost: both sides go on, and meet again.
  await context.setOffline(true);
  await star(phone, 3).click();
  await star(laptop, 4).click();
  await openSheet(phone).catch(() => undefined);
  await expect(sheet(phone).getByText('safe on this device')).toBeVisible();
  await context.setOffline(false);
  await expect.poll(() => marks(laptop), { timeout: 10_000 }).toHaveLength(4);
  await expect.poll(() => marks(phone), { timeout: 10_000 }).toHaveLength(4);

  // Signed in also after the page is loaded anew.
  await phone.reload();
  await expect(phone.locator('hallway-guide[data-ready]')).toBeVisible();
  await star(laptop, 5).click();
  await expect.poll(() => marks(phone)).toHaveLength(5);
});

test('a passkey makes an account without a word typed, and opens it again', async ({ browser, house }) => {
  const { page } = await newPhone(browser);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await openGuide(page, secure(house));
  await star(page, 0).click();
  await openSheet(page);
  await axe(page);
  await picture(page, 'account-passkey-phone');
  await sheet(page).getByRole('button', { name: 'Log in with a passkey' }).click();
  await expect(sheet(page).getByRole('alert').first()).toHaveText('Nothing was chosen; try again.');
  await sheet(page).getByRole('button', { name: 'Sign up with a passkey' }).click();
  await isSynced(page);
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
  expect(credentials).toHaveLength(1);
  expect(credentials[0]!.isResidentCredential).toBe(true);
  await expect(sheet(page).getByText(/^Passkey of/)).toBeVisible();
  await sheet(page)
    .getByRole('button', { name: /^Remove: Passkey/ })
    .click();
  await expect(sheet(page).getByText('This is the only way in; add another passkey first.')).toBeVisible();
  await axe(page);

  await sheet(page).getByRole('button', { name: 'Log out' }).click();
  await expect(sheet(page).getByRole('button', { name: 'Log in with a passkey' })).toBeVisible();
  // Another browser profile of the same person would have an empty list; here it is emptied by hand.
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await openSheet(page);
  await sheet(page).getByRole('button', { name: 'Log in with a passkey' }).click();
  await isSynced(page);
  expect(await marks(page)).toHaveLength(1);
  await sheet(page).getByRole('button', { name: 'Delete the account' }).click();
  await expect(sheet(page).getByRole('button', { name: 'Sign up with a passkey' })).toBeVisible();
  await sheet(page).getByRole('button', { name: 'Log in with a passkey' }).click();
  await expect(sheet(page).getByRole('alert').first()).toContainText('no account with this passkey');
});

test('the calendar follows; export and deletion take one tap each and leave nothing', async ({ browser, house }) => {
  const { page } = await newPhone(browser, { acceptDownloads: true });
  await openGuide(page, house.url);
  await star(page, 0).click();
  await openSheet(page);
  await enter(page, 'Sign up');
  await isSynced(page);
  await sheet(page).getByRole('button', { name: 'Get the address' }).click();
  const subscribe = sheet(page).getByRole('link', { name: 'Subscribe' });
  await expect(subscribe).toBeVisible();
  expect(await subscribe.getAttribute('href')).toMatch(/^webcal:\/\/hallway\.test:\d+\/c\/forum\/my\/[\w.-]+\.ics$/);
  await sheet(page).getByText('QR code to subscribe').first().click();
  const qr = sheet(page).getByRole('img', { name: 'QR code to subscribe' });
  await qr.scrollIntoViewIfNeeded();
  await expect.poll(() => qr.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await axe(page);
  await picture(page, 'account-home-phone');

  const path = (await sheet(page).getByRole('link', { name: 'Download', exact: true }).getAttribute('href'))!;
  const read = async () => {
    const answer = await page.request.get(house.url.replace('hallway.test', '127.0.0.1') + path);
    expect(answer.status()).toBe(200);
    const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
    return calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  };
  const [session] = await read();
  expect(session!.sequence).toBe(0);
  const id = (await marks(page))[0]!;
  const token = house.run(['token', 'create', '--role', 'organiser']);
  const extended = await page.request.post(
    `${house.url.replace('hallway.test', '127.0.0.1')}/api/conferences/forum/changes`,
    {
      headers: { authorization: `Bearer ${token}` },
      data: { type: 'extend', session: id, minutes: 10 },
    },
  );
  expect(extended.status()).toBe(201);
  const [after] = await read();
  expect(after!.sequence).toBeGreaterThan(0);
  expect(after!.endDate.toUnixTime() - session!.endDate.toUnixTime()).toBe(10 * 60);
  expect(after!.uid).toBe(session!.uid);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    sheet(page).getByRole('link', { name: 'Download my data' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('hallway-bookmarks.json');
  await sheet(page).getByRole('button', { name: 'Delete the account' }).click();
  await expect(sheet(page).getByRole('button', { name: 'Sign up', exact: true })).toBeVisible();
  expect((await page.request.get(house.url.replace('hallway.test', '127.0.0.1') + path)).status()).toBe(404);
  expect(await marks(page)).toEqual([id]);
  await enter(page, 'Log in');
  await expect(sheet(page).getByRole('alert').first()).toHaveText('E-mail address or password is wrong; try again.');
});
