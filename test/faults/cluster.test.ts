/**
 * Three servers on three NATS servers, broken in every way, under a constant writer and screens on each. The short form
 * is part of `npm test`; `npm run test:faults` is the long one.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tidyUp } from '../support/built-server.js';
import { endNats } from '../support/nats.js';
import { House } from './cluster/house.js';

const LONG = process.env['FAULTS'] === 'long';
const SCREENS = LONG ? 300 : 30;
/** How long somebody is stopped or cut off, ms. */
const SPELL = LONG ? 30_000 : 8_000;

let house: House;
const gaps: string[] = [];

beforeAll(async () => {
  house = await House.build(SCREENS);
  await house.settled();
}, 90_000);

beforeEach(() => house.writer.mark());
afterEach(async ({ task }) => {
  gaps.push(`${task.name}: ${(house.writer.longestGap / 1000).toFixed(1)} s`);
});

afterAll(async () => {
  house?.close();
  tidyUp();
  endNats();
});

describe('screens and servers get over', () => {
  it('kill -9 of a server, and its return', async () => {
    const [first] = house.halls;
    await first!.kill();
    await house.writer.writes(20);
    await first!.start();
    await house.writer.writes(5);
    await house.settled();
  });

  it('servers that are replaced one by one, without more than a new link', async () => {
    for (const hall of LONG ? house.halls : house.halls.slice(2)) {
      await hall.kill('SIGTERM');
      await hall.start();
      await house.writer.writes(3);
    }
    await house.settled();
  });

  it('kill -9 of a NATS follower, and its return', async () => {
    const { followers } = await house.roles();
    await followers[0]!.stop();
    await house.writer.writes(20);
    await followers[0]!.start();
    await house.writer.writes(20);
    await house.settled();
  });

  it('kill -9 of the NATS leader, and its return', async () => {
    const { leader } = await house.roles();
    await leader.stop();
    await house.writer.writes(20);
    await leader.start();
    await house.writer.writes(5);
    await house.settled();
  });

  it('kill -9 of two NATS servers at once: no write, no blank screen; and their return', async () => {
    const { leader, followers } = await house.roles();
    const gone = [leader, followers[0]!];
    await Promise.all(gone.map((server) => server.stop()));
    const [hall] = house.halls;
    await expect.poll(() => hall!.readiness(), { timeout: 20_000 }).toMatchObject({ status: 503 });
    expect((await hall!.readiness()).detail).toMatch(/^NATS .*\. Screens go on from memory\.$/);
    expect(house.screens.every(({ online }) => online)).toBe(true);
    expect((await hall!.schedule()).revision).toBeGreaterThanOrEqual(house.writer.revision);
    const metrics = await (await fetch(`${hall!.url}/metrics`)).text();
    expect(metrics).toMatch(/^hallway_store_reachable 0$/m);
    await Promise.all(gone.map((server) => server.start()));
    await house.writer.writes(5);
    await house.settled();
  });

  it('a stopped NATS leader (SIGSTOP)', async () => {
    const { leader } = await house.roles();
    leader.signal('SIGSTOP');
    await delay(SPELL);
    leader.signal('SIGCONT');
    await house.writer.writes(20);
    await house.settled();
  });

  it('a NATS leader that is cut off from the others', async () => {
    const { leader } = await house.roles();
    house.nats.isolate(leader);
    await delay(SPELL);
    house.nats.heal(leader);
    await house.writer.writes(20);
    await house.settled();
  });

  it('a server that is cut off from NATS: it serves from memory, refuses, and catches up without a gap', async () => {
    const [, second] = house.halls;
    for (const way of second!.ways) way.cut();
    const before = (await second!.schedule()).revision;
    await expect.poll(() => second!.readiness(), { timeout: 20_000 }).toMatchObject({ status: 503 });
    await house.writer.writes(LONG ? 300 : 20);
    expect((await second!.schedule()).revision).toBeGreaterThanOrEqual(before);
    for (const way of second!.ways) way.heal();
    await house.settled();
  });

  it.runIf(LONG)('a stopped server (SIGSTOP)', async () => {
    const [, , third] = house.halls;
    third!.server!.process.kill('SIGSTOP');
    await delay(SPELL);
    third!.server!.process.kill('SIGCONT');
    await house.writer.writes(20);
    await house.settled();
  });
});

describe('in the end', () => {
  it('nothing acknowledged is lost, nothing is there twice, and all show the same', async () => {
    await house.writer.stop();
    const { acknowledged, refusals } = house.writer;
    await house.settled();
    const revisions = new Set(house.screens.map(({ revision }) => revision));
    const last = acknowledged.at(-1)!.revision;
    expect([...revisions]).toEqual([last]);
    expect(new Set(house.screens.map(({ hash }) => hash)).size).toBe(1);
    const told = await Promise.all(house.halls.map((hall) => hall.schedule()));
    expect(told.map(({ revision }) => revision)).toEqual(house.halls.map(() => last));
    expect(new Set(told.map(({ hash }) => hash)).size).toBe(1);
    const journals = await Promise.all(house.halls.map((hall) => house.journal(hall)));
    for (const journal of journals) {
      // Each change was tried until it was acknowledged: so each is there once, in order, where its answer said.
      expect(journal).toEqual(acknowledged);
    }
    gaps.pop();
    console.log(
      [
        `${acknowledged.length} changes acknowledged, 0 lost, 0 twice; ${SCREENS} screens and 3 servers at revision ${last}`,
        `longest time without an acknowledgement: ${gaps.join(' · ')}`,
        `refusals on the way: ${[...refusals].map(([why, count]) => `${count} × ${why}`).join(', ')}`,
      ].join('\n'),
    );
  });
});
