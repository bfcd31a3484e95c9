/** Adopting programmes: files, sources, and how live changes stand to them. */
import type { Instant, SessionLive, Text } from '../../core/index.js';
import type { Deed } from '../commands/proposal.js';
import { ask, at, Problem } from './ask.js';
import { read } from './instants.js';

export interface Item {
  readonly session: string;
  readonly title?: Text;
}

/** What adopting a programme does, or would do. */
export interface Adoption {
  readonly hash: string;
  readonly revision: number;
  /** Whether it became an entry of the journal. */
  readonly written: boolean;
  readonly diff: {
    readonly added: readonly Item[];
    readonly removed: readonly Item[];
    readonly changed: readonly (Item & { readonly fields: readonly string[] })[];
    readonly renamed: readonly ProposedRename[];
  };
  readonly warnings: readonly { readonly code: string; readonly message: string; readonly count?: number }[];
  /** Ids of sessions with live changes that it does not have (P3). */
  readonly orphans: readonly string[];
  /** Live changes that it has caught up with (P2). */
  readonly retired: readonly { readonly session: string; readonly field: string }[];
  readonly choices?: Choices;
}

export interface Rename {
  readonly from: string;
  readonly to: string;
}

export interface ProposedRename extends Rename {
  /** 0 to 1. */
  readonly score: number;
  readonly title?: Text;
}

/** What of a file was guessed. */
export interface Choices {
  readonly table?: {
    readonly headers: readonly string[];
    readonly rows: readonly (readonly string[])[];
    /** Header by field. */
    readonly columns: Readonly<Record<string, string>>;
  };
  readonly categories?: { readonly titles: readonly string[]; readonly track: string | null };
}

/** How a file is read. */
export interface Reading {
  readonly timezone?: string;
  readonly columns?: Readonly<Record<string, string>>;
  /** Minutes. */
  readonly inferBreaks?: number;
}

/** How a source is kept in step. */
export interface Keeping {
  /** Minutes; 0: only when asked. */
  readonly every: number;
  readonly apply: 'auto' | 'hold';
}

interface Given {
  readonly hash: string;
  readonly sessions: number;
  readonly at: Instant;
}

export interface Source extends Reading, Keeping {
  readonly id: string;
  /** Null: what was uploaded. */
  readonly url: string | null;
  readonly allowPrivate: boolean;
  readonly paused: boolean;
  readonly minShare: number;
  readonly part: Given | null;
  readonly held: (Given & { readonly reason: 'asked' | 'shrunken' | 'renamed' }) | null;
  readonly refused: Given | null;
  readonly warning: {
    readonly code: string;
    readonly message: string;
    readonly since: Instant;
    readonly choices?: Choices;
  } | null;
  readonly failures: number;
  readonly succeeded: Instant | null;
  readonly next: Instant | null;
}

export type SourcePatch = {
  readonly [K in 'url' | 'allowPrivate' | 'paused' | 'minShare' | keyof Keeping]?: Source[K];
} & { readonly [K in keyof Reading]?: Reading[K] | null };

export interface FetchAnswer {
  readonly outcome: 'unchanged' | 'adopted' | 'held' | 'kept' | 'proposed';
  readonly source: Source;
  readonly adoption: Adoption | null;
  readonly given?: string;
  readonly choices?: Choices;
}

/** How live changes stand to the programme. */
export interface Standing {
  readonly adopted: { readonly at: Instant; readonly by: { readonly name: string } } | null;
  readonly retired: readonly (Item & { readonly field: string; readonly value: unknown })[];
  readonly orphans: readonly (Item & { readonly changes: SessionLive })[];
}

/** Reading and fetching a large file takes a while, ms. */
const PATIENCE = 60_000;

const sourcesOf = (conference: string): string => `${at(conference)}/sources`;
const sourceOf = (conference: string, id: string): string => `${sourcesOf(conference)}/${encodeURIComponent(id)}`;

/** Instants of sources are not named like those of the schedule. */
function readSource(told: unknown): Source {
  const source = read(told) as Source & { readonly succeeded: unknown; readonly next: unknown };
  const instant = (value: unknown): Instant | null => (typeof value === 'string' ? Date.parse(value) : null);
  const warning = source.warning && { ...source.warning, since: Date.parse(String(source.warning.since)) };
  return { ...source, warning, succeeded: instant(source.succeeded), next: instant(source.next) };
}

const fetchAnswer = (told: unknown): FetchAnswer => {
  const answer = told as FetchAnswer;
  return { ...answer, source: readSource(answer.source) };
};

export async function listSources(conference: string): Promise<Source[]> {
  const { sources } = (await ask('GET', sourcesOf(conference))) as { readonly sources: readonly unknown[] };
  return sources.map(readSource);
}

/** What approving would do; null if nothing is held. */
export async function readProposal(conference: string, id: string): Promise<{ source: Source; held: Adoption | null }> {
  const told = (await ask('GET', sourceOf(conference, id))) as { readonly proposal: Adoption | null };
  return { source: readSource(told), held: told.proposal };
}

export async function alterSource(conference: string, id: string, patch: SourcePatch): Promise<Source> {
  return readSource(await ask('PATCH', sourceOf(conference, id), { body: patch }));
}

export async function fetchSource(conference: string, id: string): Promise<FetchAnswer> {
  return fetchAnswer(await ask('POST', `${sourceOf(conference, id)}/fetch`, { patience: PATIENCE }));
}

/** @param hash of what is held, as it was seen. */
export async function approveSource(
  conference: string,
  id: string,
  hash: string,
  renamed: readonly Rename[],
): Promise<FetchAnswer> {
  const path = `${sourceOf(conference, id)}/approve`;
  return fetchAnswer(await ask('POST', path, { body: { renamed }, match: hash, patience: PATIENCE }));
}

export async function refuseSource(conference: string, id: string, hash: string): Promise<Source> {
  return readSource(await ask('POST', `${sourceOf(conference, id)}/refuse`, { match: hash }));
}

/** @param dryRun only tell what would be adopted. */
export async function removeSource(conference: string, id: string, dryRun: boolean): Promise<Adoption | null> {
  const path = `${sourceOf(conference, id)}${dryRun ? '?dryRun=true' : ''}`;
  return ((await ask('DELETE', path)) as { readonly adoption: Adoption | null }).adoption;
}

export async function readStanding(conference: string): Promise<Standing> {
  return read(await ask('GET', `${at(conference)}/programme/status`)) as Standing;
}

const MEDIA: Readonly<Record<string, string>> = {
  xml: 'application/xml',
  json: 'application/json',
  ics: 'text/calendar',
  csv: 'text/csv',
};

/** Adopting a schedule file. */
export function uploadOf(
  conference: string,
  file: File,
  { timezone, columns = {}, inferBreaks }: Reading,
  renamed: readonly Rename[],
): Deed<Adoption> {
  const type = MEDIA[file.name.split('.').at(-1)!.toLowerCase()] ?? 'application/octet-stream';
  const body = file.slice(0, file.size, type);
  const query = (dryRun: boolean): string => {
    const search = new URLSearchParams();
    if (dryRun) search.set('dryRun', 'true');
    if (timezone) search.set('timezone', timezone);
    if (inferBreaks) search.set('inferBreaks', String(inferBreaks));
    for (const [field, header] of Object.entries(columns)) search.append('column', `${field}=${header}`);
    for (const { from, to } of renamed) search.append('renamed', `${from}=${to}`);
    return `${at(conference)}/programme?${search}`;
  };
  const put = async (dryRun: boolean, more: object): Promise<Adoption> =>
    (await ask('PUT', query(dryRun), { file: body, patience: PATIENCE, ...more })) as Adoption;
  return {
    preview: (signal) => put(true, { signal }),
    send: (revision, key) => put(false, { revision, key }),
  };
}

interface Preview extends Adoption {
  /** Hash of the part that the address gives. */
  readonly given: string;
}

/** Adding a source and adopting what was looked at. Sending it again adds nothing twice. */
export function additionOf(
  conference: string,
  address: Reading & { readonly url: string; readonly allowPrivate: boolean },
  keeping: () => Keeping,
  renamed: readonly Rename[],
): Deed<Adoption> {
  let seen: Preview | null = null;
  let added: string | null = null;
  const path = sourcesOf(conference);
  return {
    async preview(signal) {
      const body = { ...address, ...keeping() };
      const answer = fetchAnswer(await ask('POST', `${path}?dryRun=true`, { body, signal, patience: PATIENCE }));
      seen = { ...answer.adoption!, given: answer.given!, ...(answer.choices && { choices: answer.choices }) };
      return seen;
    },
    async send() {
      const { apply, every } = keeping();
      // Held until then: nothing but what was looked at is adopted here.
      added ??= readSource(await ask('POST', path, { body: { ...address, every, apply: 'hold' } })).id;
      const { source } = await fetchSource(conference, added);
      const { held } = source;
      if ((held ?? source.part)?.hash !== seen!.given)
        throw new Problem(412, 'stale-source', 'The address gives something else than what was looked at.');
      const done = held && (await approveSource(conference, added, held.hash, renamed)).adoption;
      if (apply !== 'hold') await alterSource(conference, added, { apply });
      return done ?? { ...seen!, written: false };
    },
  };
}
