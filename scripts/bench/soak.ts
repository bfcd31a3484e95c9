/** Ten minutes at six times the rate of a busy conference: a change every five seconds (a busy one has two a minute). */
import { residentMegabytes } from '../../test/support/built-server.js';
import { programmeOf } from './core.js';
import { changes, Displays, now, Stage } from './displays.js';
import { median, type Bench } from './result.js';

const COUNT = 500;
const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 10);
const EVERY = 5_000;

export const soak: Bench = {
  name: 'soak',
  onDemand: true,
  async run(options) {
    const stage = await Stage.open(programmeOf(options));
    const displays = await Displays.open({ url: stage.live, count: COUNT, hello: stage.hello() });
    await changes(displays, 20, () => stage.delay());
    const before = residentMegabytes(stage.server.process);
    const end = now() + MINUTES * 60_000;
    const last: number[] = [];
    while (now() < end) last.push(...(await changes(displays, 1, () => stage.delay(), EVERY)).last);
    const grown = residentMegabytes(stage.server.process) - before;
    displays.close();
    await stage.server.stop('SIGTERM');
    const [first, final] = [last.slice(0, last.length / 2), last.slice(last.length / 2)].map(median) as [
      number,
      number,
    ];
    return [
      {
        name: `soak of ${MINUTES} min: second half against the first`,
        value: final / first,
        unit: '×',
        target: 1.3,
        note: `${last.length} changes to ${COUNT} displays, worst ${Math.max(...last).toFixed(0)} ms`,
      },
      { name: '… memory of the server', value: grown, unit: 'MB', target: 20 },
    ];
  },
};
