/** The one place where the panel talks HTTP. Instants become epoch milliseconds here, and RFC 3339 on the way out. */
import type { Announcement, Change, Instant, Placement, Text, Warning } from '../core/index.js';
import { read, written } from './instants.js';
import type { Deed } from './proposal.js';
import type { Request } from './request.js';

export type Role = 'admin' | 'organiser' | 'helper' | 'viewer';

/** Who is logged in. */
export interface Me {
  readonly name: string;
  readonly role: Role;
  /** Ids of the rooms that a helper is assigned to. */
  readonly rooms: readonly string[];
}

export interface ConferenceInfo {
  readonly slug: string;
  readonly name: Text;
}

/** What a command does to one session, as the server tells it. */
export interface ToldEffect {
  readonly session: string;
  readonly title: Text;
  readonly from: Placement | null;
  readonly to: Placement | null;
}

/** The answer to a command or an undo, dry run or not. */
export interface Answer {
  readonly revision: number;
  /** Whether anything changes (J2). */
  readonly changes: boolean;
  readonly effects: readonly ToldEffect[];
  readonly warnings: readonly Warning[];
  /** Announcements that it puts on the screens or alters; null takes one off. By id. */
  readonly announcements: Readonly<Record<string, Announcement | null>>;
}

/** One line of the journal. */
export interface JournalLine {
  readonly revision: number;
  readonly at: Instant;
  readonly by: string;
  readonly change: Change;
}

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

/** @throws Problem if the server refuses, Unreachable if it does not answer */
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

/** Where the API keeps a conference. */
export const apiPath = (conference: string): string => `/api/conferences/${encodeURIComponent(conference)}`;

function answerOf(told: unknown): Answer {
  const { revision, changes, effects, warnings } = read(told) as Omit<Answer, 'changes' | 'announcements'> & {
    changes: readonly { readonly change: Change }[];
  };
  const announcements = changes[0]?.change.set.announcements ?? {};
  return { revision, changes: changes.length > 0, effects, warnings, announcements };
}

/** The announcement that an answer puts on the screens until somebody takes it off, emergencies first; null for none. */
export function broughtBack({ announcements }: Answer): Announcement | null {
  const up = Object.values(announcements).filter((of): of is Announcement => of !== null && of.until === undefined);
  return up.find(({ level }) => level === 'emergency') ?? up[0] ?? null;
}

/** What a request does, by the server's word, and the doing of it. */
export function deedOf(conference: string, request: Request): Deed<Answer> {
  const [path, body] =
    'undo' in request
      ? [`${apiPath(conference)}/changes/${request.undo}/undo`, undefined]
      : [`${apiPath(conference)}/changes`, written(request.command)];
  return {
    preview: async (signal) => answerOf(await ask('POST', `${path}?dryRun=true`, { body, signal })),
    send: async (revision, key) => answerOf(await ask('POST', path, { body, revision, key })),
  };
}

/** The journal after a revision, oldest first; as many entries as the server gives at once. */
export async function readJournal(conference: string, after: number): Promise<JournalLine[]> {
  const told = read(await ask('GET', `${apiPath(conference)}/changes?after=${after}`)) as {
    readonly changes: readonly (Omit<JournalLine, 'by'> & { readonly by: { readonly name: string } })[];
  };
  return told.changes.map(({ revision, at, by, change }) => ({ revision, at, by: by.name, change }));
}

/** Who is logged in; null for nobody. */
export async function whoAmI(): Promise<Me | null> {
  try {
    return (await ask('GET', '/api/me')) as Me;
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}

/** @throws Problem with code `wrong-login` or `too-many-attempts`, among others. */
export async function logIn(name: string, password: string): Promise<Me> {
  return (await ask('POST', '/api/login', { body: { name, password } })) as Me;
}

export async function logOut(): Promise<void> {
  await ask('DELETE', '/api/login');
}

/** Makes the first admin and logs in. */
export async function setUp(secret: string, name: string, password: string): Promise<Me> {
  return (await ask('POST', '/api/setup', { body: { secret, name, password } })) as Me;
}

export async function listConferences(): Promise<ConferenceInfo[]> {
  return (await ask('GET', '/api/conferences')) as ConferenceInfo[];
}

/** Makes a conference without a programme. */
export async function makeConference(slug: string, name: string): Promise<void> {
  await ask('POST', '/api/conferences', { body: { slug, ...(name ? { name } : {}) } });
}
