/** Runs the command line in this process, on streams of its own. */
import { PassThrough } from 'node:stream';
import type { Io } from '../../../server/cli/io.js';
import { run } from '../../../server/cli/program.js';

export const NOW = Date.UTC(2026, 9, 24, 8, 30);

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly env?: Io['env'];
  readonly stdin?: string;
  readonly untilStopped?: Io['untilStopped'];
}

function collector() {
  const stream = new PassThrough();
  let text = '';
  stream.on('data', (chunk) => (text += String(chunk)));
  return { stream, text: () => text };
}

/** @param dataDir goes into HALLWAY_DATA. */
export async function hallway(dataDir: string, args: readonly string[], around: Surroundings = {}): Promise<Ran> {
  const stdout = collector();
  const stderr = collector();
  const stdin = new PassThrough();
  stdin.end(around.stdin ?? '');
  const code = await run(args, {
    stdin,
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: { HALLWAY_DATA: dataDir, ...around.env },
    now: () => NOW,
    untilStopped: around.untilStopped ?? (() => Promise.resolve()),
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}
