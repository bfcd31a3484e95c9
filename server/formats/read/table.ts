/** A table of sessions, from CSV or a spreadsheet, as a draft: one row, one session. */
import { SESSION_KINDS, type SessionKind } from '../../../core/model.js';
import type { Draft, DraftRoom, DraftSession, DraftTrack } from '../draft/draft.js';
import type { Warnings } from '../draft/warnings.js';
import { addDays, isDate } from '../draft/zone.js';
import { FormatError, type ImportOptions } from '../format.js';
import { daysFirst, readDuration, readWhen, type When } from './dates.js';
import { choicesOf, headerOf, speakerColumns, undated, unsure, type Field, type Header } from './headers.js';
import { readNames } from './names.js';
import { MOST_SESSIONS, tooManySessions } from './reader.js';
import { linkTo } from './values.js';

export type Rows = readonly (readonly string[])[];

/** Rows kept of a file: more than that are too many sessions. */
export const MOST_ROWS = MOST_SESSIONS + 20;

/** A cell of a row by what it holds; empty if there is none. */
type Cell = (field: Field) => string;

/** A cell that reaches down over rows below it. */
export interface Tall {
  readonly column: number;
  /** Index of the row that has the words, and of the last one that they are for. */
  readonly from: number;
  readonly to: number;
}

/** Fields that a tall cell says of every row beside it; a title that is tall is one long session. */
const SHARED = ['date', 'day', 'start', 'end', 'endDate', 'duration', 'room', 'track', 'type'] as const;

/** The rows with what tall cells say of each. */
function withTall(rows: Rows, tall: readonly Tall[], { columns, row: head }: Header): Rows {
  const places = new Set(SHARED.map((field) => columns.get(field)));
  const filled = rows.map((row) => [...row]);
  for (const { column, from, to } of tall) {
    if (from <= head || !places.has(column)) continue;
    for (let at = from + 1; at <= to && at < filled.length; at++) {
      const row = filled[at]!;
      while (row.length < column) row.push('');
      row[column] ||= filled[from]![column] ?? '';
    }
  }
  return filled;
}

/**
 * @throws FormatError `columns`, `ambiguous-date`, `too-large`
 */
export function draftOfTable(
  given: Rows,
  source: string,
  options: ImportOptions,
  warnings: Warnings,
  tall: readonly Tall[] = [],
): Draft {
  const header = headerOf(given, source, options);
  const rows = tall.length === 0 ? given : withTall(given, tall, header);
  warnings.choices = choicesOf(header, rows);
  const body = rows.slice(header.row + 1);
  if (body.length > MOST_SESSIONS) throw tooManySessions(source);
  const cellsOf = (row: readonly string[]): Cell => {
    return (field) => unarmed(row[header.columns.get(field) ?? -1] ?? '');
  };
  const named = speakerColumns(header);
  const dayFirst = orderOf(body, header, source);
  const dates = new DateColumn(header, dayFirst);
  const rooms = new Map<string, DraftRoom>();
  const tracks = new Map<string, DraftTrack>();
  const once = <T extends { readonly name: string }>(known: Map<string, T>, name: string): T | undefined => {
    if (name === '') return undefined;
    if (!known.has(name)) known.set(name, { name } as T);
    return known.get(name);
  };

  const sessions: DraftSession[] = [];
  for (const row of body) {
    const cell = cellsOf(row);
    const times = dates.timesOf(row, cell);
    const title = cell('title');
    if (times.heading || (title === '' && (times.date === undefined || isBare(cell)))) continue;
    if (/^(?:cancell?ed|withdrawn|rejected|deleted|abgesagt|entfällt|fällt aus)$/i.test(cell('status'))) {
      warnings.add('cancelled', `"${title}"`);
      continue;
    }
    sessions.push({
      id: cell('id') || undefined,
      guid: cell('guid') || undefined,
      title,
      subtitle: cell('subtitle'),
      abstract: cell('abstract'),
      description: cell('description'),
      ...typeOf(cell('type')),
      track: once(tracks, cell('track')),
      room: once(rooms, header.columns.has('plannedRoom') ? cell('plannedRoom') : cell('room')),
      date: times.date,
      end: times.end,
      duration: times.duration,
      language: cell('language') || undefined,
      speakers: named.flatMap((index) => readNames(unarmed(row[index] ?? ''))),
      links: [],
      attachments: linkTo(cell('file')),
      url: cell('url') || undefined,
    });
  }
  if (sessions.length > 0 && !dates.seen) throw undated(source, header, rows) ?? unsure(source, header, rows, ['date']);
  return { ...conferenceOf(header), days: [], rooms: [...rooms.values()], tracks: [...tracks.values()], sessions };
}

/** A row that says when and nothing else: a line of a timetable in which nothing begins. */
const isBare = (cell: Cell): boolean =>
  (['room', 'speakers', 'track', 'type', 'abstract', 'description'] as const).every((field) => cell(field) === '');

/** The VOC's csv2schedule wants "Title#Version" in the first cell of the header. */
function conferenceOf({ cells }: Header): Pick<Draft, 'title' | 'version'> {
  const [, title, version] = /^([^#]+)#(.+)$/.exec(cells[0]?.trim() ?? '') ?? [];
  return { title, version };
}

/** Without the apostrophe that keeps spreadsheets from running a cell as a formula. */
const unarmed = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '').trim();

const isKind = (word: string): word is SessionKind => (SESSION_KINDS as readonly string[]).includes(word);

const typeOf = (word: string): Pick<DraftSession, 'type' | 'kind'> =>
  isKind(word) ? { kind: word } : { type: word || undefined };

const DATED = ['date', 'day', 'start', 'end', 'endDate', 'plannedStart'] as const;

function orderOf(body: Rows, { columns }: Header, source: string): boolean {
  const places = DATED.map((field) => columns.get(field)).filter((index) => index !== undefined);
  const cells = body.flatMap((row) => places.map((index) => row[index] ?? ''));
  const dayFirst = daysFirst(cells);
  if (dayFirst !== undefined) return dayFirst;
  const example = cells.find((cell) => /\d[/-]\d+[/-]\d/.test(cell))!.trim();
  throw new FormatError(
    'ambiguous-date',
    `${source} has dates such as "${example.slice(0, 30)}", which can mean two days; write them as YYYY-MM-DD.`,
  );
}

/** An end so much earlier in the day than the start is not after midnight, but wrong. */
const LONGEST_NIGHT = 12 * 60;

interface RowTimes extends Pick<DraftSession, 'date' | 'end' | 'duration'> {
  /** The row has nothing but the date of the rows below it. */
  readonly heading?: true;
}

/** Reads the times of rows in order: a date counts until the next one, as people write it once a day. */
class DateColumn {
  /** Whether any row has had a date. */
  seen = false;
  #date: string | undefined;
  readonly #inHours: boolean;

  constructor(
    header: Header,
    private readonly dayFirst: boolean,
  ) {
    const title = header.cells[header.columns.get('duration') ?? -1] ?? '';
    this.#inHours = /\((?:h|hours|std\.?|stunden)\)|hours|stunden/i.test(title);
  }

  timesOf(row: readonly string[], cell: Cell): RowTimes {
    const planned = this.#read(cell('plannedStart'));
    const start = (planned.instant ?? planned.clock) ? planned : this.#read(cell('start'));
    const own = this.#read(cell('date'));
    const alone = aloneIn(row);
    const heading = alone === undefined ? undefined : this.#read(alone).date;
    const listed = own.date ?? this.#read(cell('day')).date ?? start.date ?? heading;
    if (listed !== undefined && isDate(listed)) [this.#date, this.seen] = [listed, true];
    if (heading !== undefined) return { heading: true };
    const duration = readDuration(cell('duration'), this.#inHours);
    const end = this.#read(cell('end'));
    if (start.instant !== undefined || own.instant !== undefined) {
      this.seen = true;
      // A planned start has no planned end beside it, only a length.
      const said = start === planned ? undefined : end.instant;
      return { date: start.instant ?? own.instant, end: said, duration };
    }
    const clock = start.clock ?? own.clock;
    // A date that cannot be read is not that of the row above.
    const illegible = isIllegible(cell('date'), own) && start.date === undefined;
    const date = start.date ?? (illegible ? undefined : this.#date);
    if (clock === undefined || date === undefined || !isDate(date)) return { duration };
    const until = end.clock ?? start.until;
    const endDate = end.date ?? this.#read(cell('endDate')).date;
    return {
      date: `${date}T${clock}`,
      end: end.instant ?? (until === undefined ? undefined : `${endDate ?? endDay(date, clock, until)}T${until}`),
      duration,
    };
  }

  #read(cell: string): When {
    return cell === '' ? {} : readWhen(cell, this.dayFirst);
  }
}

/** Marks that say "as above". */
const DITTO = /^["'″〃”“.\-–—\s]*$/;
const isIllegible = (cell: string, { date, clock, instant }: When): boolean =>
  (date ?? clock ?? instant) === undefined && !DITTO.test(cell);

/** The only cell of a row that is not empty. */
function aloneIn(row: readonly string[]): string | undefined {
  const filled = row.filter((cell) => cell.trim() !== '');
  return filled.length === 1 ? filled[0] : undefined;
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** The date on which a session ends that only names the hour. */
function endDay(date: string, start: string, end: string): string {
  const length = minutesOf(end) - minutesOf(start);
  return length < 0 && length + 1440 <= LONGEST_NIGHT ? addDays(date, 1) : date;
}
