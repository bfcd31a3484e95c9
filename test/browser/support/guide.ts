/** The guide in somebody's hand, and what organisers and browsers say meanwhile. */
import { expect, type Page } from '@playwright/test';
import { PHONE, test, type House } from './house.js';

export const guideTest = test;
guideTest.use(PHONE);

/** Opens the guide of the forum and waits until the app has taken over. */
export async function open(page: Page, house: House): Promise<void> {
  await page.goto(`${house.url}/c/forum`);
  await expect(page.locator('[data-ready]')).toBeAttached({ timeout: 15_000 });
}

/** Whatever the browser complains about: the policy, missing files, errors. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on(
    'response',
    (response) => response.status() >= 400 && complaints.push(`${response.status()} ${response.url()}`),
  );
  return complaints;
}

export { expect };
