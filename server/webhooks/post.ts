/** Posting a message to an address that an admin has given: signed, bounded, and only where it may go. */
import { createHmac } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import type { ClientRequest } from 'node:http';
import { AddressRefused, guardedLookup, requireLiteralAllowed, type Resolve } from '../sources/addresses.js';

export interface Posted {
  readonly url: string;
  readonly secret: string;
  readonly allowPrivate: boolean;
  /** `webhook-id` */
  readonly id: string;
  readonly body: string;
  /** Wall clock, ms. */
  readonly now: number;
}

/** @returns the status of the answer. @throws Error with one sentence, without passwords of the address. */
export type Post = (message: Posted, signal: AbortSignal) => Promise<number>;

/** How long all of it may take, ms. */
const PATIENCE = 10_000;
export const SECRET_PREFIX = 'whsec_';

/** The headers of Standard Webhooks (https://www.standardwebhooks.com), by which the receiver knows who has sent it, and when. */
export function signed({
  secret,
  id,
  body,
  now,
}: Pick<Posted, 'secret' | 'id' | 'body' | 'now'>): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

/** Makes the function that posts; tests bring their own names. Redirects are not followed: the answer's body is not read. */
export function poster(resolve: Resolve = (host) => lookup(host, { all: true })): Post {
  return async (message, stopping) => {
    const url = new URL(message.url);
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(PATIENCE)]);
    try {
      requireLiteralAllowed(url, message.allowPrivate);
      // Loaded when it is needed: most servers tell nobody.
      const { request } = url.protocol === 'https:' ? await import('node:https') : await import('node:http');
      return await new Promise<number>((answered, failed) => {
        const sent: ClientRequest = request(url, {
          method: 'POST',
          // A connection that is kept could be to an address that another webhook was allowed.
          agent: false,
          lookup: guardedLookup(resolve, message.allowPrivate),
          signal,
          headers: {
            'user-agent': 'hallway',
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(message.body),
            ...signed(message),
          },
        });
        sent.once('error', failed);
        sent.once('response', (response) => {
          response.on('error', () => undefined).destroy();
          answered(response.statusCode ?? 0);
        });
        sent.end(message.body);
      });
    } catch (error) {
      if (error instanceof AddressRefused)
        throw new Error(`${url.host} is on a private address; allow that for this webhook if it is meant.`);
      if ((error as Error).name === 'TimeoutError' || (signal.aborted && !stopping.aborted))
        throw new Error(`${url.host} did not answer within ${PATIENCE / 1000} s.`);
      throw new Error(`${url.host} cannot be reached: ${(error as NodeJS.ErrnoException).code ?? 'it failed'}.`);
    }
  };
}
