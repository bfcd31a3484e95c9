/** What a room's screen costs: bytes to load, work while idle, memory over a day. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { Rehearsed } from '../support/conference.js';
import { BUILT } from './support/build.js';
import { at, large } from './support/forum.js';
import { Stage } from './support/stage.js';

for (const [what, qr, most] of [
  // The target is 25 kB; announcements and banners must not wait for a server, and with the views' settings they bring it over. It must not grow further.
  ['', 'none', 28_600],
  [' with its QR code', 'session', 31_700],
] as const) {
  test(`the JavaScript of a room display${what} is at most ${most / 1000} kB, gzipped`, async ({ page }) => {
    const loaded: string[] = [];
    page.on('request', (request) => request.url().endsWith('.js') && loaded.push(new URL(request.url()).pathname));
    const conference = new Rehearsed(large(92), at('11:46'));
    conference.do({ type: 'settings', qr });
    const stage = await Stage.set(page, conference);
    await stage.open({ room: 'r0' });
    await expect(page.locator('session-card')).toBeVisible();
    if (qr === 'session') await expect(page.locator('qr-code svg')).toBeVisible();
    await page.waitForLoadState('networkidle');
    const bytes = [...new Set(loaded)].reduce(
      (sum, path) => sum + gzipSync(readFileSync(join(BUILT, path)), { level: 9 }).length,
      0,
    );
    test.info().annotations.push({ type: 'bytes', description: String(bytes) });
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(most);
  });
}

/** A server inside the page, so that it keeps pace with a clock that runs a thousand times too fast. */
function serveInside(greeting: string): void {
  window.WebSocket = class extends EventTarget {
    constructor() {
      super();
      queueMicrotask(() => this.dispatchEvent(new Event('open')));
    }
    send(text: string): void {
      const { type, sent } = JSON.parse(text) as { type: string; sent: number };
      const now = Date.now();
      const answer = type === 'hello' ? { ...(JSON.parse(greeting) as object), now } : { type, sent, now };
      if (type !== 'hello' && type !== 'time') return;
      queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(answer) })));
    }
    close(): void {}
  } as unknown as typeof WebSocket;
}

test('a day of minutes costs little and leaves nothing behind', async ({ page }) => {
  test.setTimeout(120_000);
  const rehearsed = new Rehearsed(large(92), at('06:00'));
  await page.clock.install({ time: at('06:00') });
  const stage = await Stage.set(page, rehearsed);
  await page.addInitScript(serveInside, JSON.stringify(stage.greeting()));
  await stage.open({ room: 'r0' });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const metrics = async (): Promise<(name: string) => number> => {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics: all } = await session.send('Performance.getMetrics');
    return (name) => all.find((metric) => metric.name === name)!.value;
  };
  const minutes = async (count: number): Promise<void> => {
    for (let minute = 0; minute < count; minute++) await page.clock.runFor(60_000);
  };
  await minutes(60);
  await expect(page.locator('room-view')).toContainText('07:0');
  const before = await metrics();
  await minutes(300);
  const after = await metrics();
  await expect(page.locator('room-view')).toContainText('12:0');
  const work = ((after('TaskDuration') - before('TaskDuration')) * 1000) / 300;
  const grown = after('JSHeapUsedSize') - before('JSHeapUsedSize');
  test.info().annotations.push({ type: 'ms a minute', description: work.toFixed(1) });
  expect(work).toBeLessThan(60);
  expect(grown).toBeLessThan(400_000);
  expect(after('JSEventListeners')).toBeLessThanOrEqual(before('JSEventListeners'));
  expect(after('Nodes')).toBeLessThanOrEqual(before('Nodes') + 50);
});
