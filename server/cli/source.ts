/** Schedule files from wherever people have them. */
import { open } from 'node:fs/promises';
import { UsageError } from './errors.js';
import type { Io } from './io.js';
import { size, withProgress, type Progress } from './progress.js';

/** Largest schedule file, bytes; the largest known one has 6 MB. */
export const MOST_BYTES = 64_000_000;
/** A download takes at most this long, ms. */
const DOWNLOAD_TIME = 60_000;

export interface Source {
  readonly bytes: Uint8Array;
  /** As it may be shown: without a password in the address. */
  readonly name: string;
}

/**
 * Reads a file, an `http(s)` address, or stdin for `-`.
 * @throws UsageError
 */
export async function readSource(io: Io, source: string): Promise<Source> {
  if (source === '-') return { bytes: await collect(io.stdin, 'stdin'), name: 'stdin' };
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(source)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https') return download(io, source);
  if (scheme !== undefined && source.startsWith(`${scheme}://`))
    throw new UsageError(`${scheme}: addresses cannot be read; give a file or an http or https address.`);
  return { bytes: await readFile(source), name: source };
}

async function readFile(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      return await collect(file.createReadStream({ autoClose: false }), path);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} cannot be read: ${reason(error)}.`);
  }
}

async function download(io: Io, address: string): Promise<Source> {
  const url = URL.parse(address);
  if (!url) throw new UsageError(`${address} is not a complete address.`);
  const headers = new Headers({ 'user-agent': 'hallway' });
  if (url.username) {
    const login = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    headers.set('authorization', `Basic ${Buffer.from(login).toString('base64')}`);
    url.username = url.password = '';
  }
  const name = url.href;
  try {
    return await withProgress(io, `Asking ${url.host} …`, async (progress) => {
      const response = await fetch(url, { headers, signal: AbortSignal.timeout(DOWNLOAD_TIME) });
      if (!response.ok) throw new UsageError(`${name} answers ${response.status} ${response.statusText}`.trim() + '.');
      return { bytes: await collect(response.body ?? [], name, progress), name };
    });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${name} cannot be fetched: ${reason(error)}.`);
  }
}

async function collect(
  chunks: AsyncIterable<unknown> | Iterable<unknown>,
  name: string,
  progress?: Progress,
): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const part = Buffer.from(chunk as Uint8Array);
    parts.push(part);
    length += part.length;
    progress?.(`Reading ${name}: ${size(length)}`);
    if (length > MOST_BYTES) throw new UsageError(`${name} has more than ${size(MOST_BYTES)}; that is no schedule.`);
  }
  return Buffer.concat(parts);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'its rights do not allow it',
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  ECONNRESET: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
};

/** What a system error means; fetch hides it in `cause`. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `it took longer than ${DOWNLOAD_TIME / 1_000} s`;
  const code = 'code' in error ? String(error.code) : '';
  if (REASONS[code]) return REASONS[code];
  return error.cause === undefined ? error.message : reason(error.cause);
}
