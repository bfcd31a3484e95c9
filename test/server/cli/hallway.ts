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
  /** Called when `serve` is ready, with what it has printed; it ends when this resolves. */
  readonly untilStopped?: (printed: string) => Promise<void>;
}

function collector() {
  const stream = new PassThrough();
  let text = '';
  stream.on('data', (chunk) => (text += String(chunk)));
  return { stream, text: () => text };
}

/** Streams that nobody sees, and what was written to them. */
export function io({ env = {}, stdin: input = '', untilStopped }: Surroundings) {
  const stdout = collector();
  const stderr = collector();
  const stdin = new PassThrough();
  stdin.end(input);
  const io: Io = {
    stdin,
    stdout: stdout.stream,
    stderr: stderr.stream,
    env,
    now: () => NOW,
    untilStopped: async () => untilStopped?.(stdout.text()),
  };
  return { io, stdout: stdout.text, stderr: stderr.text };
}

/** @param dataDir goes into HALLWAY_DATA. */
export async function hallway(dataDir: string, args: readonly string[], around: Surroundings = {}): Promise<Ran> {
  const streams = io({ ...around, env: { HALLWAY_DATA: dataDir, ...around.env } });
  const code = await run(args, streams.io);
  return { code, stdout: streams.stdout(), stderr: streams.stderr() };
}
