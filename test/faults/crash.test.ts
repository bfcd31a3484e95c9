/**
 * kill -9 at random moments while everybody writes. `npm run test:crash` does it a hundred times and prints figures;
 * KILLS and SEED say how often and with which chance.
 */
import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { checkDatabase } from '../../server/store/sqlite/open.js';
import { freePort, hallway, startServer, temporaryFolder, tidyUp } from '../support/built-server.js';
import { Screen } from './cluster/screen.js';
import { Chance } from '../support/chance.js';
import { look, programmeOf, Writers, type Seen } from './crash/writers.js';

afterAll(tidyUp);

const KILLS = Number(process.env['KILLS'] ?? 2);
const SEED = Number(process.env['SEED'] ?? 1);
/** Writes that are acknowledged before the process is killed, at most … */
const MOST_WRITES = 16;
/** … and how long after the last of them that is at most, ms. */
const LONGEST = 30;
const SCREENS = 3;

/** Looks at a copy of what the crash has left: the server must find the file as it is. */
function checkCopy(data: string, copies: string): void {
  for (const end of ['', '-wal']) {
    const file = join(data, `hallway.db${end}`);
    if (existsSync(file)) copyFileSync(file, join(copies, `hallway.db${end}`));
  }
  checkDatabase(join(copies, 'hallway.db'));
}

it(
  `kill -9, ${KILLS} times, at random moments (seed ${SEED}): nothing that was acknowledged is lost, screens converge`,
  { timeout: 60_000 + KILLS * 10_000 },
  async () => {
    const chance = new Chance(SEED);
    const [data, copies] = [temporaryFolder(), temporaryFolder()];
    const file = join(copies, 'crash.json');
    writeFileSync(file, programmeOf('Import 0'));
    hallway(data, 'import', file, '--conference', 'crash');
    const token = hallway(data, 'token', 'create', '--role', 'admin', '--name', 'crash');
    const port = await freePort();
    const writers = new Writers(token, chance);
    const screens: Screen[] = [];
    let server = await startServer(data, port);
    writers.url = server.url;
    const failures: string[] = [];
    let [checked, head, slowestStart, slowestScreen] = [0, 0, 0, 0];
    const begun = performance.now();

    const requireKept = (seen: Seen, from: number): void => {
      for (const { kind, what, kept } of writers.promises.slice(from)) {
        if (!kept(seen)) failures.push(`lost: ${kind} ${what}`);
      }
    };

    for (let i = 0; i < SCREENS; i++) screens.push(new Screen(server.url, 'crash'));
    for (let kill = 1; kill <= KILLS; kill++) {
      const storm = writers.storm();
      await writers.promised(1 + chance.below(MOST_WRITES));
      await new Promise((resolve) => setTimeout(resolve, chance.next() * LONGEST));
      await server.stop('SIGKILL');
      await storm;
      checkCopy(data, copies);
      server = await startServer(data, port);
      slowestStart = Math.max(slowestStart, server.readyAfter);
      const seen = await look(server.url, token, head);
      requireKept(seen, checked);
      checked = writers.promises.length;
      head = Math.max(head, ...seen.journal.keys());
      const repeated = await writers.settle(seen);
      if (repeated) failures.push(repeated);
      const back = performance.now();
      const { revision } = (await (await fetch(`${server.url}/api/conferences/crash`)).json()) as { revision: number };
      for (const screen of screens)
        await expect.poll(() => screen.revision, { timeout: 40_000, interval: 5 }).toBe(revision);
      slowestScreen = Math.max(slowestScreen, performance.now() - back);
      expect(new Set(screens.map(({ hash }) => hash)).size).toBe(1);
    }

    // Once more from the first entry on, and against a screen that knows nothing yet.
    requireKept(await look(server.url, token, 0), 0);
    for (const hash of writers.hashes) {
      const { status } = await fetch(`${server.url}/api/conferences/crash/programme/${hash}`);
      if (status !== 200) failures.push(`lost: programme ${hash}`);
    }
    const fresh = new Screen(server.url, 'crash');
    await expect.poll(() => fresh.revision, { timeout: 20_000 }).toBe(screens[0]!.revision);
    expect(fresh.hash).toBe(screens[0]!.hash);
    for (const screen of [...screens, fresh]) screen.stop();
    await server.stop('SIGTERM');
    checkDatabase(join(data, 'hallway.db'));

    const kinds = [...writers.counts].map(([kind, count]) => `${count} × ${kind}`).join(', ');
    console.log(
      `${KILLS} kills (seed ${SEED}) in ${((performance.now() - begun) / 1000).toFixed(0)} s · ${writers.promises.length} writes acknowledged ` +
        `(${kinds}), ${failures.length} lost · ${writers.inFlight} commands on their way, ${writers.inFlightTaken} of them taken, none twice · ` +
        `${writers.hashes.size} programmes · slowest start ${slowestStart.toFixed(0)} ms, slowest screen ${slowestScreen.toFixed(0)} ms`,
    );
    expect(failures).toEqual([]);
    expect(writers.odd).toEqual([]);
    expect(writers.promises.length).toBeGreaterThan(KILLS);
  },
);
