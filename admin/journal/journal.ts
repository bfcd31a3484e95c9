/** The journal in facts: who changed what from which old value to which new one. Pure. */
import { applyChange, NOTHING_LIVE } from '../../core/index.js';
import type {
  Announcement,
  LiveState,
  Patch,
  RoomFacts,
  RoomLive,
  Schedule,
  Session,
  SessionLive,
  Settings,
  TrackFacts,
} from '../../core/index.js';
import type { JournalLine } from '../api/changes.js';

/** One thing that an entry changed. `null` is "as planned", "nothing", "open": the value without any change. */
export type Fact =
  | {
      readonly [K in keyof SessionLive]-?: {
        readonly about: 'session';
        readonly session: string;
        readonly field: K;
        readonly old: SessionLive[K] | null;
        readonly now: SessionLive[K] | null;
      };
    }[keyof SessionLive]
  | { readonly about: 'extra'; readonly session: string; readonly old: Session | null; readonly now: Session | null }
  | { readonly about: 'room'; readonly room: string; readonly old: RoomLive; readonly now: RoomLive }
  | {
      readonly about: 'room-facts';
      readonly room: string;
      readonly field: keyof RoomFacts;
      readonly old: RoomFacts[keyof RoomFacts] | null;
      readonly now: RoomFacts[keyof RoomFacts] | null;
    }
  | {
      readonly about: 'track-facts';
      readonly track: string;
      readonly field: keyof TrackFacts;
      readonly old: TrackFacts[keyof TrackFacts] | null;
      readonly now: TrackFacts[keyof TrackFacts] | null;
    }
  | { readonly about: 'announcement'; readonly old: Announcement | null; readonly now: Announcement | null }
  | {
      readonly about: 'setting';
      readonly field: keyof Settings;
      readonly old: Settings[keyof Settings] | null;
      readonly now: Settings[keyof Settings] | null;
    }
  | { readonly about: 'programme'; readonly hash: string | null };

export interface JournalItem {
  readonly line: JournalLine;
  readonly facts: readonly Fact[];
  /** Revision of the entry that took this one back, if any. */
  readonly undoneBy: number | null;
}

const keys = <T extends object>(value: T | undefined): (keyof T)[] => Object.keys(value ?? {}) as (keyof T)[];

/** What is said of a room in one line; its other fields are facts of the house. */
const ON_THE_DAY: ReadonlySet<keyof RoomLive> = new Set(['status', 'overflow', 'note']);

function factsOf(set: Patch, old: LiveState, now: LiveState): Fact[] {
  const facts: Fact[] = [];
  for (const session of Object.keys(set.sessions ?? {})) {
    for (const field of keys(set.sessions![session])) {
      const [was, is] = [old.sessions[session]?.[field] ?? null, now.sessions[session]?.[field] ?? null];
      facts.push({ about: 'session', session, field, old: was, now: is } as Fact);
    }
  }
  for (const session of Object.keys(set.extras ?? {})) {
    facts.push({ about: 'extra', session, old: old.extras[session] ?? null, now: now.extras[session] ?? null });
  }
  for (const room of Object.keys(set.rooms ?? {})) {
    const [was, is] = [old.rooms[room] ?? {}, now.rooms[room] ?? {}];
    const fields = keys(set.rooms![room]);
    if (fields.some((field) => ON_THE_DAY.has(field))) facts.push({ about: 'room', room, old: was, now: is });
    for (const field of fields) {
      if (ON_THE_DAY.has(field)) continue;
      facts.push({ about: 'room-facts', room, field, old: was[field] ?? null, now: is[field] ?? null } as Fact);
    }
  }
  for (const track of Object.keys(set.tracks ?? {})) {
    for (const field of keys(set.tracks![track])) {
      const [was, is] = [old.tracks?.[track]?.[field] ?? null, now.tracks?.[track]?.[field] ?? null];
      facts.push({ about: 'track-facts', track, field, old: was, now: is });
    }
  }
  for (const id of Object.keys(set.announcements ?? {})) {
    facts.push({ about: 'announcement', old: old.announcements[id] ?? null, now: now.announcements[id] ?? null });
  }
  for (const field of keys(set.settings)) {
    facts.push({ about: 'setting', field, old: old.settings[field] ?? null, now: now.settings[field] ?? null });
  }
  return facts;
}

/**
 * Tells for every entry what it changed, from what to what.
 * @param lines the whole journal from revision 1, oldest first: old values come from the entries before.
 */
export function tell(lines: readonly JournalLine[]): JournalItem[] {
  const undone = new Map<number, number>();
  // From the last to the first: an undo that was itself taken back undoes nothing.
  for (const { revision, change } of [...lines].reverse()) {
    if (change.undoes !== undefined && !undone.has(revision)) undone.set(change.undoes, revision);
  }
  let live = NOTHING_LIVE;
  return lines.map((line) => {
    const old = live;
    live = applyChange(old, line.change);
    const facts = factsOf(line.change.set, old, live);
    if (line.change.programme !== undefined) facts.unshift({ about: 'programme', hash: line.change.programme });
    return { line, facts, undoneBy: undone.get(line.revision) ?? null };
  });
}

/** Kinds that the journal can be filtered by, each with the types of changes that belong to it. */
export const KINDS = {
  delay: ['delay', 'delay-room', 'delay-all'],
  extend: ['extend'],
  move: ['move', 'swap'],
  cancel: ['cancel', 'restore'],
  edit: ['edit', 'add'],
  start: ['start', 'end'],
  'room-status': ['room-status'],
  announce: ['announce', 'withdraw', 'note'],
  settings: ['settings', 'edit-room', 'edit-track'],
  programme: ['programme'],
  undo: ['undo'],
} as const satisfies Record<string, readonly string[]>;
export type JournalKind = keyof typeof KINDS;

/** What is wanted; an empty field wants everything. */
export interface JournalFilter {
  /** Room id. */
  readonly room: string;
  /** Name of who did it. */
  readonly person: string;
  readonly kind: JournalKind | '';
}

/** The rooms that a fact concerns, by id: where a session was planned, where it is, and where it was moved from or to. */
function roomsOf(fact: Fact, schedule: Schedule): readonly (string | null | undefined)[] {
  switch (fact.about) {
    case 'session': {
      const session = schedule.byId.get(fact.session);
      return [session?.room, session?.plannedRoom, ...(fact.field === 'room' ? [fact.old, fact.now] : [])];
    }
    case 'extra':
      return [fact.old?.room, fact.now?.room, schedule.byId.get(fact.session)?.room];
    case 'room':
    case 'room-facts':
      return [fact.room];
    case 'announcement':
      return (fact.now ?? fact.old)?.scope.rooms ?? [];
    default:
      return [];
  }
}

/** The entries that a filter lets through. */
export function kept(items: readonly JournalItem[], filter: JournalFilter, schedule: Schedule): JournalItem[] {
  const types: readonly string[] = filter.kind === '' ? [] : KINDS[filter.kind];
  return items.filter(
    ({ line, facts }) =>
      (filter.person === '' || line.by === filter.person) &&
      (filter.kind === '' || types.includes(line.change.type)) &&
      (filter.room === '' || facts.some((fact) => roomsOf(fact, schedule).includes(filter.room))),
  );
}
