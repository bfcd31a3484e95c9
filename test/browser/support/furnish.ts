import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { program } from './build-server.js';
import { FURNISHED, House } from './house.js';

/** Makes the data folder that most tests begin with, once: making it anew takes three starts of the program each time. */
export default function setup(): void {
  const folder = join(dirname(program()), '../furnished');
  mkdirSync(folder);
  new House(folder).build();
  process.env[FURNISHED] = folder;
}
