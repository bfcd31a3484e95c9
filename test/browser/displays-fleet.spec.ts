/** A screen out of its box: paired from a phone, altered, identified, turned, let go. */
import { expect, logIn, test } from './support/house.js';
import type { QrSheet } from '../../admin/fleet/qr-sheet.js';

interface Listed {
  readonly id: string;
  readonly online: boolean;
  readonly shown: { readonly revision: number } | null;
  readonly current: number | null;
}

test('a screen is paired from the panel, becomes what it is told to be, and is let go', async ({
  page,
  house,
  other,
}) => {
  const phone = other.page;
  const listed = async () => (await house.ask('/api/displays')) as readonly Listed[];

  await page.goto(`${house.url}/display`);
  const code = page.locator('pairing-screen .code');
  await expect(code).toHaveText(/^[A-Z0-9]{3} [A-Z0-9]{3}$/);
  await expect(page.locator('pairing-screen svg')).toBeVisible();
  // Whoever wants no pairing finds every screen below.
  await expect(page.getByRole('link', { name: 'Overview of all rooms' })).toBeAttached();
  // Nothing that is in the page now survives a navigation.
  await page.evaluate(() => ((window as { still?: boolean }).still = true));

  await logIn(phone, house);
  await phone.goto(`${house.url}/admin#pair=${(await code.textContent())!.replace(' ', '')}`);
  await expect(phone.getByRole('heading', { name: 'Pair a screen' })).toBeVisible();
  await phone.getByRole('combobox', { name: 'Room', exact: true }).selectOption({ index: 1 });
  const room = await phone.getByLabel('Name', { exact: true }).inputValue();
  expect(room).not.toBe('');
  await phone.getByLabel('Name', { exact: true }).fill('Door left');
  await phone.getByRole('button', { name: 'Pair the screen' }).click();
  await expect(phone.getByText('“Door left” is paired.')).toBeVisible();
  await expect(page.locator('room-view')).toContainText(room);
  await expect(page.locator('pairing-screen')).toHaveCount(0);
  await expect(phone.getByText('The one screen shows it.')).toBeVisible();

  await phone.getByRole('button', { name: 'Details: Door left' }).click();
  await expect(phone.getByText('1920 × 1080')).toBeVisible();
  await phone.getByRole('button', { name: 'Have a look' }).click();
  await expect(phone.frameLocator('iframe').locator('room-view')).toContainText(room);
  // A look at a screen is no screen.
  expect(await listed()).toHaveLength(1);
  await phone.getByRole('button', { name: 'Have a look' }).click();
  await phone.getByRole('button', { name: 'Identify' }).click();
  await expect(page.locator('identify-card .name')).toHaveText('Door left');
  await expect(page.locator('identify-card .number')).toHaveText('1');

  await phone.getByRole('button', { name: 'Change', exact: true }).click();
  const form = phone.locator('screen-row form');
  await form.getByLabel('Name', { exact: true }).fill('Foyer');
  await form.getByRole('combobox', { name: 'View' }).selectOption('overview');
  await form.getByText('Look, language, night, rotation').click();
  await form.getByRole('combobox', { name: 'Colours' }).selectOption('paper');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(phone.getByText('Saved for one screen.')).toBeVisible();
  await expect(page.locator('overview-view')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'paper');
  expect(await page.evaluate(() => (window as { still?: boolean }).still)).toBe(true);

  // The identity survives a restart of the browser's page; what was decided meanwhile comes with it.
  await page.goto('about:blank');
  await expect(phone.getByText(/^offline since /)).toBeVisible();
  await expect(phone.getByText('Missing: Foyer (offline)')).toBeVisible();
  const [{ id }] = (await listed()) as [Listed];
  await house.ask(`/api/displays/${id}/commands`, { type: 'reload' });
  await phone.getByRole('button', { name: 'Change', exact: true }).click();
  await form.getByText('Look, language, night, rotation').click();
  await form.getByRole('combobox', { name: 'Turned clockwise by' }).selectOption('90');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(phone.getByText('Saved for one screen.')).toBeVisible();
  await page.goto(`${house.url}/display`);
  const turned = page.frameLocator('iframe[src*="turned"]');
  await expect(turned.locator('overview-view')).toBeVisible();
  expect(await turned.locator('body').evaluate(() => [innerWidth, innerHeight])).toEqual([1080, 1920]);
  await expect(phone.getByText('1080 × 1920')).toBeVisible();

  await phone.getByRole('button', { name: 'Let go' }).click();
  await phone.getByRole('button', { name: 'Yes, let Foyer go' }).click();
  await expect(phone.getByText('Foyer is let go.')).toBeVisible();
  await expect(page.locator('pairing-screen .code')).toHaveText(/^[A-Z0-9]{3} [A-Z0-9]{3}$/);
  await expect(page.locator('iframe')).toHaveCount(0);
  await expect.poll(listed).toEqual([]);

  // Prepared before it is there: the code on the sheet makes a screen what the table says.
  await phone.getByText('Prepare screens from a table').click();
  const csv = (text: string) => ({ name: 'screens.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await phone.getByLabel('Table').setInputFiles(csv('name,room\nStage,Cellar'));
  await expect(phone.getByRole('alert')).toContainText('there is no room "Cellar"');
  await phone.getByLabel('Table').setInputFiles(csv('name,view,tags\nStage,agenda,upstairs\nBar,overview,upstairs'));
  const sheet = phone.locator('qr-sheet');
  await expect(sheet.getByRole('listitem')).toHaveCount(2);
  const address = await sheet.evaluate((one) => (one as QrSheet).codes[0]!.address);
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(phone.getByText('waits for a screen')).toHaveCount(2);
  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.locator('agenda-view')).toBeVisible();
  expect(page.url()).not.toContain('join');
  await expect(phone.getByText('waits for a screen')).toHaveCount(1);

  await phone.getByLabel('Choose all').check();
  const many = phone.locator('screens-chosen');
  await many.getByRole('button', { name: 'Change' }).click();
  await many.getByRole('combobox', { name: 'View' }).selectOption('overview');
  await many.getByRole('button', { name: 'Save' }).click();
  await expect(phone.getByText('Saved for 2 screens.')).toBeVisible();
  await expect(page.locator('overview-view')).toBeVisible();
});
