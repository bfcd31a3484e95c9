/**
 * The one write path: propose → append (durable) → apply. Whatever alters a conference, a command, an undo or
 * an adopted programme, becomes exactly one entry of its journal here (J1), or none (J2).
 */
import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { Change, Schedule } from '../../core/index.js';
import { Refusal } from '../refusal.js';
import { RevisionConflict, type Author, type JournalEntry, type Store } from '../store/ports.js';
import { wallOf, type Clock } from './clock.js';
import type { Adopted, Conference } from './conference.js';
import { catchUp } from './load.js';

/** How often another process may get in between before a write is given up. */
const ATTEMPTS = 10;

export interface WriteOptions {
  readonly by: Author;
  /** Decide, but write nothing. */
  readonly dryRun?: boolean;
  /** Revision that the writer has seen; refused if the conference has moved on. */
  readonly ifMatch?: number | undefined;
  /** Makes repeating harmless (J3). */
  readonly idempotencyKey?: string | undefined;
}

/** What a writer wants: computed from the state at the moment, so it is asked again when that moves on. */
export interface Proposal {
  /** Null: nothing to do (J2). */
  readonly change: Change | null;
  /** The schedule afterwards, if it is known already. */
  readonly schedule?: Schedule;
  /** The programme that the change adopts, with its bytes if it is not stored yet; null: none afterwards. */
  readonly adopts?: (Adopted & { readonly bytes?: Uint8Array }) | null;
}

export type Written<P extends Proposal> =
  | { readonly kind: 'proposed'; readonly proposal: P; readonly entry: JournalEntry | null; readonly before: Schedule }
  /** The key was seen before: this is what happened then (J3). */
  | { readonly kind: 'repeated'; readonly entry: JournalEntry };

/** What the write path works with. */
export interface Desk {
  readonly store: Store;
  readonly clock: Clock;
  /** Called with every entry that is taken in, in order. */
  readonly taken: (conference: Conference, entry: JournalEntry) => void;
  /** Called when an entry is on disk, before anybody hears of it. */
  readonly durable?: () => void;
}

/** The same request has the same fingerprint, however its JSON was spelt. */
function fingerprint(request: unknown): string {
  const sorted = JSON.stringify(request, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(sorted).digest('base64url');
}

function requireRevision(conference: Conference, expected: number | undefined): void {
  if (expected === undefined || expected === conference.revision) return;
  throw new Refusal(
    412,
    'stale-revision',
    `The schedule has moved on from revision ${expected} to ${conference.revision}; read it again and decide anew.`,
    { revision: conference.revision },
  );
}

/** J3: what was stored with the key, if anything. */
async function repeated(desk: Desk, slug: string, key: string, body: string): Promise<JournalEntry | null> {
  const entry = await desk.store.journal.findKey(slug, key);
  if (!entry || entry.key?.body === body) return entry;
  throw new Refusal(
    422,
    'key-reused',
    `The Idempotency-Key belongs to another command, that of revision ${entry.revision}; use a new key for a new command.`,
    { revision: entry.revision },
  );
}

/** Takes in what other processes have written; must run in the conference's queue. */
export async function catchUpAndTell(desk: Desk, conference: Conference): Promise<void> {
  const entries = await catchUp(desk.store, conference);
  for (const entry of entries) desk.taken(conference, entry);
}

/**
 * Writes to a conference; must run in its queue.
 * @param request what was asked for, as the journal shall keep it; part of the key's fingerprint.
 * @param propose what to write, given the conference as it is.
 * @throws Refusal `stale-revision`, `key-reused`, `busy`; RuleError from `propose`. Nothing has changed then.
 */
export async function write<P extends Proposal>(
  desk: Desk,
  conference: Conference,
  request: unknown,
  propose: () => P | Promise<P>,
  options: WriteOptions,
): Promise<Written<P>> {
  const { by, dryRun = false, ifMatch, idempotencyKey } = options;
  const key =
    idempotencyKey === undefined || dryRun ? undefined : { value: idempotencyKey, body: fingerprint(request) };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const earlier = key && (await repeated(desk, conference.slug, key.value, key.body));
    if (earlier) return { kind: 'repeated', entry: earlier };
    requireRevision(conference, ifMatch);
    const before = conference.schedule;
    const proposal = await propose();
    // Each step with a large programme takes a while: screens are served in between.
    if (proposal.adopts) await turn();
    if (!proposal.change || dryRun) return { kind: 'proposed', proposal, entry: null, before };
    const entry: JournalEntry = {
      revision: conference.revision + 1,
      at: conference.now(),
      change: proposal.change,
      by,
      recorded: wallOf(desk.clock),
      command: request,
      ...(key && { key }),
    };
    try {
      if (proposal.adopts?.bytes) {
        await desk.store.blobs.put(proposal.adopts.bytes);
        await turn();
      }
      await desk.store.journal.append(conference.slug, entry);
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
      await catchUpAndTell(desk, conference);
      continue;
    }
    desk.durable?.();
    conference.apply(entry, proposal.adopts, proposal.schedule);
    desk.taken(conference, entry);
    return { kind: 'proposed', proposal, entry, before };
  }
  throw new Refusal(503, 'busy', `Others are writing to "${conference.slug}" without a pause; try again in a moment.`);
}
