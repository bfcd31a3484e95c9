/** A screen lives with its server: it follows, says when it cannot, and never lies or goes blank. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { Rehearsed } from '../support/conference.js';
import { at, forum, large } from './support/forum.js';
import { findings } from './support/overflow.js';
import { ORIGIN, Stage } from './support/stage.js';

const aula = { room: 'aula' };
const conference = (): Rehearsed => new Rehearsed(forum(), at('11:10'));

/** How often anything on the page was laid out or restyled so far. */
async function workOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string): number => metrics.find((metric) => metric.name === name)!.value;
    return of('LayoutCount') + of('RecalcStyleCount');
  };
}

test('shows a change at once, and tells the server which revision it shows', async ({ page }) => {
  const stage = await Stage.set(page, conference());
  await stage.open(aula);
  await expect(page.locator('session-card')).toContainText('Nested testing');
  const shown = (): (number | undefined)[] =>
    stage.heard.flatMap((message) => (message.type === 'shown' ? [message.revision] : []));
  await expect.poll(shown).toEqual([1]);
  stage.do({ type: 'delay', session: 'nested', minutes: 10 });
  await expect(page.locator('session-card')).toContainText('10 min late');
  await expect.poll(shown).toEqual([1, 2]);
});

test('a dead server: the footer says as of when, and everything else stays', async ({ page }) => {
  const stage = await Stage.set(page, conference());
  await stage.open(aula);
  await expect(page.locator('session-card')).toContainText('Nested testing');
  await stage.die();
  await expect(page.locator('link-footer')).toContainText('as of 11:10');
  await expect(page.locator('session-card')).toContainText('Nested testing');
});

test('a link that is only half dead is noticed within 10 s', async ({ page }) => {
  const stage = await Stage.set(page, conference());
  await stage.open(aula);
  await expect(page.locator('session-card')).toContainText('Nested testing');
  stage.answering = false;
  const silent = Date.now();
  await expect(page.locator('link-footer')).toContainText('as of 11:10', { timeout: 15_000 });
  expect(Date.now() - silent).toBeLessThan(10_000);
});

test('comes back by itself and catches up', async ({ page }) => {
  const stage = await Stage.set(page, conference());
  await stage.open(aula);
  await expect(page.locator('session-card')).toContainText('Nested testing');
  await stage.die();
  await expect(page.locator('link-footer')).toContainText('as of');
  stage.do({ type: 'cancel', session: 'nested', reason: 'ill' });
  stage.up = true;
  await expect(page.locator('session-card')).toContainText('cancelled', { timeout: 15_000 });
  await expect(page.locator('link-footer')).not.toContainText('as of');
  const hellos = stage.heard.filter(({ type }) => type === 'hello');
  expect(hellos.at(-1)).toMatchObject({ conference: 'forum', revision: 1, programme: 'hash-1' });
});

test('after a restart without a live server it shows what it kept', async ({ page }) => {
  // A sample's clock goes on beside the machine's, wherever that is.
  const stage = await Stage.set(page, conference(), { welcome: { clock: 'sample' } });
  await stage.open(aula);
  stage.do({ type: 'delay', session: 'nested', minutes: 5 });
  await expect(page.locator('session-card')).toContainText('5 min late');
  stage.answering = false;
  await page.reload();
  await expect(page.locator('link-footer')).toContainText('as of 11:10');
  await expect(page.locator('session-card')).toContainText('Nested testing');
  await expect(page.locator('session-card')).toContainText('5 min late');
});

test('after a restart with a clock that is provably wrong there is no now (K2)', async ({ page }) => {
  const stage = await Stage.set(page, conference());
  await stage.open(aula);
  await expect(page.locator('session-card')).toContainText('Nested testing');
  stage.answering = false;
  await page.clock.setFixedTime(new Date('2020-01-01T00:00:00Z'));
  await page.reload();
  await expect(page.locator('link-footer')).toContainText('as of 11:10');
  await expect(page.locator('hallway-display')).toContainText('This screen does not know the time yet');
  await expect(page.locator('hallway-display')).toContainText('Nested testing');
});

test('a gap in revisions is asked for', async ({ page }) => {
  const stage = await Stage.set(page, conference());
  await stage.open(aula);
  await expect(page.locator('session-card')).toContainText('Nested testing');
  stage.answering = false;
  stage.do({ type: 'delay', session: 'nested', minutes: 5 });
  stage.answering = true;
  stage.do({ type: 'delay', session: 'nested', minutes: 10 });
  await expect(page.locator('session-card')).toContainText('10 min late');
});

test('a new programme replaces the old one', async ({ page }) => {
  const rehearsed = conference();
  const stage = await Stage.set(page, rehearsed);
  await stage.open(aula);
  await expect(page.locator('session-card')).toContainText('Nested testing');
  const { sessions } = rehearsed.programme;
  const next = forum({
    sessions: sessions.map((session) => (session.id === 'nested' ? { ...session, title: 'A better title' } : session)),
  });
  const { change } = rehearsed.adopt(next, 'second');
  stage.tell({
    type: 'programme',
    hash: `hash-${rehearsed.revision}`,
    revision: rehearsed.revision,
    at: stage.now,
    set: change!.set,
  });
  await expect(page.locator('session-card')).toContainText('A better title');
});

test('an unknown room is helped, and turns into its screen as soon as it exists', async ({ page }) => {
  const rehearsed = conference();
  const stage = await Stage.set(page, rehearsed);
  await stage.open({ room: 'Attic' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no room “Attic” in this conference.');
  await expect(page.getByRole('link', { name: 'Aula Magna' })).toHaveAttribute(
    'href',
    '/display?conference=forum&room=aula',
  );
  const next = forum();
  const { change } = rehearsed.adopt({ ...next, rooms: [...next.rooms, { id: 'r9', name: 'Attic' }] }, 'second');
  stage.tell({
    type: 'programme',
    hash: `hash-${rehearsed.revision}`,
    revision: rehearsed.revision,
    at: stage.now,
    set: change!.set,
  });
  await expect(page.locator('screen-header')).toContainText('Attic');
});

test('an unknown conference is helped, and turns into its screen as soon as it exists', async ({ page }) => {
  const stage = await Stage.set(page, conference());
  stage.exists = false;
  await stage.open(aula);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no conference “forum” here.');
  stage.exists = true;
  stage.welcome();
  await expect(page.locator('session-card')).toContainText('Nested testing');
});

test('without parameters it lists all screens there could be, below the code to pair it', async ({ page }) => {
  await Stage.set(page, conference());
  await page.goto(`${ORIGIN}/display`);
  await expect(page.locator('pairing-screen .code')).toHaveText('ABC 234');
  await expect(page.locator('screen-list').getByRole('heading', { level: 1 })).toHaveText('Choose a screen');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Virtual Machine Forum');
  await expect(page.getByRole('link', { name: 'Overview of all rooms' })).toHaveAttribute(
    'href',
    '/display?conference=forum&view=overview',
  );
  await page.getByRole('link', { name: 'Studio' }).click();
  await expect(page.locator('screen-header')).toContainText('Studio');
});

test('finds a room as people write it', async ({ page }) => {
  const stage = await Stage.set(page, conference());
  await stage.open({ room: 'AULA-magna' });
  await expect(page.locator('session-card')).toContainText('Nested testing');
});

test('does no work while nothing visible changes', async ({ page }) => {
  const stage = await Stage.set(page, conference());
  await stage.open(aula);
  await expect(page.locator('session-card')).toContainText('Nested testing');
  // The last that comes by itself: what is not needed for the first picture.
  await expect(page.locator('hallway-display')).toHaveAttribute('style', /translate/);
  await page.waitForTimeout(1_000);
  const work = await workOf(page);
  const before = await work();
  // Two questions for the time go back and forth meanwhile.
  const asked = (): number => stage.heard.filter(({ type }) => type === 'time').length;
  const first = asked();
  await expect.poll(asked, { timeout: 15_000 }).toBeGreaterThanOrEqual(first + 2);
  expect(await work()).toBe(before);
});

test('the overview turns its pages, and says which one it shows', async ({ page }) => {
  await page.clock.install();
  const stage = await Stage.set(page, new Rehearsed(large(92), at('11:46')));
  await stage.open({ view: 'overview', at: '2026-10-29T11:46:00+01:00' });
  await page.clock.runFor(1_000);
  await expect(page.locator('.number')).toHaveText('1/14');
  const first = await page.locator('.room fit-text span').allTextContents();
  await page.clock.runFor(13_000);
  await expect(page.locator('.number')).toHaveText('2/14');
  const second = await page.locator('.room fit-text span').allTextContents();
  expect(second).toHaveLength(6);
  expect(second.filter((room) => first.includes(room))).toEqual([]);
});

test('a page fades over the next one, and the ground is never bare; not where people asked for less motion', async ({
  page,
}) => {
  let time = at('11:46');
  await page.clock.install({ time });
  const stage = await Stage.set(page, new Rehearsed(large(20), time));
  const number = page.locator('.number');
  const leaving = page.locator('.leaving');
  const texts = (where: Locator): Promise<string[]> => where.locator('fit-text span').allTextContents();
  for (const view of ['overview', 'agenda']) {
    for (const reducedMotion of ['no-preference', 'reduce'] as const) {
      await page.emulateMedia({ reducedMotion });
      await stage.open({ view, at: '2026-10-29T11:46:00+01:00' });
      await expect(number).toBeVisible();
      // From here on time passes in steps of this test.
      await page.clock.pauseAt((time += 60_000));
      await page.clock.runFor(2_000);
      const before = await number.textContent();
      const first = await texts(page.locator('.page'));
      while ((await number.textContent()) === before) await page.clock.runFor(200);
      // Texts are written in the frame in which they are fitted.
      await page.clock.runFor(20);
      expect(await texts(page.locator('.page').first())).not.toEqual(first);
      await expect(page.locator('.page').first()).toHaveCSS('opacity', '1');
      await expect(leaving).toHaveCount(reducedMotion === 'reduce' ? 0 : 1);
      if (reducedMotion === 'no-preference') {
        expect(await texts(leaving)).toEqual(first);
        await expect(leaving).toHaveCSS('animation-name', 'leave');
        await page.clock.runFor(1_000);
        await expect(leaving).toHaveCount(0);
      }
      await page.clock.resume();
    }
  }
  await stage.open({ view: 'overview' });
  await expect(page.locator('.row').first()).toHaveCSS('transition-duration', '0s');
});

test('a window that is resized or turned has every text fitted anew', async ({ page }) => {
  const rehearsed = conference();
  rehearsed.do({ type: 'announce', text: 'Lunch is on floor 1, and all the coffee is on floor 3.', level: 'info' });
  const stage = await Stage.set(page, rehearsed);
  await stage.open(aula);
  await expect(page.locator('session-card')).toContainText('Nested testing');
  for (const [width, height] of [
    [1080, 1920],
    [800, 480],
    [1080, 1080],
    [3840, 2160],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    expect((await page.evaluate(findings)).faults, `${width}×${height}`).toEqual([]);
    const high = await page.locator('session-card h2 fit-text').evaluate((text) => parseFloat(text.style.fontSize));
    expect(high).toBeGreaterThanOrEqual(5);
  }
});

test('a newer server is looked at by each screen at a moment of its own within a minute', async ({ page }) => {
  await page.clock.install();
  await page.addInitScript(() => (Math.random = () => 0.75));
  const stage = await Stage.set(page, conference());
  stage.version = 'a-newer-one';
  await stage.open(aula);
  await expect(page.locator('session-card')).toContainText('Nested testing');
  await page.clock.runFor(2_500);
  await expect.poll(() => stage.heard.some(({ type }) => type === 'status')).toBe(true);
  // Its turn comes 45 s after it knows.
  await page.clock.runFor(25_000);
  await expect(page.locator('iframe')).toHaveCount(0);
  await page.clock.runFor(20_000);
  await expect(page.locator('iframe')).toHaveCount(1);
});

test('a row that organisers change glows for a while', async ({ page }) => {
  const stage = await Stage.set(page, conference());
  await stage.open({ view: 'overview' });
  await expect(page.locator('.row')).toHaveCount(5);
  stage.do({ type: 'delay', session: 'nested', minutes: 10 });
  await expect(page.locator('.row.changed .room')).toContainText(['Aula Magna']);
  await expect(page.locator('.row.changed')).toHaveCount(0, { timeout: 6_000 });
});
