/** The programme's page: files and addresses, what is asked about them, what is held, and how live changes stand. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { axeOf } from './support/axe.js';
import type { House } from './support/house.js';
import { expect, FORUM, logIn, PHONE, test } from './support/house.js';

interface Item {
  id: string;
  title: string;
  room?: string;
  start: string;
  end: string;
}
interface File {
  sessions: Item[];
}

/** The forum's own file, altered. */
const forum = (alter: (file: File) => void = () => undefined): string => {
  const file = JSON.parse(readFileSync(FORUM, 'utf8')) as File;
  alter(file);
  return JSON.stringify(file);
};

/** Ten minutes later, as people in Brussels read it. */
const later = (time: string): string => {
  const [, before, hours, minutes, after] = /^(.*T)(\d\d):(\d\d)(.*)$/.exec(time)!;
  const total = Number(hours) * 60 + Number(minutes) + 10;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${before}${two(Math.floor(total / 60))}:${two(total % 60)}${after}`;
};

/** A server on this machine that gives what a test says. */
class Feed {
  body = '';
  private server!: Server;

  async start(body: string): Promise<string> {
    this.body = body;
    this.server = createServer((_, response) => void response.end(this.body)).listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/schedule.json`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

async function expectNoFaults(page: Page): Promise<void> {
  const { violations } = await axeOf(page).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
  ).toEqual([]);
}

/** For eyes: `SHOTS=folder` keeps pictures of each step. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

async function visit(page: Page, house: House, name: string): Promise<void> {
  await logIn(page, house, name);
  await page.getByRole('link', { name: 'More' }).tap();
  await page.getByRole('link', { name: 'Schedule file and sources' }).tap();
  await expect(page.getByRole('heading', { name: 'Programme and sources' })).toBeVisible();
}

const delay = async (page: Page, house: House, session: string): Promise<void> => {
  const { status } = await page.request
    .post(`${house.url.replace('hallway.test', '127.0.0.1')}/api/conferences/forum/changes`, {
      headers: { authorization: `Bearer ${house.run(['token', 'create', '--role', 'organiser'])}` },
      data: { type: 'delay', session, minutes: 10 },
    })
    .then((response) => ({ status: response.status() }));
  expect(status).toBe(201);
};

test.use({ ...PHONE, contextOptions: { reducedMotion: 'reduce' } });

test('a table with headers of its own: asked, answered, shown, adopted; what lost its session is listed', async ({
  page,
  house,
}) => {
  await delay(page, house, 'nested');
  await visit(page, house, 'ana');
  await expect(page.getByText('All live changes fit the programme.')).toBeVisible();
  await expectNoFaults(page);
  const csv =
    'Was läuft?;Wann genau;Wo denn;Mit\nErster Vortrag;29.10.2026 10:00;Aula Magna;Ada Lovelace\nZweiter;29.10.2026 11:00;Box;\n';
  await page.getByLabel('Choose a schedule file').setInputFiles({
    name: 'plan.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csv, 'latin1'),
  });
  await expect(page.getByRole('heading', { name: 'Which column says what?' })).toBeVisible();
  await page.getByLabel('Title', { exact: true }).selectOption('Was läuft?');
  await expect(page.getByText('such as “Erster Vortrag”, “Zweiter”')).toBeVisible();
  await page.getByLabel('Start', { exact: true }).selectOption('Wann genau');
  await page.getByLabel('Room', { exact: true }).selectOption('Wo denn');
  await shot(page, 'columns');
  await expectNoFaults(page);
  await page.getByRole('button', { name: 'Use these columns' }).tap();
  await expect(page.getByText('2 new · 19 gone · 0 changed')).toBeVisible();
  await expect(page.getByText('Have live changes but are not in it')).toBeVisible();
  await expect(page.getByText(/read as Windows-1252/)).toBeVisible();
  await page.getByLabel('Make breaks of gaps').selectOption('of 10 min or more');
  await expect(page.getByRole('button', { name: 'Adopt the programme' })).toBeEnabled();
  await shot(page, 'diff');
  await expectNoFaults(page);
  await page.getByRole('button', { name: 'Adopt the programme' }).tap();
  await expect(page.getByText('Programme adopted', { exact: true })).toBeVisible();
  await expect(page.getByText('2 sessions in 2 rooms')).toBeVisible();
  const orphan = page.locator('programme-standing').getByRole('listitem');
  await expect(orphan).toContainText('late by 10 min');
  await shot(page, 'standing');
});

test('a rename is proposed, agreed to, and the live change goes along', async ({ page, house }) => {
  await delay(page, house, 'nested');
  await visit(page, house, 'ana');
  await page.getByLabel('Choose a schedule file').setInputFiles({
    name: 'forum.json',
    mimeType: 'application/json',
    buffer: Buffer.from(
      forum(({ sessions }) => {
        sessions.find(({ id }) => id === 'nested')!.id = 'other';
      }),
    ),
  });
  await expect(page.getByText('1 new · 1 gone · 0 changed')).toBeVisible();
  await expect(page.getByText('Have live changes but are not in it')).toBeVisible();
  await page.locator('programme-diff').getByRole('checkbox').check();
  await expect(page.getByText('Have live changes but are not in it')).toBeHidden();
  await expect(page.locator('programme-diff').getByRole('checkbox')).toBeChecked();
  await shot(page, 'rename');
  await page.getByRole('button', { name: 'Adopt the programme' }).tap();
  await expect(page.getByText('Programme adopted', { exact: true })).toBeVisible();
  await expect(page.getByText('All live changes fit the programme.')).toBeVisible();
  await page.getByRole('link', { name: 'Rooms' }).tap();
  await expect(page.getByText('10 min late').first()).toBeVisible();
});

test('a category of Sessionize is named as the track', async ({ page, house }) => {
  await visit(page, house, 'ana');
  const categories = [{ id: 1, title: 'Zielgruppe', type: 'session', items: [{ id: 11, name: 'Neugierige' }] }];
  const session = { startsAt: '2026-10-29T10:00:00', endsAt: '2026-10-29T10:45:00', speakers: [], categoryItems: [11] };
  await page.getByLabel('Choose a schedule file').setInputFiles({
    name: 'all.json',
    mimeType: 'application/json',
    buffer: Buffer.from(
      JSON.stringify({
        sessions: [{ id: '1', title: 'Eins', roomId: 5, ...session }],
        speakers: [],
        questions: [],
        categories,
        rooms: [{ id: 5, name: 'Aula Magna', sort: 0 }],
      }),
    ),
  });
  await expect(page.getByText('No category of the file is called "Track"')).toBeVisible();
  await page.getByLabel('Which category is the track?').selectOption('Zielgruppe');
  await expect(page.getByText('No category of the file is called "Track"')).toBeHidden();
  await page.getByRole('button', { name: 'Adopt the programme' }).tap();
  await expect(page.getByText('Programme adopted', { exact: true })).toBeVisible();
});

test('an address: looked at, added, held, approved, refused, in step again, caught up with, paused, removed', async ({
  page,
  house,
}) => {
  test.slow();
  const feed = new Feed();
  house.account('root', 'admin');
  const url = await feed.start(forum());
  try {
    await visit(page, house, 'root');
    await page.getByRole('button', { name: 'Address' }).tap();
    await page.getByLabel('Address of the schedule file').fill('schedule.xml');
    await page.getByRole('button', { name: 'Look at it' }).tap();
    await expect(page.getByRole('alert')).toHaveText('Write a complete address that begins with https:// or http://.');
    await page.getByLabel('Address of the schedule file').fill(url);
    await page.getByRole('button', { name: 'Look at it' }).tap();
    await expect(page.getByText('This address is in a private network.')).toBeVisible();
    await page.getByRole('button', { name: 'Yes, it is ours' }).tap();
    await expect(page.getByText('It says what is adopted already.')).toBeVisible();
    await page.getByLabel('How often').selectOption('only when asked');
    await shot(page, 'address');
    await expectNoFaults(page);
    await page.getByRole('button', { name: 'Add it and adopt the programme' }).tap();
    await expect(page.getByText('It was so already', { exact: true })).toBeVisible();
    const card = page.getByRole('article');
    await expect(card).toContainText('in step');
    await expect(card).toContainText('fetched only when asked');

    feed.body = forum(({ sessions }) => {
      sessions.find(({ id }) => id === 'nested')!.room = 'box';
      sessions.find(({ id }) => id === 'clock')!.title = 'Another title';
    });
    await card.getByRole('button', { name: 'Fetch now' }).tap();
    await expect(card).toContainText('waits for approval');
    await page.getByRole('link', { name: 'Rooms' }).tap();
    await page.getByRole('link', { name: /Sources need you: 127-0-0-1/ }).tap();
    await card.getByRole('button', { name: 'Show what would change' }).tap();
    await expect(card).toContainText('0 new · 0 gone · 2 changed');
    await expect(card).toContainText('Another title · title');
    await shot(page, 'held');
    await expectNoFaults(page);
    await card.getByRole('button', { name: 'Approve and adopt' }).tap();
    await expect(card).toContainText('in step');
    await expect(page.getByText('Programme adopted', { exact: true })).toBeVisible();

    feed.body = forum(({ sessions }) => void sessions.splice(5));
    await card.getByRole('button', { name: 'Fetch now' }).tap();
    await expect(card).toContainText('Many sessions are gone, so it is held.');
    await card.getByRole('button', { name: 'Show what would change' }).tap();
    await card.getByRole('button', { name: 'Refuse' }).tap();
    await expect(card).toContainText('was refused');
    await expect(page.getByText('19 sessions in 5 rooms')).toBeVisible();
    await shot(page, 'refused');

    feed.body = '<schedule>';
    await card.getByRole('button', { name: 'Fetch now' }).tap();
    await expect(card).toContainText('needs you');
    await expect(card).toContainText('The file is damaged or cut off.');
    await shot(page, 'warning');
    await expectNoFaults(page);

    await card.getByRole('button', { name: 'Settings' }).tap();
    await card.getByLabel('How often').selectOption('every 30 min');
    await card.getByRole('button', { name: 'adopt at once' }).tap();
    await card.getByLabel('Time zone of the file').fill('Europe/Nowhere');
    await card.getByRole('button', { name: 'Save' }).tap();
    await expect(card.getByRole('alert')).toContainText('There is no such time zone.');
    await card.getByLabel('Time zone of the file').fill('Europe/Brussels');
    await shot(page, 'settings');
    await expectNoFaults(page);
    // Upstream plans what was announced live: ten minutes later.
    await delay(page, house, 'nested');
    feed.body = forum(({ sessions }) => {
      const nested = sessions.find(({ id }) => id === 'nested')!;
      nested.start = later(nested.start);
      nested.end = later(nested.end);
    });
    await card.getByRole('button', { name: 'Save' }).tap();
    await expect(page.getByText('Settings saved')).toBeVisible();
    await expect(card).toContainText('next');
    await expect(card).toContainText('in step');
    const standing = page.locator('programme-standing');
    await expect(standing).toContainText('The programme has caught up with (1)');
    await expect(standing.getByRole('listitem')).toContainText('late by 10 min');
    await shot(page, 'caught-up');
    await card.getByRole('button', { name: 'Pause' }).tap();
    await expect(card).toContainText('paused');
    await expect(card).not.toContainText('next');
    await card.getByRole('button', { name: 'Go on' }).tap();
    await expect(card.getByRole('button', { name: 'Pause' })).toBeVisible();

    await card.getByRole('button', { name: 'Remove …' }).tap();
    await expect(card).toContainText('The programme stays as it is.');
    await card.getByRole('button', { name: 'Remove the source' }).tap();
    await expect(card).toHaveCount(0);
    await expect(page.getByText('19 sessions in 5 rooms')).toBeVisible();
  } finally {
    feed.stop();
  }
});

test('whoever may only look sees the sources and no buttons', async ({ page, house }) => {
  house.account('vic', 'viewer');
  await visit(page, house, 'vic');
  await expect(page.getByRole('heading', { name: 'Live changes and the programme' })).toBeVisible();
  await expect(page.getByLabel('Choose a schedule file')).toHaveCount(0);
});
