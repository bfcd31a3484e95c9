/** Start to ready with a large conference loaded, idle memory, and how long the first tap takes then. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programmeBytes } from '../../server/formats/index.js';
import { programmeOf } from './core.js';
import { hallway, residentMegabytes, startServer, temporaryFolder } from '../../test/support/built-server.js';
import { median, type Bench } from './result.js';

export const starting: Bench = {
  name: 'start',
  async run(options) {
    const data = temporaryFolder();
    const file = join(data, 'conference.json');
    writeFileSync(file, programmeBytes(programmeOf(options)));
    hallway(data, 'import', file, '--conference', 'large');
    const token = hallway(data, 'token', 'create', '--role', 'organiser', '--name', 'bench');
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const times: number[] = [];
    const taps: number[] = [];
    const memory: number[] = [];
    for (let round = 0; round < 5; round++) {
      const server = await startServer(data);
      times.push(server.readyAfter);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      memory.push(residentMegabytes(server.process));
      // Whoever taps has looked first.
      await (await fetch(`${server.url}/api/conferences/large/schedule`, { headers })).arrayBuffer();
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const tapped = performance.now();
      const body = JSON.stringify({ type: 'announce', text: `Start ${round}`, level: 'info' });
      const answer = await fetch(`${server.url}/api/conferences/large/changes`, { method: 'POST', headers, body });
      await answer.arrayBuffer();
      if (answer.status !== 201) throw new Error(`the first change was answered ${answer.status}`);
      taps.push(performance.now() - tapped);
      await server.stop('SIGTERM');
    }
    return [
      { name: 'start to ready', value: median(times) / 1000, unit: 's', target: 0.7, note: `${times.length} starts` },
      { name: 'idle memory', value: median(memory), unit: 'MB', target: 130 },
      { name: 'first change after a start', value: median(taps), unit: 'ms' },
    ];
  },
};
