/** From a new server to a conference at work. */
import { expect, House, NO_ZONE, PASSWORD, PHONE, test } from './support/house.js';

test.use(PHONE);

test('the first admin, the first conference, its schedule file with a question about the zone', async ({ page }) => {
  const house = new House();
  try {
    await house.start();
    const link = `${house.url}/admin#first-admin=${/first-admin=(\S+)/.exec(house.greeting)![1]!}`;
    await page.goto(link);
    await expect(page.getByRole('heading', { name: 'The first admin' })).toBeVisible();
    await page.getByLabel('Name').fill('Ana');
    await page.getByLabel('Password', { exact: true }).fill('short');
    await page.getByRole('button', { name: 'Create the admin' }).tap();
    await expect(page.getByRole('alert')).toHaveText('The password needs at least 10 characters.');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Create the admin' }).tap();

    await expect(page.getByRole('heading', { name: 'Conferences' })).toBeVisible();
    expect(page.url()).not.toContain('first-admin');
    await page.getByLabel('Name', { exact: true }).fill('Evening');
    await page.getByLabel('Short name in addresses').fill('Not a slug');
    await page.getByRole('button', { name: /Make it/ }).tap();
    await expect(page.getByRole('alert')).toContainText('Small letters');
    await page.getByLabel('Short name in addresses').fill('evening');
    // A zone that somebody chose would be taken for the file's as well; this one is nobody's.
    await page.getByLabel('Time zone').fill('UTC');
    await page.getByRole('button', { name: /Make it/ }).tap();

    await page.getByLabel('Choose a schedule file').setInputFiles(NO_ZONE);
    const zone = page.getByLabel('In which one are its times?');
    await zone.fill('Europe/Nowhere');
    await page.getByRole('button', { name: 'Use this zone' }).tap();
    await expect(page.getByRole('alert')).toHaveText('There is no such time zone.');
    await zone.fill('Europe/Bucharest');
    await page.getByRole('button', { name: 'Use this zone' }).tap();
    await expect(page.getByText('3 new · 0 gone · 0 changed')).toBeVisible();
    await expect(page.getByText('0 sessions in 0 rooms')).toBeVisible();
    await page.getByRole('button', { name: 'Adopt the programme' }).tap();
    await expect(page.getByText('Programme adopted')).toBeVisible();
    await expect(page.getByText('3 sessions in 2 rooms')).toBeVisible();

    await page.getByRole('link', { name: 'Rooms' }).tap();
    await expect(page.getByRole('article', { name: 'Box' })).toBeVisible();

    await page.getByRole('link', { name: 'More' }).tap();
    await page.getByRole('button', { name: 'Log out' }).tap();
    await page.goto('about:blank');
    await page.goto(link);
    await page.getByLabel('Name').fill('Eve');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Create the admin' }).tap();
    await expect(page.getByRole('alert')).toContainText('This link is no longer good.');
  } finally {
    await house.stop();
  }
});

test('a damaged file is refused in words, and a second file shows what it changes', async ({ page, house }) => {
  house.account('root', 'admin');
  await page.goto(`${house.url}/admin#/forum/more/programme`);
  await page.getByLabel('Name').fill('root');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).tap();
  const file = page.getByLabel('Choose a schedule file');
  await file.setInputFiles({ name: 'cut.xml', mimeType: 'application/xml', buffer: Buffer.from('<schedule><day>') });
  await expect(page.getByRole('alert')).toContainText('The file is damaged or cut off.');
  // The conference has sessions, so its zone is known and not asked for again.
  await file.setInputFiles(NO_ZONE);
  await expect(page.getByText('3 new · 19 gone · 0 changed')).toBeVisible();
  await expect(page.getByText('19 sessions in 5 rooms')).toBeVisible();
});
