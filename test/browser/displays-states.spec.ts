/** Every state of a screen is a sentence that a passer-by understands. */
import type AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { Rehearsed } from '../support/conference.js';
import { axeOf } from './support/axe.js';
import { at, forum } from './support/forum.js';
import { findings } from './support/overflow.js';
import { Stage } from './support/stage.js';
import { instantOf, states } from './support/states.js';

/** All text that is on the page, shadow roots included, in the order of reading. */
const said = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const read = (node: Node): string => {
      if (node instanceof HTMLElement && node.shadowRoot)
        return read(node.shadowRoot) + [...node.childNodes].map(read).join('');
      if (node.nodeType === Node.TEXT_NODE) return `${node.textContent} `;
      return [...node.childNodes].map(read).join('');
    };
    return read(document.querySelector('hallway-display')!)
      .replace(/\u2060/g, '')
      .replace(/\s+/g, ' ');
  });

async function expectSaid(page: Page, says: readonly (string | RegExp)[]): Promise<void> {
  await expect(async () => {
    const words = await said(page);
    let from = 0;
    for (const phrase of says) {
      const found = typeof phrase === 'string' ? words.indexOf(phrase, from) : words.slice(from).search(phrase);
      expect(
        found,
        `"${String(phrase)}" after "${words.slice(0, from)}" in "${words.slice(from)}"`,
      ).toBeGreaterThanOrEqual(0);
      if (typeof phrase === 'string') from = found + phrase.length;
    }
  }).toPass({ timeout: 15_000 });
}

const violations = async (axe: AxeBuilder): Promise<string[]> =>
  (await axe.analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);

for (const state of states) {
  const { name, now, query = { room: 'aula' }, options, prepare, says, never = [], shows, lost, fails } = state;
  test(name, async ({ page }) => {
    const problems: string[] = [];
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    const instant = instantOf(now);
    const conference = new Rehearsed(forum(), instant);
    prepare?.(conference);
    const stage = await Stage.set(page, conference, { now: instant, ...options });
    await stage.open(query);
    if (lost) {
      await expect(page.locator('.view')).toBeVisible();
      await stage.die();
    }
    if (shows !== undefined) await expect(page.getByRole('img', { name: shows })).toBeVisible();
    await expectSaid(page, says);
    const words = await said(page);
    for (const phrase of never) expect(words).not.toContain(phrase);
    // Texts are fitted in the frame after the one in which they were written.
    await expect.poll(async () => (await page.evaluate(findings)).faults).toEqual([]);
    expect(await violations(axeOf(page))).toEqual([]);
    // Themes differ in colours alone; what has no picture has no colours of its own.
    // `EVERY=1` takes the time for the other themes; `test/live/look/tokens.test.ts` holds their colours against each other.
    const themes = process.env['EVERY'] && !lost && state.picture !== undefined ? (['paper', 'contrast'] as const) : [];
    for (const theme of themes) {
      stage.do({ type: 'settings', theme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      expect(await violations(axeOf(page).withRules(['color-contrast'])), theme).toEqual([]);
    }
    const missing = (problem: string): boolean => problem.includes('404');
    expect(problems.filter((problem) => !lost && !(fails && missing(problem)))).toEqual([]);
  });
}

for (const lang of ['ro', 'de', 'fr', 'es']) {
  test(`speaks ${lang}`, async ({ page }) => {
    const conference = new Rehearsed(forum(), at('11:46'));
    conference.do({ type: 'delay', session: 'x86', minutes: 15 });
    const stage = await Stage.set(page, conference);
    await stage.open({ room: 'aula', lang });
    const late = { ro: 'întârziere 15 min', de: '15 min später', fr: 'retard 15 min', es: '15 min de retraso' }[lang]!;
    const day = {
      ro: 'joi, 29 octombrie',
      de: 'Donnerstag, 29. Oktober',
      fr: 'jeudi 29 octobre',
      es: 'jueves, 29 de octubre',
    }[lang]!;
    await expectSaid(page, [late, 'How well', day]);
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
  });
}
