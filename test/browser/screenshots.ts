/** Pictures of the screens' main states, for docs/screens. */
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { Rehearsed } from '../support/conference.js';
import { forum } from './support/forum.js';
import { Stage } from './support/stage.js';
import { instantOf, states } from './support/states.js';

const FOLDER = resolve(import.meta.dirname, '../../docs/screens');
const SHAPES = { landscape: { width: 1920, height: 1080 }, portrait: { width: 1080, height: 1920 } };

for (const { picture, now, query = { room: 'aula' }, options, prepare } of states) {
  if (picture === undefined) continue;
  for (const [shape, viewport] of Object.entries(SHAPES)) {
    test(`${picture} in ${shape}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      const conference = new Rehearsed(forum(), instantOf(now));
      prepare?.(conference);
      const stage = await Stage.set(page, conference, { now: instantOf(now), ...options });
      await stage.open(query);
      await expect(page.locator('hallway-display')).toHaveAttribute('tight', /\d/);
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: resolve(FOLDER, `${picture}-${shape}.png`), animations: 'disabled' });
    });
  }
}
