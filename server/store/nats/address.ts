/** `HALLWAY_STORE` as the address of a NATS cluster. */
import { StoreError } from '../errors.js';

export interface NatsAddress {
  /** `host:port` of some or all of the cluster's servers. */
  readonly servers: readonly string[];
  readonly tls: boolean;
  readonly user?: string;
  readonly password?: string;
  /** A secret alone, before the `@`. */
  readonly token?: string;
  /** File with NATS credentials (JWT and seed). */
  readonly credentials?: string;
  /** File with the certificate of the authority that signed the cluster's. */
  readonly ca?: string;
  /** What this Hallway's streams and buckets are named after: several can share a cluster. */
  readonly name: string;
  /** Copies of everything. */
  readonly replicas: number;
}

const SHAPE = /^(nats|tls):\/\/(?:([^@/?]*)@)?([^@/?]+)\/?(?:\?(.*))?$/;
const SETTINGS: ReadonlySet<string> = new Set(['name', 'replicas', 'credentials', 'ca']);
const REPLICAS: ReadonlySet<string> = new Set(['1', '3', '5']);

const wrong = (why: string): StoreError =>
  new StoreError(
    'unsupported',
    `HALLWAY_STORE ${why}; write it like nats://nats-1,nats-2,nats-3 or nats://user:password@nats-1:4222?replicas=1.`,
  );

/**
 * Reads `nats://[user:password@]host[:port],…[?replicas=3&name=hallway&credentials=FILE&ca=FILE]`; `tls://` encrypts.
 * Without `replicas` three servers or more keep three copies, fewer keep one.
 * @throws StoreError
 */
export function natsAddress(text: string): NatsAddress {
  const shape = SHAPE.exec(text);
  // Not repeated in the message: it may hold a password.
  if (!shape) throw wrong('is no address of a NATS cluster');
  const [, protocol, login, hosts, query] = shape;
  const servers = hosts!.split(',').map((host) => host.trim());
  if (!servers.every((host) => /^(\[[\da-f:]+\]|[\w.-]+)(:\d{1,5})?$/i.test(host)))
    throw wrong(`names a server that cannot be, "${hosts}"`);
  const settings = new URLSearchParams(query ?? '');
  const unknown = [...settings.keys()].find((key) => !SETTINGS.has(key));
  if (unknown !== undefined) throw wrong(`has the setting "${unknown}", which there is not`);
  const replicas = settings.get('replicas') ?? (servers.length >= 3 ? '3' : '1');
  if (!REPLICAS.has(replicas)) throw wrong(`asks for ${replicas} replicas, but there can be 1, 3 or 5`);
  const name = settings.get('name') ?? 'hallway';
  if (!/^[a-zA-Z0-9_-]{1,32}$/.test(name))
    throw wrong(`has the name "${name}", but it needs letters, digits and hyphens`);
  const [user, ...secret] = (login ?? '').split(':');
  const credentials = settings.get('credentials');
  const ca = settings.get('ca');
  return {
    servers,
    tls: protocol === 'tls',
    name,
    replicas: Number(replicas),
    ...(login && secret.length > 0
      ? { user: decodeURIComponent(user!), password: decodeURIComponent(secret.join(':')) }
      : login && { token: decodeURIComponent(login) }),
    ...(credentials && { credentials }),
    ...(ca && { ca }),
  };
}
