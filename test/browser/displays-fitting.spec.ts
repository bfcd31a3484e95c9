/** Text always fits: every session of a large conference, and the worst of five scripts, at five sizes: nothing overflows. `EVERY=1` takes the time for all of it. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import type { Programme, ScheduledSession } from '../../core/index.js';
import type { RoomView } from '../../displays/room-view.js';
import { generateProgramme } from '../../scripts/bench/programme.js';
import { importProgramme } from '../../server/formats/index.js';
import { Rehearsed } from '../support/conference.js';
import { at, forum } from './support/forum.js';
import { findings, type Findings } from './support/overflow.js';
import { SCRIPTS, worstOf } from './support/scripts.js';
import { Stage } from './support/stage.js';

const SCREENS = [
  [800, 480],
  [1024, 768],
  [1920, 1080],
  [1080, 1920],
  [3840, 2160],
] as const;

/** The smallest sizes that texts may have, with a little for rounding, vmin: of the large title, and of anything else. */
const LEAST_TITLE = 3.05;
const LEAST = 2.65;

/** A schedule file to be looked at instead: `SCHEDULE=… ZONE=Europe/Berlin npx playwright test … displays-fitting`. */
const { SCHEDULE: given, ZONE: timezone } = process.env;

/** `EVERY=1`: everything at every size, which takes minutes. */
const EVERY = process.env['EVERY'] !== undefined;
/** Else one session of so many at each size. */
const SAMPLE = 13;

const looked = (): Programme =>
  given ? importProgramme(readFileSync(given), { ...(timezone && { timezone }) }).programme : generateProgramme();

/** Opens a room's screen that stands still, ready for `look`. */
async function open(page: Page, programme: Programme, room: string, instant: number): Promise<void> {
  // Nobody looks: a frame takes as long as its work.
  await page.addInitScript(`window.requestAnimationFrame = (paint) => setTimeout(paint, 0);
    window.findings = ${findings.toString()};`);
  const stage = await Stage.set(page, new Rehearsed(programme, instant));
  await stage.open({ room, at: String(instant) });
  await expect(page.locator('room-view')).toBeVisible();
  await expect(page.locator('hallway-display')).toHaveAttribute('tight', /\d/);
}

/** Shows one session after the other as what is on, with others below it, and tells what does not fit. */
const look = (page: Page, sessions: readonly ScheduledSession[]): Promise<string[]> =>
  page.evaluate(
    async ([shown, leastTitle, least]) => {
      const view = document.querySelector('hallway-display')!.shadowRoot!.querySelector<RoomView>('room-view')!;
      const { findings: find } = window as unknown as { findings: () => Findings };
      const faults: string[] = [];
      for (let index = 0; index < shown.length; index++) {
        const session = shown[index]!;
        const rows = shown
          .slice(index + 1, index + 5)
          .map((next) => ({ as: 'here' as const, session: next, day: null }));
        view.scene = { ...view.scene, feature: { kind: 'now', session, replaces: null }, rows };
        await view.updateComplete;
        // Texts are fitted in a frame after this one; how timers of a frame's kind are ordered is the browser's affair.
        for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
        const found = find();
        faults.push(...found.faults.map(({ what, text }) => `${what}: ${text} [${String(session.title)}]`));
        const title = String(session.title);
        for (const { text, size } of found.ellipses) {
          if (size > (text.replaceAll('\u2060', '') === title ? leastTitle : least)) {
            faults.push(`ellipsis at ${size.toFixed(2)}: ${text} [${title}]`);
          }
        }
      }
      return faults;
    },
    [sessions, LEAST_TITLE, LEAST] as const,
  );

for (const [index, [width, height]] of SCREENS.entries()) {
  test(`every session of a large conference fits at ${width}×${height}`, async ({ page }) => {
    test.setTimeout(given ? 1_200_000 : 300_000);
    await page.setViewportSize({ width, height });
    const programme = looked();
    const { sessions } = new Rehearsed(programme, programme.days[0]!.start).schedule;
    const first = sessions.find(({ room }) => room !== undefined)!;
    await open(page, programme, first.room!, first.start);
    // Others at each size; every one of them at every size takes minutes.
    const every = given || EVERY ? sessions : sessions.filter((_, at) => at % SAMPLE === index);
    const faults = await look(page, every);
    test.info().annotations.push({ type: 'sessions', description: `${every.length}, ${faults.length} faults` });
    expect(faults).toEqual([]);
  });

  test(`the worst of five scripts fits at ${width}×${height}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height });
    const base = new Rehearsed(forum(), at('11:10')).session('nested');
    await open(page, forum(), 'aula', at('11:10'));
    for (const script of SCRIPTS) {
      const sessions = worstOf(script, EVERY ? 30 : 11).map((worst, index) => ({
        ...base,
        ...worst,
        id: `${script}-${index}`,
      }));
      expect(await look(page, sessions), script).toEqual([]);
    }
  });
}

/** Waits until what is shown was fitted to the size of the screen, rows counted and texts measured. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 6; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });

// Letters from right to left with breaks in unusual places are the ones that went wrong before.
for (const script of EVERY ? SCRIPTS : ['fromRightToLeft']) {
  test(`every other view of the worst of ${script} fits everywhere`, async ({ page }) => {
    test.setTimeout(120_000);
    const plain = forum();
    const worst = worstOf(script, plain.sessions.length + plain.rooms.length);
    const programme: Programme = {
      ...plain,
      rooms: plain.rooms.map((room, index) => ({ ...room, name: worst[index]!.title.slice(0, 60) })),
      sessions: plain.sessions.map((session, index) => ({ ...session, ...worst[plain.rooms.length + index]! })),
    };
    const conference = new Rehearsed(programme, at('11:46'));
    conference.do({ type: 'delay', session: 'x86', minutes: 15 });
    conference.do({ type: 'move', session: 'clouds', room: 'box' });
    conference.do({ type: 'note', room: 'aula', text: worst[1]!.title });
    const stage = await Stage.set(page, conference);
    for (const query of [
      { view: 'agenda' },
      { view: 'agenda', by: 'room' },
      { view: 'overview' },
      { track: 'storage' },
      { room: 'aula', view: 'timer' },
      { room: 'aula', view: 'overlay' },
    ] as Record<string, string>[]) {
      await stage.open({ ...query, at: '2026-10-29T11:46:00+01:00' });
      await expect(page.locator('fit-text').first()).toBeVisible();
      for (const [width, height] of EVERY ? SCREENS : SCREENS.slice(1, 4)) {
        await page.setViewportSize({ width, height });
        await settled(page);
        const found = await page.evaluate(findings);
        const short = found.ellipses.filter(({ size }) => size > LEAST);
        const where = `${JSON.stringify(query)} at ${width}×${height}`;
        expect.soft({ faults: found.faults, short }, where).toEqual({ faults: [], short: [] });
      }
    }
  });
}
