/** What a command does, sorted for people: what moves, what absorbs, from when everything is as before. Pure. */
import { MINUTE } from '../../core/index.js';
import type { Instant, Minutes, Placement, Schedule, ScheduledSession, Text } from '../../core/index.js';
import type { ToldEffect } from '../api/changes.js';

/** What happens to a session, most telling first. */
export type EffectKind =
  | 'added'
  | 'removed'
  | 'cancelled'
  | 'restored'
  | 'started'
  | 'ended'
  | 'reopened'
  | 'moved'
  | 'later'
  | 'earlier'
  | 'longer'
  | 'shorter';

export interface EffectLine {
  readonly session: string;
  readonly title: Text;
  readonly kinds: readonly EffectKind[];
  readonly from: Placement | null;
  readonly to: Placement | null;
  /** Minutes that the start, the end and the length change; 0 without both sides. */
  readonly start: Minutes;
  readonly end: Minutes;
  readonly length: Minutes;
  readonly isBreak: boolean;
}

/** The first session of a room that stays where it is, behind those that shift. */
export interface Unmoved {
  readonly room: string;
  readonly session: string;
  readonly title: Text;
  readonly start: Instant;
  /** Whether it is on time, so that everything from there on is as printed. */
  readonly onTime: boolean;
}

export interface Summary {
  /** The commanded sessions first, then by time. */
  readonly lines: readonly EffectLine[];
  /** Breaks that take up lateness by being shorter. */
  readonly absorbing: readonly EffectLine[];
  readonly unmoved: readonly Unmoved[];
}

const minutes = (from: Instant, to: Instant): Minutes => Math.round((to - from) / MINUTE);

/** Signs of a change between two placements of a session. */
function kindsOf(from: Placement | null, to: Placement | null): EffectKind[] {
  if (!from) return ['added'];
  if (!to) return ['removed'];
  const kinds: EffectKind[] = [];
  if (from.status !== to.status) {
    if (to.status === 'cancelled') return ['cancelled'];
    if (from.status === 'cancelled') kinds.push('restored');
    else if (to.status === 'started' && from.status === 'planned') kinds.push('started');
    else if (to.status === 'ended') kinds.push('ended');
    else kinds.push('reopened');
  }
  if (from.room !== to.room) kinds.push('moved');
  const start = minutes(from.start, to.start);
  const length = minutes(from.start, from.end) - minutes(to.start, to.end);
  if (start !== 0) kinds.push(start > 0 ? 'later' : 'earlier');
  if (length !== 0) kinds.push(length < 0 ? 'longer' : 'shorter');
  return kinds;
}

/**
 * Sorts the server's effects for the preview.
 * @param commanded ids of the sessions that the command names; they come first.
 * @param schedule the schedule before the command, for kinds and for what follows.
 */
export function summarise(effects: readonly ToldEffect[], commanded: readonly string[], schedule: Schedule): Summary {
  const lines = effects.map((effect): EffectLine => {
    const { from, to } = effect;
    const start = from && to ? minutes(from.start, to.start) : 0;
    const end = from && to ? minutes(from.end, to.end) : 0;
    const isBreak = schedule.byId.get(effect.session)?.kind === 'break';
    return {
      session: effect.session,
      title: effect.title,
      kinds: kindsOf(from, to),
      from,
      to,
      start,
      end,
      length: end - start,
      isBreak,
    };
  });
  const rank = (line: EffectLine): number => (commanded.includes(line.session) ? 0 : 1);
  const when = (line: EffectLine): Instant => (line.to ?? line.from)!.start;
  lines.sort((a, b) => rank(a) - rank(b) || when(a) - when(b));
  return {
    lines,
    absorbing: lines.filter((line) => line.isBreak && line.length < 0 && !commanded.includes(line.session)),
    unmoved: unmovedAfter(lines, schedule),
  };
}

/** For every room in which something becomes later: the next session that does not. */
function unmovedAfter(lines: readonly EffectLine[], schedule: Schedule): Unmoved[] {
  const touched = new Set(lines.map((line) => line.session));
  const last = new Map<string, ScheduledSession>();
  for (const line of lines) {
    const session = schedule.byId.get(line.session);
    if (!session || (line.start <= 0 && line.end <= 0) || line.to?.room === undefined) continue;
    const known = last.get(line.to.room);
    if (!known || known.baseStart < session.baseStart) last.set(line.to.room, session);
  }
  const found: Unmoved[] = [];
  for (const [room, session] of last) {
    const next = (schedule.byRoom.get(room) ?? []).find(
      (other) =>
        other.day === session.day &&
        other.baseStart >= session.baseEnd &&
        !touched.has(other.id) &&
        !other.background &&
        other.status !== 'cancelled',
    );
    if (next) found.push({ room, session: next.id, title: next.title, start: next.start, onTime: next.lateness <= 0 });
  }
  return found;
}

/** Whether two answers would mean the same to a person: the same sessions, times, rooms, and warnings. */
export function alike(
  a: { readonly effects: readonly ToldEffect[]; readonly warnings: readonly unknown[] },
  b: { readonly effects: readonly ToldEffect[]; readonly warnings: readonly unknown[] },
): boolean {
  const essence = (answer: typeof a): string =>
    JSON.stringify([
      [...answer.effects]
        .sort((x, y) => (x.session < y.session ? -1 : 1))
        .map((x) => [x.session, sides(x.from), sides(x.to)]),
      answer.warnings.map((warning) => JSON.stringify(warning)).sort(),
    ]);
  return essence(a) === essence(b);
}

/** To the minute: "now" moves on between two questions, and people read minutes. */
const sides = (side: Placement | null): unknown =>
  side && [Math.round(side.start / MINUTE), Math.round(side.end / MINUTE), side.room ?? '', side.status];

/** How the lines of two answers differ: what somebody else's change made of this proposal. */
export function difference(before: readonly ToldEffect[], after: readonly ToldEffect[]): ReadonlySet<string> {
  const was = new Map(before.map((effect) => [effect.session, JSON.stringify([sides(effect.from), sides(effect.to)])]));
  const differing = new Set<string>();
  for (const effect of after) {
    if (was.get(effect.session) !== JSON.stringify([sides(effect.from), sides(effect.to)]))
      differing.add(effect.session);
    was.delete(effect.session);
  }
  for (const gone of was.keys()) differing.add(gone);
  return differing;
}
