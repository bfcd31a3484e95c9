/** A new programme over living changes (P1–P3). */
import { DETAILS } from './command.js';
import { caughtUp } from './furnish.js';
import { diffProgrammes, type ProgrammeDiff } from './diff.js';
import { applyPatch, fieldsOf, minimal, patchOf, same } from './live-state.js';
import { moveChanges, proposeRenames, type ProposedRename, type Rename } from './rename.js';
import { schedule } from './schedule.js';
import {
  MINUTE,
  type Change,
  type LiveState,
  type Patch,
  type Programme,
  type Session,
  type SessionLive,
} from './model.js';

/** A field of a session's changes that the new programme has caught up with, wholly or (a shrunken delay) in part. */
export interface Retired {
  readonly session: string;
  readonly field: keyof SessionLive;
}

export interface Adoption {
  /** null when the programme is the one that is adopted already (J2). */
  readonly change: Change | null;
  readonly diff: ProgrammeDiff;
  readonly retired: readonly Retired[];
  /** Vanished sessions that may be there under new ids; nothing was done about it (P3). */
  readonly renames: readonly ProposedRename[];
  /** Sessions that have changes but are not in the new programme (P3). */
  readonly orphans: readonly string[];
  readonly live: LiveState;
}

type Fields = { -readonly [K in keyof SessionLive]?: SessionLive[K] | null };

/**
 * P2: what is left of a relative number of minutes when the plan goes from `planned` to `next`, ms.
 * Caught up exactly: nothing. On the way there: the rest. Anywhere else: all of it (P1).
 */
function rest(minutes: number, planned: number, next: number): number {
  const expected = planned + minutes * MINUTE;
  const onTheWay = minutes > 0 ? planned < next && next <= expected : expected <= next && next < planned;
  return onTheWay ? Math.round((expected - next) / MINUTE) : minutes;
}

const orNull = (minutes: number): number | null => (minutes === 0 ? null : minutes);

function retire(live: SessionLive, old: Session | undefined, next: Session): Fields {
  const set: Fields = {};
  // As soon as the new programme says the same.
  for (const field of [...DETAILS, 'room', 'start'] as const satisfies readonly (keyof SessionLive & keyof Session)[]) {
    if (live[field] !== undefined && same(live[field], next[field])) Object.assign(set, { [field]: null });
  }
  if (!old) return set;
  if (live.delay !== undefined && live.start === undefined) {
    const delay = rest(live.delay, old.start, next.start);
    if (delay !== live.delay) set.delay = orNull(delay);
  }
  if (live.extension !== undefined && old.end !== undefined && next.end !== undefined) {
    const extension = rest(live.extension, old.end - old.start, next.end - next.start);
    if (extension !== live.extension) set.extension = orNull(extension);
  }
  return set;
}

/**
 * What adopting a programme changes: nothing live is dropped; what upstream has caught up with is retired.
 * @param old the programme adopted so far, null for none.
 * @param next the new one.
 * @param hash its content hash.
 * @param oldHash the hash of the old one.
 * @param renamed sessions that somebody has recognised under new ids: their changes move over (P3).
 * @throws RuleError `unknown-session`, `invalid-rename`
 */
export function adoptProgramme(
  old: Programme | null,
  next: Programme,
  live: LiveState,
  hash: string,
  oldHash: string | null = null,
  renamed: readonly Rename[] = [],
): Adoption {
  const unchanged = hash === oldHash;
  const before = new Map((old?.sessions ?? []).map((session) => [session.id, session]));
  const after = new Map(next.sessions.map((session) => [session.id, session]));
  const origin = new Map(renamed.map(({ from, to }) => [to, from]));
  const moved = moveChanges(live, next, renamed);
  const sessions: Record<string, Fields> = {};
  const retired: Retired[] = [];
  for (const [id, state] of Object.entries(applyPatch(live, moved).sessions)) {
    const session = after.get(id);
    if (!session || (unchanged && !origin.has(id))) continue;
    const set = retire(state, before.get(origin.get(id) ?? id), session);
    const fields = Object.keys(set) as (keyof SessionLive)[];
    if (fields.length === 0) continue;
    sessions[id] = set;
    retired.push(...fields.map((field) => ({ session: id, field })));
  }
  // Later writes win: what is moved and caught up with at once is only taken from where it was.
  const writes = new Map(
    [...fieldsOf(moved), ...fieldsOf({ sessions }), ...fieldsOf(unchanged ? {} : caughtUp(live, next))].map((write) => [
      write.path.join('\n'),
      write,
    ]),
  );
  const set: Patch = minimal(live, patchOf(writes.values()));
  const nothing = unchanged && Object.keys(set).length === 0;
  const adopted = nothing ? live : applyPatch(live, set);
  return {
    change: nothing ? null : { type: 'programme', programme: hash, set },
    diff: diffProgrammes(old, next),
    retired,
    renames: proposeRenames(old, next),
    orphans: schedule(next, adopted).orphans,
    live: adopted,
  };
}
