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

/** Main-thread work of something that a person does, until its frame is on the glass. */
async function cost(page: Page, session: CDPSession, act: () => Promise<void>): Promise<number> {
  const before = await work(session);
  await act();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
  return (await work(session)) - before;
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
        await session.send('Performance.enable');
        await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
        const opening: number[] = [];
        const whatIf: number[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          await page.getByRole('link', { name: 'Journal' }).click();
          await page.locator('journal-view').waitFor();
          opening.push(
            await cost(page, session, async () => {
              await page.evaluate(() => (location.hash = '#/large/rooms'));
              await board.waitFor();
            }),
          );
          const plus = board.getByRole('button', { name: '10 minutes more' }).first();
          whatIf.push(
            await cost(page, session, async () => {
              await plus.evaluate((button: HTMLElement) => button.click());
              await page
                .locator('proposal-preview')
                .getByText(/sessions? changes?/)
                .first()
                .waitFor();
            }),
          );
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
