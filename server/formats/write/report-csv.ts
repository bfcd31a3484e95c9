/** The report after the conference as a table for spreadsheets. */
import { report, type Instant, type ReportLine, type ReportSum, type Schedule } from '../../../core/index.js';
import { csvOf } from './csv.js';
import { Feed, type FeedOptions } from './feed.js';

export const REPORT_TABLES = ['sessions', 'rooms', 'speakers'] as const;
export type ReportTable = (typeof REPORT_TABLES)[number];

type Column<T> = readonly [name: string, value: (item: T, feed: Feed) => string | number | null];

const told = (yes: boolean): string => (yes ? 'told' : 'expected');

const LINES: readonly Column<ReportLine>[] = [
  ['Room', ({ session }, feed) => feed.roomName(session.room)],
  ['Planned Room', ({ session }, feed) => feed.roomName(session.plannedRoom)],
  ['Title', ({ session }, feed) => feed.text(session.title)],
  ['Speakers', ({ session }) => session.speakers.map(({ name }) => name).join(', ')],
  ['Track', ({ session }, feed) => feed.trackName(session.track)],
  ['Kind', ({ session }) => session.kind],
  ['Status', ({ session }) => session.status],
  ['Planned Start', ({ session }, feed) => feed.rfc3339(session.plannedStart)],
  ['Planned End', ({ session: { plannedEnd } }, feed) => (plannedEnd === undefined ? null : feed.rfc3339(plannedEnd))],
  ['Start', ({ session }, feed) => feed.rfc3339(session.start)],
  ['Start Is', ({ startTold }) => told(startTold)],
  ['End', ({ session }, feed) => feed.rfc3339(session.end)],
  ['End Is', ({ endTold }) => told(endTold)],
  ['Minutes Late', ({ session, startLate }) => (session.status === 'cancelled' ? null : startLate)],
  ['Minutes Over', ({ session, over }) => (session.status === 'cancelled' ? null : over)],
  ['ID', ({ session }) => session.id],
];

const SUMS: readonly Column<ReportSum>[] = [
  ['Sessions', ({ sessions }) => sessions],
  ['Cancelled', ({ cancelled }) => cancelled],
  ['Moved', ({ moved }) => moved],
  ['On Time', ({ onTime }) => onTime],
  ['Mean Minutes Late', ({ meanLate }) => meanLate],
  ['Most Minutes Late', ({ mostLate }) => mostLate],
  ['Minutes Over', ({ over }) => over],
  ['Starts Told', ({ told: count }) => count],
  ['ID', ({ id }) => id],
];

function table<T>(columns: readonly Column<T>[], items: readonly T[], feed: Feed): string {
  const text = (value: string | number | null): string => (value === null ? '' : String(value));
  return csvOf([
    columns.map(([name]) => name),
    ...items.map((item) => columns.map(([, value]) => text(value(item, feed)))),
  ]);
}

/** @param at sessions that have begun by then are told of. */
export function exportReport(schedule: Schedule, by: ReportTable, at: Instant, options: FeedOptions): string {
  const feed = new Feed(schedule, options);
  const { lines, rooms, speakers } = report(schedule, at);
  switch (by) {
    case 'sessions':
      return table(LINES, lines, feed);
    case 'rooms':
      return table([['Room', ({ id }) => feed.roomName(id)], ...SUMS], rooms, feed);
    case 'speakers':
      return table([['Speaker', ({ name }) => name], ...SUMS], speakers, feed);
  }
}
