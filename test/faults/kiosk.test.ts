/**
 * The kiosk for real: installed by the file that the server gives, run as its unit says, on an output without a screen. One short
 * fault by default, all with FAULTS=long; KIOSK_PICTURES=1 writes pictures to docs/kiosk/. Needs root, for machines of its own.
 */
import { cpSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hallway, startServer, temporaryFolder, tidyUp, type RunningServer } from '../support/built-server.js';
import { Machine, possible, switchOff } from './kiosk/machine.js';
import { album, ALIKE, difference, keepPicture, untilAlike, untilStill } from './kiosk/pictures.js';
import { certified, page } from './kiosk/stand-in.js';

/** Twenty minutes into the first talks of the forum. */
const NOW = ['--now', '2026-10-29T10:20:00+01:00'];
const AULA = '/display?conference=forum&room=aula';
const SHOWS = /<6>shows http/;
const WELL = /well again after/;

const long = process.env['FAULTS'] === 'long';
/** With the start of a browser on a machine that has other things to do. */
const PATIENCE = 300_000;
const data = temporaryFolder('/var/tmp');
let server: RunningServer;
let token: string;
/** Disk of a machine that is set up for the Aula. */
let setUp: string;
const times: string[] = [];

const start = async (): Promise<void> => {
  server = await startServer(data, server?.port, [], NOW);
};
const origin = (): string => `http://hallway.test:${server.port}`;

async function ask(method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(response.ok, `${method} ${path}`).toBe(true);
  return response.json();
}

interface Listed {
  readonly id: string;
  readonly online: boolean;
  readonly status: {
    readonly offlineReady: boolean;
    readonly uptime: number;
    readonly viewport: readonly number[];
  } | null;
}
const screens = async (): Promise<readonly Listed[]> => (await ask('GET', '/api/displays')) as readonly Listed[];
const untilKept = () =>
  expect
    .poll(async () => (await screens()).some(({ online, status }) => online && status?.offlineReady), {
      timeout: 60_000,
      interval: 250,
    })
    .toBe(true);

/** The file that the server gives to somebody who knows it by its name. */
async function script(): Promise<string> {
  const asked = get(`${server.url}/kiosk.sh`, { headers: { host: `hallway.test:${server.port}` } });
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return text(answer);
}

/** A machine with the kiosk on its disk, switched off. */
function machine(...options: string[]): Machine {
  const made = new Machine();
  cpSync(setUp, made.disk, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  if (options.length > 0) made.kiosk(readFileSync(join(setUp, 'kiosk.sh'), 'utf8'), 'install', ...options);
  return made;
}

/** A machine that shows the Aula. */
async function shown(): Promise<Machine> {
  const made = machine();
  made.boot();
  await made.until(SHOWS);
  await untilStill(made);
  return made;
}

function note(what: string, seconds: number): void {
  times.push(`${what}: ${seconds.toFixed(1)} s`);
}

/** What would stay on the glass without a keeper. */
async function crashedPicture(one: Machine, healthy: Buffer): Promise<void> {
  const keeper = one.processes('python3', 'keeper.py').at(-1)!;
  process.kill(keeper, 'SIGSTOP');
  for (const pid of one.renderers) process.kill(pid, 'SIGKILL');
  await expect.poll(async () => difference(one.picture(), healthy), { timeout: 20_000 }).toBeGreaterThan(ALIKE);
  await keepPicture('crashed', one.picture());
  const cured = one.until(WELL);
  process.kill(keeper, 'SIGCONT');
  await cured;
}

describe.skipIf(!possible)('a kiosk', () => {
  beforeAll(async () => {
    hallway(data, 'import', 'test/fixtures/panel/forum.json', '--conference', 'forum');
    token = hallway(data, 'token', 'create', '--role', 'organiser', '--name', 'faults');
    await start();
    const first = new Machine();
    const file = await script();
    first.kiosk(file, 'install', '--server', `${origin()}${AULA}`, '--mode', '1920x1080');
    setUp = first.disk;
    writeFileSync(join(setUp, 'kiosk.sh'), file);
  }, PATIENCE);
  afterEach(switchOff);
  afterAll(() => {
    tidyUp();
    if (times.length > 0) console.log(`kiosk: ${times.join(' · ')}`);
  });

  it('boots to the screen, and a page whose process was killed is back in seconds', { timeout: PATIENCE }, async () => {
    const one = machine();
    one.boot();
    const booted = await one.until(SHOWS);
    note(`first boot (${one.compositor.name})`, booted);
    await untilKept();
    const healthy = one.picture();
    const { width, height } = await sharp(healthy).metadata();
    expect([width, height]).toEqual([1920, 1080]);
    await keepPicture('room', healthy);
    const cured = one.until(WELL);
    for (const pid of one.renderers) process.kill(pid, 'SIGKILL');
    note('page killed', await cured);
    await untilAlike(one, healthy);
    expect(one.journal).toContain('the page crashed: it is loaded anew');
    expect(one.journal).not.toContain('browser starts anew');
    if (album) await crashedPicture(one, healthy);
  });

  describe.skipIf(!long)('at length', { timeout: PATIENCE }, () => {
    it('installing again changes nothing, and uninstalling leaves nothing', async () => {
      const one = new Machine();
      cpSync(setUp, one.disk, { recursive: true, verbatimSymlinks: true });
      const file = await script();
      expect(one.kiosk(file, 'install')).not.toMatch(/wrote|made/);
      expect(one.kiosk(file, 'install', '--rotate', '90')).toMatch(/^wrote \/etc\/hallway-kiosk\.conf$/m);
      expect(one.kiosk(file, 'status')).toContain("ROTATE='90'");
      one.kiosk(file, 'uninstall');
      const left = one.kiosk(
        'find /etc /usr/local/lib /var/lib -name "*hallway-kiosk*"; getent passwd hallway-kiosk || true',
      );
      expect(left).toBe('');
    });

    it('boots while the server is down: says what it waits for, and goes on by itself', async () => {
      const one = machine();
      await server.stop('SIGKILL');
      one.boot();
      await one.until('waits for');
      const waiting = await untilStill(one);
      await keepPicture('waiting', waiting);
      const shows = one.until(SHOWS);
      await start();
      note('server there at last', await shows);
      expect(await difference(one.picture(), waiting)).toBeGreaterThan(ALIKE);
      expect(one.journal).not.toContain('anew');
    });

    it('a browser that was killed', async () => {
      const one = await shown();
      const healthy = one.picture();
      const cured = one.until(WELL);
      process.kill(one.browser, 'SIGKILL');
      note('browser killed', await cured);
      await untilAlike(one, healthy);
    });

    it('a page that stands still', async () => {
      const one = await shown();
      const healthy = one.picture();
      const cured = one.until(WELL, 90);
      for (const pid of one.renderers) process.kill(pid, 'SIGSTOP');
      note('page frozen', await cured);
      await untilAlike(one, healthy);
    });

    it('a compositor that stands still', async () => {
      const one = await shown();
      const healthy = one.picture();
      const cured = one.until(WELL, 150);
      process.kill(one.compositor.pid, 'SIGSTOP');
      note('compositor frozen', await cured);
      await untilAlike(one, healthy);
      expect(one.journal).toContain('the session has ended');
    });

    it('a keeper that stands still', async () => {
      const one = await shown();
      const cured = one.until(SHOWS, 180);
      process.kill(one.processes('keeper.py').at(-1)!, 'SIGSTOP');
      note('keeper frozen', await cured);
      expect(one.journal).toContain('no sign of life');
    });

    it('a server that goes and comes back: the page shows its copy, and nobody touches it', async () => {
      const one = await shown();
      await untilKept();
      const healthy = one.picture();
      const browser = one.browser;
      await server.stop('SIGKILL');
      // Longer than any of the keeper's patience.
      await new Promise((resolve) => setTimeout(resolve, 60_000));
      await keepPicture('server-gone', await untilAlike(one, healthy));
      const begun = performance.now();
      await start();
      await expect.poll(async () => (await screens()).some(({ online }) => online), { timeout: 45_000 }).toBe(true);
      note('server back', (performance.now() - begun) / 1000);
      expect(one.browser).toBe(browser);
      expect((await screens())[0]!.status!.uptime).toBeGreaterThan(60_000);
      expect(one.journal).not.toContain('anew');
    });

    it('a power cut while the server is dead: the last schedule, from the disk', async () => {
      const one = await shown();
      await untilKept();
      const healthy = one.picture();
      await server.stop('SIGKILL');
      await one.cutPower();
      one.boot();
      note('power cut, server dead', await one.until(SHOWS));
      await keepPicture('power-cut', await untilAlike(one, healthy));
      const begun = performance.now();
      await start();
      await expect.poll(async () => (await screens()).some(({ online }) => online), { timeout: 45_000 }).toBe(true);
      note('and the server again', (performance.now() - begun) / 1000);
      expect(one.journal).not.toContain('anew');
    });

    it('another host name, with the lock of the old one left in the profile', async () => {
      const one = await shown();
      const healthy = one.picture();
      await one.cutPower();
      const lock = join(one.disk, 'upper/var/lib/hallway-kiosk/profile/SingletonLock');
      expect(readlinkSync(lock)).toMatch(/^kiosk-1-/);
      one.name = 'door-7';
      one.boot();
      note('host name changed', await one.until(SHOWS));
      await untilAlike(one, healthy);
    });

    it('a clock of 1970: right with the server, and without it the list of the day instead of a wrong now', async () => {
      const one = await shown();
      await untilKept();
      const healthy = one.picture();
      await one.cutPower();
      one.boot('@1970-01-01 00:00:10');
      note('clock of 1970', await one.until(SHOWS));
      await untilAlike(one, healthy);
      await one.cutPower();
      await server.stop('SIGKILL');
      one.boot('@1970-01-01 00:00:10');
      await one.until(SHOWS);
      const list = await untilStill(one);
      await keepPicture('clock-1970', list);
      expect(await difference(list, healthy)).toBeGreaterThan(ALIKE);
      await start();
      await untilAlike(one, healthy, 45_000);
    });

    it('is turned as the panel says, on the glass, and before the page after a power cut', async () => {
      const [{ display, secret }] = (await ask('POST', '/api/displays/prepared', {
        csv: 'name,room\nDoor,Aula Magna\n',
        conference: 'forum',
      })) as [{ display: Listed; secret: string }];
      const one = machine('--server', `${origin()}/display#join=${secret}`);
      one.boot();
      await one.until(SHOWS);
      const isThere = async (): Promise<boolean> =>
        (await screens()).find(({ id }) => id === display.id)?.status?.offlineReady === true;
      await expect.poll(isThere, { timeout: 40_000 }).toBe(true);
      const turned = one.until('turned by 90°');
      await ask('PATCH', `/api/displays/${display.id}`, { rotate: 90 });
      note('turned from the panel', await turned);
      const size = async (): Promise<unknown> => {
        const { width, height } = await sharp(one.picture()).metadata();
        return [width, height];
      };
      expect(await size()).toEqual([1080, 1920]);
      expect(one.turned).toBe(90);
      await expect
        .poll(async () => (await screens()).find(({ id }) => id === display.id)?.status?.viewport, { timeout: 20_000 })
        .toEqual([1080, 1920]);
      const upright = one.picture();
      await keepPicture('turned', upright);
      await server.stop('SIGKILL');
      await one.cutPower();
      one.boot();
      await one.until(SHOWS);
      expect(await size()).toEqual([1080, 1920]);
      await untilAlike(one, upright);
      await start();
    });

    it('a certificate of our own: says that it is not valid, and shows the page once its authority is trusted', async () => {
      const folder = temporaryFolder();
      const [authority, key] = certified(folder);
      const answers = createSecureServer(
        { cert: readFileSync(join(folder, 'server.pem')), key: readFileSync(key) },
        page('<h1>Aula</h1>'),
      );
      await once(answers.listen(0, '127.0.0.1'), 'listening');
      const address = `https://hallway.test:${(answers.address() as AddressInfo).port}`;
      const one = machine('--server', address);
      one.boot();
      await one.until('is not to be had (certificate)');
      await one.until('waits for https');
      await keepPicture('certificate', await untilStill(one));
      await one.cutPower();
      mkdirSync(join(one.disk, 'upper/root'), { recursive: true });
      cpSync(authority, join(one.disk, 'upper/root/authority.pem'));
      one.kiosk(
        readFileSync(join(setUp, 'kiosk.sh'), 'utf8'),
        'install',
        '--server',
        address,
        '--trust',
        '/root/authority.pem',
      );
      one.boot();
      await one.until('shows https');
      answers.close();
    });

    it('a page that is there and shows nothing is loaded anew until it shows something', async () => {
      let content = '';
      const hollow = createServer((request, response) => page(content)(request, response));
      await once(hollow.listen(0, '127.0.0.1'), 'listening');
      const one = machine('--server', `http://hallway.test:${(hollow.address() as AddressInfo).port}`);
      one.boot();
      await one.until('the page is empty: it is loaded anew', 120);
      const cured = one.until(WELL, 60);
      content = '<h1>Aula</h1>';
      note('empty page, once there is something', await cured);
      hollow.close();
    });
  });
});

it.skipIf(possible)('needs root, sway, grim, wlr-randr and seatd', ({ skip }) => skip());
