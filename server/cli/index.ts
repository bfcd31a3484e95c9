/** The command line in its process. Loaded by hallway.ts once the Node version is known to be good. */
import type { Io } from './io.js';
import { run } from './program.js';

/** Time for screens to be told and sockets to close, ms. */
const FAREWELL = 10_000;

const io: Io = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  now: () => Date.now(),
  untilStopped,
};

/** The first signal ends the server in good order; the second one does not wait for that. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        setTimeout(() => process.exit(1), FAREWELL).unref();
        resolve();
      });
    }
  });
}

// `hallway export … | head` ends like any other program whose reader has had enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await run(process.argv.slice(2), io);
