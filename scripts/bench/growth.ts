/** How each cost grows: with displays, with sessions, with the length of the journal. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { boards, NOTHING_LIVE, schedule, type Instant } from '../../core/index.js';
import { programmeBytes } from '../../server/formats/index.js';
import { openStore } from '../../server/store/index.js';
import { hallway, startServer, temporaryFolder } from '../../test/support/built-server.js';
import { changes, Displays, Stage } from './displays.js';
import { generateProgramme } from './programme.js';
import { median, timed, type Bench, type Result } from './result.js';

const SESSIONS = [10, 100, 1351, 10_000];
const DISPLAYS = [100, 1000, 5000, 10_000];
const ENTRIES = [10, 1000, 100_000];

async function ofSessions(): Promise<Result[]> {
  const results: Result[] = [];
  for (const sessions of SESSIONS) {
    const programme = generateProgramme(36, { sessions, rooms: Math.max(2, Math.round(sessions / 15)) });
    const plan = schedule(programme, NOTHING_LIVE);
    const noon = (programme.days[0]!.start + 4 * 3_600_000) as Instant;
    const all = median(await timed(() => boards(plan, noon), 20));
    results.push({
      name: `recompute, ${sessions} sessions`,
      value: median(await timed(() => schedule(programme, NOTHING_LIVE), 20)),
      unit: 'ms',
      note: `all boards ${all.toFixed(3)} ms`,
    });
  }
  return results;
}

async function ofDisplays(): Promise<Result[]> {
  const stage = await Stage.open(generateProgramme());
  const results: Result[] = [];
  for (const count of DISPLAYS) {
    const displays = await Displays.open({ url: stage.live, count, hello: stage.hello() });
    const { last } = await changes(displays, 15, () => stage.delay());
    displays.close();
    results.push({ name: `tap to the last of ${count} displays`, value: median(last), unit: 'ms' });
  }
  await stage.server.stop('SIGTERM');
  return results;
}

/** Memory that looks like a disk: a hundred thousand entries, each synced, take a disk many minutes. */
const RAM = existsSync('/dev/shm') ? '/dev/shm' : undefined;

/** Entries are written through the store's own port, as the server writes them. */
async function ofEntries(): Promise<Result[]> {
  const results: Result[] = [];
  for (const entries of ENTRIES) {
    const data = temporaryFolder(RAM);
    const programme = generateProgramme();
    writeFileSync(join(data, 'conference.json'), programmeBytes(programme));
    hallway(data, 'import', join(data, 'conference.json'), '--conference', 'large');
    const store = await openStore({ store: 'sqlite', dataDir: data });
    const session = programme.sessions.at(-1)!.id;
    const [first] = await store.journal.read('large', 0, 1);
    for (let revision = 2; revision <= entries; revision++) {
      const delay = (revision % 50) * 60_000;
      await store.journal.append('large', {
        ...first!,
        revision,
        at: (first!.at + revision) as Instant,
        command: { type: 'delay', session, minutes: revision % 50 },
        change: { type: 'delay', set: { sessions: { [session]: { delay } } } },
      });
    }
    await store.close();
    // The first start reads what was never read, and leaves a snapshot; how long one takes after that is the question.
    await (await startServer(data)).stop('SIGTERM');
    const times: number[] = [];
    for (let round = 0; round < 3; round++) {
      const server = await startServer(data);
      times.push(server.readyAfter);
      await server.stop('SIGTERM');
    }
    results.push({ name: `start, ${entries} journal entries`, value: median(times) / 1000, unit: 's' });
  }
  const [short, , long] = results.map(({ value }) => value) as [number, number, number];
  results.push({ name: '… the longest against the shortest', value: long / short, unit: '×', target: 1.3 });
  return results;
}

export const growth: Bench = {
  name: 'growth',
  async run() {
    return [...(await ofSessions()), ...(await ofEntries()), ...(await ofDisplays())];
  },
};
