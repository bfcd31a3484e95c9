/** The organisers' panel on a phone, against the real server and real screens. */
import { expect, logIn, PHONE, test, watch } from './support/house.js';

test.use(PHONE);

test('two taps from login: +10 to the running session, on two screens at once, and undone', async ({
  page,
  house,
  browser,
}) => {
  const hall = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const [aula, overview] = [await hall.newPage(), await hall.newPage()];
  await aula.goto(`${house.url}/display?conference=forum&room=aula`);
  await overview.goto(`${house.url}/display?conference=forum&view=overview`);
  await expect(aula.getByText('10:45').first()).toBeVisible();
  await expect(overview.getByText('10:45').first()).toBeVisible();

  await logIn(page, house);
  const asked = watch(page);
  await page.getByRole('article', { name: 'Aula Magna' }).getByRole('button', { name: '10 minutes more' }).tap();
  const sheet = page.locator('panel-sheet');
  await expect(sheet).toContainText('4 sessions change');
  await expect(sheet).toContainText('“Lunch” takes up 10 min by being shorter.');
  await expect(sheet).toContainText('Aula Magna is on time again from 13:15, “Sockets without a network”.');
  expect(asked.done).toEqual([]);
  await expect(aula.getByText('10:55')).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Make it 10 min longer' }).tap();
  await expect(sheet).toHaveCount(0);
  expect(asked.done).toEqual(['POST /api/conferences/forum/changes']);
  await Promise.all([
    expect(aula.getByText('10:55').first()).toBeVisible(),
    expect(overview.getByText('10:55').first()).toBeVisible(),
    expect(page.getByRole('article', { name: 'Aula Magna' })).toContainText('10 min late'),
  ]);

  const toast = page.getByRole('status').filter({ hasText: '10 min longer' });
  await toast.getByRole('button', { name: 'Undo' }).tap();
  await expect(sheet).toContainText('10 min shorter');
  await sheet.getByRole('button', { name: 'Undo', exact: true }).tap();
  await Promise.all([
    expect(aula.getByText('10:55')).toHaveCount(0),
    expect(overview.getByText('10:55')).toHaveCount(0),
    expect(page.getByText('Undone')).toBeVisible(),
  ]);

  await page.getByRole('link', { name: 'Journal' }).tap();
  const entries = page.getByRole('listitem').filter({ hasText: 'Testing the whole stack' });
  await expect(entries).toHaveCount(2);
  await expect(entries.nth(0)).toContainText('longer by: 10 min → 0 min');
  await expect(entries.nth(1)).toContainText('longer by: 0 min → 10 min');
  await expect(entries.nth(1)).toContainText('by ana');
  await expect(entries.nth(1)).toContainText('taken back by entry 3');
  await hall.close();
});

test('a session to come is delayed, T7: the sum is counted on top of what it is late already', async ({
  page,
  house,
}) => {
  await logIn(page, house);
  await page.getByRole('button', { name: /^10:45 – 11:15.*Clocks that lie/s }).tap();
  const sheet = page.locator('panel-sheet');
  for (const [step, sum, button] of [
    ['5 minutes more', '5 min late in all', 'Delay by 5 min'],
    ['10 minutes more', '15 min late in all', 'Delay by 10 min'],
  ] as const) {
    await sheet.getByRole('button', { name: step, exact: true }).tap();
    await expect(sheet).toContainText(sum);
    await sheet.getByRole('button', { name: button }).tap();
    await expect(sheet).toHaveCount(0);
    await page.getByRole('button', { name: /Clocks that lie/ }).tap();
  }
  await expect(sheet.getByText('11:00').first()).toBeVisible();
  await expect(sheet).toContainText('15 min late');
  await sheet.getByRole('button', { name: 'Other minutes' }).tap();
  await sheet.getByRole('button', { name: 'As planned' }).tap();
  await sheet.getByRole('button', { name: 'Back to the plan' }).tap();
  await expect(page.getByRole('article', { name: 'Aula Magna' })).not.toContainText('late');
});

test('every action shows what it will do before anything is sent', async ({ page, house }) => {
  await logIn(page, house);
  const asked = watch(page);
  const sheet = page.locator('panel-sheet');
  const close = () => sheet.getByRole('button', { name: 'Close', exact: true }).tap();
  const session = () => page.getByRole('button', { name: /Clocks that lie/ }).tap();
  const ready = async (says: string, button: string) => {
    await expect(sheet).toContainText(says);
    await expect(sheet.getByRole('button', { name: button })).toHaveAttribute('aria-disabled', 'false');
    await close();
    await expect(sheet).toHaveCount(0);
  };

  await session();
  await sheet.getByRole('button', { name: 'Other room or time' }).tap();
  await sheet.getByRole('radio', { name: /Loft/ }).tap();
  await ready('to Loft, from Aula Magna', 'Move to Loft');

  await session();
  await sheet.getByRole('button', { name: 'Swap with another' }).tap();
  await sheet.getByRole('radio', { name: /Snapshots/ }).tap();
  await ready('to Box, from Aula Magna', 'Swap the two');

  await session();
  await sheet.getByRole('button', { name: 'Cancel the session' }).tap();
  await sheet.getByRole('button', { name: 'Speaker ill' }).tap();
  await ready('cancelled', 'Cancel the session');

  const running = () =>
    page
      .getByRole('button', { name: /^10:00 – 10:45/ })
      .first()
      .tap();
  await running();
  await sheet.getByRole('button', { name: 'It starts now' }).tap();
  await ready('has started', 'Say that it starts now');
  await running();
  await sheet.getByRole('button', { name: 'It ends now' }).tap();
  await ready('has ended', 'Say that it ends now');

  await page.getByRole('article').getByRole('button', { name: /^Box/ }).tap();
  await sheet.getByRole('button', { name: 'Full, closed or open' }).tap();
  await sheet.getByRole('button', { name: 'Full', exact: true }).tap();
  await sheet.getByLabel('Where people can follow it instead').selectOption('Loft');
  await ready('The screens of Box will say: Full — live in Loft', 'Set Box to full');

  await page.getByRole('article').getByRole('button', { name: /^Box/ }).tap();
  await sheet.getByRole('button', { name: 'Delay the whole room' }).tap();
  await sheet.getByRole('button', { name: '5 minutes more', exact: true }).tap();
  await ready('5 min longer', 'Delay Box to 5 min late');

  await page.getByRole('button', { name: 'Delay all …' }).tap();
  await sheet.getByRole('button', { name: '15 minutes more', exact: true }).tap();
  await ready('15 min longer', 'All rooms at least 15 min late');

  expect(asked.done).toEqual([]);
  expect(asked.dry.length).toBeGreaterThanOrEqual(8);
});

test('announcements: kept while typed, previewed, put up, taken off; an emergency takes two steps', async ({
  page,
  house,
}) => {
  await logIn(page, house);
  const asked = watch(page);
  await page.getByRole('link', { name: 'Announce' }).tap();
  await page.getByLabel('Text, English').fill('Leave the house by the nearest stairs');
  await page.getByRole('radio', { name: /Emergency/ }).check();
  await page.reload();
  await expect(page.getByLabel('Text, English')).toHaveValue('Leave the house by the nearest stairs');
  await expect(page.getByRole('radio', { name: /Emergency/ })).toBeChecked();

  await page.getByRole('button', { name: 'Preview of the emergency' }).tap();
  const sheet = page.locator('panel-sheet');
  await expect(sheet.getByRole('img', { name: /Leave the house/ })).toBeVisible();
  await sheet.getByRole('button', { name: /Step 1 of 2/ }).dblclick();
  const second = sheet.getByRole('button', { name: /Step 2 of 2/ });
  await expect(second).toHaveAttribute('aria-disabled', 'false');
  expect(asked.done).toEqual([]);
  await second.tap();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByLabel('Text, English')).toHaveValue('');

  // Over every view, and the way out is as plain as the alarm.
  await page.getByRole('link', { name: 'Journal' }).tap();
  const alarm = page.getByRole('region', { name: 'Emergency on the screens' });
  await expect(alarm).toContainText('Leave the house by the nearest stairs');
  await alarm.getByRole('button', { name: 'All clear …' }).tap();
  await expect(sheet.getByRole('img', { name: /Leave the house/ })).toBeVisible();
  await sheet.getByRole('button', { name: 'All clear: take it off the screens' }).tap();
  await expect(alarm).toHaveCount(0);
  await page.getByRole('link', { name: 'Announce' }).tap();
  await expect(page.getByText('No announcement is on the screens.')).toBeVisible();
  expect(asked.done).toHaveLength(2);

  // Undoing the all-clear is raising the alarm: shown as the screens will, and two steps again.
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).tap();
  await expect(sheet.getByRole('img', { name: /Leave the house/ })).toBeVisible();
  await sheet.getByRole('button', { name: /Step 1 of 2/ }).tap();
  await expect(second).toHaveAttribute('aria-disabled', 'false');
  expect(asked.done).toHaveLength(2);
  await second.tap();
  await expect(alarm).toBeVisible();
});

test('everybody sees what they may do: a helper in one room, a viewer nothing to press', async ({
  page,
  house,
  other,
}) => {
  house.account('hal', 'helper', 'box');
  house.account('vio', 'viewer');
  await logIn(page, house, 'hal');
  const plus = (who: typeof page, room: string) =>
    who.getByRole('article', { name: room }).getByRole('button', { name: '10 minutes more' });
  await expect(plus(page, 'Box')).toBeVisible();
  await expect(plus(page, 'Aula Magna')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Delay all …' })).toHaveCount(0);
  await page.getByRole('button', { name: /Snapshots/ }).tap();
  await expect(page.getByRole('button', { name: 'It starts now' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cancel the session' })).toHaveCount(0);

  await logIn(other.page, house, 'vio');
  await expect(plus(other.page, 'Box')).toHaveCount(0);
  await other.page.getByRole('link', { name: 'Announce' }).tap();
  await expect(other.page.getByText('No announcement is on the screens.')).toBeVisible();
  await expect(other.page.getByRole('button', { name: 'Preview' })).toHaveCount(0);
});

test('a stranger sees a door, and a wrong password is called wrong', async ({ page, house }) => {
  await page.goto(`${house.url}/admin#/forum`);
  await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible();
  await expect(page.getByText('Aula Magna')).toHaveCount(0);
  await page.getByLabel('Name').fill('ana');
  await page.getByLabel('Password', { exact: true }).fill('wrong password');
  await page.getByRole('button', { name: 'Log in' }).tap();
  await expect(page.getByRole('alert')).toHaveText('Name or password is wrong.');
});
