/** The critical path, in every browser that organisers bring along. */
import { expect, logIn, NO_ZONE, test } from './support/house.js';

test.use({ viewport: { width: 390, height: 844 }, locale: 'en-GB' });

test('log in, ten minutes more, every screen, undo; emergency, all-clear; a schedule file, its diff, adopted', async ({
  page,
  house,
  browser,
}) => {
  const screen = await (await browser.newContext()).newPage();
  await screen.goto(`${house.url}/display?conference=forum&room=aula`);
  await expect(screen.getByText('10:45').first()).toBeVisible();
  await logIn(page, house);
  const sheet = page.locator('panel-sheet');
  const confirm = async (name: string | RegExp): Promise<void> => {
    const button = sheet.getByRole('button', { name });
    await expect(button).toHaveAttribute('aria-disabled', 'false');
    await button.click();
  };

  await page.getByRole('article', { name: 'Aula Magna' }).getByRole('button', { name: '10 minutes more' }).click();
  await confirm('Make it 10 min longer');
  await expect(screen.getByText('10:55').first()).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await confirm('Undo');
  await expect(screen.getByText('10:55')).toHaveCount(0);

  await page.getByRole('link', { name: 'Announce' }).click();
  await page.getByRole('radio', { name: /Emergency/ }).check();
  await page.getByLabel('Text, English').fill('Leave the house by the nearest stairs');
  await page.getByRole('button', { name: 'Preview of the emergency' }).click();
  // What is previewed is the screen's own page.
  const preview = sheet.locator('iframe').contentFrame();
  await expect(preview.getByText('Leave the house by the nearest stairs')).toBeVisible();
  await sheet.getByRole('button', { name: /Step 1 of 2/ }).click();
  await confirm(/Step 2 of 2/);
  await expect(screen.getByText('Leave the house by the nearest stairs')).toBeVisible();
  await page.getByRole('link', { name: 'Rooms' }).click();
  await page
    .getByRole('region', { name: 'Emergency on the screens' })
    .getByRole('button', { name: 'All clear …' })
    .click();
  await confirm('All clear: take it off the screens');
  await expect(screen.getByText('Leave the house by the nearest stairs')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Emergency on the screens' })).toHaveCount(0);

  await page.getByRole('link', { name: 'More' }).click();
  await page.getByRole('link', { name: 'Schedule file and sources' }).click();
  await page.getByLabel('Choose a schedule file').setInputFiles(NO_ZONE);
  await expect(page.getByText('3 new · 19 gone · 0 changed')).toBeVisible();
  await expect(page.getByText('19 sessions in 5 rooms')).toBeVisible();
  await page.getByRole('button', { name: 'Adopt the programme' }).click();
  await expect(page.getByText('3 sessions in 2 rooms')).toBeVisible();
  await expect(screen.getByText('Clocks that lie')).toHaveCount(0);
  await screen.context().close();
});
