/** Pictures of the panel and the guide on a phone, for docs/organising.md and the README. */
import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { open as openGuide } from './support/guide.js';
import { expect, FORUM, logIn, PHONE, test } from './support/house.js';

const FOLDER = resolve(process.env['SCREENS'] ?? resolve(import.meta.dirname, '../../docs'), 'organising');

test.use({ ...PHONE, timezoneId: 'Europe/Paris' });
test.beforeAll(() => void mkdirSync(FOLDER, { recursive: true }));

async function draw(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  const drawn = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await sharp(drawn)
    .png({ palette: true, colours: 64, effort: 10 })
    .toFile(resolve(FOLDER, `${name}.png`));
}

test('a schedule file', async ({ page, house }) => {
  const file = JSON.parse(readFileSync(FORUM, 'utf8')) as { sessions: { id: string; title: unknown }[] };
  const [first] = file.sessions.filter(({ id }) => id === 'boot');
  first!.title = 'Booting in 60 milliseconds';
  file.sessions.push({ ...first!, id: 'extra', title: 'A question from the audience, answered at length' });
  await logIn(page, house);
  await page.getByRole('link', { name: 'More' }).click();
  await page.getByRole('link', { name: 'Schedule file and sources' }).click();
  await page.getByLabel('Choose a schedule file').setInputFiles({
    name: 'forum.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(file)),
  });
  await expect(page.getByText('1 new · 0 gone · 1 changed')).toBeVisible();
  await draw(page, 'file');
});

test('a screen is paired, a session runs over, everybody knows', async ({ page, house, browser }) => {
  const screen = await (await browser.newContext()).newPage();
  await screen.goto(`${house.url}/display`);
  const code = screen.locator('pairing-screen .code');
  await expect(code).toHaveText(/^\w{3} \w{3}$/);
  await logIn(page, house);
  await page.goto(`${house.url}/admin#pair=${(await code.textContent())!.replace(' ', '')}`);
  await page.getByRole('combobox', { name: 'Room', exact: true }).selectOption('aula');
  await draw(page, 'pair');
  await page.getByRole('button', { name: 'Pair the screen' }).click();
  await expect(screen.locator('room-view')).toContainText('Aula Magna');
  await page.goto(`${house.url}/admin#/forum`);
  await page.getByRole('article', { name: 'Aula Magna' }).getByRole('button', { name: '10 minutes more' }).click();
  const confirm = page.locator('panel-sheet').getByRole('button', { name: 'Make it 10 min longer' });
  await expect(confirm).toHaveAttribute('aria-disabled', 'false');
  await draw(page, 'proposal');
  await confirm.click();
  await expect(page.getByRole('status').getByRole('button', { name: 'Undo' })).toBeVisible();
  await draw(page, 'panel');
  await screen.context().close();
});

test('an announcement', async ({ page, house }) => {
  await logIn(page, house);
  await page.getByRole('link', { name: 'Announce' }).click();
  await page.getByLabel('Text, English').fill('Lunch is served in the courtyard');
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  const preview = page.locator('panel-sheet iframe').first().contentFrame();
  await expect(preview.getByText('Lunch is served in the courtyard')).toBeVisible();
  await draw(page, 'announce');
});

test('the guide', async ({ page, house }) => {
  await openGuide(page, house);
  await draw(page, 'guide');
});
