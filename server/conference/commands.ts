/** Commands and undo as proposals to the write path, and what is told of them afterwards. */
import {
  decide,
  decideUndo,
  namedSessions,
  planUndo,
  schedule,
  NOTHING_LIVE,
  applyChange,
  type Change,
  type Command,
  type Effect,
  type Schedule,
  type Warning,
} from '../../core/index.js';
import { effects } from '../../core/effects.js';
import { newWarnings } from '../../core/warnings.js';
import type { JournalEntry, Store } from '../store/ports.js';
import { programmeOf, type Conference } from './conference.js';
import { adoptedBy } from './load.js';
import type { Proposal, Written } from './write.js';

/** Taking back the entry of a revision. */
export interface Undo {
  readonly type: 'undo';
  readonly undoes: number;
}

/** What organisers ask for. */
export type Request = Command | Undo;

/** What a command did, or would do. */
export interface Outcome {
  /** The conference's revision now; of a repeated command, its own. */
  readonly revision: number;
  /** The entry that was written; null if nothing was: a dry run, or nothing to do (J2). */
  readonly entry: JournalEntry | null;
  /** What would be written, in a dry run. */
  readonly planned: Proposal['change'];
  readonly effects: readonly Effect[];
  readonly warnings: readonly Warning[];
  readonly before: Schedule;
  readonly after: Schedule;
}

export interface CommandProposal extends Proposal {
  readonly schedule: Schedule;
  readonly effects: readonly Effect[];
  readonly warnings: readonly Warning[];
}

/** @throws RuleError */
export async function proposeFor(store: Store, conference: Conference, request: Request): Promise<CommandProposal> {
  const context = { at: conference.now(), revision: conference.revision + 1 };
  if (request.type !== 'undo')
    return decide(conference.programme, conference.live, request, context, conference.schedule);

  const undo = planUndo(conference.live, await store.journal.read(conference.slug, 0), request.undoes);
  const adopts = await adoptedBy(store, undo);
  const adopted = adopts === undefined ? conference.programme : programmeOf(conference.slug, adopts);
  return { ...decideUndo(undo, adopted, conference.schedule), adopts };
}

/** J3: what the command of an entry did when it was new. Walks the journal: repeats are rare. */
async function outcomeOf(store: Store, conference: Conference, entry: JournalEntry): Promise<Outcome> {
  let programme: Change['programme'];
  let live = NOTHING_LIVE;
  const earlier = await store.journal.read(conference.slug, 0, entry.revision - 1);
  for (const { change } of earlier) {
    if (change.programme !== undefined) programme = change.programme;
    live = applyChange(live, change);
  }
  const old = programmeOf(conference.slug, (await adoptedBy(store, { programme })) ?? null);
  const adopts = await adoptedBy(store, entry.change);
  const before = schedule(old, live);
  const after = schedule(
    adopts === undefined ? old : programmeOf(conference.slug, adopts),
    applyChange(live, entry.change),
  );
  const request = entry.command as Request;
  const named = request.type === 'undo' ? [] : namedSessions(request);
  return {
    revision: entry.revision,
    entry,
    planned: null,
    effects: effects(before, after, named),
    warnings: newWarnings(before, after),
    before,
    after,
  };
}

export async function outcome(
  store: Store,
  conference: Conference,
  written: Written<CommandProposal>,
): Promise<Outcome> {
  if (written.kind === 'repeated') return outcomeOf(store, conference, written.entry);
  const { proposal, entry, before } = written;
  return {
    revision: conference.revision,
    entry,
    planned: entry ? null : proposal.change,
    effects: proposal.effects,
    warnings: proposal.warnings,
    before,
    after: proposal.schedule,
  };
}
