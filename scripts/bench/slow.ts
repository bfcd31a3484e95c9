/** One socket in ten opens and never reads: the others must not notice, and memory must stay where it was. */
import { residentMegabytes } from '../../test/support/built-server.js';
import { programmeOf } from './core.js';
import { changes, Displays, Stage } from './displays.js';
import { median, type Bench } from './result.js';

const COUNT = 1000;
const ROUNDS = 100;

export const slow: Bench = {
  name: 'slow',
  async run(options) {
    const stage = await Stage.open(programmeOf(options));
    const measure = async (deaf: number) => {
      const displays = await Displays.open({ url: stage.live, count: COUNT, hello: stage.hello(), deaf });
      const before = residentMegabytes(stage.server.process);
      const { last } = await changes(displays, ROUNDS, () => stage.delay(), 10);
      const grown = residentMegabytes(stage.server.process) - before;
      displays.close();
      return { value: median(last), grown };
    };
    // The first hundred changes warm the server up.
    await measure(0);
    const without = await measure(0);
    const beside = await measure(10);
    await stage.server.stop('SIGTERM');
    return [
      {
        name: 'a change beside slow readers, one in ten',
        value: beside.value / without.value,
        unit: '×',
        target: 1.3,
        note: `${beside.value.toFixed(1)} ms, without them ${without.value.toFixed(1)} ms; ${COUNT} displays`,
      },
      {
        name: `… memory of the server over ${ROUNDS} changes`,
        value: beside.grown,
        unit: 'MB',
        target: 20,
        note: `without them ${without.grown.toFixed(1)} MB`,
      },
    ];
  },
};
