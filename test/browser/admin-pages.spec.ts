/** The pages behind "More": settings, rooms, programme by hand, earlier programmes, rehearsals, people, report. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Page } from '@playwright/test';
import { SMTPServer } from 'smtp-server';
import { axeOf } from './support/axe.js';
import type { House } from './support/house.js';
import { expect, FORUM, PASSWORD, PHONE, test as base } from './support/house.js';

const test = base.extend<{ readonly root: Page }>({
  /** The admin's phone. */
  root: async ({ page, house }, use) => {
    house.account('root', 'admin');
    await enter(page, house, 'root', 'more');
    await use(page);
  },
});
test.use(PHONE);
// Axe looks at every page twice, on a phone and on a laptop.
test.describe.configure({ timeout: 120_000 });

async function enter(page: Page, house: House, name: string, view: string): Promise<void> {
  await page.goto(`${house.url}/admin#/forum/${view}`);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
}

/** No violations on a phone, nor on a laptop. */
async function accessible(page: Page): Promise<void> {
  for (const size of [{ width: 1440, height: 900 }, PHONE.viewport]) {
    await page.setViewportSize(size);
    const { violations } = await axeOf(page).analyze();
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 160))])).toEqual([]);
  }
}

const schedule = async (house: House, conference = 'forum') =>
  (await fetch(`http://127.0.0.1:${new URL(house.url).port}/api/conferences/${conference}/schedule`)).json();

const open = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();

test('settings are typed, kept over a reload, shown with what they do, and saved', async ({ root: page, house }) => {
  await open(page, 'Settings');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await accessible(page);
  const preview = page.locator('look-fields iframe').contentFrame();
  await expect(preview.locator('html')).toHaveAttribute('data-theme', 'night');
  await page.getByRole('button', { name: 'Light' }).tap();
  await expect(preview.locator('html')).toHaveAttribute('data-theme', 'paper');
  await page.getByLabel('Minutes between two sessions').fill('lots');
  await expect(page.getByText('Write a whole number of minutes from 0 to 240.')).toBeVisible();
  await page.getByRole('button', { name: 'Save …' }).tap();
  await expect(page.getByText('Something is not right yet')).toBeVisible();
  await page.getByLabel('Minutes between two sessions').fill('10');
  await page.getByLabel('Screens rest at night').check();
  await page.getByLabel('Wi-Fi, as one line').first().fill('Network Forum');
  await page.getByLabel('A colour of our own').check();
  await expect(page.getByText(/Light: contrast .* shown/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Minutes between two sessions')).toHaveValue('10');
  await page.getByRole('button', { name: 'Save …' }).tap();
  await page.getByRole('button', { name: 'Change the settings' }).tap();
  await expect(page.getByText('Settings changed')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save …' })).toBeHidden();
  expect((await schedule(house)).conference.settings).toMatchObject({
    turnover: 10,
    theme: 'paper',
    colour: '#3d7bd9',
    night: { from: '22:00', until: '07:00' },
  });
});

test('a logo and a sponsor’s image are taken in, described, and shown on a day', async ({ root: page, house }) => {
  await open(page, 'Settings');
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const image = { name: 'logo.png', mimeType: 'image/png', buffer: png };
  const choices = page.getByLabel('Choose an image');
  await choices.first().setInputFiles({ ...image, buffer: Buffer.from('no image') });
  await expect(page.getByText('This is no image that can be read.', { exact: false })).toBeVisible();
  await choices.first().setInputFiles(image);
  await expect(page.getByRole('button', { name: 'Remove the logo' })).toBeVisible();
  await choices.last().setInputFiles(image);
  await page.getByRole('button', { name: 'Save …' }).tap();
  await expect(page.getByText('Something is not right yet')).toBeVisible();
  await page.getByLabel('What the image says').first().fill('Thanks to Acme');
  await page.getByLabel('It is a sponsor’s').check();
  await page.getByRole('combobox', { name: /^When/ }).selectOption({ index: 1 });
  await accessible(page);
  await page.getByRole('button', { name: 'Save …' }).tap();
  await page.getByRole('button', { name: 'Change the settings' }).tap();
  await expect(page.getByText('Settings changed')).toBeVisible();
  const { settings } = (await schedule(house)).conference;
  expect(settings.slides).toMatchObject([{ sponsor: true, from: expect.any(String), until: expect.any(String) }]);
  expect(settings.logo.hash).toBeTruthy();
});

test('facts of a room are set by hand, and survive the next import', async ({ root: page, house }) => {
  await open(page, 'Rooms and tracks');
  const first = (await schedule(house)).rooms[0];
  await page
    .getByRole('button', { name: /^Change: / })
    .first()
    .tap();
  await page.getByLabel('Floor').first().fill('2nd floor');
  await page.getByLabel('Seats').fill('many');
  await expect(page.getByText('Write a whole number of seats.')).toBeVisible();
  await page.getByLabel('Seats').fill('77');
  await accessible(page);
  await page.getByRole('button', { name: 'Save …' }).tap();
  await page
    .getByRole('button', { name: /^Change [^:]+$/ })
    .last()
    .tap();
  await expect(page.getByText(/^Changed: /)).toBeVisible();
  await page
    .getByRole('button', { name: /^Move .* down$/ })
    .first()
    .tap();
  await page.getByRole('button', { name: 'Save the order …' }).tap();
  await page.getByRole('button', { name: 'Change the settings' }).tap();
  await expect(page.getByText('Settings changed')).toBeVisible();
  house.import(FORUM, 'forum');
  const { rooms } = await schedule(house);
  expect(rooms[1]).toMatchObject({ id: first.id, capacity: 77 });
  expect(JSON.stringify(rooms[1].floor)).toContain('2nd floor');
});

test('a conference is made and its programme written by hand, published, changed, and gone back to', async ({
  root: page,
  house,
}) => {
  await page.getByRole('link', { name: 'Another conference' }).click();
  await page.getByRole('button', { name: 'New conference' }).tap();
  await page.getByLabel('Name', { exact: true }).fill('Small Day');
  await expect(page.getByLabel('Short name in addresses')).toHaveValue('small-day');
  await page.getByLabel('Time zone').fill('Europe/Bucharest');
  await page.getByLabel('First day').fill('2026-10-29');
  await page.getByLabel('Last day').fill('2026-10-28');
  await page.getByRole('button', { name: /Make it/ }).tap();
  await expect(page.getByText('The last day is not before the first', { exact: false })).toBeVisible();
  await page.getByLabel('Last day').fill('2026-10-30');
  await accessible(page);
  await page.getByRole('button', { name: /Make it/ }).tap();
  await page.waitForURL(/small-day/);
  await page.goto(`${house.url}/admin#/small-day/more/draft`);

  await page.getByRole('button', { name: 'Add a room' }).tap();
  await page.getByRole('button', { name: 'Publish …' }).tap();
  await expect(page.getByText('1 thing is not right yet; it is marked.')).toBeVisible();
  await page.getByLabel('Name').fill('Great hall');
  await page.getByRole('button', { name: 'Add a track' }).tap();
  await page.getByLabel('Name').fill('Systems');
  await page.getByRole('button', { name: 'Add a session' }).tap();
  await page.getByLabel('Title').fill('Opening');
  await page.getByLabel('Speakers, one on each line').fill('Ana Pop\nIon Ionescu');
  await page.getByRole('combobox', { name: 'Track' }).selectOption({ label: 'Systems' });
  await accessible(page);
  await page.getByRole('button', { name: 'Add a break' }).tap();
  // A draft is on the device until it is published.
  await page.reload();
  await expect(page.getByRole('button', { name: 'Change: Opening' })).toBeVisible();
  expect((await schedule(house, 'small-day')).sessions).toEqual([]);
  await page.getByRole('button', { name: 'Publish …' }).tap();
  await expect(page.getByText('2 new · 0 gone · 0 changed')).toBeVisible();
  await page.getByRole('button', { name: 'Publish now' }).tap();
  await expect(page.getByText('Programme published')).toBeVisible();
  const made = await schedule(house, 'small-day');
  expect(made.days.map(({ date }: { date: string }) => date)).toEqual(['2026-10-29', '2026-10-30']);
  expect(made.sessions).toMatchObject([
    {
      title: 'Opening',
      start: '2026-10-29T09:00:00+02:00',
      end: '2026-10-29T10:00:00+02:00',
      speakers: [{ name: 'Ana Pop' }, {}],
    },
    { kind: 'break', start: '2026-10-29T10:00:00+02:00' },
  ]);

  await page.getByRole('button', { name: 'Change: Opening' }).tap();
  await page.getByRole('button', { name: 'Remove' }).tap();
  await page.getByRole('button', { name: 'Publish …' }).tap();
  await page.getByRole('button', { name: 'Publish now' }).tap();
  await expect(page.getByText('Programme published').first()).toBeVisible();
  await page.goto(`${house.url}/admin#/small-day/more/history`);
  await accessible(page);
  await page.getByRole('button', { name: 'Go back to it … Entry 2' }).tap();
  await expect(page.getByText('1 new · 0 gone · 0 changed')).toBeVisible();
  await page.getByRole('button', { name: 'Go back now' }).tap();
  await expect(page.getByText('Went back to an earlier programme')).toBeVisible();
  expect((await schedule(house, 'small-day')).sessions).toHaveLength(2);
});

test('a rehearsal is made, entered, set and thrown away', async ({ root: page, house }) => {
  await open(page, 'Rehearsal');
  await accessible(page);
  await page.getByRole('button', { name: 'Make a rehearsal copy' }).tap();
  await page.getByRole('link', { name: 'Enter the rehearsal' }).click();
  await expect(page.getByText('rehearsal, with a clock of its own')).toBeVisible();
  await page.goto(`${house.url}/admin#/forum-rehearsal/more/rehearsal`);
  await page.getByLabel('Its clock reads').fill('2026-10-29T14:05');
  await page.getByRole('button', { name: 'Set its clock' }).tap();
  await expect(page.getByText('The clock is set.')).toBeVisible();
  await expect(page.getByText('Its clock reads Thursday', { exact: false })).toContainText('14:05');
  await page.getByRole('button', { name: 'Throw the copy away' }).tap();
  await page.getByRole('button', { name: 'Yes, throw it away' }).tap();
  await expect(page.getByText('There is no rehearsal copy.')).toBeVisible();
});

test('a helper is made, sets a password by the link, and the last admin stays', async ({
  root: page,
  house,
  other,
}) => {
  await open(page, 'People');
  await page.getByRole('button', { name: 'New account' }).tap();
  await page.getByRole('button', { name: 'Make the account' }).tap();
  await expect(page.getByText('Write a name.')).toBeVisible();
  const accounts = page.getByRole('region', { name: 'Accounts' });
  await accounts.getByLabel('Name').fill('Mihai');
  await page.getByRole('button', { name: 'Make the account' }).tap();
  await expect(page.getByText('Choose at least one room.')).toBeVisible();
  await accounts.getByRole('checkbox').first().check();
  await accessible(page);
  await page.getByRole('button', { name: 'Make the account' }).tap();
  const link = (await page.locator('code').textContent())!;
  expect(link).toContain(`${house.url}/admin#password=`);

  await other.page.goto(link);
  await other.page.getByLabel('Password', { exact: true }).fill('short');
  await other.page.getByRole('button', { name: 'Set the password and log in' }).tap();
  await expect(other.page.getByRole('alert')).toHaveText('The password needs at least 10 characters.');
  await other.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await accessible(other.page);
  await other.page.getByRole('button', { name: 'Set the password and log in' }).tap();
  await expect(other.page.getByRole('link', { name: 'Rooms' })).toBeVisible();
  expect(other.page.url()).not.toContain('password');

  await page.getByRole('button', { name: 'Change: root' }).tap();
  await accounts.getByLabel('Role').selectOption('viewer');
  await accounts.getByRole('button', { name: 'Save' }).tap();
  await expect(page.getByText('This is the only admin who can log in.', { exact: false })).toBeVisible();

  await page.getByRole('button', { name: 'Change: Mihai' }).tap();
  await accounts.getByRole('button', { name: 'Log out everywhere' }).tap();
  await expect(page.getByText('Mihai is logged out everywhere.')).toBeVisible();
  await other.page.reload();
  await expect(other.page.getByRole('heading', { name: 'Log in' })).toBeVisible();
});

test('a token is shown once, works, and is revoked; logins are told of', async ({ root: page, house }) => {
  await open(page, 'People');
  await page.getByRole('button', { name: 'New token' }).tap();
  await page.getByRole('region', { name: 'API tokens' }).getByLabel('Name').fill('clock');
  await page.getByRole('button', { name: 'Make the token' }).tap();
  const secret = (await page.locator('code').textContent())!;
  const me = () =>
    fetch(`http://127.0.0.1:${new URL(house.url).port}/api/me`, { headers: { authorization: `Bearer ${secret}` } });
  expect((await me()).status).toBe(200);
  await page.reload();
  await expect(page.getByText(secret)).toBeHidden();
  await page.getByRole('button', { name: 'Revoke: clock' }).tap();
  await page.getByRole('button', { name: 'Revoke: clock' }).tap();
  await expect(page.getByRole('button', { name: 'Revoke: clock' })).toBeHidden();
  expect((await me()).status).toBe(401);
  await expect(page.getByRole('region', { name: 'Logins' }).getByText('root: logged in')).toBeVisible();
});

test('one’s own password is changed after the one so far', async ({ page, house }) => {
  await enter(page, house, 'ana', 'more/people');
  await expect(page.getByRole('heading', { name: 'Accounts' })).toBeHidden();
  await page.getByLabel('Password so far').fill('wrong wrong wrong');
  await page.getByLabel('New password').fill('battery staple horse');
  await page.getByRole('button', { name: 'Change your password' }).tap();
  await expect(page.getByRole('alert')).toHaveText('The password so far is wrong.');
  await expect(page.getByLabel('New password')).toHaveValue('battery staple horse');
  await page.getByLabel('Password so far').fill(PASSWORD);
  await page.getByRole('button', { name: 'Change your password' }).tap();
  await expect(page.getByText('Your password is changed.', { exact: false })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();
});

test('offline, pages send nothing, say so, and keep what was typed', async ({ root: page, house }) => {
  await open(page, 'Settings');
  await page.getByLabel('Minutes between two sessions').fill('10');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Save …' }).tap();
  const sheet = page.locator('panel-sheet');
  await expect(sheet.getByRole('button', { name: 'Offline: nothing was sent' })).toBeVisible();
  await page.context().setOffline(false);
  await sheet.getByRole('button', { name: 'Change the settings' }).tap();
  await expect(page.getByText('Settings changed')).toBeVisible();

  await page.goto(`${house.url}/admin#/forum/more/people`);
  await page.getByRole('button', { name: 'New account' }).tap();
  const accounts = page.getByRole('region', { name: 'Accounts' });
  await accounts.getByLabel('Name').fill('Mihai');
  await accounts.getByLabel('Role').selectOption('viewer');
  await page.context().setOffline(true);
  const make = page.getByRole('button', { name: 'Make the account' });
  await expect(page.getByText(/^Offline\./)).toBeVisible();
  await expect(make).toBeDisabled();
  await expect(accounts.getByLabel('Name')).toHaveValue('Mihai');
  await page.context().setOffline(false);
  await expect(make).toBeEnabled();
  // Nothing went by itself.
  await expect(page.locator('code')).toHaveCount(0);
  await make.tap();
  await expect(page.locator('code')).toBeVisible();

  await page.goto(`${house.url}/admin#/forum/more/draft`);
  await page.getByRole('button', { name: 'Add a track' }).tap();
  await page.getByLabel('Name (English)').fill('Offline track');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Publish …' }).tap();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).tap();
  await page.getByRole('button', { name: 'Publish now' }).tap();
  await expect(page.getByText('Programme published')).toBeVisible();
  expect(JSON.stringify((await schedule(house)).tracks)).toContain('Offline track');
});

test('who forgot the password is sent a link by e-mail, sets another, and is in', async ({ page, house }) => {
  const mails: string[] = [];
  const post = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => void text(stream).then((mail) => (mails.push(mail), done())),
  });
  post.listen(0, '127.0.0.1');
  await once(post.server, 'listening');
  try {
    const { port } = post.server.address() as AddressInfo;
    await house.end();
    house.env = {
      HALLWAY_SMTP: `smtp://127.0.0.1:${port}`,
      HALLWAY_MAIL_FROM: 'Hallway <hallway@example.org>',
      HALLWAY_PUBLIC_URL: house.url,
    };
    await house.start();
    await enter(page, house, 'ana', 'more/people');
    await page.getByLabel('E-mail').fill('ana@example.org');
    await page.getByRole('button', { name: 'Save the address' }).tap();
    await expect(page.getByText('The address is saved.')).toBeVisible();
    await page.context().clearCookies();
    await page.reload();
    await page.getByLabel('Name', { exact: true }).fill('ana');
    await page.getByText('Forgot your password?').tap();
    await page.getByRole('button', { name: 'Send me a link' }).tap();
    await expect(page.getByText('a link is on its way', { exact: false })).toBeVisible();
    await expect.poll(() => mails.length).toBe(1);
    const link = /https?:\/\/\S+#password=\S+/.exec(mails[0]!.replace(/=\r?\n/g, '').replaceAll('=3D', '='))![0];
    await page.goto('about:blank');
    await page.goto(link);
    await page.getByLabel('Password', { exact: true }).fill('battery staple horse');
    await page.getByRole('button', { name: 'Set the password and log in' }).tap();
    await expect(page.getByRole('link', { name: 'Rooms' })).toBeVisible();
  } finally {
    post.close();
  }
});

test('the report tells planned against actual, and comes as a table', async ({ root: page }) => {
  await open(page, 'Report');
  await expect(page.getByRole('table')).toBeVisible();
  await accessible(page);
  for (const name of ['Speakers', 'Sessions']) {
    await page.getByRole('button', { name, exact: true }).tap();
    await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible();
  }
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV: Sessions' }).click();
  expect((await download).suggestedFilename()).toBe('forum-report-sessions.csv');
});

test('a conference is deleted by writing its name', async ({ root: page, house }) => {
  await open(page, 'Settings');
  await page.getByText('Delete the conference …').click();
  await page.getByLabel('Write “forum” to go on').fill('form');
  await page.getByRole('button', { name: 'Delete for good' }).tap();
  await expect(page.getByText('Write “forum”, exactly so.')).toBeVisible();
  await page.getByLabel('Write “forum” to go on').fill('forum');
  await page.getByRole('button', { name: 'Delete for good' }).tap();
  await expect(page.getByText('No conference yet.', { exact: false })).toBeVisible();
  expect((await schedule(house)).code).toBe('unknown-conference');
});

test('another program is told, and the crew when a screen is missed', async ({ root: page }) => {
  const heard: string[] = [];
  const receiver = createServer((request, response) => {
    void text(request).then((body) => heard.push((JSON.parse(body) as { type: string }).type));
    response.end();
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  await open(page, 'Settings');
  const after = page.getByLabel('Minutes that a paired screen may be away');
  await after.fill('1');
  await page.getByRole('button', { name: 'Save', exact: true }).tap();
  await expect(page.getByText('Write a whole number of minutes from 2 to 1440, or nothing.')).toBeVisible();
  await after.fill('5');
  await page.getByLabel('Tell by e-mail').fill('crew@example.org, ana@example.org');
  await page.getByRole('button', { name: 'Save', exact: true }).tap();
  await expect(page.getByText('Saved.')).toBeVisible();

  await page.getByRole('button', { name: 'Add an address' }).tap();
  await page.getByLabel('Address, with https://').fill('nonsense');
  await page.getByRole('button', { name: 'Add an address' }).tap();
  await expect(page.locator('webhook-list').getByRole('alert')).toContainText('address must be a whole one');
  await page.getByLabel('Address, with https://').fill(url);
  await page.getByLabel('It is in our own network').check();
  await accessible(page);
  await page.getByRole('button', { name: 'Add an address' }).tap();
  await expect(page.locator('webhook-list code')).toContainText('whsec_');
  await page.getByRole('button', { name: `Test: ${url}` }).tap();
  await expect.poll(() => heard).toEqual(['test']);
  await accessible(page);

  await page.reload();
  await expect(after).toHaveValue('5');
  await expect(page.getByLabel('Tell by e-mail')).toHaveValue('crew@example.org, ana@example.org');
  await page.getByRole('button', { name: `Remove: ${url}` }).tap();
  await page.getByRole('button', { name: `Remove for good: ${url}` }).tap();
  await expect(page.locator('webhook-list li')).toHaveCount(0);
  receiver.close();
});
