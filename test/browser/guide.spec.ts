/** The guide against the real server: reading, filters, bookmarks, offline, live. */
import type { Page } from '@playwright/test';
import { axeOf } from './support/axe.js';
import { complaintsOf, expect, guideTest as test, open } from './support/guide.js';

const list = (page: Page) => page.locator('.sessions > .session');

test('shows what is on and next with countdowns, and the schedule day by day', async ({ page, house }) => {
  const complaints = complaintsOf(page);
  await open(page, house);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Forum of Small Machines');
  await expect(page.getByRole('region', { name: 'Now' }).getByRole('listitem').first()).toContainText(/\d+ min left/);
  await expect(page.getByRole('region', { name: 'Next' }).getByRole('listitem').first()).toContainText(/in \d+ /);
  await expect(page.getByRole('heading', { level: 2, name: 'Thursday 29 October' })).toBeVisible();
  const starts = await page.locator('.day .session .times b').allTextContents();
  expect(starts.length).toBeGreaterThan(10);
  expect(complaints).toEqual([]);
});

test('follows a delay, a move and a cancellation without a reload, planned time struck beside the expected', async ({
  page,
  house,
}) => {
  await open(page, house);
  const item = page.locator('[id="session=clock"]');
  await item.scrollIntoViewIfNeeded();
  const planned = (await item.locator('.times b').textContent())!.trim();
  await house.command({ type: 'delay', session: 'clock', minutes: 15 });
  await expect(item.locator('.times s')).toHaveText(`planned ${planned}`);
  await expect(item).toContainText('15 min late');
  await house.command({ type: 'move', session: 'clock', room: 'loft' });
  await expect(item.getByRole('link', { name: 'Loft' })).toBeVisible();
  await expect(item).toContainText('moved from');
  await house.command({ type: 'cancel', session: 'clock', reason: { en: 'the speaker is ill' } });
  await expect(item).toContainText('cancelled: the speaker is ill');
});

test('every filter has an address, with and without a script', async ({ page, house, other }) => {
  await open(page, house);
  expect(await list(page).count()).toBeGreaterThan(10);
  await page.locator('.filters summary').click();
  await page.getByLabel('Cloud').check();
  await expect(page).toHaveURL(/\?track=cloud$/);
  await expect(page.getByRole('status').filter({ hasText: /session/ })).toHaveText(/^\d+ sessions?$/);
  const found = await page.locator('.found').innerText();
  expect(await list(page).count()).toBe(Number.parseInt(found, 10));
  await page.locator('.filters summary').click();
  await page.getByRole('searchbox').fill('no such words');
  await expect(page).toHaveURL(/q=no/);
  await expect(page.getByText('No session fits')).toBeVisible();
  await page.getByRole('link', { name: 'Show all' }).click();
  await expect(page).toHaveURL(/\/c\/forum$/);
  // The same addresses say the same without a script.
  await other.page.goto(`${house.url}/c/forum?track=cloud`);
  expect(await list(other.page).count()).toBe(Number.parseInt(found, 10));
});

test('a session opened while the address still follows the typing keeps its own address, and back leads to what was found', async ({
  page,
  house,
}) => {
  await open(page, house);
  // In one go: no hand and no test is quicker than the address otherwise.
  await page.evaluate(async () => {
    const search = document.querySelector<HTMLInputElement>('input[type="search"]')!;
    search.value = 'stefan';
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise((done) => setTimeout(done));
    document.querySelector<HTMLElement>('.sessions h3 a')!.click();
  });
  await expect(page).toHaveURL(/\/sessions\//);
  // Longer than the address takes to follow.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
  await expect(page).toHaveURL(/\/sessions\//);
  await page.goBack();
  await expect(page).toHaveURL(/\?q=stefan$/);
  await expect(list(page).first()).toContainText('Ștefan Hrib');
});

test('finds Ștefan by "stefan"', async ({ page, house, other }) => {
  await open(page, house);
  await page.getByRole('searchbox').fill('stefan hrib');
  await expect(list(page).first()).toContainText('Ștefan Hrib');
  const count = await list(page).count();
  await other.page.goto(`${house.url}/c/forum?q=stefan+hrib`);
  expect(await list(other.page).count()).toBe(count);
});

test('leads to pages of sessions, speakers and rooms and back to the same place', async ({ page, house }) => {
  const complaints = complaintsOf(page);
  await open(page, house);
  await page.locator('[id="session=clock"]').scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate(() => scrollY);
  const requests: string[] = [];
  page.on('request', (request) => request.isNavigationRequest() && requests.push(request.url()));
  await page.locator('[id="session=clock"] h3 a').click();
  await expect(page).toHaveURL(/\/sessions\/clock$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Subscribe' })).toHaveAttribute(
    'href',
    `${house.url.replace('http', 'webcal')}/c/forum/sessions/clock.ics`,
  );
  await page.getByText('QR code of this page').click();
  await expect
    .poll(() =>
      page
        .getByRole('img', { name: 'QR code of this page' })
        .evaluate((image) => (image as HTMLImageElement).naturalWidth),
    )
    .toBeGreaterThan(0);
  await page.locator('.speakers a').first().click();
  await expect(page).toHaveURL(/\/speakers\//);
  await page.goBack();
  await page.locator('.where a').first().click();
  await expect(page).toHaveURL(/\/rooms\//);
  await expect(page.locator('.notes')).toContainText('Floor');
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/\/c\/forum$/);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(scrolled);
  expect(requests).toEqual([]);
  expect(complaints).toEqual([]);
});

test('keeps bookmarks on the phone and warns of overlaps, also when a delay makes them', async ({ page, house }) => {
  await open(page, house);
  const [first, second] = ['clock', 'live-migration'];
  for (const id of [first, second]) await page.locator(`[id="session=${id}"] .star`).click();
  await expect(page.locator(`[id="session=${first}"] .star`)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.clashes')).toHaveCount(0);
  await house.command({ type: 'delay', session: first!, minutes: 30 });
  await expect(page.locator(`[id="session=${second}"] .clashes`)).toContainText('Now overlaps with your bookmark');
  await page.reload();
  await expect(page.locator('[data-ready]')).toBeAttached();
  await page.goto(`${house.url}/c/forum?bookmarks=1`);
  await expect(list(page)).toHaveCount(2);
});

test('times can be told in the reader’s own zone, and the zone is named', async ({ page, house }) => {
  await open(page, house);
  await expect(page.getByText('Times in Europe/Paris (CET)')).toBeVisible();
  const before = (await page.locator('[id="session=clock"] .times b').textContent())!;
  await page.getByRole('button', { name: 'Show my time' }).click();
  await expect(page.getByText('Times in Pacific/Chatham')).toBeVisible();
  await expect(page.locator('[id="session=clock"] .times b')).not.toHaveText(before);
  await page.getByRole('button', { name: 'Show conference time' }).click();
  await expect(page.locator('[id="session=clock"] .times b')).toHaveText(before);
});

test('speaks five languages and tells sessions in the reader’s', async ({ page, house }) => {
  await open(page, house);
  for (const [name, word] of [
    ['Română', 'Filtre'],
    ['Deutsch', 'Filter'],
    ['Français', 'Filtres'],
    ['Español', 'Filtros'],
    ['English', 'Filters'],
  ]) {
    await page.getByRole('link', { name: name! }).click();
    await expect(page.locator('.filters summary')).toContainText(word!);
    if (name === 'Română') await expect(page.getByRole('heading', { level: 1 })).toHaveText('Forumul mașinilor mici');
  }
});

test('asks nobody but its own server', async ({ page, house }) => {
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  page.on('websocket', (socket) => hosts.add(new URL(socket.url()).host));
  await open(page, house);
  await page.locator('[id="session=clock"] h3 a').click();
  await page.locator('.speakers a').first().click();
  await page.goto(`${house.url}/c/forum/rooms/aula`);
  await page.waitForLoadState('networkidle');
  expect([...hosts]).toEqual([new URL(house.url).host]);
  expect(await page.context().cookies()).toEqual([]);
});

for (const [name, path, open] of [
  ['list', '', false],
  ['filters', '?track=cloud', true],
  ['session', '/sessions/clock', false],
  ['speaker', '/speakers/ioana-mureșan', false],
  ['room', '/rooms/aula', false],
] as const) {
  test(`axe finds nothing on the page of ${name}, at 200 % text, nor does it overflow`, async ({ page, house }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${house.url}/c/forum${path}`);
    await expect(page.locator('[data-ready]')).toBeAttached();
    if (open) await page.locator('.filters summary').click();
    // Skipped parts of a long list have no colours to look at.
    await page.evaluate(() => {
      const [sheet] = document.styleSheets;
      sheet!.insertRule('.sessions > .session { content-visibility: visible !important; }', sheet!.cssRules.length);
    });
    const { violations } = await axeOf(page).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await page.evaluate(() => {
      const [sheet] = document.styleSheets;
      sheet!.insertRule('html { font-size: 200% }', sheet!.cssRules.length);
    });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);
  });
}

test('prints the whole schedule', async ({ page, house }) => {
  await open(page, house);
  const sessions = (await (
    await fetch(`${house.url.replace('hallway.test', '127.0.0.1')}/api/conferences/forum/schedule`)
  ).json()) as {
    sessions: unknown[];
  };
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(list(page)).toHaveCount(sessions.sessions.length);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.tools')).toBeHidden();
  await expect(list(page).first()).toBeVisible();
});

test('the socket sleeps while nobody looks and catches up afterwards', async ({ page, house }) => {
  await page.clock.install({ time: new Date('2026-10-29T09:20:00Z') });
  await page.goto(`${house.url}/c/forum`);
  await page.clock.runFor(1_000);
  await expect(page.locator('[data-ready]')).toBeAttached();
  const look = (state: 'hidden' | 'visible') =>
    page.evaluate((wanted) => {
      Object.defineProperty(document, 'visibilityState', { value: wanted, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  const closed = new Promise<void>((resolve) =>
    page.once('websocket', (socket) => socket.on('close', () => resolve())),
  );
  await page.reload();
  await page.clock.runFor(1_000);
  await expect(page.locator('[data-ready]')).toBeAttached();
  await look('hidden');
  await page.clock.runFor(21_000);
  await closed;
  await house.command({ type: 'delay', session: 'clock', minutes: 10 });
  await look('visible');
  await page.clock.runFor(1_000);
  await expect(page.locator('[id="session=clock"]')).toContainText('10 min late');
});

test('without HTTPS it says what is missing, and goes on without network while it is open', async ({ page, house }) => {
  await open(page, house);
  await expect(page.getByText('This address has no HTTPS')).toBeVisible();
  await page.context().setOffline(true);
  await house.end();
  await expect(page.locator('.link')).toContainText('No connection, as of', { timeout: 20_000 });
  await page.locator('h3 a').first().click();
  await expect(page).toHaveURL(/\/sessions\//);
});

test('after one visit it opens and reloads without network, where browsers allow it', async ({ page, house }) => {
  // Loopback is as good as HTTPS to browsers; a dead server is as good as no network.
  const url = house.url.replace('hallway.test', '127.0.0.1');
  await page.goto(`${url}/c/forum`);
  await expect(page.locator('[data-ready]')).toBeAttached();
  await expect(page.getByText('open without network')).toBeVisible();
  await page.locator('[id="session=clock"] .star').click();
  await page.waitForFunction(async () => {
    const names = await caches.keys();
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).match('/guide/index.html')));
    return kept.some(Boolean);
  });
  await house.end();
  await page.reload();
  await expect(page.locator('[data-ready]')).toBeAttached();
  await expect(page.locator('.link')).toContainText('as of');
  await expect(page.locator('[id="session=clock"] .star')).toHaveAttribute('aria-pressed', 'true');
  await page.goto(`${url}/c/forum/sessions/clock`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('article .times')).toBeVisible();
});
