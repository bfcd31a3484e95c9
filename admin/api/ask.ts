/** The one place where the panel talks HTTP. What the server is asked for stands in the files beside this one. */

/** The server refused; `code` is stable, `message` one English sentence. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** The whole problem document. */
    readonly about: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'Problem';
  }
}

/** No answer came: the request may or may not have arrived. */
export class Unreachable extends Error {
  constructor() {
    super('the server does not answer');
    this.name = 'Unreachable';
  }
}

/** After this long without an answer the panel says so, ms. */
const PATIENCE = 10_000;

let loggedOut = (): void => undefined;

/** Calls back when the server no longer knows who we are, except in answer to a login. */
export function onLoggedOut(listener: () => void): void {
  loggedOut = listener;
}

interface Sending {
  readonly body?: unknown;
  /** Sent as it is, with this content type. */
  readonly file?: Blob;
  readonly revision?: number;
  /** What `If-Match` names where it is no revision. */
  readonly match?: string;
  readonly key?: string;
  readonly signal?: AbortSignal;
  /** How long to wait for the answer, ms. */
  readonly patience?: number;
}

/**
 * Asks the server.
 * @throws Problem if it refuses, Unreachable if no answer comes, AbortError if `signal` ends the wait.
 */
export async function ask(method: string, path: string, sending: Sending = {}): Promise<unknown> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (sending.file) headers['content-type'] = sending.file.type || 'application/octet-stream';
  else if (sending.body !== undefined) headers['content-type'] = 'application/json';
  const match = sending.match ?? sending.revision;
  if (match !== undefined) headers['if-match'] = `"${match}"`;
  if (sending.key !== undefined) headers['idempotency-key'] = sending.key;
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), sending.patience ?? PATIENCE);
  const giveUp = (): void => patience.abort();
  sending.signal?.addEventListener('abort', giveUp);
  try {
    const response = await fetch(path, {
      method,
      headers,
      body: sending.file ?? (sending.body === undefined ? null : JSON.stringify(sending.body)),
      signal: patience.signal,
      credentials: 'same-origin',
      cache: 'no-store',
    });
    const text = await response.text();
    const answer = parse(text);
    if (response.ok) return answer;
    if (response.status === 401 && path !== '/api/login' && path !== '/api/me') loggedOut();
    throw problem(response.status, answer);
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (sending.signal?.aborted) throw new DOMException('superseded', 'AbortError');
    throw new Unreachable();
  } finally {
    clearTimeout(timer);
    sending.signal?.removeEventListener('abort', giveUp);
  }
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problem(status: number, answer: unknown): Problem {
  const about = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>;
  // Proxies answer 502–504 for a server that is gone: the same to people as no answer.
  if (status >= 502 && typeof about['code'] !== 'string') throw new Unreachable();
  const say = about['detail'] ?? about['title'];
  return new Problem(status, String(about['code'] ?? status), typeof say === 'string' ? say : `HTTP ${status}`, about);
}

/** Where the API has a conference. */
export const at = (conference: string): string => `/api/conferences/${encodeURIComponent(conference)}`;
