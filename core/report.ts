/** After the conference: what was planned against what happened, by session, room and speaker. */
import { MINUTE, type Instant, type Minutes, type Schedule, type ScheduledSession } from './model.js';

/** A session that begins no later than this after its plan counts as on time, minutes. */
export const ON_TIME: Minutes = 5;

export interface ReportLine {
  readonly session: ScheduledSession;
  /** Whether somebody said that it started, and that it ended; else the expected times stand in for the actual ones. */
  readonly startTold: boolean;
  readonly endTold: boolean;
  /** Minutes after (or before) the planned start. */
  readonly startLate: Minutes;
  /** Minutes longer (or shorter) than planned; null where no end was planned. */
  readonly over: Minutes | null;
  readonly moved: boolean;
}

/** Sessions of one room or speaker, taken together. Cancelled ones have no times. */
export interface ReportSum {
  /** Room or speaker id; '' for sessions without a room. */
  readonly id: string;
  readonly sessions: number;
  readonly cancelled: number;
  readonly moved: number;
  /** Sessions of which somebody said that they started. */
  readonly told: number;
  /** Sessions that began at most `ON_TIME` minutes late. */
  readonly onTime: number;
  /** Minutes, over those that took place; 0 if none did. */
  readonly meanLate: Minutes;
  readonly mostLate: Minutes;
  /** Minutes longer than planned, all together; what was shorter does not make up for it. */
  readonly over: Minutes;
}

export interface Report {
  readonly lines: readonly ReportLine[];
  readonly rooms: readonly ReportSum[];
  readonly speakers: readonly (ReportSum & { readonly name: string })[];
}

function lineOf(session: ScheduledSession): ReportLine {
  const { start, end, plannedStart, plannedEnd } = session;
  const took = end - start;
  return {
    session,
    startTold: session.started !== undefined,
    endTold: session.ended !== undefined,
    startLate: Math.round((start - plannedStart) / MINUTE),
    over: plannedEnd === undefined ? null : Math.round((took - (plannedEnd - plannedStart)) / MINUTE),
    moved: session.room !== session.plannedRoom,
  };
}

function sumOf(id: string, lines: readonly ReportLine[]): ReportSum {
  const held = lines.filter(({ session }) => session.status !== 'cancelled');
  const late = held.map(({ startLate }) => startLate);
  return {
    id,
    sessions: lines.length,
    cancelled: lines.length - held.length,
    moved: held.filter(({ moved }) => moved).length,
    told: held.filter(({ startTold }) => startTold).length,
    onTime: late.filter((minutes) => minutes <= ON_TIME).length,
    meanLate: late.length === 0 ? 0 : Math.round(late.reduce((sum, minutes) => sum + minutes, 0) / late.length),
    mostLate: Math.max(0, ...late),
    over: held.reduce((sum, { over }) => sum + Math.max(0, over ?? 0), 0),
  };
}

function grouped<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

/**
 * The report as of an instant: sessions that have begun by then. Breaks are left out, since they take up lateness, and so
 * is what runs in the background.
 */
export function report(schedule: Schedule, at: Instant): Report {
  const lines = schedule.sessions
    .filter((session) => session.start <= at && session.kind !== 'break' && !session.background)
    .map(lineOf);
  const byRoom = grouped(lines, ({ session }) => [session.room ?? '']);
  const bySpeaker = grouped(lines, ({ session }) => [...new Set(session.speakers.map(({ id }) => id))]);
  const names = new Map(lines.flatMap(({ session }) => session.speakers.map(({ id, name }) => [id, name] as const)));
  const places = ['', ...schedule.rooms.map(({ id }) => id)];
  return {
    lines,
    rooms: [...byRoom]
      .sort(([a], [b]) => places.indexOf(a) - places.indexOf(b))
      .map(([id, members]) => sumOf(id, members)),
    speakers: [...bySpeaker]
      .map(([id, members]) => ({ ...sumOf(id, members), name: names.get(id)! }))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
  };
}
