/** Which addresses of the network a source may be on. */
import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Finds the addresses of a host. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** A host that has no address which may be asked. */
export class AddressRefused extends Error {
  constructor(host: string) {
    super(`${host} is on a private address; allow that for this source if it is meant.`);
    this.name = 'AddressRefused';
  }
}

/** Global unicast is 2000::/3; whatever else looks like unicast IPv6 carries another address inside or is obsolete. */
const GLOBAL = 0x2000;

/**
 * Whether an address belongs to the public network: not private, loopback, link-local, shared, documentation, multicast or
 * reserved, nor an IPv6 form of such an IPv4 address.
 */
export function isPublic(address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  if (!ipaddr.isValid(plain)) return false;
  const parsed = ipaddr.process(plain);
  if (parsed.range() !== 'unicast') return false;
  return !(parsed instanceof ipaddr.IPv6) || (parsed.parts[0]! & 0xe000) === GLOBAL;
}

/** Node connects to an address in a URL without looking anything up, so these are judged before. */
export function requireLiteralAllowed({ hostname }: URL, allowPrivate: boolean): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !allowPrivate && !isPublic(host)) throw new AddressRefused(host);
}

/**
 * A lookup for sockets that gives them only addresses which may be asked. It is what the socket connects to that is judged:
 * a name that answers differently the next time gains nothing.
 */
export function guardedLookup(resolve: Resolve, allowPrivate: boolean): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (found) => {
        const allowed = found.filter(({ address }) => allowPrivate || isPublic(address));
        const [first] = allowed;
        if (!first) callback(new AddressRefused(host), '', 0);
        else if (options.all) callback(null, allowed as LookupAddress[]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}
