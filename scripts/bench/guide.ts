/** The guide with a large conference on a slow phone: a real Chromium, measured over its debugging protocol. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type CDPSession, type Page } from 'playwright';
import type { Programme } from '../../core/index.js';
import { programmeBytes } from '../../server/formats/index.js';
import { programmeOf } from './core.js';
import { hallway, startServer, temporaryFolder } from '../../test/support/built-server.js';
import { median, type Bench, type BenchOptions, type Result } from './result.js';

const SLOWDOWN = 4;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'en-GB' } as const;
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--enable-precise-memory-info'];

/** Milliseconds that the page's main thread has worked so far. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
}

/** Notes how long each long task takes, and gives out the longest since it was last asked. */
function watchTasks(): void {
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask', buffered: true });
  (window as unknown as { longest: () => number }).longest = () => {
    tasks.push(...observer.takeRecords().map(({ duration }) => duration));
    return Math.max(0, ...tasks.splice(0));
  };
}

const longest = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { longest: () => number }).longest());

/** What was asked for has been drawn. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );

/** Main-thread work of one thing that a reader does, until it is drawn. */
async function costOf(page: Page, session: CDPSession, act: () => Promise<unknown>): Promise<number> {
  const before = await worked(session);
  await act();
  await drawn(page);
  return (await worked(session)) - before;
}

/** One visit. @returns work until the app has taken over, of keystrokes and filters, and the longest task of scrolling. */
async function visit(page: Page, url: string) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.addInitScript(watchTasks);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForSelector('hallway-guide[data-ready] .session');
  await drawn(page);
  const first = await worked(session);
  // Texts are made ready to be searched while nothing else is to be done.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 3_000)));
  await longest(page);

  let scrolling = 0;
  for (let step = 0; step < 60; step++) {
    await page.mouse.wheel(0, 600);
    await drawn(page);
    scrolling = Math.max(scrolling, await longest(page));
  }
  await page.evaluate(() => scrollTo(0, 0));
  await drawn(page);

  const keys: number[] = [];
  await page.locator('input[type=search]').focus();
  for (const letter of 'reverse') keys.push(await costOf(page, session, () => page.keyboard.type(letter)));
  for (let index = 0; index < 7; index++)
    keys.push(await costOf(page, session, () => page.keyboard.press('Backspace')));
  const filters: number[] = [];
  await page.locator('.filters summary').click();
  await drawn(page);
  for (const box of await page.locator('.filters input[name=track]').all())
    filters.push(await costOf(page, session, () => box.evaluate((input) => (input as HTMLInputElement).click())));
  return { first, scrolling, keys, filters };
}

async function html(url: string): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < 10; round++) {
    const start = performance.now();
    // What is searched for is not kept ready.
    await (await fetch(`${url}?q=satellites&lang=${['en', 'de'][round % 2]}`)).text();
    times.push(performance.now() - start);
  }
  return times;
}

async function measure(options: BenchOptions): Promise<Result[]> {
  const data = temporaryFolder();
  const file = join(data, 'conference.json');
  const programme: Programme = programmeOf(options);
  writeFileSync(file, programmeBytes(programme));
  hallway(data, 'import', file, '--conference', 'large');
  const server = await startServer(data);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ARGUMENTS,
  });
  try {
    const start = performance.now();
    await (await fetch(`${server.url}/c/large`)).text();
    const cold = performance.now() - start;
    const search = await html(`${server.url}/c/large`);
    const visits = [];
    for (let round = 0; round < 3; round++) {
      const page = await (await browser.newContext(PHONE)).newPage();
      visits.push(await visit(page, `${server.url}/c/large`));
      await page.context().close();
    }
    const note = `${programme.sessions.length} sessions, ${SLOWDOWN}× slower`;
    return [
      {
        name: 'guide: work until the list is there',
        value: median(visits.map(({ first }) => first)),
        unit: 'ms',
        target: 1000,
        note,
      },
      {
        name: 'guide: longest keystroke of a search',
        value: median(visits.map(({ keys }) => Math.max(...keys))),
        unit: 'ms',
        target: 100,
        note,
      },
      {
        name: 'guide: longest filter',
        value: median(visits.map(({ filters }) => Math.max(...filters))),
        unit: 'ms',
        target: 100,
        note,
      },
      {
        name: 'guide: longest task while scrolling',
        value: median(visits.map(({ scrolling }) => scrolling)),
        unit: 'ms',
        target: 100,
        note,
      },
      { name: 'guide: first HTML of a day in the server', value: cold, unit: 'ms', target: 300 },
      {
        name: 'guide: HTML of a search in the server',
        value: Math.max(...search),
        unit: 'ms',
        target: 300,
        note: 'longest of 10',
      },
    ];
  } finally {
    await browser.close();
    await server.stop('SIGKILL');
  }
}

export const guide: Bench = { name: 'guide', run: measure };
