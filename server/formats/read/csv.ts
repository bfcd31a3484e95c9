/** CSV of voctosched, Sessionize, pretalx, Hallway, and of whoever exports a spreadsheet. */
import { parse } from 'csv-parse/sync';
import { assemble } from '../draft/assemble.js';
import type { Warnings } from '../draft/warnings.js';
import { FormatError } from '../format.js';
import { ControlCharacters, FORBIDDEN } from './control.js';
import { likeness } from './headers.js';
import type { Reader, SourceFile } from './reader.js';
import { draftOfTable, MOST_ROWS, type Rows } from './table.js';

export const csv: Reader = {
  format: 'csv',
  name: 'CSV',
  detect: (file) => isTable(file),
  read: ({ text, source }, options, warnings) => {
    const rows = rowsOf(clean(text, warnings), source);
    return assemble(draftOfTable(rows, source, options, warnings), options, warnings);
  },
};

const DELIMITERS = [',', ';', '\t', '|'];
/** As much of a file tells its delimiter. */
const SAMPLE = 200_000;
const SAMPLE_ROWS = 20;
/** A longer row is a quote that is never closed, characters. */
const LONGEST_ROW = 2_000_000;

/** A header that we know, or rows of equal width, so that a person can be asked what the columns mean. */
function isTable({ text, json, root }: SourceFile): boolean {
  if (json !== undefined || root !== undefined || text.trimStart().startsWith('<')) return false;
  const { rows } = sniff(text);
  if (likeness(rows) > 100) return true;
  const [first, second] = rows;
  return (
    first !== undefined &&
    second?.length === first.length &&
    first.length > (likeness(rows) > 0 ? 1 : 2) &&
    first.every((cell) => cell.trim() !== '' && cell.length < 60)
  );
}

/** The delimiter under which the first rows look most like a table of sessions, and those rows. */
function sniff(text: string): { readonly delimiter: string; readonly rows: Rows } {
  const said = /^\ufeff?sep=(.)\r?\n/i.exec(text)?.[1];
  const sample = text.slice(0, SAMPLE);
  const tries = (said === undefined ? DELIMITERS : [said]).map((delimiter) => {
    const rows = sampleOf(sample, delimiter);
    return { delimiter, rows, known: likeness(rows), width: rows[0]?.length ?? 0 };
  });
  tries.sort((a, b) => b.known - a.known || b.width - a.width);
  return tries[0]!;
}

function sampleOf(text: string, delimiter: string): Rows {
  try {
    return split(text, delimiter, SAMPLE_ROWS);
  } catch {
    // A quote that is never closed is told of later, when the delimiter is known.
    return text.split(/\r\n|\n|\r/, SAMPLE_ROWS).map((line) => line.split(delimiter));
  }
}

/** Quotes inside a cell and rows of unequal width are what people produce by hand. */
const split = (text: string, delimiter: string, most: number): string[][] =>
  parse(text.replace(/^\ufeff?sep=.\r?\n/i, ''), {
    delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    to: most,
  });

/** More cells and lines than the most sessions of any conference have. */
const MOST_CELLS = 3_000_000;
const MOST_LINES = 1_500_000;

/** @throws FormatError `too-large`, `not-well-formed` */
function rowsOf(text: string, source: string): Rows {
  const { delimiter } = sniff(text);
  if (exceeds(text, delimiter, MOST_CELLS) || exceeds(text, '\n', MOST_LINES) || exceeds(text, '\r', MOST_LINES))
    throw new FormatError('too-large', `${source} has more cells or lines than any schedule; nothing was imported.`);
  try {
    return split(text, delimiter, MOST_ROWS);
  } catch (error) {
    const line = (error as { readonly lines?: number }).lines;
    const quote = (error as { readonly code?: string }).code === 'CSV_QUOTE_NOT_CLOSED';
    const where = line === undefined ? '' : ` at line ${line}`;
    throw new FormatError(
      'not-well-formed',
      `${source} is not well-formed CSV${where}: ${quote ? 'a quote is opened and never closed; it seems to be cut short' : 'a row is too long, so a quote is probably missing'}.`,
      line,
    );
  }
}

function exceeds(text: string, character: string, most: number): boolean {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0 && count <= most; at = text.indexOf(character, at + 1)) count++;
  return count > most;
}

function clean(text: string, warnings: Warnings): string {
  if (text.search(FORBIDDEN) < 0) return text;
  const control = new ControlCharacters();
  const kept = control.fromText(text);
  warnings.add('control-characters', '', control.dropped);
  return kept;
}
