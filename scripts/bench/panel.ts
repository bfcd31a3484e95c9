/** The organisers' panel at 36C3's shape, in a Chromium that is four times slower: main-thread work of what people wait for. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type CDPSession, type Page } from 'playwright';
import { programmeBytes } from '../../server/formats/index.js';
import { hallway, startServer, temporaryFolder } from '../../test/support/built-server.js';
import { programmeOf } from './core.js';
import { median, type Bench, type Result } from './result.js';

const SLOWER = 4;
const ROUNDS = 5;
const PASSWORD = 'correct horse battery';

/** Milliseconds of main-thread tasks since the page was made. */
async function work(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

/** Where things are in the page: each inside the shadow of the one before. */
const BOARD = ['hallway-admin', 'conference-panel', 'live-board'];
const BOARDS = { laptop: [...BOARD, 'room-timeline', '.row'], phone: [...BOARD, 'room-pager', 'room-card', 'article'] };
const PLUS = {
  laptop: [...BOARD, 'room-timeline', '.steps button:nth-child(2)'],
  phone: [...BOARD, 'room-pager', 'room-card', '.steps button:nth-child(2)'],
};
const WHAT_IF = ['hallway-admin', 'conference-panel', 'proposal-sheet', 'proposal-preview', '.lines'];

/**
 * Does something that a person does, until what they wait for is on the glass. Everything happens inside the page, since
 * whatever looks on from outside would work on the same thread.
 */
async function act(page: Page, deed: Deed): Promise<void> {
  await page.evaluate(async ({ go, press, until }) => {
    const find = (path: readonly string[]): HTMLElement | null =>
      path.reduce<HTMLElement | null>(
        (found, step, index) => (index === 0 ? document : found?.shadowRoot)?.querySelector<HTMLElement>(step) ?? null,
        null,
      );
    if (go !== undefined) location.hash = go;
    if (press !== undefined) find(press)!.click();
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    do await frame();
    while (!find(until));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }, deed);
}

/** Milliseconds of main-thread work of a deed. */
async function cost(page: Page, session: CDPSession, deed: Deed): Promise<number> {
  const before = await work(session);
  await act(page, deed);
  return (await work(session)) - before;
}

interface Deed {
  /** Fragment to go to. */
  readonly go?: string;
  /** Button to press. */
  readonly press?: readonly string[];
  /** What is there in the end. */
  readonly until: readonly string[];
}

export const panel: Bench = {
  name: 'panel',
  async run(options) {
    const data = temporaryFolder();
    const programme = programmeOf(options);
    const file = join(data, 'conference.json');
    writeFileSync(file, programmeBytes(programme));
    hallway(data, 'import', file, '--conference', 'large');
    const token = hallway(data, 'token', 'create', '--role', 'admin');
    // Two hours into the first day, when most rooms are busy.
    const now = new Date(programme.days[0]!.start + 2 * 3_600_000).toISOString();
    const server = await startServer(data, undefined, [], ['--now', now]);
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    try {
      const made = await fetch(`${server.url}/api/accounts`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'ana', role: 'organiser', password: PASSWORD }),
      });
      if (!made.ok) throw new Error(`the account could not be made: ${made.status} ${await made.text()}`);
      const results: Result[] = [];
      for (const [device, viewport] of [
        ['laptop', { width: 1440, height: 900 }],
        ['phone', { width: 390, height: 844 }],
      ] as const) {
        const page = await (await browser.newContext({ viewport })).newPage();
        const session = await page.context().newCDPSession(page);
        await page.goto(`${server.url}/admin#/large`);
        await page.getByLabel('Name').fill('ana');
        await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
        await page.getByRole('button', { name: 'Log in' }).click();
        const board = page.locator(device === 'laptop' ? 'room-timeline' : 'room-pager');
        await board.waitFor();
        // Time on the processor: what else the machine does at the same time is none of the panel's work.
        await session.send('Performance.enable', { timeDomain: 'threadTicks' });
        await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
        const opening: number[] = [];
        const whatIf: number[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          await page.getByRole('link', { name: 'Journal' }).click();
          await page.locator('journal-view').waitFor();
          opening.push(await cost(page, session, { go: '#/large/rooms', until: BOARDS[device] }));
          whatIf.push(await cost(page, session, { press: PLUS[device], until: WHAT_IF }));
          await page.keyboard.press('Escape');
          await page.locator('panel-sheet').waitFor({ state: 'detached' });
        }
        const note = `${programme.sessions.length} sessions, ${programme.rooms.length} rooms, CPU ${SLOWER}× slower`;
        results.push(
          { name: `panel on a ${device}: opening the board`, value: median(opening), unit: 'ms', target: 200, note },
          { name: `panel on a ${device}: a what-if`, value: median(whatIf), unit: 'ms', target: 200 },
        );
        await page.context().close();
      }
      return results;
    } finally {
      await browser.close();
      await server.stop('SIGTERM');
    }
  },
};
