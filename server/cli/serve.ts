import { Command } from 'commander';
import { shiftedTo, SYSTEM_CLOCK } from '../conference/clock.js';
import { firstAdminLink } from '../people/index.js';
import type { Config } from '../config.js';
import type { RunningServer } from '../serve.js';
import { openStore, StoreError, type Store } from '../store/index.js';
import { UsageError } from './errors.js';
import { greet } from './greeting.js';
import { withExamples } from './examples.js';
import { note, type Io } from './io.js';
import { configOf } from './open.js';
import { dataOption, type DataFlag } from './options.js';

interface ServeFlags extends DataFlag {
  readonly port?: string;
  readonly host?: string;
  readonly demo?: true;
  readonly now?: string;
}

export function serveCommand(io: Io): Command {
  return withExamples(
    new Command('serve')
      .summary('run the server')
      .description('Runs the server, and prints where everything is.')
      .option('--port <port>', 'port to listen on (PORT, else 8080)')
      .option('--host <host>', 'address to listen on (HOST, else 0.0.0.0: all)')
      .addOption(dataOption())
      .option('--demo', 'add a sample conference, if there is none')
      .option('--now <instant>', 'start the clock at this instant, for all conferences')
      .action((flags: ServeFlags) => serve(io, flags)),
    [
      'hallway serve --demo',
      'hallway serve --port 80 --data /var/lib/hallway',
      'hallway serve --now 2026-01-31T09:25:00+01:00',
    ],
  );
}

async function serve(io: Io, flags: ServeFlags): Promise<void> {
  const config = configOf(io, flags);
  const waiting = (reason: string) => note(io, `hallway: ${reason}; waiting for it.`);
  const store = await openStore(config, { patience: Infinity, waiting });
  try {
    if (flags.demo) {
      const { addSample } = await import('./demo.js');
      await addSample(store, config.now === undefined ? SYSTEM_CLOCK : shiftedTo(config.now));
    }
    const server = await startWhenReachable(() => start(config, store), waiting);
    try {
      greet(io, {
        config,
        url: server.url,
        conference: server.conferences.current(),
        firstAdmin: await firstAdminLink(store.records, server.url),
      });
      await io.untilStopped();
    } finally {
      await server.close();
    }
  } finally {
    await store.close();
  }
}

/** A cluster that goes away while the server starts is waited for, like one that was not there. */
async function startWhenReachable(
  start: () => Promise<RunningServer>,
  waiting: (reason: string) => void,
): Promise<RunningServer> {
  for (;;) {
    try {
      return await start();
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'unreachable') throw error;
      waiting(error.message.replace(/\.$/, ''));
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

/** What the system says of an address that cannot be listened on, in words. */
async function start(config: Config, store: Store): Promise<RunningServer> {
  const { startServer } = await import('../serve.js');
  const { host, port } = config;
  try {
    return await startServer(config, store);
  } catch (error) {
    switch (error instanceof Error && 'code' in error && error.code) {
      case 'EADDRINUSE':
        throw new UsageError(
          `Port ${port} is taken by another program; stop that, or choose another port with --port.`,
        );
      case 'EACCES':
        throw new UsageError(`Port ${port} is for administrators only; choose one from 1024 up with --port.`);
      case 'EADDRNOTAVAIL':
      case 'ENOTFOUND':
        throw new UsageError(
          `${host} is no address of this machine; choose another with --host, such as 0.0.0.0 for all.`,
        );
      default:
        throw error;
    }
  }
}
