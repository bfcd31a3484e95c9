/** Dates and times of day as people type them into tables. */
import { monthOf } from './months.js';

const pad = (value: number | string, digits = 2): string => String(value).padStart(digits, '0');
const yearOf = (digits: string): string => (digits.length === 2 ? `20${digits}` : pad(digits, 4));

/** Days from 1899-12-30, which spreadsheets count from, to 1970-01-01. */
const EPOCH = 25_569;
const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 90_000;

/** What a cell says: a date, a time of day and perhaps a second one, or an instant with its own offset. */
export interface When {
  /** `YYYY-MM-DD`. */
  readonly date?: string;
  /** `HH:MM`. */
  readonly clock?: string;
  readonly until?: string;
  /** RFC 3339 with offset; then the others are absent. */
  readonly instant?: string;
}

const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s?(?:Z|[+-]\d\d(?::?\d\d)?)$/i;
const NUMBER = /^\d{1,6}(?:[.,]\d{1,20})?$/;

/** Number of a spreadsheet's calendar: whole days are a date, the fraction a time of day. */
function fromSerial(text: string): When | undefined {
  if (!NUMBER.test(text)) return undefined;
  const serial = Number(text.replace(',', '.'));
  const minutes = Math.round((serial % 1) * 1440) % 1440;
  const clock = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  if (serial < 1) return text.includes('.') || text.includes(',') ? { clock } : undefined;
  if (serial < FIRST_SERIAL || serial >= LAST_SERIAL) return undefined;
  const date = new Date((Math.floor(serial) - EPOCH) * 86_400_000).toISOString().slice(0, 10);
  return serial % 1 === 0 ? { date } : { date, clock };
}

const FORMS: readonly (readonly [RegExp, (found: RegExpExecArray, dayFirst: boolean) => string | undefined])[] = [
  [/\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/, ([, y, m, d]) => `${y}-${pad(m!)}-${pad(d!)}`],
  [/^(\d{4})(\d\d)(\d\d)\b/, ([, y, m, d]) => `${y}-${m}-${d}`],
  [/\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)\b/, ([, d, m, y]) => `${yearOf(y!)}-${pad(m!)}-${pad(d!)}`],
  [
    /\b(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)\b/,
    ([, a, b, y], dayFirst) => `${yearOf(y!)}-${pad(dayFirst ? b! : a!)}-${pad(dayFirst ? a! : b!)}`,
  ],
  [
    /\b(\d{1,2})(?:st|nd|rd|th|er|\.)?\s?(?:(?:of|de|di)\s)?(\p{L}{3,10})\.?,?\s?(?:(?:of|de|di)\s)?(\d{4})\b/iu,
    ([, d, m, y]) => named(y!, m!, d!),
  ],
  [/\b(\d{1,2})-(\p{L}{3,10})\.?-(\d{4}|\d\d)\b/iu, ([, d, m, y]) => named(yearOf(y!), m!, d!)],
  [/(?<!\p{L})(\p{L}{3,10})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})\b/iu, ([, m, d, y]) => named(y!, m!, d!)],
];

function named(year: string, month: string, day: string): string | undefined {
  const number = monthOf(month);
  return number === undefined ? undefined : `${year}-${pad(number)}-${pad(day)}`;
}

const CLOCK = /(?<![\d:.])(\d{1,2})(?:[:.h](\d\d)(?::\d\d(?:[.,]\d+)?)?)?(?!\d)\s?(a\.?m\b\.?|p\.?m\b\.?|uhr|h\b)?/giu;

/** What spreadsheets put before a time of day that has no date: the first day that they count. */
const NO_DATE = /^(?:1899|190[0-4])-/;

/** Longer cells are no times. */
const LONGEST = 80;

/**
 * @param dayFirst whether 03/04/2026 is the third of April.
 */
export function readWhen(cell: string, dayFirst: boolean): When {
  const text = cell.trim();
  if (text === '' || text.length > LONGEST) return {};
  if (INSTANT.test(text)) return { instant: text.replace(' ', 'T').replace(/\s/, '') };
  const serial = fromSerial(text);
  if (serial) return serial;
  for (const [form, read] of FORMS) {
    const found = form.exec(text);
    const date = found && read(found, dayFirst);
    if (!date) continue;
    const clocks = clocksIn(text.slice(0, found.index) + text.slice(found.index + found[0].length));
    return NO_DATE.test(date) ? clocks : { date, ...clocks };
  }
  return clocksIn(text);
}

const FOUR_DIGITS = /^\d{4}(?:\s?(?:-|–|—|to|bis)\s?\d{4})?(?:\s?(?:h|hrs|uhr))?$/i;
const BETWEEN = /^\s*(?:-|–|—|to|until|bis|à|a|às|al|alle)\s*$/i;
const BEFORE = /^\s*(?:from|von|de|das|dalle)?\s*$/i;

/** Bare numbers are hours where a cell is nothing but two of them: "9–10:30", "10 bis 11 Uhr". */
function isRange(text: string, [first, second, more]: readonly RegExpExecArray[]): boolean {
  if (!first || !second || more) return false;
  const rest = text.slice(second.index + second[0].length).trim();
  return (
    BEFORE.test(text.slice(0, first.index)) &&
    BETWEEN.test(text.slice(first.index + first[0].length, second.index)) &&
    rest === ''
  );
}

/** One or two times of day; a bare number is one only with a word such as "pm" or "Uhr", or in a range. */
function clocksIn(cell: string): When {
  // Multiples of five alone: 2026 is a year.
  const text = FOUR_DIGITS.test(cell) ? cell.replace(/([01]\d|2[0-4])([0-5][05])(?!\d)/g, '$1:$2') : cell;
  const all = [...text.matchAll(CLOCK)];
  const found = (
    isRange(text, all) ? all : all.filter(([, , minutes, word]) => minutes !== undefined || word !== undefined)
  ).slice(0, 2);
  const half = (word: string | undefined): string | undefined => /^[ap]/i.exec(word ?? '')?.[0].toLowerCase();
  const last = half(found.at(-1)?.[3]);
  const minutes = found.map(([, hours, rest, word]) => {
    const own = half(word) ?? last;
    const hour = Number(hours);
    const day = own === undefined || hour > 12 ? hour : (hour % 12) + (own === 'p' ? 12 : 0);
    return day * 60 + Number(rest ?? 0);
  });
  // "11:00 – 1:00 pm" starts in the morning.
  if (minutes.length === 2 && minutes[0]! > minutes[1]! && half(found[0]![3]) === undefined && last === 'p')
    minutes[0]! -= 720;
  const [clock, until] = minutes.map((at) =>
    at >= 0 && at <= 1440 ? `${pad(Math.floor(at / 60))}:${pad(at % 60)}` : undefined,
  );
  return { clock, until };
}

const SLASHED = /\b(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d\d)\b/;

/**
 * Whether dates with slashes begin with the day: some number above 12 tells; else the reading in which the dates lie
 * closer together, because a conference is a few days in a row.
 * @returns undefined if both are equally likely.
 */
export function daysFirst(cells: readonly string[]): boolean | undefined {
  const pairs = cells.flatMap((cell) => {
    const found = SLASHED.exec(cell.slice(0, LONGEST));
    return found ? [[Number(found[1]), Number(found[2])] as const] : [];
  });
  if (pairs.some(([a]) => a > 12)) return true;
  if (pairs.some(([, b]) => b > 12)) return false;
  const span = (days: readonly number[]): number => {
    let [least, most] = [Infinity, -Infinity];
    for (const day of days) [least, most] = [Math.min(least, day), Math.max(most, day)];
    return most - least;
  };
  const dayFirst = span(pairs.map(([a, b]) => b * 31 + a));
  const monthFirst = span(pairs.map(([a, b]) => a * 31 + b));
  if (pairs.length === 0 || pairs.every(([a, b]) => a === b)) return true;
  return dayFirst === monthFirst ? undefined : dayFirst < monthFirst;
}

/** A length as people type it: `1:30`, `1:30:00`, `90`, `90 min`, `1,5 h`, `1 h 30`, a spreadsheet's fraction of a day. */
export function readDuration(cell: string, inHours: boolean): string | undefined {
  const text = cell.trim().toLowerCase().slice(0, LONGEST);
  if (text === '') return undefined;
  const parts = /^(\d{1,3}):(\d\d)(?::\d\d)?$/.exec(text);
  if (parts) return inMinutes(Number(parts[1]) * 60 + Number(parts[2]));
  if (NUMBER.test(text)) {
    const number = Number(text.replace(',', '.'));
    if (inHours) return inMinutes(number * 60);
    return inMinutes(number < 1 ? number * 1440 : number);
  }
  const words =
    /^(?:(\d{1,3}(?:[.,]\d+)?)\s?(?:h|hrs?|hours?|std|stunden?)\.?)?\s?(?:(\d{1,4})\s?(?:m|min|mins|minutes?|minuten?|['’′])?\.?)?$/.exec(
      text,
    );
  if (!words || (words[1] === undefined && words[2] === undefined)) return text.slice(0, 20);
  return inMinutes(Number((words[1] ?? '0').replace(',', '.')) * 60 + Number(words[2] ?? 0));
}

const inMinutes = (minutes: number): string => `PT${Math.round(minutes)}M`;
