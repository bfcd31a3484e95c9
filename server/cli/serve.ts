import { Command } from 'commander';
import { shiftedTo, SYSTEM_CLOCK } from '../conference/clock.js';
import { firstAdminLink } from '../people/index.js';
import type { Config } from '../config.js';
import type { RunningServer } from '../serve.js';
import { openStore, type Store } from '../store/index.js';
import { UsageError } from './errors.js';
import { greet } from './greeting.js';
import type { Io } from './io.js';
import { configOf } from './open.js';
import { dataOption, type DataFlag } from './options.js';

interface ServeFlags extends DataFlag {
  readonly port?: string;
  readonly host?: string;
  readonly demo?: true;
  readonly now?: string;
}

export function serveCommand(io: Io): Command {
  return new Command('serve')
    .summary('run the server')
    .description('Runs the server, and prints where everything is.')
    .option('--port <port>', 'port to listen on (PORT, else 8080)')
    .option('--host <host>', 'address to listen on (HOST, else 0.0.0.0: all)')
    .addOption(dataOption())
    .option('--demo', 'add a sample conference, if there is none')
    .option('--now <instant>', 'start the clock at this instant, for all conferences')
    .action((flags: ServeFlags) => serve(io, flags))
    .addHelpText(
      'after',
      `
Examples:
  $ hallway serve --demo
  $ hallway serve --port 80 --data /var/lib/hallway
  $ hallway serve --now 2026-01-31T09:25:00+01:00`,
    );
}

async function serve(io: Io, flags: ServeFlags): Promise<void> {
  const config = configOf(io, flags);
  const store = await openStore(config);
  try {
    if (flags.demo) {
      const { addSample } = await import('./demo.js');
      await addSample(store, config.now === undefined ? SYSTEM_CLOCK : shiftedTo(config.now));
    }
    const server = await start(config, store);
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
