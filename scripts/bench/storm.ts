/** Thousands of displays that all come back in the same second, after a kill -9 of their server. */
import { messageOf, startServer } from '../../test/support/built-server.js';
import { readFileSync } from 'node:fs';
import { programmeOf } from './core.js';
import { Displays, now, Stage } from './displays.js';
import type { Bench } from './result.js';

const COUNT = 5000;

export const storm: Bench = {
  name: 'storm',
  async run(options) {
    const stage = await Stage.open(programmeOf(options));
    const displays = await Displays.open({ url: stage.live, count: COUNT, hello: stage.hello(), returns: true });
    await displays.have(await stage.delay());
    const { port } = stage.server;
    await stage.server.stop('SIGKILL');
    const start = now();
    const back = messageOf(displays.process, ({ type }) => type === 'back', 120_000);
    stage.server = await startServer(stage.data, port);
    const { at } = await back;
    const revision = await stage.delay();
    await displays.have(revision);
    const current = now();
    const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${stage.server.process.pid}/status`, 'utf8'))?.[1]);
    displays.close();
    await stage.server.stop('SIGTERM');
    return [
      {
        name: `${COUNT} displays return after kill -9`,
        value: (Number(at) - start) / 1000,
        unit: 's',
        target: 10,
        note: `without any pause of theirs; ${((current - Number(at)) / 1000).toFixed(2)} s later all have a new change`,
      },
      { name: '… most memory of the server', value: peak / 1024, unit: 'MB', target: 400 },
    ];
  },
};
