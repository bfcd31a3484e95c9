/** Commands, undo and the journal. Instants become epoch milliseconds here, and RFC 3339 on the way out. */
import type { Announcement, Change, Instant, Patch, Placement, Text, Warning } from '../../core/index.js';
import type { Deed } from '../commands/proposal.js';
import type { Request } from '../commands/request.js';
import { ask, at } from './ask.js';
import { read, written } from './instants.js';

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
  /** Hash of the programme that an undo brings back, null if it leaves none; absent where no programme changes. */
  readonly programme?: string | null;
  /** What it lays over the live state; absent where nothing changes. */
  readonly set?: Patch;
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

function answerOf(told: unknown): Answer {
  const { revision, changes, effects, warnings } = read(told) as Omit<Answer, 'changes' | 'announcements'> & {
    changes: readonly { readonly change: Change }[];
  };
  const change = changes[0]?.change;
  const announcements = change?.set.announcements ?? {};
  const programme = change?.programme === undefined ? {} : { programme: change.programme };
  const set = change === undefined ? {} : { set: change.set };
  return { revision, changes: change !== undefined, effects, warnings, announcements, ...programme, ...set };
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
      ? [`${at(conference)}/changes/${request.undo}/undo`, undefined]
      : [`${at(conference)}/changes`, written(request.command)];
  return {
    preview: async (signal) => answerOf(await ask('POST', `${path}?dryRun=true`, { body, signal })),
    send: async (revision, key) => answerOf(await ask('POST', path, { body, revision, key })),
  };
}

/** The journal after a revision, oldest first; as many entries as the server gives at once. */
export async function readJournal(conference: string, after: number): Promise<JournalLine[]> {
  const told = read(await ask('GET', `${at(conference)}/changes?after=${after}`)) as {
    readonly changes: readonly (Omit<JournalLine, 'by'> & { readonly by: { readonly name: string } })[];
  };
  return told.changes.map(({ revision, at, by, change }) => ({ revision, at, by: by.name, change }));
}
