/** CSV (RFC 4180): the columns of voctosched, which spreadsheets and other tools know, and ours after them. */
import type { Schedule, ScheduledSession } from '../../../core/model.js';
import { Feed, hoursAndMinutes, minutesOf, type FeedOptions } from './feed.js';

type Column = readonly [name: string, value: (session: ScheduledSession, feed: Feed) => string];

const COLUMNS: readonly Column[] = [
  ['Room', ({ room }, feed) => feed.roomName(room)],
  ['Date', ({ start }, feed) => feed.zone.wall(start).date],
  ['Day', ({ day }, feed) => String(feed.schedule.programme.days.findIndex(({ date }) => date === day) + 1)],
  ['Start', ({ start }, feed) => feed.zone.clock(start)],
  ['Duration', (session) => hoursAndMinutes(minutesOf(session))],
  ['Title', ({ title }, feed) => feed.text(title)],
  ['ID', ({ id }) => id],
  ['Abstract', ({ abstract }, feed) => feed.text(abstract)],
  ['Description', ({ description }, feed) => feed.text(description)],
  ['Language', ({ language }) => language ?? ''],
  ['Speakers', ({ speakers }) => speakers.map(({ id, name }) => `${id}:${name}`).join('|')],
  ['File URL', ({ attachments }) => attachments?.[0]?.url ?? ''],
  ['End', ({ end }, feed) => feed.rfc3339(end)],
  ['Subtitle', ({ subtitle }, feed) => feed.text(subtitle)],
  ['Track', ({ track }, feed) => feed.trackName(track)],
  ['Type', ({ type, kind }) => type ?? kind],
  ['Status', ({ status }) => status],
  ['Planned Start', ({ plannedStart }, feed) => feed.rfc3339(plannedStart)],
  ['Planned Room', ({ plannedRoom }, feed) => feed.roomName(plannedRoom)],
  ['URL', ({ url }) => url ?? ''],
];

/** Rows as a file. It begins with a byte order mark, without which Excel takes UTF-8 for Latin 1. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

export function exportCsv(schedule: Schedule, options: FeedOptions): string {
  const feed = new Feed(schedule, options);
  return csvOf([
    COLUMNS.map(([name]) => name),
    ...schedule.sessions.map((session) => COLUMNS.map(([, value]) => value(session, feed))),
  ]);
}

/** What a spreadsheet may take for the beginning of a formula; some take full-width signs, too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A cell that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection). */
function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
