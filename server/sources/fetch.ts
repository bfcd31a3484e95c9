/** Fetching a schedule file from an address: bounded in size and time, and only from where it may. */
import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AddressRefused, guardedLookup, requireLiteralAllowed, type Resolve } from './addresses.js';

export interface FetchRequest {
  readonly url: string;
  readonly allowPrivate: boolean;
  /** What the last answer said of itself; sent back so that an unchanged file need not be sent again. */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type Fetched =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'file';
      readonly bytes: Uint8Array;
      readonly etag: string | undefined;
      readonly lastModified: string | undefined;
    };

export type Fetch = (request: FetchRequest) => Promise<Fetched>;

/** A fetch that came to nothing. `message` is one sentence without passwords. */
export class FetchFailure extends Error {
  constructor(
    readonly code:
      'address-refused' | 'redirect-refused' | 'unreachable' | 'bad-answer' | 'too-large' | 'too-slow' | 'truncated',
    message: string,
    /** How long the source wants to be left alone, ms. */
    readonly retryAfter = 0,
  ) {
    super(message);
    this.name = 'FetchFailure';
  }
}

export interface FetchLimits {
  /** Largest file, decompressed, bytes. */
  readonly bytes: number;
  /** Longest silence, ms. */
  readonly idle: number;
  /** Longest fetch as a whole, ms. */
  readonly total: number;
  readonly redirects: number;
}

export const LIMITS: FetchLimits = { bytes: 64 * 1024 * 1024, idle: 20_000, total: 60_000, redirects: 5 };

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** An address as it may be shown and logged. */
export function shownUrl(url: string | URL): string {
  const shown = new URL(url);
  shown.username = shown.password = '';
  return shown.href;
}

/** Makes the function that fetches; tests bring their own names and limits. */
export function fetcher({
  resolve = (host) => lookup(host, { all: true }),
  limits = LIMITS,
}: { readonly resolve?: Resolve; readonly limits?: FetchLimits } = {}): Fetch {
  return async (request) => {
    const deadline = AbortSignal.timeout(limits.total);
    const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline;
    let url = new URL(request.url);
    try {
      for (let hop = 0; ; hop++) {
        const response = await ask(url, request, resolve, limits.idle, signal);
        const { statusCode: status = 0, headers } = response;
        if (!REDIRECTS.has(status) || headers.location === undefined) return await read(response, url, request, limits);
        response.destroy();
        if (hop === limits.redirects) throw refusedRedirect(url, 'it redirects too often');
        url = redirected(url, headers.location);
      }
    } catch (error) {
      request.signal?.throwIfAborted();
      throw failure(error, url, limits, deadline.aborted);
    }
  };
}

/** Where a redirect leads; whether the address may be asked is found out when it is. */
function redirected(from: URL, location: string): URL {
  const to = URL.parse(location, from.href);
  if (!to || !/^https?:$/.test(to.protocol)) throw refusedRedirect(from, `it redirects to ${location.slice(0, 200)}`);
  if (from.protocol === 'https:' && to.protocol === 'http:')
    throw refusedRedirect(from, 'it redirects from https to http');
  // A password is for the host that it was given for.
  if (to.origin === from.origin) [to.username, to.password] = [from.username, from.password];
  else to.username = to.password = '';
  return to;
}

const refusedRedirect = (url: URL, why: string): FetchFailure =>
  new FetchFailure('redirect-refused', `${shownUrl(url)} cannot be followed: ${why}.`);

async function ask(
  url: URL,
  { allowPrivate, etag, lastModified }: FetchRequest,
  resolve: Resolve,
  idle: number,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  requireLiteralAllowed(url, allowPrivate);
  // Loaded when it is needed: most servers fetch nothing.
  const { request } = url.protocol === 'https:' ? await import('node:https') : await import('node:http');
  return new Promise((answered, failed) => {
    const asked = request(url, {
      // A connection that is kept could be to an address that another source was allowed.
      agent: false,
      lookup: guardedLookup(resolve, allowPrivate),
      signal,
      headers: {
        'user-agent': 'hallway',
        accept: '*/*',
        'accept-encoding': 'gzip',
        ...(etag !== undefined && { 'if-none-match': etag }),
        ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
      },
    });
    // Whoever reads the answer is told why it ends; the request itself is over by then.
    let reading: IncomingMessage | undefined;
    asked.setTimeout(idle, () => (reading ?? asked).destroy(new Silence()));
    asked.once('error', failed);
    asked.once('response', (response) => answered((reading = response)));
    asked.end();
  });
}

class Silence extends Error {}

async function read(
  response: IncomingMessage,
  url: URL,
  { etag, lastModified }: FetchRequest,
  { bytes: most }: FetchLimits,
): Promise<Fetched> {
  const { statusCode, headers } = response;
  try {
    if (statusCode === 304 && (etag !== undefined || lastModified !== undefined)) return { kind: 'unchanged' };
    if (statusCode !== 200) {
      const seconds = Number(headers['retry-after'] ?? 0);
      throw new FetchFailure(
        'bad-answer',
        `${shownUrl(url)} answers ${statusCode} ${response.statusMessage ?? ''}`.trim() + '.',
        Number.isFinite(seconds) ? seconds * 1000 : 0,
      );
    }
    if (Number(headers['content-length'] ?? 0) > most) throw tooLarge(url, most);
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of decoded(response, url)) {
      length += (chunk as Buffer).length;
      if (length > most) throw tooLarge(url, most);
      chunks.push(chunk as Buffer);
    }
    return {
      kind: 'file',
      bytes: Buffer.concat(chunks),
      etag: headers.etag,
      lastModified: headers['last-modified'],
    };
  } finally {
    response.destroy();
  }
}

function decoded(response: IncomingMessage, url: URL): AsyncIterable<unknown> {
  const encoding = response.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return response;
  // Failures reach the reader through the last stream.
  if (encoding === 'gzip') return pipeline(response, createGunzip(), () => undefined);
  throw new FetchFailure(
    'bad-answer',
    `${shownUrl(url)} is encoded as ${encoding.slice(0, 40)}, which was not asked for.`,
  );
}

const tooLarge = (url: URL, most: number): FetchFailure =>
  new FetchFailure(
    'too-large',
    `${shownUrl(url)} has more than ${Math.floor(most / 1024 / 1024)} MB; that is no schedule.`,
  );

const UNREACHABLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
};

const CUT = new Set(['ECONNRESET', 'Z_BUF_ERROR', 'ERR_STREAM_PREMATURE_CLOSE', 'HPE_INVALID_CHUNK_SIZE']);

function failure(error: unknown, url: URL, { total, idle }: FetchLimits, late: boolean): FetchFailure {
  if (error instanceof FetchFailure) return error;
  const shown = shownUrl(url);
  if (late) return new FetchFailure('too-slow', `${shown} took longer than ${total / 1000} s.`);
  if (error instanceof Silence) return new FetchFailure('too-slow', `${shown} said nothing for ${idle / 1000} s.`);
  if (error instanceof AddressRefused) return new FetchFailure('address-refused', `${shown}: ${error.message}`);
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (CUT.has(code)) return new FetchFailure('truncated', `${shown} was cut off before its end.`);
  return new FetchFailure('unreachable', `${shown} cannot be fetched: ${UNREACHABLE[code] ?? message}.`);
}
