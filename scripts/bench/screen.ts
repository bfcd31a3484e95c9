/** What a room's screen costs in Chromium: the first picture, idle minutes, a day of memory. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type CDPSession, type Page } from 'playwright';
import { programmeBytes } from '../../server/formats/index.js';
import { hallway, startServer, temporaryFolder } from '../../test/support/built-server.js';
import { programmeOf } from './core.js';
import { median, type Bench } from './result.js';

const SLOWDOWN = 4;
const ROUNDS = 5;
const IDLE_MINUTES = 1;
const DAY_MINUTES = 24 * 60;
const SHOWN = 'session-card, session-rows, .statement';

type Metrics = (name: string) => number;

async function metricsOf(session: CDPSession): Promise<Metrics> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (name) => metrics.find((metric) => metric.name === name)!.value;
}

async function heapOf(session: CDPSession): Promise<number> {
  for (let round = 0; round < 2; round++) await session.send('HeapProfiler.collectGarbage');
  return (await metricsOf(session))('JSHeapUsedSize') / 1e6;
}

/**
 * Runs in the page: notes when the first full picture is on the glass. Whatever looked on from outside would work on the same
 * thread.
 */
function noteShown(shown: string): void {
  const there = (root: ParentNode): boolean =>
    root.querySelector(shown) !== null ||
    [...root.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot !== null && there(shadowRoot));
  Object.assign(window, {
    shown: new Promise<void>((resolve) => {
      const look = (): void => {
        if (there(document)) requestAnimationFrame(() => setTimeout(resolve));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }),
  });
}

/** Main-thread work from the start of the page to its first full picture, ms, with everything cached. */
async function firstPicture(page: Page, session: CDPSession): Promise<number> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.reload({ waitUntil: 'commit' });
  await page.evaluate('shown');
  const work = (await metricsOf(session))('TaskDuration') * 1000;
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  // What comes afterwards is not to be in the way of the next one.
  await page.waitForTimeout(4_000);
  return work;
}

export const screen: Bench = {
  name: 'screen',
  async run(options) {
    const data = temporaryFolder();
    const file = join(data, 'conference.json');
    const programme = programmeOf(options);
    writeFileSync(file, programmeBytes(programme));
    hallway(data, 'import', file, '--conference', 'large');
    const server = await startServer(data);
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    });
    try {
      const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      // Time on the processor: what else the machine does at the same time is none of the page's work.
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      await page.addInitScript(noteShown, SHOWN);
      const room = encodeURIComponent(programme.rooms[0]!.id);
      const address = `${server.url}/display?conference=large&room=${room}`;
      await page.goto(address);
      await page.locator(SHOWN).first().waitFor();
      await page.waitForTimeout(6_000);
      const works: number[] = [];
      for (let round = 0; round < ROUNDS; round++) works.push(await firstPicture(page, session));

      const before = await metricsOf(session);
      await page.waitForTimeout(IDLE_MINUTES * 60_000);
      const idle = ((await metricsOf(session))('TaskDuration') - before('TaskDuration')) * 1000;
      const heap = await heapOf(session);

      // A day at a high rate: the page's timers run as fast as they can; the link, which does not, counts as lost meanwhile.
      const fast = await context.newPage();
      await fast.clock.install({ time: programme.days[0]!.start });
      const watched = await context.newCDPSession(fast);
      await watched.send('Performance.enable');
      await fast.goto(address);
      await fast.locator(SHOWN).first().waitFor();
      for (let minute = 0; minute < 120; minute++) await fast.clock.runFor(60_000);
      const early = await heapOf(watched);
      for (let minute = 0; minute < DAY_MINUTES; minute++) await fast.clock.runFor(60_000);
      const late = await heapOf(watched);
      return [
        {
          name: `first picture, warm, at ${SLOWDOWN}× slowdown`,
          value: median(works),
          unit: 'ms',
          target: 300,
          note: `main thread, ${ROUNDS} loads`,
        },
        { name: 'idle screen, a minute', value: idle / IDLE_MINUTES, unit: 'ms', target: 60, note: 'main thread' },
        { name: 'JS heap of a screen', value: heap, unit: 'MB', target: 50 },
        { name: 'heap grown over 24 simulated hours', value: late - early, unit: 'MB', target: 0.5 },
      ];
    } finally {
      await browser.close();
      await server.stop('SIGTERM');
    }
  },
};
