/** Content lines of iCalendar (RFC 5545) into components, with the faults that real producers make. */
import ICAL from 'ical.js';
import type { Warnings } from '../draft/warnings.js';
import { FormatError } from '../format.js';
import { ControlCharacters, FORBIDDEN } from './control.js';
import { DEEPEST, MOST_SESSIONS, tooManySessions } from './reader.js';

/** One property as ical.js reads it: names and parameters in lower case. */
export interface Property {
  readonly parameters: Readonly<Record<string, string | string[]>>;
  /** `text`, `date`, `date-time`, `duration`, `recur` … */
  readonly type: string;
  /** Dates as ISO 8601. */
  readonly values: readonly unknown[];
  /** The content line, unfolded. */
  readonly line: string;
}

export type Properties = ReadonlyMap<string, readonly Property[]>;

export interface Calendar {
  readonly facts: Properties;
  readonly events: readonly Properties[];
  /** Unfolded lines of each VTIMEZONE. */
  readonly timezones: readonly (readonly string[])[];
}

/** All others are passed over, so that a fault in them does no harm. */
const WANTED = new Set([
  ...['prodid', 'name', 'x-wr-calname', 'x-wr-caldesc', 'x-wr-timezone', 'vtimezone', 'url'],
  ...['uid', 'dtstart', 'dtend', 'duration', 'summary', 'description', 'location', 'categories', 'status'],
  ...['rrule', 'rdate', 'exdate', 'recurrence-id'],
]);

/** A line is a property if its name is in capitals, as all producers write it, or one that we know. */
function nameOf(line: string): string | undefined {
  const name = /^[A-Za-z][A-Za-z0-9-]{0,60}(?=[;:])/.exec(line)?.[0];
  if (name === undefined) return undefined;
  const lower = name.toLowerCase();
  return name === name.toUpperCase() || WANTED.has(lower) || lower === 'begin' || lower === 'end' ? lower : undefined;
}

function linesIn(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** One by one: a file of 64 MB of line breaks must not become as many texts. */
function* linesOf(text: string): Generator<string> {
  const ends = /\r\n|\n|\r/g;
  let start = 0;
  for (let end = ends.exec(text); end; end = ends.exec(text)) {
    yield text.slice(start, end.index);
    start = ends.lastIndex;
  }
  yield text.slice(start);
}

interface Line {
  readonly number: number;
  readonly name: string;
  readonly text: string;
}

/** Octets up to which a line is too short to have been folded. */
const SHORT = 60;
/** More lines than the most sessions of any conference have, folded. */
const MOST_LINES = 1_500_000;
/** The longest content line, unfolded, and the longest head of one up to its value, characters. */
const LONGEST_LINE = 100_000;
const LONGEST_HEAD = 1_000;
/** Properties that may occur several times, and how often that is looked at. */
const REPEATED = new Set(['rrule', 'rdate', 'exdate', 'categories']);
const MOST_REPEATED = 20;

/**
 * Unfolds. A line that is neither folded nor a property belongs to the one before it: a text with a raw line break
 * in it, or folding that lost its space.
 */
function* unfold(text: string): Generator<Line> {
  let number = 0;
  let start = 0;
  let name: string | undefined;
  let parts: string[] = [];
  let last = '';
  let length = 0;
  for (const raw of linesOf(text)) {
    number++;
    const own = nameOf(raw);
    if (own !== undefined) {
      if (name !== undefined) yield { number: start, name, text: parts.join('') };
      [name, parts, start] = [own, [raw], number];
      length = raw.length;
    } else if (length <= LONGEST_LINE) {
      if (/^[ \t]/.test(raw)) parts.push(raw.slice(1));
      else if (raw.trim() !== '' && name !== 'begin' && name !== 'end')
        parts.push(last.length < SHORT ? `\\n${raw}` : raw);
      length += raw.length;
    }
    last = raw;
  }
  if (name !== undefined) yield { number: start, name, text: parts.join('') };
}

/** @throws FormatError `not-well-formed`, `too-large`, `invalid` */
export function readCalendar(file: string, source: string, warnings: Warnings): Calendar {
  let text = file;
  if (text.search(FORBIDDEN) >= 0) {
    const control = new ControlCharacters();
    text = control.fromText(text);
    warnings.add('control-characters', '', control.dropped);
  }
  if (linesIn(text) > MOST_LINES)
    throw new FormatError('too-large', `${source} has more than ${MOST_LINES} lines; that is no schedule.`);
  const facts = new Map<string, Property[]>();
  const events: Properties[] = [];
  const timezones: string[][] = [];
  const open: string[] = [];
  let event: Map<string, Property[]> | undefined;
  let timezone: string[] | undefined;
  for (const { number, name, text: line } of unfold(text)) {
    const component =
      name === 'begin' || name === 'end'
        ? line
            .slice(name.length + 1)
            .trim()
            .toLowerCase()
        : '';
    if (name === 'begin') {
      open.push(component);
      if (open.length > DEEPEST)
        throw new FormatError('invalid', `${source} nests components more than ${DEEPEST} deep; that is no schedule.`);
      if (component === 'vevent' && open.length === 2) event = new Map();
      if (component === 'vtimezone') timezone = [];
    }
    timezone?.push(line);
    if (name === 'end') {
      if (open.pop() !== component)
        throw new FormatError(
          'not-well-formed',
          `${source} is not a well-formed calendar at line ${number}: END:${component.toUpperCase().slice(0, 40)} closes something else.`,
          number,
        );
      if (component === 'vevent' && open.length === 1 && event) {
        events.push(event);
        event = undefined;
        if (events.length > MOST_SESSIONS) throw tooManySessions(source);
      }
      if (component === 'vtimezone' && timezone) {
        timezones.push(timezone);
        timezone = undefined;
      }
    } else if (name !== 'begin' && WANTED.has(name)) {
      const target = open.length === 1 ? facts : open.length === 2 ? event : undefined;
      if (target) add(target, name, line, number, warnings);
    }
  }
  if (open.length > 0) {
    const number = linesIn(text);
    throw new FormatError(
      'not-well-formed',
      `${source} is not a well-formed calendar: ${open.at(-1)!.toUpperCase().slice(0, 40)} has no end by line ${number}; it seems to be cut short.`,
      number,
    );
  }
  return { facts, events, timezones };
}

function add(to: Map<string, Property[]>, name: string, line: string, number: number, warnings: Warnings): void {
  const known = to.get(name);
  if (known && (!REPEATED.has(name) || known.length >= MOST_REPEATED)) return;
  let property: Property;
  try {
    if (line.length > LONGEST_LINE || line.lastIndexOf(':', LONGEST_HEAD) < 0) throw new RangeError('too long');
    const [, parameters, type, ...values] = ICAL.parse.property(line) as [
      string,
      Record<string, string | string[]>,
      string,
      ...unknown[],
    ];
    property = { parameters, type, values, line };
  } catch {
    warnings.add('bad-line', `line ${number} ("${line.slice(0, 40)}")`);
    return;
  }
  if (known) known.push(property);
  else to.set(name, [property]);
}

/** The first value of a property, as text without white space around it. */
export function valueOf(properties: Properties, name: string): string | undefined {
  const value = properties.get(name)?.[0]?.values[0];
  return (typeof value === 'string' && value.trim()) || undefined;
}
