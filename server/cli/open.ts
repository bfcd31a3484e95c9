/** What commands share: the store, opened for one command and closed after it. */
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { readConfig, type Config, type Flags } from '../config.js';
import type { Conferences } from '../conference/conferences.js';
import { databaseFile, openStore, type Author, type Store } from '../store/index.js';
import { UsageError } from './errors.js';
import type { Io } from './io.js';

/** `existing`: there must be a database already, as for a list; a wrong `--data` would else look like an empty one. */
export type Mode = 'create' | 'existing';

export function configOf(io: Io, flags: Flags): Config {
  return readConfig(io.env, flags);
}

export async function withStore<T>(
  io: Io,
  flags: Flags,
  mode: Mode,
  work: (store: Store, config: Config) => Promise<T>,
): Promise<T> {
  const config = configOf(io, flags);
  if (mode === 'existing' && !hasDatabase(config))
    throw new UsageError(`There is no database in ${config.dataDir}; name its folder with --data DIR.`);
  const store = await openStore(config);
  try {
    return await work(store, config);
  } finally {
    await store.close();
  }
}

/**
 * The conferences of a store, for one command; the server may be running on the same file.
 * @param intent with `read`, nothing at all is written, not even a snapshot.
 */
export async function withConferences<T>(
  store: Store,
  io: Io,
  intent: 'read' | 'write',
  work: (conferences: Conferences) => Promise<T>,
): Promise<T> {
  const { Conferences } = await import('../conference/conferences.js');
  const conferences = await Conferences.open(store, { now: io.now });
  try {
    return await work(conferences);
  } finally {
    if (intent === 'write') await conferences.close();
  }
}

export function hasDatabase(config: Config): boolean {
  return config.store !== 'sqlite' || existsSync(databaseFile(config.dataDir));
}

/** Who the journal says it was. */
export function author(): Author {
  let login = '';
  try {
    login = ` (${userInfo().username})`;
  } catch {
    // A container may run as a number that has no name.
  }
  return { name: `command line${login}`, role: 'system' };
}
