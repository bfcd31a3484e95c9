/** What these pages ask the server for. */
import type { Instant, Programme, Text } from '../../core/index.js';
import { ask, at, Problem } from '../api/ask.js';
import type { Adoption } from '../api/programme.js';
import type { Deed } from '../commands/proposal.js';

export interface AdoptedProgramme {
  readonly revision: number;
  readonly recorded: Instant;
  readonly by: string;
  readonly type: string;
  readonly source?: string;
  readonly hash: string | null;
  readonly version?: string;
  readonly sessions: number;
  readonly rooms: number;
  readonly diff: { readonly added: number; readonly removed: number; readonly changed: number };
  readonly current: boolean;
}

/** Hash of the programme that holds; null for none. */
export async function programmeHash(conference: string): Promise<string | null> {
  return ((await ask('GET', at(conference))) as { programme: string | null }).programme;
}

/** The programme as it came, without what was set by hand over it; null while there is none. */
export async function readProgramme(conference: string): Promise<{ hash: string; programme: Programme } | null> {
  const hash = await programmeHash(conference);
  if (hash === null) return null;
  return { hash, programme: (await ask('GET', `${at(conference)}/programme/${hash}`)) as Programme };
}

/** Adopting a programme that was written by hand. */
export function publishOf(conference: string, programme: Programme): Deed<Adoption> {
  const file = new Blob([JSON.stringify(programme)], { type: 'application/json' });
  const path = `${at(conference)}/programme?format=hallway`;
  return {
    preview: async (signal) => (await ask('PUT', `${path}&dryRun=true`, { file, signal })) as Adoption,
    send: async (revision, key) => (await ask('PUT', path, { file, revision, key })) as Adoption,
  };
}

/** The programmes that there were, the newest first. */
export async function readHistory(conference: string): Promise<AdoptedProgramme[]> {
  const told = (await ask('GET', `${at(conference)}/programmes`)) as {
    readonly programmes: readonly (Omit<AdoptedProgramme, 'by' | 'recorded'> & {
      readonly by: { readonly name: string };
      readonly recorded: string;
    })[];
  };
  return told.programmes.map((one) => ({ ...one, by: one.by.name, recorded: Date.parse(one.recorded) }));
}

/** Adopting a programme again that there was. */
export function goBackOf(conference: string, hash: string): Deed<Adoption> {
  const path = `${at(conference)}/programmes/${encodeURIComponent(hash)}/adopt`;
  return {
    preview: async (signal) => (await ask('POST', `${path}?dryRun=true`, { signal })) as Adoption,
    send: async (revision, key) => (await ask('POST', path, { revision, key })) as Adoption,
  };
}

/** Whether the conference takes its programme from somewhere else. */
export async function hasSources(conference: string): Promise<boolean> {
  const told = (await ask('GET', `${at(conference)}/sources`)) as readonly { readonly url?: string | null }[];
  return told.some(({ url }) => url !== null && url !== undefined);
}

export interface ConferenceState {
  readonly slug: string;
  /** What its clock read when the server was asked. */
  readonly now: Instant;
  readonly rehearsalOf?: string;
}

/** A conference, or null if there is none of that slug. */
export async function readConference(slug: string): Promise<ConferenceState | null> {
  try {
    const told = (await ask('GET', at(slug))) as { slug: string; now: string; rehearsalOf?: string };
    return { ...told, now: Date.parse(told.now) };
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  }
}

/** Copies a conference to `<slug>-rehearsal`; an earlier copy is replaced. */
export async function makeRehearsal(slug: string, now: Instant): Promise<ConferenceState> {
  const told = (await ask('POST', `${at(slug)}/rehearsal`, { body: { now: new Date(now).toISOString() } })) as {
    slug: string;
    now: string;
  };
  return { ...told, now: Date.parse(told.now), rehearsalOf: slug };
}

export async function setClock(slug: string, now: Instant): Promise<void> {
  await ask('PATCH', at(slug), { body: { now: new Date(now).toISOString() } });
}

export async function throwAway(slug: string): Promise<void> {
  await ask('DELETE', at(slug));
}

export interface NewDay {
  readonly date: string;
  readonly start: string;
  readonly end: string;
}

/** Makes a conference without sessions. @throws Problem `conference-exists`, `unknown-timezone`, `invalid-days` */
export async function makeConference(
  slug: string,
  wish: { readonly name?: Text; readonly timezone?: string; readonly days?: readonly NewDay[] },
): Promise<void> {
  await ask('POST', '/api/conferences', { body: { slug, ...wish } });
}
