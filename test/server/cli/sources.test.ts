import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feed, give, type Feed } from '../sources/feed.js';
import { scheduleXml, TALKS } from './fixtures.js';
import { hallway, type Ran } from './hallway.js';

const root = mkdtempSync(join(tmpdir(), 'hallway-sources-'));
let data = '';
let server: Feed;
beforeEach(async () => {
  data = mkdtempSync(join(root, 'data-'));
  server = await feed(give(scheduleXml()));
  writeFileSync(join(data, 'schedule.xml'), scheduleXml(TALKS.slice(0, 2)));
  await hallway(data, ['import', join(data, 'schedule.xml'), '--conference', 'small']);
});
afterEach(() => server.close());
afterAll(() => rmSync(root, { recursive: true }));

const source = (...args: string[]): Promise<Ran> => hallway(data, ['source', ...args, '--conference', 'small']);
const add = (...more: string[]) => source('add', server.url, '--id', 'main', '--allow-private', ...more);
const exported = async () =>
  (
    JSON.parse((await hallway(data, ['export', '--conference', 'small', '--format', 'hallway'])).stdout) as {
      sessions: [];
    }
  ).sessions.length;

describe('hallway source', () => {
  it('adds, and prints the id alone', async () => {
    expect(await add()).toMatchObject({ code: 0, stdout: 'main\n' });
    expect((await source('add', 'https://pretalx.com/demo.json')).stdout).toBe('pretalx-com\n');
    const { code, stderr } = await add();
    expect([code, stderr]).toEqual([1, 'hallway: "small" has a source "main" already; choose another id.\n']);
  });

  it.each([
    [['--every', '1.5'], /whole minutes/],
    [['--every', ''], /whole minutes/],
    [['--min-share', '2'], /from 0 to 1/],
    [['--id', 'Main'], /small letters/],
    [['--infer-breaks', '0'], /from 1 to 180/],
    [['--apply', 'maybe'], /auto, hold/],
    [['--timezone', 'Mars'], /no zone "Mars"/],
  ])('refuses %j', async (flags, message) => {
    const { code, stdout, stderr } = await source('add', server.url, ...flags);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
  });

  it('fetches: holds, tells what would change, and adopts what is approved', async () => {
    await add();
    const looked = await source('fetch', 'main', '--dry-run');
    expect(looked.stdout).toMatch(
      / {2}\+ Sat 24 Oct 10:00 {2}Delta\n1 session added\.\nDry run: nothing was changed\.\n$/,
    );
    expect((await source('fetch', 'main')).stdout).toMatch(
      /It is held; "hallway source approve main --conference small"/,
    );
    expect(await exported()).toBe(2);
    expect((await source('list')).stdout).toMatch(/^ID .*\nmain {2}held \(asked\) {2}2026-10-24 08:30 {2}http:/);
    expect((await source('approve', 'main')).stdout).toMatch(
      /1 session added\.\n"small" has it now, as revision 2\.\n$/,
    );
    expect(await exported()).toBe(3);
    expect((await source('fetch', 'main')).stdout).toMatch(/"small" has this already; nothing was changed\.\n$/);
    expect((await source('approve', 'main')).stderr).toBe(
      'hallway: Source "main" holds nothing that waits for approval.\n',
    );
  });

  it('says what is wrong with a fetch, at once and in the list', async () => {
    expect((await source('list')).stderr).toMatch(/has no sources/);
    await add('--apply', 'auto', '--every', '0');
    server.answer = give('', {}, 500);
    const { code, stderr } = await source('fetch', 'main');
    expect([code, stderr]).toEqual([
      1,
      `hallway: ${server.url} answers 500 Internal Server Error. What was fetched before stays.\n`,
    ]);
    const listed = await source('list');
    expect(listed.stdout).toMatch(/main {2}bad-answer {2}never/);
    expect(listed.stderr).toMatch(/^warning: main: http.* answers 500/);
    expect(JSON.parse((await source('list', '--json')).stdout)).toMatchObject([{ id: 'main', every: 0, failures: 1 }]);
  });

  it('drops what is held, and rests', async () => {
    await add();
    await source('fetch', 'main');
    expect((await source('refuse', 'main')).stdout).toMatch(/dropped; the programme stays/);
    expect((await source('refuse', 'main')).stderr).toMatch(/holds nothing/);
    expect((await source('pause', 'main')).stdout).toBe('Source "main" is paused.\n');
    expect((await source('list')).stdout).toMatch(/main {2}not fetched yet, paused/);
    expect((await source('resume', 'main')).stdout).toBe('Source "main" goes on.\n');
  });

  it('removes', async () => {
    await add('--apply', 'auto');
    await source('fetch', 'main');
    expect(await source('remove', 'main')).toMatchObject({ code: 0, stdout: 'Source "main" is removed.\n' });
    expect((await source('remove', 'main')).stderr).toBe('hallway: "small" has no source "main".\n');
    expect(await exported()).toBe(3);
  });

  it('is followed by a server that runs already', async () => {
    const ran = await hallway(data, ['serve', '--host', '127.0.0.1', '--port', '0'], {
      env: { HALLWAY_LOG: 'silent' },
      untilStopped: async (printed) => {
        const url = /(http:\S+)\/admin$/m.exec(printed)![1]!;
        await add('--apply', 'auto');
        const sessions = async () => {
          const response = await fetch(`${url}/api/conferences/small/schedule`);
          return ((await response.json()) as { sessions: [] }).sessions.length;
        };
        await expect.poll(sessions, { timeout: 10_000 }).toBe(3);
      },
    });
    expect(ran.code).toBe(0);
    expect(await exported()).toBe(3);
  });
});

describe('hallway import beside sources', () => {
  it('keeps the file as a source of its own, and says so', async () => {
    await add('--apply', 'auto');
    await source('fetch', 'main');
    const file = join(data, 'schedule.xml');
    writeFileSync(file, scheduleXml([{ id: 9, start: '15:00', title: 'Extra' }]));
    const { stdout, stderr } = await hallway(data, ['import', file, '--conference', 'small']);
    expect(stdout).toMatch(/ {2}\+ .*Extra\n1 session added\.\n/);
    expect(stderr).toMatch(/^warning: The file is kept beside what comes from main/);
    expect(await exported()).toBe(4);
  });

  it('infers breaks and takes renames when asked', async () => {
    const file = join(data, 'schedule.xml');
    const other = scheduleXml(TALKS.slice(0, 2)).replaceAll('-00000000000', '-10000000000');
    writeFileSync(file, other);
    const run = (...flags: string[]) => hallway(data, ['import', file, '--conference', 'small', ...flags]);
    const { stdout } = await run('--dry-run');
    const accepted = /--renamed \S+/.exec(stdout)![0];
    expect(stdout).toMatch(/These may be the same under new ids.*\n {2}\? --renamed .*\(100 %\)/);
    expect((await run('--dry-run', ...accepted.split(' '))).code).toBe(0);
    expect((await run('--dry-run', '--renamed', 'x')).stderr).toMatch(/old=new/);
    expect((await run('--dry-run', '--infer-breaks', '15')).stdout).toMatch(/\+ Sat 24 Oct 10:45 {2}Break/);
  });
});
