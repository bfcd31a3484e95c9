/** What the environment and the command line say, checked. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DateTime } from 'luxon';
import type { Instant } from '../core/model.js';
import { version } from '../package.json';

export const VERSION = version;

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Config {
  /** 0: any free one. */
  readonly port: number;
  readonly host: string;
  /** Absolute path of the folder with the database. */
  readonly dataDir: string;
  /** Engine of the store: `sqlite`, or the address of a cluster. */
  readonly store: string;
  /** Origin under which people reach the server, without a slash at its end; absent: as they called it. */
  readonly publicUrl?: string;
  readonly logLevel: LogLevel;
  /** What all clocks shall read when the server starts (`serve --now`, K1). */
  readonly now?: Instant;
  /** Files with certificate chain and key, PEM; absent: plain HTTP. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** How mail is sent; absent: not at all. */
  readonly smtp?: { readonly url: string; readonly from: string };
  /** Absolute path of the folder that backups make themselves into; absent: they do not. */
  readonly backups?: string;
  /** Addresses of proxies whose `X-Forwarded-*` headers are believed, comma-separated; absent: nobody's. */
  readonly trustProxy?: string;
}

/** Options of the command line; each wins over its variable. */
export interface Flags {
  readonly port?: string;
  readonly host?: string;
  readonly data?: string;
  readonly now?: string;
}

/** A setting that cannot be. `message` is one sentence that names it. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

/** All variables of the environment that are ours, beside PORT and HOST. */
export const VARIABLES = [
  'HALLWAY_DATA',
  'HALLWAY_STORE',
  'HALLWAY_PUBLIC_URL',
  'HALLWAY_LOG',
  'HALLWAY_TLS_CERT',
  'HALLWAY_TLS_KEY',
  'HALLWAY_TRUST_PROXY',
  'HALLWAY_SMTP',
  'HALLWAY_MAIL_FROM',
  'HALLWAY_BACKUPS',
] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads environment and options. An empty variable counts as absent.
 * @throws ConfigError for a bad value, and for a `HALLWAY_…` variable that does not exist: a misspelt one would
 *   otherwise be ignored in silence.
 */
export function readConfig(env: Environment, flags: Flags = {}): Config {
  refuseUnknown(env);
  const cert = env.HALLWAY_TLS_CERT || undefined;
  const key = env.HALLWAY_TLS_KEY || undefined;
  if ((cert === undefined) !== (key === undefined))
    throw new ConfigError('HALLWAY_TLS_CERT and HALLWAY_TLS_KEY go together; set both or none.');
  const publicUrl = env.HALLWAY_PUBLIC_URL && requireOrigin(env.HALLWAY_PUBLIC_URL);
  return {
    port: requirePort(...pick('--port', flags.port, 'PORT', env.PORT, '8080')),
    host: requireHost(...pick('--host', flags.host, 'HOST', env.HOST, '0.0.0.0')),
    dataDir: resolve(pick('--data', flags.data, 'HALLWAY_DATA', env.HALLWAY_DATA, 'data')[1]),
    store: env.HALLWAY_STORE || 'sqlite',
    logLevel: requireLevel(env.HALLWAY_LOG || 'info'),
    ...(publicUrl && { publicUrl }),
    ...(flags.now !== undefined && { now: requireInstant(flags.now, '--now') }),
    ...(cert !== undefined &&
      key !== undefined && {
        tls: { cert: requireFile('HALLWAY_TLS_CERT', cert), key: requireFile('HALLWAY_TLS_KEY', key) },
      }),
    ...mailOf(env, publicUrl),
    ...(env.HALLWAY_BACKUPS && { backups: resolve(env.HALLWAY_BACKUPS) }),
    ...(env.HALLWAY_TRUST_PROXY && { trustProxy: env.HALLWAY_TRUST_PROXY }),
  };
}

/**
 * A point in time as people write it: RFC 3339, or, where a zone is known, without an offset.
 * @param label names the setting in the refusal.
 * @param zone IANA zone of a time without an offset; absent: an offset is needed.
 * @throws ConfigError
 */
export function requireInstant(text: string, label: string, zone?: string): Instant {
  const shape = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/i.exec(text);
  const hasOffset = shape?.[3] !== undefined;
  const parsed =
    shape && (hasOffset || zone)
      ? DateTime.fromISO(text.toUpperCase().replace(' ', 'T'), hasOffset ? {} : { zone })
      : null;
  if (parsed?.isValid) return parsed.toMillis();
  throw new ConfigError(`${label} is "${text}", but must be an instant such as 2026-10-24T10:50:00+02:00.`);
}

/** Folder of the package, from the sources and from the built file alike. */
export function packageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error(`No package.json above ${import.meta.dirname}.`);
    folder = above;
  }
  return folder;
}

function refuseUnknown(env: Environment): void {
  const known = new Set<string>(VARIABLES);
  const unknown = Object.keys(env).find((name) => name.startsWith('HALLWAY_') && !known.has(name));
  if (unknown) throw new ConfigError(`There is no setting ${unknown}; there are PORT, HOST, ${VARIABLES.join(', ')}.`);
}

/** The value that holds, and the name of where it came from. */
function pick(
  flag: string,
  given: string | undefined,
  variable: string,
  set: string | undefined,
  otherwise: string,
): [string, string] {
  if (given !== undefined) return [flag, given];
  return [variable, set || otherwise];
}

function requirePort(label: string, text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new ConfigError(`${label} is "${text}", but must be a port number from 0 to 65535.`);
}

function requireHost(label: string, text: string): string {
  if (/^[\w.:%-]+$/.test(text)) return text;
  throw new ConfigError(`${label} is "${text}", but must be a host name or address without a port, such as 0.0.0.0.`);
}

function requireLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === text);
  if (level) return level;
  throw new ConfigError(`HALLWAY_LOG is "${text}", but must be one of ${LOG_LEVELS.join(', ')}.`);
}

function requireOrigin(text: string): string {
  const url = URL.parse(text);
  const plain =
    url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username;
  if (plain) return url.origin;
  throw new ConfigError(
    `HALLWAY_PUBLIC_URL is "${text}", but must be an address without a path, such as https://hallway.example.org.`,
  );
}

function mailOf(env: Environment, publicUrl: string | undefined): Pick<Config, 'smtp'> {
  const url = env.HALLWAY_SMTP || undefined;
  const from = env.HALLWAY_MAIL_FROM || undefined;
  if ((url === undefined) !== (from === undefined))
    throw new ConfigError('HALLWAY_SMTP and HALLWAY_MAIL_FROM go together; set both or none.');
  if (url === undefined || from === undefined) return {};
  // The address may hold a password, so it is not repeated.
  if (!/^smtps?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new ConfigError('HALLWAY_SMTP must be an address such as smtp://name:password@mail.example.org:587.');
  if (!/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/.test(from))
    throw new ConfigError(
      `HALLWAY_MAIL_FROM is "${from}", but must be an address such as Hallway <hallway@example.org>.`,
    );
  if (publicUrl === undefined)
    throw new ConfigError(
      'HALLWAY_SMTP needs HALLWAY_PUBLIC_URL: mails hold links, and these must lead here and nowhere else.',
    );
  return { smtp: { url, from } };
}

function requireFile(label: string, text: string): string {
  const file = resolve(text);
  if (existsSync(file)) return file;
  throw new ConfigError(`${label} is "${text}", but there is no such file.`);
}
