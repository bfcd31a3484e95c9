/** What organisers make of a screen, on the glass: turned, smaller, dark, its own images, told by itself; and the proof of it. */
import type { Picture } from '../../core/index.js';
import { axeOf } from './support/axe.js';
import { expect, logIn, test } from './support/house.js';
import { imageOf } from './support/images.js';

test('a screen is turned by half, made smaller, dark by the clock, shows its own images and is told by itself', async ({
  page,
  house,
  other,
}) => {
  const prepared = { csv: 'name,room\nDoor,Aula Magna\n', conference: 'forum' };
  const [{ display, secret }] = (await house.ask('/api/displays/prepared', prepared)) as [
    { display: { id: string }; secret: string },
  ];
  const alter = (wish: object) => house.ask(`/api/displays/${display.id}`, wish, 'PATCH');
  await page.goto(`${house.url}/display#join=${secret}`);
  const footer = page.locator('link-footer');
  await expect(footer).toBeVisible();
  const below = async (): Promise<boolean> => (await footer.boundingBox())!.y > 540;
  expect(await below()).toBe(true);

  await alter({ rotate: 180 });
  await expect.poll(below).toBe(false);
  // Upside down, and not merely moved: its first letter is at its right end.
  const text = await page.locator('room-view h1, screen-header h1').first().boundingBox();
  expect(text!.y).toBeGreaterThan(540);
  await alter({ rotate: 0, size: 90 });
  /** Where the picture lies, to a twentieth of the glass: it wanders by some pixels, for the glass's sake. */
  const picture = async (): Promise<number[]> => {
    const { x, y, width, height } = (await page.locator('hallway-display').boundingBox())!;
    return [x / 1920, y / 1080, width / 1920, height / 1080].map((part) => Math.round(part * 20) / 20);
  };
  await expect.poll(picture).toEqual([0.05, 0.05, 0.9, 0.9]);
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(0, 0, 0)');
  await alter({ size: 100 });
  await expect.poll(picture).toEqual([0, 0, 1, 1]);

  // It is 10:20 there.
  await alter({ night: { from: '10:00', until: '11:00' } });
  await expect(page.locator('night-clock time')).toHaveText(/^10:2\d$/);
  await alter({ night: { from: '11:00', until: '10:00' } });
  await expect(page.locator('night-clock')).toHaveCount(0);

  const slides = await Promise.all(
    ['sponsor', 'call'].map(async (hash, index) => {
      const bytes = new TextEncoder().encode(imageOf(hash)!);
      const picture = (await house.ask('/api/conferences/forum/images', bytes)) as Picture;
      const name = ['gold', 'silver'][index]!;
      return { id: name, picture, title: name, sets: [name], during: true };
    }),
  );
  await house.command({ type: 'settings', slides });
  const image = page.locator('slide-show img.shown');
  await alter({ view: 'slides', set: 'gold' });
  await expect(image).toHaveAttribute('alt', 'gold');

  const phone = other.page;
  await logIn(phone, house);
  await phone.goto(`${house.url}/admin#/forum/more/screens`);
  // While the screen is away; it has it when it is back.
  await page.goto('about:blank');
  await expect(phone.getByText(/^offline since /)).toBeVisible();
  await phone.getByLabel('Choose Door').check();
  const many = phone.locator('screens-chosen');
  await many.getByRole('button', { name: 'Change' }).click();
  await many.getByText('Look, language, night, rotation').click();
  await many.getByRole('combobox', { name: 'Slides' }).selectOption('silver');
  await many.getByRole('button', { name: 'Save' }).click();
  await expect(phone.getByText('Saved for one screen.')).toBeVisible();
  await page.goto(`${house.url}/display`);
  await expect(image).toHaveAttribute('alt', 'silver');

  // A1: for this screen alone; and the proof that it was seen.
  const plain = await other.context.newPage();
  await plain.goto(`${house.url}/display?conference=forum&room=aula`);
  await expect(plain.locator('room-view')).toBeVisible();
  const scope = { displays: [display.id] };
  await house.command({ type: 'announce', level: 'emergency', text: 'Leave by the east stairs.', scope });
  await expect(page.locator('emergency-view')).toContainText('Leave by the east stairs.');
  await expect(plain.locator('room-view')).toBeVisible();
  const proofs = phone.locator('proof-list');
  await expect(proofs.getByText('1 of 1 screen')).toBeVisible();
  await proofs.getByRole('button', { name: /^Details: / }).click();
  await expect(proofs.getByRole('row', { name: /^1 · Door Aula Magna \d+(\.\d)? s$/ })).toBeVisible();
  const { violations } = await axeOf(phone).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([]);
  const table = phone.waitForEvent('download');
  await proofs.getByRole('link', { name: 'Download as a table (CSV)' }).click();
  expect((await table).suggestedFilename()).toMatch(/^forum-entry-\d+-displays\.csv$/);
  // Any other entry, on request: from the journal.
  await phone.getByRole('link', { name: 'Journal' }).click();
  await phone.locator('journal-view').getByRole('link', { name: 'Screens' }).last().click();
  await proofs.getByRole('button', { name: 'Keep proof of this entry' }).click();
  await expect(proofs.getByText('2 of 2 screens')).toBeVisible();
});
