/** For everybody: assistive technology, keyboard, languages, themes, a conference of a hundred rooms. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { axeOf } from './support/axe.js';
import { large } from './support/forum.js';
import { expect, House, logIn, PHONE, test } from './support/house.js';

async function faults(page: Page): Promise<string[]> {
  // The axe package brings types of its own copy of Playwright.
  const { violations } = await axeOf(page).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    // A sheet on its way in is half transparent, and its contrast is nobody's.
    test.use({ ...PHONE, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('axe finds nothing, view by view and sheet by sheet', async ({ page, house }) => {
      test.slow();
      await page.goto(`${house.url}/admin#/forum`);
      await expect(page.getByLabel('Name')).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await logIn(page, house);
      expect(await faults(page)).toEqual([]);
      await page.getByRole('article', { name: 'Aula Magna' }).getByRole('button', { name: '10 minutes more' }).tap();
      await expect(page.locator('panel-sheet')).toContainText('4 sessions change');
      expect(await faults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Make it 10 min longer' }).tap();
      await expect(page.locator('panel-sheet')).toHaveCount(0);
      expect(await faults(page)).toEqual([]);
      await page.getByRole('button', { name: /Clocks that lie/ }).tap();
      expect(await faults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Other room or time' }).tap();
      expect(await faults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Close', exact: true }).tap();
      for (const view of ['Announce', 'Journal', 'More']) {
        await page.getByRole('link', { name: view }).tap();
        await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
        expect(await faults(page)).toEqual([]);
      }
    });
  });
}

test.describe('phone', () => {
  test.use(PHONE);

  test('nothing is smaller than a thumb, and nothing runs out of the page', async ({ page, house }) => {
    await logIn(page, house);
    const small = (): Promise<string[]> =>
      page.evaluate(() => {
        const found: string[] = [];
        const visit = (root: ParentNode): void => {
          for (const element of root.querySelectorAll('*')) {
            if (element.shadowRoot) visit(element.shadowRoot);
            if (!element.matches('button, a[href], select, input:not([type=radio], [type=checkbox])')) continue;
            const { width, height } = element.getBoundingClientRect();
            if (width > 0 && (width < 47.5 || height < 47.5))
              found.push(`${element.outerHTML.slice(0, 80)} ${width}×${height}`);
          }
        };
        visit(document);
        if (document.documentElement.scrollWidth > innerWidth) found.push('the page is wider than the phone');
        return found;
      });
    expect(await small()).toEqual([]);
    for (const view of ['Announce', 'Journal', 'More']) {
      await page.getByRole('link', { name: view }).tap();
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      expect(await small()).toEqual([]);
    }
    await page.getByRole('link', { name: 'Rooms', exact: true }).tap();
    await page.getByRole('button', { name: /Clocks that lie/ }).tap();
    expect(await small()).toEqual([]);
    await page.locator('panel-sheet').getByRole('button', { name: 'Other minutes' }).tap();
    expect(await small()).toEqual([]);
  });

  test('the language follows the browser and can be switched', async ({ browser, house }) => {
    const context = await browser.newContext({ ...PHONE, locale: 'ro-RO' });
    const page = await context.newPage();
    await page.goto(`${house.url}/admin#/forum`);
    await expect(page.getByRole('heading', { name: 'Autentificare' })).toBeVisible();
    for (const [language, heading] of [
      ['de', 'Anmelden'],
      ['fr', 'Connexion'],
      ['es', 'Entrar'],
      ['en', 'Log in'],
    ] as const) {
      await page.getByRole('combobox').selectOption(language);
      await expect(page.getByRole('heading', { name: heading })).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', language);
    }
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible();
    await context.close();
  });
});

test.describe('laptop', () => {
  test.use({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });

  test('by keyboard alone: search, +10, confirm, undo; the focus stays in the sheet and comes back', async ({
    page,
    house,
  }) => {
    await page.goto(`${house.url}/admin#/forum`);
    await page.getByLabel('Name').focus();
    await page.keyboard.type('ana');
    await page.keyboard.press('Tab');
    await page.keyboard.type('correct horse battery');
    await page.keyboard.press('Enter');
    const rooms = page.getByRole('region', { name: 'Rooms over time' });
    await expect(rooms.getByRole('group', { name: 'Box', exact: true })).toBeVisible();
    await page.keyboard.press('/');
    await page.keyboard.type('box');
    await expect(rooms.getByRole('group', { name: 'Aula Magna', exact: true })).toHaveCount(0);
    const plus = rooms
      .getByRole('group', { name: 'Box', exact: true })
      .getByRole('button', { name: '10 minutes more' });
    await plus.focus();
    await page.keyboard.press('Enter');
    const sheet = page.locator('panel-sheet');
    const confirm = sheet.getByRole('button', { name: 'Make it 10 min longer' });
    await expect(confirm).toBeFocused();
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press('Tab');
      const inside = await page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        let node: Node | null = element;
        while (node && !(node instanceof HTMLDialogElement)) {
          node = (node as Element).assignedSlot ?? node.parentNode ?? (node as ShadowRoot).host ?? null;
        }
        return node !== null || element === document.body;
      });
      expect(inside).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
    await expect(plus).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(confirm).toBeFocused();
    await expect(confirm).toHaveAttribute('aria-disabled', 'false');
    await page.keyboard.press('Enter');
    await expect(sheet).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).focus();
    await page.keyboard.press('Enter');
    const undo = sheet.getByRole('button', { name: 'Undo', exact: true });
    await expect(undo).toBeFocused();
    await expect(undo).toHaveAttribute('aria-disabled', 'false');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Undone')).toBeVisible();
  });

  test('arrow keys go from room to room and from session to session, and Enter opens', async ({ page, house }) => {
    await logIn(page, house);
    const rooms = page.getByRole('region', { name: 'Rooms over time' });
    const session = (name: RegExp) => rooms.getByRole('button', { name });
    await rooms.getByRole('button', { name: /^Aula Magna/ }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(rooms.getByRole('button', { name: /^Box/ })).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(session(/Booting in 80/)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(session(/Testing the whole stack/)).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(session(/Clocks that lie/)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('panel-sheet')).toContainText('Ruxandra Ceas');
    await page.keyboard.press('Escape');
    await expect(session(/Clocks that lie/)).toBeFocused();
  });

  test('? lists the keys, / finds speakers without their accents, numbers lead to the views', async ({
    page,
    house,
  }) => {
    await logIn(page, house);
    const sheet = page.locator('panel-sheet');
    await page.keyboard.press('?');
    await expect(sheet.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('3');
    await expect(page.getByLabel('Kind of change')).toBeVisible();
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('stefan');
    await page.getByRole('button', { name: /A page cache shared.*Ștefan Hrib/s }).click();
    await expect(sheet).toContainText('Ștefan Hrib');
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox').fill('');
    await page.getByRole('link', { name: 'Rooms' }).focus();
    await page.keyboard.press('d');
    await expect(sheet.getByRole('heading', { name: 'Delay all rooms' })).toBeVisible();
    await page.keyboard.press('Escape');

    // Single keys can be turned off by those who hit them by chance.
    await page.keyboard.press('?');
    await sheet.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('d');
    await page.keyboard.press('4');
    await expect(page.getByRole('link', { name: 'Rooms' })).toHaveAttribute('aria-current', 'page');
    await expect(sheet).toHaveCount(0);
  });

  test('a device set to another zone is told that times are the conference’s', async ({ page, house }) => {
    await logIn(page, house);
    const notice = page.getByRole('note');
    await expect(notice).toContainText('All times are those of Europe/Paris (CET).');
    await expect(notice).toContainText('Pacific/Chatham, 12 h 45 min ahead');
    await notice.getByRole('button', { name: 'Understood' }).click();
    await expect(notice).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('region', { name: 'Rooms over time' })).toBeVisible();
    await expect(notice).toHaveCount(0);
  });
});

test('ninety-two rooms stay usable: search, filters, pins, the move to a free room', async ({ browser }) => {
  const house = new House();
  try {
    const file = join(house.data, 'large.json');
    writeFileSync(file, JSON.stringify({ hallway: 1, ...large(92), speakers: people(large(92)) }));
    house.import(file, 'forum');
    house.account('ana', 'organiser');
    await house.start('2026-10-29T11:20:00+01:00');
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    await logIn(page, house);
    await expect(page.getByRole('button', { name: 'All 92' })).toBeVisible();

    await page.getByRole('searchbox').fill('room 41');
    await expect(page.getByRole('article')).toHaveCount(1);
    await page
      .getByRole('article')
      .getByRole('button', { name: /^Room 41/ })
      .tap();
    await page.getByRole('button', { name: 'Keep on top' }).tap();
    await page.getByRole('button', { name: 'Close', exact: true }).tap();
    await page.getByRole('searchbox').fill('');
    await expect(page.getByRole('article').first()).toHaveAccessibleName('Room 41');
    await page.reload();
    await expect(page.getByRole('article').first()).toHaveAccessibleName('Room 41');

    await page.getByRole('searchbox').fill('lovelace');
    await expect(page.getByRole('heading', { name: 'Sessions' })).toBeVisible();
    await page.getByRole('searchbox').fill('');
    await page.getByRole('article').first().getByRole('button', { name: /–/ }).first().tap();
    await page.getByRole('button', { name: 'Other room or time' }).tap();
    const sheet = page.locator('panel-sheet');
    await expect(sheet.getByText('Free at that time')).toBeVisible();
    await sheet.getByRole('searchbox').fill('room 10');
    await expect(sheet.getByRole('radio')).toHaveCount(1);
    await context.close();
  } finally {
    await house.stop();
  }
});

/** Hallway's own format lists everybody who speaks. */
function people({ sessions }: ReturnType<typeof large>): { id: string; name: string }[] {
  return [...new Map(sessions.flatMap(({ speakers }) => speakers).map((speaker) => [speaker.id, speaker])).values()];
}
