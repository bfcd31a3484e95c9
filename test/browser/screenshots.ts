/** Pictures of every view and state of the screens, for docs/screens. */
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { Rehearsed } from '../support/conference.js';
import { forum } from './support/forum.js';
import { Stage } from './support/stage.js';
import { instantOf, states } from './support/states.js';

const FOLDER = process.env['SCREENS'] ?? resolve(import.meta.dirname, '../../docs/screens');
const SHAPES = { landscape: { width: 1280, height: 720 }, portrait: { width: 720, height: 1280 } };

/** What a screen shows once it shows something; an empty box stands for a view that is on its way. */
const VIEWS = '.view:not(div), emergency-view, night-clock';

for (const { picture, now, query = { room: 'aula' }, options, prepare, shows, lost } of states) {
  if (picture === undefined) continue;
  test(picture, async ({ page }) => {
    await page.setViewportSize(SHAPES.landscape);
    const conference = new Rehearsed(forum(), instantOf(now));
    prepare?.(conference);
    const stage = await Stage.set(page, conference, { now: instantOf(now), ...options });
    await stage.open(query);
    await expect(page.locator('hallway-display')).toHaveAttribute('tight', /\d/);
    await expect(page.locator(VIEWS).first()).toBeAttached();
    await page.waitForLoadState('networkidle');
    if (shows !== undefined) await expect(page.getByRole('img', { name: shows })).toHaveCSS('opacity', '1');
    if (lost) {
      await stage.die();
      await expect(page.locator('link-footer')).toContainText('as of');
    }
    for (const [shape, viewport] of Object.entries(SHAPES)) {
      await page.setViewportSize(viewport);
      await page.evaluate(async () => {
        for (let frame = 0; frame < 4; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
      });
      const drawn = await page.screenshot({ animations: 'disabled', omitBackground: query['view'] === 'overlay' });
      await sharp(drawn)
        .png({ palette: true, colours: 64, effort: 10 })
        .toFile(resolve(FOLDER, `${picture}-${shape}.png`));
    }
  });
}
