/** What organisers change of sessions and screens besides minutes, each with its what-if first. */
import { expect, logIn, PHONE, test, type House } from './support/house.js';
import type { Page } from '@playwright/test';

test.use(PHONE);

const sheetOf = (page: Page) => page.locator('panel-sheet');

/** Opens an action of the session that comes next in the hall. */
async function act(page: Page, action: string): Promise<void> {
  await page
    .getByRole('button', { name: /Clocks that lie/ })
    .first()
    .tap();
  await sheetOf(page).getByRole('button', { name: action }).tap();
}

async function confirm(page: Page, button: string): Promise<void> {
  const primary = sheetOf(page).getByRole('button', { name: button, exact: true });
  await expect(primary).toHaveAttribute('aria-disabled', 'false');
  await primary.tap();
  await expect(sheetOf(page)).toHaveCount(0);
}

/** What the server has of a session. */
async function told(page: Page, house: House, session: string): Promise<Record<string, unknown>> {
  const answer = await page.request.get(
    `${house.url.replace('hallway.test', '127.0.0.1')}/api/conferences/forum/schedule`,
  );
  const { sessions } = (await answer.json()) as { sessions: Record<string, unknown>[] };
  return sessions.find(({ id, replaces, title }) => id === session || replaces === session || title === session) ?? {};
}

test('held, edited, replaced: what changes is shown old → new, with the screens that will change', async ({
  page,
  house,
  browser,
}) => {
  const screen = await (await browser.newContext()).newPage();
  await screen.goto(`${house.url}/display?conference=forum&room=aula`);
  await expect(screen.getByText('Clocks that lie').first()).toBeVisible();
  await logIn(page, house);
  const sheet = sheetOf(page);

  await act(page, 'Hold it at its time');
  await confirm(page, 'Hold it at 10:45');
  await expect(page.getByText('Held: Clocks that lie')).toBeVisible();

  await act(page, 'Title, speakers, language');
  await sheet.getByLabel('Title, English').fill('Clocks that tell the truth');
  await sheet.getByRole('button', { name: 'Add a speaker' }).tap();
  await sheet.getByLabel('Speaker 2', { exact: true }).fill('Noor Haddad');
  await expect(sheet.getByRole('listitem').filter({ hasText: 'title' })).toContainText(
    'Clocks that lie → Clocks that tell the truth',
  );
  await expect(sheet).toContainText('Screens that change now');
  await expect(sheet).toContainText('Aula Magna 1 screen');
  await confirm(page, 'Change the session');
  await expect(screen.getByText('Clocks that tell the truth').first()).toBeVisible();

  await page
    .getByRole('button', { name: /Clocks that tell/ })
    .first()
    .tap();
  await sheet.getByRole('button', { name: 'Replace with another session' }).tap();
  await sheet.getByLabel('Title, English').fill('Open questions');
  await expect(sheet).toContainText('Open questions');
  await expect(sheet).toContainText('cancelled');
  await confirm(page, 'Replace the session');
  await expect(screen.getByText('Open questions').first()).toBeVisible();
  await screen.context().close();
});

test('moved, swapped, started, ended, full, room by room and all at once: done, on the screens, and told by the server', async ({
  page,
  house,
  browser,
}) => {
  const screen = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  await screen.goto(`${house.url}/display?conference=forum&room=box`);
  await logIn(page, house);
  const sheet = sheetOf(page);
  const room = (name: string) => page.getByRole('article').getByRole('button', { name: new RegExp(`^${name}`) });
  const before = await told(page, house, 'clock');

  await act(page, 'Other room or time');
  await sheet.getByRole('radio', { name: /Loft/ }).tap();
  await confirm(page, 'Move to Loft');
  expect((await told(page, house, 'clock'))['room']).toBe('loft');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).tap();
  await confirm(page, 'Undo');
  expect(await told(page, house, 'clock')).toEqual(before);

  await act(page, 'Swap with another');
  await sheet.getByRole('radio', { name: /Snapshots/ }).tap();
  await confirm(page, 'Swap the two');
  expect((await told(page, house, 'clock'))['room']).toBe('box');
  await expect(screen.getByText('Clocks that lie').first()).toBeVisible();

  await page
    .getByRole('button', { name: /Testing the whole stack/ })
    .first()
    .tap();
  await sheet.getByRole('button', { name: 'It starts now' }).tap();
  await confirm(page, 'Say that it starts now');
  await page
    .getByRole('button', { name: /Testing the whole stack/ })
    .first()
    .tap();
  await sheet.getByRole('button', { name: 'It ends now' }).tap();
  await confirm(page, 'Say that it ends now');
  expect((await told(page, house, 'nested'))['status']).toBe('ended');

  await room('Box').tap();
  await sheet.getByRole('button', { name: 'Full, closed or open' }).tap();
  await sheet.getByRole('button', { name: 'Full', exact: true }).tap();
  await sheet.getByLabel('Where people can follow it instead').selectOption('Loft');
  // How the screen will look, before it does.
  await sheet.getByText('As the screens will show it · Box').tap();
  const preview = sheet.locator('iframe').contentFrame();
  await expect(preview.getByText(/Full/).first()).toBeVisible();
  await expect(screen.getByText(/Full/)).toHaveCount(0);
  await confirm(page, 'Set Box to full');
  await expect(screen.getByText(/Full/).first()).toBeVisible();

  await room('Box').tap();
  await sheet.getByRole('button', { name: 'Delay the whole room' }).tap();
  await sheet.getByRole('button', { name: '5 minutes more', exact: true }).tap();
  await confirm(page, 'Delay Box to 5 min late');
  await page.getByRole('button', { name: 'Delay all …' }).tap();
  await sheet.getByRole('button', { name: '15 minutes more', exact: true }).tap();
  await confirm(page, 'All rooms at least 15 min late');
  expect((await told(page, house, 'boot'))['end']).not.toBe((await told(page, house, 'boot'))['plannedEnd']);
  await screen.context().close();
});

test('an extra session, a cancellation in two languages, and the cancellation taken back', async ({ page, house }) => {
  await logIn(page, house);
  const sheet = sheetOf(page);
  await page.getByRole('article').getByRole('button', { name: /^Box/ }).tap();
  await sheet.getByRole('button', { name: 'Extra session here' }).tap();
  await sheet.getByLabel('Title, English').fill('Unconference hour');
  await sheet.getByLabel('Start (CET)').fill('17:00');
  await sheet.getByLabel('Length, minutes').fill('45');
  await expect(sheet).toContainText('Ends at 17:45');
  // A reload loses nothing of what was typed.
  await page.reload();
  await page.getByRole('article').getByRole('button', { name: /^Box/ }).tap();
  await sheet.getByRole('button', { name: 'Extra session here' }).tap();
  await expect(sheet.getByLabel('Title, English')).toHaveValue('Unconference hour');
  await confirm(page, 'Add the session');

  await act(page, 'Cancel the session');
  await sheet.getByRole('button', { name: 'Speaker ill' }).tap();
  await expect(sheet.getByLabel('Reason, Română')).toHaveValue('Vorbitor bolnav');
  await confirm(page, 'Cancel the session');
  expect((await told(page, house, 'clock'))['status']).toBe('cancelled');
  await act(page, 'Take the cancellation back');
  await confirm(page, 'Let it take place');
  expect((await told(page, house, 'clock'))['status']).toBe('planned');
});

test('a started session that passes its end: the people of its room are asked', async ({ page, house, other }) => {
  house.account('hal', 'helper', 'box');
  await logIn(page, house);
  // Twenty minutes after the start; it was to last thirty, and is made to have ended five minutes ago.
  const post = (command: object): Promise<number> =>
    page.evaluate(async (body) => {
      const answer = await fetch('/api/conferences/forum/changes', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return answer.status;
    }, command);
  expect(await post({ type: 'start', session: 'boot', at: '2026-10-29T10:00:00+01:00' })).toBe(201);
  expect(await post({ type: 'extend', session: 'boot', minutes: -15 })).toBe(201);
  expect(await post({ type: 'start', session: 'nested', at: '2026-10-29T10:00:00+01:00' })).toBe(201);
  expect(await post({ type: 'extend', session: 'nested', minutes: -30 })).toBe(201);
  const asked = (who: Page) => who.getByRole('region', { name: /^Needs attention/ }).getByText(/Is it still on\?/);
  await expect(asked(page)).toHaveCount(2);
  await logIn(other.page, house, 'hal');
  await expect(asked(other.page)).toHaveCount(1);
  const question = other.page.getByRole('region', { name: /^Needs attention/ });
  await question.getByRole('button', { name: /^5 min more, until 10:2\d$/ }).tap();
  await confirm(other.page, 'Make it 11 min longer');
  await expect(asked(other.page)).toHaveCount(0);
  await expect(asked(page)).toHaveCount(1);
});

test('the journal by room, person and kind; taking a programme back says so', async ({ page, house }) => {
  await logIn(page, house);
  await page.getByRole('article', { name: 'Box' }).getByRole('button', { name: '5 minutes more', exact: true }).tap();
  await confirm(page, 'Make it 5 min longer');
  await act(page, 'Hold it at its time');
  await confirm(page, 'Hold it at 10:45');
  await page.getByRole('link', { name: 'Journal' }).tap();
  const entries = page.getByRole('listitem').filter({ hasText: /\d\d:\d\d/ });
  await expect(entries).toHaveCount(3);
  await page.getByLabel('Room').selectOption('Box');
  await expect(entries).toHaveCount(1);
  await expect(entries).toContainText('longer by: 0 min → 5 min');
  await page.getByLabel('Room').selectOption('all');
  await page.getByLabel('Kind of change').selectOption('delays');
  await expect(entries).toHaveCount(1);
  await expect(entries).toContainText('held: no → yes');
  await page.getByLabel('Kind of change').selectOption('programmes');
  await page.getByLabel('Person').selectOption('ana');
  await expect(page.getByText('No entry matches.')).toBeVisible();
  await page.getByLabel('Person').selectOption('all');
  await page.getByRole('button', { name: 'Take back the programme of entry 1' }).tap();
  await expect(sheetOf(page).getByRole('heading', { level: 2 })).toHaveText('Take back the programme of entry 1');
  await expect(sheetOf(page).getByRole('alert')).toContainText('This takes back a whole programme, not one change.');
  await expect(sheetOf(page).getByRole('button', { name: 'Take the programme back' })).toBeVisible();
});

test('an announcement for a track, from a ready-made text in both languages', async ({ page, house }) => {
  await logIn(page, house);
  await page.getByRole('link', { name: 'Announce' }).tap();
  await page.getByLabel('Ready-made').selectOption('The Wi-Fi is being repaired.');
  await expect(page.getByLabel('Text, Română')).toHaveValue('Rețeaua Wi-Fi este în reparație.');
  await page.getByRole('button', { name: 'Some tracks' }).tap();
  await page.getByRole('button', { name: 'Preview', exact: true }).tap();
  await expect(page.getByRole('alert')).toHaveText('Choose at least one track.');
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Preview', exact: true }).tap();
  await confirm(page, 'Put it on the screens');
  await expect(page.getByText('The Wi-Fi is being repaired.').first()).toBeVisible();
});
