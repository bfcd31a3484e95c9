/** What is kept of a source: one document in the collection `sources`. */
import type { Instant, Minutes } from '../../core/index.js';
import type { Choices, FormatName, ImportWarning } from '../formats/format.js';
import { RevisionConflict, type Records, type StoredRecord } from '../store/ports.js';

export const SOURCES = 'sources';

/** Id of the source that holds what was uploaded beside other sources. */
export const UPLOAD = 'upload';

/** What organisers choose. */
export interface SourceSettings {
  /** Absent: of what was uploaded, which nobody fetches. */
  readonly url?: string;
  /** Absent: found by content. */
  readonly format?: FormatName;
  /** IANA zone that wins over the file's. */
  readonly timezone?: string;
  /** Minutes between two fetches; 0: only when asked. */
  readonly every: Minutes;
  /** What happens with a good fetch that changes something: adopted at once, or held until somebody approves. */
  readonly apply: 'auto' | 'hold';
  /** Whether it may be on a private, loopback or link-local address. */
  readonly allowPrivate: boolean;
  /** Gaps of at least this many minutes become breaks; absent: none do. */
  readonly inferBreaks?: Minutes;
  /** Where a table keeps what, and which of Sessionize's categories is the track (`ImportOptions.columns`). */
  readonly columns?: Readonly<Record<string, string>>;
  /** Nobody fetches it until it goes on, unless somebody asks. */
  readonly paused?: boolean;
  /** A fetch with a smaller share of the sessions that the source had is held, not adopted; 0 to 1. */
  readonly minShare: number;
}

/** A programme that the source has given, by the hash of its bytes. */
export interface Given {
  readonly hash: string;
  /** Sessions in the file, inferred breaks not counted. */
  readonly sessions: number;
  readonly at: Instant;
}

/** Why a good fetch waits for somebody's approval. */
export type HoldReason = 'asked' | 'shrunken' | 'renamed';

export interface SourceWarning {
  /** Stable, kebab-case: of the fetch, the format, or `shrunken`, `renamed`. */
  readonly code: string;
  /** One sentence: what, where, what to do. */
  readonly message: string;
  readonly since: Instant;
  /** What can be chosen from, where the file leaves a question open. */
  readonly choices?: Choices;
}

/** A good fetch that waits for somebody's approval. */
export interface Held extends Given {
  readonly reason: HoldReason;
  /** What was odd about the file. */
  readonly warnings?: readonly ImportWarning[];
  /** Absent: it waits because that was asked for. */
  readonly warning?: SourceWarning;
}

export interface SourceRecord extends SourceSettings {
  readonly conference: string;
  /** Tells the conference from another of the same slug, earlier or later. */
  readonly conferenceId: string;
  readonly id: string;
  /** Wall clock, ms, like all instants here. */
  readonly created: Instant;
  /** Stands before the ids of its sessions; set with its first programme and then for ever: ids stay what they are. */
  readonly prefix?: string;
  /** Its part of the programme: the last that was adopted. */
  readonly part?: Given;
  /** A fetch that waits for approval. */
  readonly held?: Held;
  /** A fetch that somebody has looked at and does not want; it is not held again. */
  readonly refused?: Given;
  readonly etag?: string;
  readonly lastModified?: string;
  readonly attempted?: Instant;
  readonly succeeded?: Instant;
  /** When to fetch next. */
  readonly next: Instant;
  /** Fetches that have failed since the last good one. */
  readonly failures: number;
  readonly warning?: SourceWarning;
}

export const DEFAULTS = { every: 10, apply: 'hold', allowPrivate: false, minShare: 0.5 } as const;

export const keyOf = ({ conferenceId, id }: Pick<SourceRecord, 'conferenceId' | 'id'>): string =>
  `${conferenceId}/${id}`;

/** The sources of a conference, the oldest first: of what two name differently, its word counts. */
export async function listSources(records: Records, conferenceId: string): Promise<SourceRecord[]> {
  const all = await records.list<SourceRecord>(SOURCES);
  return all
    .map(({ value }) => value)
    .filter((source) => source.conferenceId === conferenceId)
    .sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
}

/**
 * Alters a source, whoever else alters it at the same time.
 * @param alter undefined for a field removes it.
 * @returns the source afterwards; null if it is gone.
 */
export async function alterSource(
  records: Records,
  source: Pick<SourceRecord, 'conferenceId' | 'id'>,
  alter: (now: SourceRecord) => { readonly [K in keyof SourceRecord]?: SourceRecord[K] | undefined },
): Promise<SourceRecord | null> {
  for (;;) {
    const found: StoredRecord<SourceRecord> | null = await records.get<SourceRecord>(SOURCES, keyOf(source));
    if (!found) return null;
    const next = { ...found.value, ...alter(found.value) } as SourceRecord;
    try {
      await records.put(SOURCES, found.key, next, found.revision);
      return next;
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
    }
  }
}
