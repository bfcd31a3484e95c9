/** Starting and stopping the server. */
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { buildApp } from './app.js';
import { Backups } from './backups.js';
import { packageRoot, VERSION, type Config } from './config.js';
import { shiftedTo, SYSTEM_CLOCK, wallOf } from './conference/clock.js';
import { Conferences } from './conference/conferences.js';
import { smtpSender } from './people/index.js';
import { Poller } from './sources/poller.js';
import { Sources } from './sources/sources.js';
import type { Store } from './store/index.js';

/** Thousands of screens come back in the same second after a restart. */
const BACKLOG = 8192;

/** How long requests in progress may take when the server stops, ms; with what follows it stays under five seconds. */
const PATIENCE = 3_000;

export interface RunningServer {
  /** Where it answers, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly conferences: Conferences;
  /** Says goodbye to the displays, lets requests finish and stops; the store stays open. */
  close(): Promise<void>;
}

/**
 * Starts the server.
 * @param store stays the caller's to close, after the server.
 * @throws Error if the address is taken.
 */
export async function startServer(config: Config, store: Store): Promise<RunningServer> {
  const { host, port, now, tls, publicUrl, smtp, trustProxy, logLevel, backups: folder } = config;
  const logger = pino({ level: logLevel, base: null }, pino.destination(2));
  const clock = now === undefined ? SYSTEM_CLOCK : shiftedTo(now);
  const conferences = await Conferences.open(store, clock);
  conferences.on('fault', (error) => logger.error({ err: error }, 'work in the background failed'));
  const sources = new Sources({ store, conferences });
  conferences.on('removed', (slug) => {
    sources.tidy(slug).catch((error: unknown) => logger.error({ err: error }, 'sources of a deleted conference stay'));
  });
  let backups: Backups | null = null;
  const app = await buildApp({
    store,
    conferences,
    sources,
    web: join(packageRoot(), 'dist/web'),
    version: VERSION,
    publicUrl,
    mail: smtp && smtpSender(smtp.url, smtp.from),
    trustProxy,
    logger,
    backups: () => backups,
    tls: tls && { cert: await readFile(tls.cert), key: await readFile(tls.key) },
  });
  // The command line says where it listens; Fastify would say it again, once for each address.
  logger.level = 'silent';
  try {
    await app.listen({ host, port, backlog: BACKLOG });
  } catch (error) {
    await app.close();
    await conferences.close();
    throw error;
  }
  logger.level = logLevel;
  const poller = new Poller({
    store,
    sources,
    fault: (error) => logger.error({ err: error }, 'fetching sources failed'),
  });
  if (folder !== undefined) {
    backups = new Backups({
      store,
      folder,
      now: () => wallOf(clock),
      fault: (error) => logger.error({ err: error }, 'a backup failed; the next one is tried in an hour'),
    });
  }
  return {
    url: publicUrl ?? urlOf(app.server.address() as AddressInfo, tls !== undefined),
    conferences,
    async close() {
      // A request that hangs must not keep the server from stopping.
      const late = setTimeout(() => app.server.closeAllConnections(), PATIENCE);
      await Promise.all([app.close(), poller.stop(), backups?.stop()]);
      clearTimeout(late);
      await conferences.close();
    },
  };
}

/** An address that can be opened from this machine, whatever it listens on. */
function urlOf({ address, port }: AddressInfo, secure: boolean): string {
  const anywhere = address === '0.0.0.0' || address === '::';
  const host = anywhere ? 'localhost' : address.includes(':') ? `[${address}]` : address;
  return `${secure ? 'https' : 'http'}://${host}:${port}`;
}
