/**
 * The kiosk for real: installed by the file that the server gives, run as its unit says, on an output without a screen. One short
 * fault by default, all with FAULTS=long; KIOSK_PICTURES=1 writes pictures to docs/kiosk/. Needs root, for machines of its own.
 * Here what happens to the machine; in kiosk-server.test.ts, what happens between it and its server.
 */
import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { tidyUp } from '../support/built-server.js';
import { KioskHouse, long, PATIENCE, SHOWS, WELL } from './kiosk/house.js';
import { possible, switchOff, type Machine } from './kiosk/machine.js';
import { album, ALIKE, difference, keepPicture, untilAlike, untilStill } from './kiosk/pictures.js';

const house = new KioskHouse();

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
  beforeAll(() => house.open(), PATIENCE);
  afterEach(switchOff);
  afterAll(() => {
    tidyUp();
    house.close();
  });

  it('boots to the screen, and a page whose process was killed is back in seconds', { timeout: PATIENCE }, async () => {
    const one = house.machine();
    one.boot();
    const booted = await one.until(SHOWS);
    house.note(`first boot (${one.compositor.name})`, booted);
    await house.untilKept();
    const healthy = one.picture();
    const { width, height } = await sharp(healthy).metadata();
    expect([width, height]).toEqual([1920, 1080]);
    await keepPicture('room', healthy);
    const cured = one.until(WELL);
    for (const pid of one.renderers) process.kill(pid, 'SIGKILL');
    house.note('page killed', await cured);
    await untilAlike(one, healthy);
    expect(one.journal).toContain('the page crashed: it is loaded anew');
    expect(one.journal).not.toContain('browser starts anew');
    if (album) await crashedPicture(one, healthy);
  });

  describe.skipIf(!long)('at length', { timeout: PATIENCE }, () => {
    it('a browser that was killed', async () => {
      const one = await house.shown();
      const healthy = one.picture();
      const cured = one.until(WELL);
      process.kill(one.browser, 'SIGKILL');
      house.note('browser killed', await cured);
      await untilAlike(one, healthy);
    });

    it('a page that stands still', async () => {
      const one = await house.shown();
      const healthy = one.picture();
      const cured = one.until(WELL, 90);
      for (const pid of one.renderers) process.kill(pid, 'SIGSTOP');
      house.note('page frozen', await cured);
      await untilAlike(one, healthy);
    });

    it('a compositor that stands still', async () => {
      const one = await house.shown();
      const healthy = one.picture();
      const cured = one.until(WELL, 150);
      process.kill(one.compositor.pid, 'SIGSTOP');
      house.note('compositor frozen', await cured);
      await untilAlike(one, healthy);
      expect(one.journal).toContain('the session has ended');
    });

    it('a keeper that stands still', async () => {
      const one = await house.shown();
      const cured = one.until(SHOWS, 180);
      process.kill(one.processes('keeper.py').at(-1)!, 'SIGSTOP');
      house.note('keeper frozen', await cured);
      expect(one.journal).toContain('no sign of life');
    });

    it('a power cut while the server is dead: the last schedule, from the disk', async () => {
      const one = await house.shown();
      await house.untilKept();
      const healthy = one.picture();
      await house.kill();
      await one.cutPower();
      one.boot();
      house.note('power cut, server dead', await one.until(SHOWS));
      await keepPicture('power-cut', await untilAlike(one, healthy));
      await house.start();
      house.note('and the server again', await house.untilOnline());
      expect(one.journal).not.toContain('anew');
    });

    it('another host name, with the lock of the old one left in the profile', async () => {
      const one = await house.shown();
      const healthy = one.picture();
      await one.cutPower();
      const lock = join(one.disk, 'upper/var/lib/hallway-kiosk/profile/SingletonLock');
      expect(readlinkSync(lock)).toMatch(/^kiosk-1-/);
      one.name = 'door-7';
      one.boot();
      house.note('host name changed', await one.until(SHOWS));
      await untilAlike(one, healthy);
    });

    it('a clock of 1970: right with the server, and without it the list of the day instead of a wrong now', async () => {
      const one = await house.shown();
      await house.untilKept();
      const healthy = one.picture();
      await one.cutPower();
      one.boot('@1970-01-01 00:00:10');
      house.note('clock of 1970', await one.until(SHOWS));
      await untilAlike(one, healthy);
      await one.cutPower();
      await house.kill();
      one.boot('@1970-01-01 00:00:10');
      await one.until(SHOWS);
      const list = await untilStill(one);
      await keepPicture('clock-1970', list);
      expect(await difference(list, healthy)).toBeGreaterThan(ALIKE);
      await house.start();
      await untilAlike(one, healthy, 45_000);
    });
  });
});

it.skipIf(possible)('needs root, sway, grim, wlr-randr and seatd', ({ skip }) => skip());
