/** Text always fits: the worst programmes that a seed can think of, on six screens. */
import { expect, test, type Page } from '@playwright/test';
import fc from 'fast-check';
import type { ScheduledSession, SpeakerRef } from '../../core/index.js';
import type { Row } from '../../displays/room-scene.js';
import type { RoomView } from '../../displays/room-view.js';
import { Rehearsed } from '../support/conference.js';
import { at, forum, large } from './support/forum.js';
import { findings, type Findings } from './support/overflow.js';
import { Stage } from './support/stage.js';

const SCREENS = [
  [800, 480],
  [1024, 768],
  [1080, 1080],
  [1920, 1080],
  [1080, 1920],
  [3840, 2160],
] as const;
const SEED = 20261029;
const SESSIONS = process.env['EVERY'] ? 60 : 12;

const LONG_ROOM = 'Auditorium of the Faculty of Applied Hypervisors and Timekeeping';
const words =
  'a the of kernel virtual machines and devices scheduling Betriebssystem observability with self-replicating, how to debug: lessons from Țăndărică çok güzel ñandú file-system back-end 10 years 日本語のタイトル نظام التشغيل Donaudampfschifffahrtsgesellschaftskapitän'.split(
    ' ',
  );

const title = fc.oneof(
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' ')),
  fc.array(fc.constantFrom(...words), { minLength: 12, maxLength: 60 }).map((parts) => parts.join(' ').slice(0, 266)),
  fc.integer({ min: 20, max: 120 }).map((length) => 'x'.repeat(length)),
  fc.integer({ min: 3, max: 12 }).map((count) => Array.from({ length: count }, () => 'state').join('-of-the-')),
);
const name = fc.constantFrom(
  'Li',
  'Ilinca Dobre',
  'Maximiliana von Hohenzollern-Sigmaringen und zu Tegernsee',
  'Xiaodong Liu',
);
const people = fc
  .array(name, { maxLength: 20 })
  .map((names): SpeakerRef[] => names.map((who, index) => ({ id: String(index), name: who })));

interface Card {
  readonly kind: 'now' | 'next' | 'moved' | 'cancelled';
  readonly session: ScheduledSession;
  readonly rows: readonly Row[];
}

/** Sessions as bad as they come, made from one that exists. */
function cards(base: ScheduledSession): Card[] {
  const session = fc
    .record({
      id: fc.uuid(),
      title,
      speakers: people,
      track: fc.constantFrom('long', 'core', undefined),
      lateness: fc.constantFrom(0, 15, 615),
      extension: fc.constantFrom(0, 5, -10),
      late: fc.boolean(),
      language: fc.constantFrom('en', 'ro,en,fr', undefined),
      doNotRecord: fc.boolean(),
      moved: fc.boolean(),
      reason: fc.oneof(fc.constant(''), title),
    })
    .map(({ late, moved, reason, ...rest }): ScheduledSession => ({
      ...base,
      ...rest,
      cancelled: { reason },
      plannedStart: late ? base.start - 900_000 : base.start,
      ...(moved ? { plannedRoom: 'long' } : {}),
    }));
  const row = fc.record({
    as: fc.constantFrom('here', 'now', 'moved', 'cancelled') as fc.Arbitrary<Row['as']>,
    session,
    day: fc.constantFrom(null, null, '2026-10-30'),
  });
  const card = fc.record({
    kind: fc.constantFrom('now', 'next', 'moved', 'cancelled') as fc.Arbitrary<Card['kind']>,
    session,
    rows: fc.array(row, { maxLength: 9 }),
  });
  return fc.sample(card, { seed: SEED, numRuns: SESSIONS });
}

/** A full room and two announcements, the longest that are likely. */
function crowd(conference: Rehearsed): void {
  const text = 'The cloakroom closes at 18:00; what is left there then goes to the lost property office by the river. ';
  conference.do({ type: 'room-status', room: 'aula', status: 'full', overflow: 'long' });
  conference.do({ type: 'announce', text, level: 'info' });
  conference.do({ type: 'announce', text: text.repeat(2), level: 'warning' });
}

/** Shows one card in the room's view that is on the page, and looks for faults. */
async function show(page: Page, card: Card): Promise<Findings> {
  await page.evaluate(async ({ kind, session, rows }) => {
    const view = document.querySelector('hallway-display')!.shadowRoot!.querySelector<RoomView>('room-view')!;
    const placed = { ...session, status: kind === 'cancelled' ? ('cancelled' as const) : ('planned' as const) };
    const feature =
      kind === 'cancelled'
        ? { kind, session: placed, replacement: null }
        : kind === 'moved'
          ? { kind, session: { ...placed, room: 'long' } }
          : { kind, session: placed, replaces: null };
    view.scene = { ...view.scene, feature, rows };
    await view.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, card);
  return page.evaluate(findings);
}

for (const crowded of [false, true]) {
  test(`no text of a room overflows on any screen${crowded ? ', with all that can surround it' : ''}`, async ({
    page,
  }) => {
    test.setTimeout(300_000);
    // Nobody looks: a frame takes as long as its work.
    await page.addInitScript('window.requestAnimationFrame = (paint) => setTimeout(paint, 0)');
    const programme = forum();
    const conference = new Rehearsed(
      {
        ...programme,
        rooms: [
          ...programme.rooms.map((room) => (room.id === 'aula' ? { ...room, name: LONG_ROOM } : room)),
          {
            id: 'long',
            name: LONG_ROOM,
            floor: 'Basement of the northern annex',
            wayfinding: 'down the stairs behind the bar, then left and left again',
          },
        ],
        tracks: [
          ...programme.tracks,
          { id: 'long', name: 'Everything that has to do with machines inside of machines', colour: '#123456' },
        ],
      },
      at('11:10'),
    );
    if (crowded) crowd(conference);
    const stage = await Stage.set(page, conference);
    // A preview stands still, so that nothing but this test renders.
    await stage.open({ room: 'aula', at: '2026-10-29T11:10:00+01:00' });
    await expect(page.locator('room-view')).toBeVisible();
    const faults: string[] = [];
    for (const [width, height] of SCREENS) {
      await page.setViewportSize({ width, height });
      for (const card of cards(conference.session('nested'))) {
        const found = await show(page, card);
        const where = `[${width}×${height} ${card.kind}: ${String(card.session.title)}]`;
        faults.push(...found.faults.map(({ what, text }) => `${what}: ${text} ${where}`));
        // An ellipsis is the last resort, at the smallest size that a text may have.
        for (const { text, size } of found.ellipses) {
          if (size > 4.7) faults.push(`ellipsis at ${size}: ${text} ${where}`);
        }
      }
    }
    expect(faults).toEqual([]);
  });
}

test('the overview of 92 rooms overflows nowhere, on any screen', async ({ page }) => {
  const programme = large(92);
  const titles = fc.sample(title, { seed: SEED, numRuns: programme.sessions.length });
  const conference = new Rehearsed(
    { ...programme, sessions: programme.sessions.map((session, index) => ({ ...session, title: titles[index]! })) },
    at('11:46'),
  );
  for (const room of ['r22', 'r34', 'r46']) conference.do({ type: 'delay-room', room, minutes: 15 });
  conference.do({ type: 'room-status', room: 'r22', status: 'full', overflow: 'r3' });
  const stage = await Stage.set(page, conference);
  await stage.open({ view: 'overview' });
  await expect(page.locator('overview-cell').first()).toBeVisible();
  for (const [width, height] of SCREENS) {
    await page.setViewportSize({ width, height });
    await page.evaluate(async () => {
      for (let frame = 0; frame < 6; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    });
    expect((await page.evaluate(findings)).faults, `${width}×${height}`).toEqual([]);
  }
});
