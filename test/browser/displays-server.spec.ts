/** The screens against the real server: its pages, its policy, its wire. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/house.js';

/** Whatever the browser complains about: the policy, missing files, errors. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on(
    'response',
    (response) => response.status() >= 400 && complaints.push(`${response.status()} ${response.url()}`),
  );
  return complaints;
}

test('a command of an organiser is on the screens, without a reload and without a complaint', async ({
  page,
  house,
  other,
}) => {
  const complaints = complaintsOf(page);
  await page.goto(`${house.url}/display?conference=forum&room=aula`);
  await expect(page.locator('screen-header')).toContainText('Aula Magna');
  await other.page.goto(`${house.url}/display?conference=forum&view=overview`);
  await expect(other.page.locator('.row')).toHaveCount(5);
  await house.command({ type: 'delay-room', room: 'aula', minutes: 15 });
  await expect(page.locator('session-card, session-rows').first()).toContainText('15 min');
  await expect(other.page.locator('overview-view')).toContainText('15 min');
  await house.command({ type: 'announce', text: { en: 'Please leave.', ro: 'Ieșiți.' }, level: 'emergency' });
  await expect(page.locator('emergency-view')).toContainText('Please leave.');
  await expect(page.locator('emergency-view')).toContainText('Ieșiți.');
  await expect(other.page.locator('emergency-view')).toContainText('Please leave.');
  expect(complaints).toEqual([]);
});

test('the list of screens comes from the server', async ({ page, house }) => {
  const complaints = complaintsOf(page);
  await page.goto(`${house.url}/display`);
  await page.getByRole('link', { name: 'Laboratory of the Faculty of Electronics' }).click();
  await expect(page.locator('screen-header')).toContainText('Laboratory');
  await page.goto(`${house.url}/display?conference=nowhere&room=aula`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no conference “nowhere” here.');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Forum of Small Machines');
  expect(complaints).toEqual([]);
});
