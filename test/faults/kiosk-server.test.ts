/** The kiosk and its server, at length (FAULTS=long): set up, led to it, turned by it; a server that is not there, or another one. */
import { cpSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder, tidyUp } from '../support/built-server.js';
import { KioskHouse, long, PATIENCE, SHOWS, WELL, type Listed } from './kiosk/house.js';
import { Machine, possible, switchOff } from './kiosk/machine.js';
import { ALIKE, difference, keepPicture, untilAlike, untilStill } from './kiosk/pictures.js';
import { certified, page } from './kiosk/stand-in.js';

describe.skipIf(!possible || !long)('a kiosk and its server', { timeout: PATIENCE }, () => {
  const house = new KioskHouse();
  beforeAll(() => house.open(), PATIENCE);
  afterEach(switchOff);
  afterAll(() => {
    tidyUp();
    house.close();
  });

  it('installing again changes nothing, and uninstalling leaves nothing', async () => {
    const one = new Machine();
    cpSync(house.setUp, one.disk, { recursive: true, verbatimSymlinks: true });
    const file = await house.script();
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
    const one = house.machine();
    await house.kill();
    one.boot();
    await one.until('waits for');
    const waiting = await untilStill(one);
    await keepPicture('waiting', waiting);
    const shows = one.until(SHOWS);
    await house.start();
    house.note('server there at last', await shows);
    expect(await difference(one.picture(), waiting)).toBeGreaterThan(ALIKE);
    expect(one.journal).not.toContain('anew');
  });

  it('a server that goes and comes back: the page shows its copy, and nobody touches it', async () => {
    const one = await house.shown();
    await house.untilKept();
    const healthy = one.picture();
    const browser = one.browser;
    await house.kill();
    // Longer than any of the keeper's patience.
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    await keepPicture('server-gone', await untilAlike(one, healthy));
    await house.start();
    house.note('server back', await house.untilOnline());
    expect(one.browser).toBe(browser);
    expect((await house.screens())[0]!.status!.uptime).toBeGreaterThan(60_000);
    expect(one.journal).not.toContain('anew');
  });

  it('is turned as the panel says, on the glass, and before the page after a power cut', async () => {
    const [{ display, secret }] = (await house.ask('POST', '/api/displays/prepared', {
      csv: 'name,room\nDoor,Aula Magna\n',
      conference: 'forum',
    })) as [{ display: Listed; secret: string }];
    const one = house.machine('--server', `${house.origin}/display#join=${secret}`);
    one.boot();
    await one.until(SHOWS);
    const isThere = async (): Promise<boolean> =>
      (await house.screens()).find(({ id }) => id === display.id)?.status?.offlineReady === true;
    await expect.poll(isThere, { timeout: 40_000 }).toBe(true);
    const turned = one.until('turned by 90°');
    await house.ask('PATCH', `/api/displays/${display.id}`, { rotate: 90 });
    house.note('turned from the panel', await turned);
    const size = async (): Promise<unknown> => {
      const { width, height } = await sharp(one.picture()).metadata();
      return [width, height];
    };
    expect(await size()).toEqual([1080, 1920]);
    expect(one.turned).toBe(90);
    await expect
      .poll(async () => (await house.screens()).find(({ id }) => id === display.id)?.status?.viewport, {
        timeout: 20_000,
      })
      .toEqual([1080, 1920]);
    const upright = one.picture();
    await keepPicture('turned', upright);
    await house.kill();
    await one.cutPower();
    one.boot();
    await one.until(SHOWS);
    expect(await size()).toEqual([1080, 1920]);
    await untilAlike(one, upright);
    await house.start();
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
    const one = house.machine('--server', address);
    one.boot();
    await one.until('is not to be had (certificate)');
    await one.until('waits for https');
    await keepPicture('certificate', await untilStill(one));
    await one.cutPower();
    cpSync(authority, join(one.disk, 'upper/etc/hallway-authority.pem'));
    house.again(one, '--server', address, '--trust', '/etc/hallway-authority.pem');
    one.boot();
    await one.until('shows https');
    answers.close();
  });

  it('a page that is there and shows nothing is loaded anew until it shows something', async () => {
    let content = '';
    const hollow = createServer((request, response) => page(content)(request, response));
    await once(hollow.listen(0, '127.0.0.1'), 'listening');
    const one = house.machine('--server', `http://hallway.test:${(hollow.address() as AddressInfo).port}`);
    one.boot();
    await one.until('the page is empty: it is loaded anew', 120);
    const cured = one.until(WELL, 60);
    content = '<h1>Aula</h1>';
    house.note('empty page, once there is something', await cured);
    hollow.close();
  });
});
