/** Ten thousand attendees' phones on the wire, and pages of the guide read as fast as it goes, beside 500 displays. */
import { startRole } from '../../test/support/built-server.js';
import { programmeOf } from './core.js';
import { changes, Displays, Stage } from './displays.js';
import type { Bench } from './result.js';

const DISPLAYS = 500;
const PHONES = 10_000;
/** Pages of the guide a second. */
const PAGES = 20;
const ROUNDS = 60;

const most = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1]!;

export const readers: Bench = {
  name: 'readers',
  async run(options) {
    const stage = await Stage.open(programmeOf(options));
    const displays = await Displays.open({ url: stage.live, count: DISPLAYS, hello: stage.hello() });
    await changes(displays, ROUNDS, () => stage.delay());
    const quiet = most((await changes(displays, ROUNDS, () => stage.delay())).most);
    const phones = await Displays.open({ url: stage.live, count: PHONES, hello: stage.hello('guide') });
    const { url } = stage.server;
    const pages = await startRole('readers', JSON.stringify([[`${url}/c/large`, `${url}/c/large/feed.xml`], PAGES]));
    const loaded = most((await changes(displays, ROUNDS, () => stage.delay(), 500)).most);
    for (const swarm of [displays, phones]) swarm.close();
    pages.kill('SIGKILL');
    await stage.server.stop('SIGTERM');
    return [
      {
        name: `p99 of ${DISPLAYS} displays beside ${PHONES} phones`,
        value: loaded / quiet,
        unit: '×',
        target: 2,
        note: `${loaded.toFixed(0)} ms, without them ${quiet.toFixed(0)} ms; ${PAGES} pages of the guide a second`,
      },
    ];
  },
};
