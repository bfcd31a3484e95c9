/**
 * Taking back a change (U1, U2). The live state is what the journal's effective entries have set, the last
 * writer of a field winning; taking an entry back makes it ineffective, taking that back makes it effective again.
 */
import { RuleError, type Decision } from './command.js';
import { outcome } from './decide.js';
import { fieldsOf, minimal, patchOf, type FieldWrite } from './live-state.js';
import type { Change, Entry, LiveState, Programme, Schedule } from './model.js';

/** The field that stands for the adopted programme. */
const PROGRAMME: readonly string[] = ['programme'];

function writesOf(change: Change): FieldWrite[] {
  const writes = fieldsOf(change.set);
  return change.programme === undefined ? writes : [...writes, { path: PROGRAMME, value: change.programme }];
}

const keyOf = (path: readonly string[]): string => JSON.stringify(path);

/** The revisions whose changes hold: neither taken back, nor themselves an undo that was taken back. */
function effective(journal: readonly Entry[]): Map<number, boolean> {
  const holds = new Map<number, boolean>();
  const undoes = new Map<number, number>();
  const set = (revision: number, value: boolean): void => {
    holds.set(revision, value);
    const target = undoes.get(revision);
    if (target !== undefined) set(target, !value);
  };
  for (const { revision, change } of journal) {
    if (change.undoes !== undefined) undoes.set(revision, change.undoes);
    set(revision, true);
  }
  return holds;
}

/** The entry whose content an undo is about, and whether that content holds once `entry` is taken back. */
function contentOf(
  journal: ReadonlyMap<number, Entry>,
  entry: Entry,
): { readonly content: Entry; readonly holdsAfter: boolean } {
  const target = entry.change.undoes === undefined ? undefined : journal.get(entry.change.undoes);
  if (!target) return { content: entry, holdsAfter: false };
  const inner = contentOf(journal, target);
  return { content: inner.content, holdsAfter: !inner.holdsAfter };
}

/**
 * The change that takes back the entry `revision`; its `programme` is set if the undone entry adopted one (null: none before).
 * @param live the state now.
 * @param journal all entries of the conference, oldest first.
 * @throws RuleError `unknown-revision`; `already-undone`; `undo-conflict` naming the later entry that touched the same field.
 */
export function planUndo(live: LiveState, journal: readonly Entry[], revision: number): Change {
  const byRevision = new Map(journal.map((entry) => [entry.revision, entry]));
  const target = byRevision.get(revision);
  if (!target) {
    throw new RuleError('unknown-revision', `The journal has no entry ${revision}.`, { revision });
  }
  const holds = effective(journal);
  if (holds.get(revision) !== true) {
    throw new RuleError('already-undone', `Entry ${revision} has already been taken back.`, { revision });
  }
  const { content, holdsAfter } = contentOf(byRevision, target);
  const touched = new Map(writesOf(content.change).map(({ path }) => [keyOf(path), path]));
  const restored = new Map<string, FieldWrite>([...touched].map(([key, path]) => [key, { path, value: null }]));
  for (const entry of journal) {
    const isOriginal = entry.change.undoes === undefined;
    const counts = entry === content ? holdsAfter : holds.get(entry.revision) === true;
    if (!isOriginal || !counts) continue;
    for (const write of writesOf(entry.change)) {
      const key = keyOf(write.path);
      if (!touched.has(key)) continue;
      if (entry.revision > content.revision) {
        throw new RuleError(
          'undo-conflict',
          `Entry ${revision} cannot be taken back: entry ${entry.revision} (${entry.change.type}) has since changed the same; take that back first.`,
          { revision: entry.revision },
        );
      }
      restored.set(key, write);
    }
  }
  const programme = restored.get(keyOf(PROGRAMME));
  restored.delete(keyOf(PROGRAMME));
  return {
    type: 'undo',
    undoes: revision,
    set: minimal(live, patchOf(restored.values())),
    ...(programme ? { programme: programme.value as string | null } : {}),
  };
}

/**
 * What an undo does, as `decide` tells it of a command.
 * @param undo what `planUndo` planned.
 * @param adopted the programme that holds afterwards (`undo.programme` names it if it changes).
 * @param before the schedule now.
 */
export const decideUndo = (undo: Change, adopted: Programme, before: Schedule): Decision =>
  outcome(adopted, before, undo);
