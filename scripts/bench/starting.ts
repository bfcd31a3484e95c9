/** Start to ready with a large conference loaded, and idle memory. */
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
    const times: number[] = [];
    const memory: number[] = [];
    for (let round = 0; round < 5; round++) {
      const server = await startServer(data);
      times.push(server.readyAfter);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      memory.push(residentMegabytes(server.process));
      await server.stop('SIGTERM');
    }
    return [
      { name: 'start to ready', value: median(times) / 1000, unit: 's', target: 0.7, note: `${times.length} starts` },
      { name: 'idle memory', value: median(memory), unit: 'MB', target: 130 },
    ];
  },
};
