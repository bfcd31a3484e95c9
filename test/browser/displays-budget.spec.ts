/** What a room's screen costs: bytes to load, work while idle, memory over a day. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { Rehearsed } from '../support/conference.js';
import { BUILT } from './support/build.js';
import { at, large } from './support/forum.js';
import { Stage } from './support/stage.js';

const sizeOf = (paths: Iterable<string>): number =>
  [...paths].reduce((sum, path) => sum + gzipSync(readFileSync(join(BUILT, path)), { level: 9 }).length, 0);

test('the JavaScript of a room display is at most 25 kB, gzipped; 28 kB with its QR code', async ({ page }) => {
  const loaded = new Set<string>();
  page.on('request', (request) => request.url().endsWith('.js') && loaded.add(new URL(request.url()).pathname));
  const conference = new Rehearsed(large(92), at('11:46'));
  conference.do({ type: 'settings', qr: 'none' });
  const stage = await Stage.set(page, conference);
  await stage.open({ room: 'r0' });
  await expect(page.locator('session-card')).toBeVisible();
  // What comes once something is shown: it tells of the screen, and makes room for newer versions.
  await expect.poll(() => [...loaded].some((path) => path.includes('upkeep'))).toBe(true);
  const shown = [...loaded].filter((path) => !path.includes('upkeep'));
  expect(sizeOf(shown)).toBeGreaterThan(10_000);
  expect(sizeOf(shown)).toBeLessThanOrEqual(25_000);
  expect(sizeOf(loaded)).toBeLessThanOrEqual(27_500);
  stage.do({ type: 'settings', qr: 'session' });
  await expect(page.locator('qr-code svg')).toBeVisible();
  const withCode = [...loaded].filter((path) => !path.includes('upkeep'));
  expect(sizeOf(withCode)).toBeLessThanOrEqual(28_300);
  test.info().annotations.push({ type: 'bytes', description: [shown, withCode, loaded].map(sizeOf).join(', ') });
});

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

test('hours of minutes cost little and leave nothing behind; EVERY=1: a day of them', async ({ page }) => {
  const hours = process.env['EVERY'] ? 24 : 5;
  test.setTimeout(120_000 * (hours / 5));
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
  // Within the page, so that a minute costs no more than its own work.
  const minutes = async (count: number): Promise<void> => {
    for (let minute = 0; minute < count; minute += 10) await page.clock.runFor(600_000);
  };
  await minutes(60);
  await expect(page.locator('room-view')).toContainText('07:0');
  const before = await metrics();
  await minutes(hours * 60);
  const after = await metrics();
  await expect(page.locator('screen-header')).toContainText(hours === 24 ? '07:0' : '12:0');
  const work = ((after('TaskDuration') - before('TaskDuration')) * 1000) / (hours * 60);
  const grown = after('JSHeapUsedSize') - before('JSHeapUsedSize');
  test.info().annotations.push({ type: 'ms a minute', description: work.toFixed(1) });
  test.info().annotations.push({ type: 'bytes of heap more', description: String(grown) });
  expect(work).toBeLessThan(60);
  expect(grown).toBeLessThan(400_000);
  expect(after('JSEventListeners')).toBeLessThanOrEqual(before('JSEventListeners'));
  expect(after('Nodes')).toBeLessThanOrEqual(before('Nodes') + 50);
});
