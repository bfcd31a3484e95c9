/** Two organisers at once, and no network at all. */
import { expect, logIn, PASSWORD, PHONE, test, watch } from './support/house.js';

test.use(PHONE);

test('412: the slower one is shown what has changed, and does it with one more tap', async ({ page, house, other }) => {
  // The slower phone is no longer told of changes, as on a network that has just become bad.
  let deaf = false;
  await page.routeWebSocket('**/live', (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (!deaf || String(message).includes('"type":"time"')) socket.send(message);
    });
  });
  await logIn(page, house);
  await logIn(other.page, house);
  const plus = (who: typeof page, minutes: number) =>
    who
      .getByRole('article', { name: 'Aula Magna' })
      .getByRole('button', { name: `${minutes} minutes more`, exact: true })
      .tap();
  const sheet = page.locator('panel-sheet');
  await plus(page, 10);
  await expect(sheet).toContainText('4 sessions change');
  deaf = true;

  await plus(other.page, 5);
  await other.page.getByRole('button', { name: 'Make it 5 min longer' }).tap();
  await expect(other.page.getByText('5 min longer: Testing the whole stack')).toBeVisible();

  const answers: number[] = [];
  page.on('response', (response) => {
    if (response.request().method() === 'POST') answers.push(response.status());
  });
  await sheet.getByRole('button', { name: 'Make it 10 min longer' }).tap();
  await expect(sheet.getByRole('alert')).toContainText('Somebody has changed the schedule meanwhile.');
  await expect(sheet.getByRole('listitem').first()).toContainText('5 min longer');
  await expect(sheet.getByRole('listitem').first()).toContainText('new');
  expect(answers).toEqual([412, 200]);
  await sheet.getByRole('button', { name: 'Make it 10 min longer all the same' }).tap();
  await expect(sheet).toHaveCount(0);
  expect(answers).toEqual([412, 200, 201]);
  await expect(other.page.getByRole('article', { name: 'Aula Magna' })).toContainText('10 min late');
});

test('told by the live link before the tap, the preview follows', async ({ page, house, other }) => {
  await logIn(page, house);
  await logIn(other.page, house);
  await page.getByRole('article', { name: 'Box' }).getByRole('button', { name: '15 minutes more' }).tap();
  const sheet = page.locator('panel-sheet');
  await expect(sheet).toContainText('Snapshots');
  await other.page.getByRole('button', { name: /Snapshots/ }).tap();
  await other.page.getByRole('button', { name: 'Cancel the session' }).tap();
  await other.page.locator('panel-sheet').getByRole('button', { name: 'Cancel the session' }).tap();
  await expect(sheet.getByRole('alert')).toContainText('Somebody has changed the schedule meanwhile.');
  await expect(sheet.getByRole('alert')).toContainText('No longer affected: Snapshots');
});

test('offline: said at once, nothing pretended, what was typed is kept, and on it goes', async ({
  page,
  house,
  context,
}) => {
  await logIn(page, house);
  const asked = watch(page);
  await page.getByRole('button', { name: /Clocks that lie/ }).tap();
  await page.getByRole('button', { name: 'Cancel the session' }).tap();
  const sheet = page.locator('panel-sheet');
  await sheet.getByLabel('Reason, English').fill('The clock stood still');
  await expect(sheet.getByRole('button', { name: 'Cancel the session' })).toHaveAttribute('aria-disabled', 'false');

  await context.setOffline(true);
  await expect(sheet.getByRole('button', { name: 'Offline: nothing was sent' })).toBeVisible({ timeout: 2_000 });
  await expect(sheet.getByRole('alert')).toContainText('your choice stays here');
  await sheet.getByRole('button', { name: 'Offline: nothing was sent' }).tap({ force: true });
  expect(asked.done).toEqual([]);
  await expect(sheet.getByLabel('Reason, English')).toHaveValue('The clock stood still');
  await expect(page.getByText(/Offline. Nothing can be sent; what you see is as of \d\d:\d\d\./)).toBeVisible();

  await context.setOffline(false);
  await expect(sheet.getByRole('button', { name: 'Cancel the session' })).toHaveAttribute('aria-disabled', 'false', {
    timeout: 15_000,
  });
  await sheet.getByRole('button', { name: 'Cancel the session' }).tap();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByText('The clock stood still')).toBeVisible();
});

test('a lost answer: it says so, and sending again does it once', async ({ page, house }) => {
  await logIn(page, house);
  let lose = true;
  await page.route('**/changes', async (route) => {
    if (!lose) return route.continue();
    lose = false;
    // Only the browser knows that name.
    const { host } = new URL(house.url);
    const url = route.request().url().replace('hallway.test', '127.0.0.1');
    await route.fetch({ url, headers: { ...(await route.request().allHeaders()), host } });
    await route.abort('connectionreset');
  });
  await page.getByRole('article', { name: 'Box' }).getByRole('button', { name: '5 minutes more', exact: true }).tap();
  const sheet = page.locator('panel-sheet');
  await sheet.getByRole('button', { name: 'Make it 5 min longer' }).tap();
  await expect(sheet.getByRole('alert')).toContainText('No answer came.');
  await sheet.getByRole('button', { name: 'Send again' }).tap();
  await expect(sheet).toHaveCount(0);
  await page.getByRole('link', { name: 'Journal' }).tap();
  await expect(page.getByRole('listitem').filter({ hasText: 'Booting' })).toHaveCount(1);
});

test('thrown out in the middle: log in again, and the work is as it was', async ({ page, house, context }) => {
  await logIn(page, house);
  await page.getByRole('link', { name: 'Announce' }).tap();
  await page.getByLabel('Text, English').fill('Coffee is ready');
  await context.clearCookies();
  await page.getByRole('button', { name: 'Preview', exact: true }).tap();
  await expect(page.getByRole('status').filter({ hasText: 'You have been logged out.' })).toBeVisible();
  await page.getByLabel('Name').fill('ana');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).tap();
  const sheet = page.locator('panel-sheet');
  await sheet.getByRole('button', { name: 'Put it on the screens' }).tap();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByText('Coffee is ready')).toBeVisible();
});
