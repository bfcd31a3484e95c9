/** Parts of an Excel workbook: what its cells say, as text. */
import { SaxesParser } from 'saxes';
import { FormatError } from '../format.js';
import { DEEPEST } from './reader.js';
import { MOST_ROWS, type Rows, type Tall } from './table.js';

interface Handlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(words: string): void;
  close?(name: string): void;
}

/** More than the most sessions of any conference have, with fifty columns each. */
const MOST_ELEMENTS = 3_000_000;

/** Prefixes do not matter: some producers write `x:row`. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function walk(xml: string, source: string, handlers: Handlers): void {
  const parser = new SaxesParser({ position: false, xmlns: false });
  let depth = 0;
  let elements = 0;
  parser.on('error', () => {
    throw new FormatError('not-well-formed', `${source} is a damaged Excel workbook; save it anew, or as CSV.`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++elements > MOST_ELEMENTS)
      throw new FormatError('too-large', `${source} has more cells than any schedule; nothing was imported.`);
    if (++depth > DEEPEST)
      throw new FormatError('invalid', `${source} nests elements more than ${DEEPEST} deep; that is no schedule.`);
    handlers.open(local(name), attributes);
  });
  parser.on('text', (words) => handlers.text?.(words));
  parser.on('cdata', (words) => handlers.text?.(words));
  parser.on('closetag', ({ name }) => {
    depth--;
    handlers.close?.(local(name));
  });
  parser.write(xml.replace(/^\ufeff/, '')).close();
}

/** Excel writes characters that XML forbids, and carriage returns, as `_x000D_`. */
const unescaped = (text: string): string => text.replace(/_x00[01][0-9a-f]_/gi, '');

/** Texts that cells refer to by number; what is above a character to say how it sounds is no part of them. */
export function sharedStrings(xml: string, source: string): string[] {
  const strings: string[] = [];
  if (xml === '') return strings;
  let words = '';
  let inText = false;
  let sound = 0;
  walk(xml, source, {
    open: (name) => {
      if (name === 'si') words = '';
      else if (name === 'rPh') sound++;
      inText = name === 't' && sound === 0;
    },
    text: (more) => {
      if (inText) words += more;
    },
    close: (name) => {
      if (name === 'si') strings.push(unescaped(words));
      else if (name === 'rPh') sound--;
      inText = false;
    },
  });
  return strings;
}

/** Numbers of Excel's own formats that are dates or times. */
const isBuiltIn = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** For each style of cells, whether it shows numbers as dates or times. */
export function dateFormats(xml: string, source: string): boolean[] {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let cells = false;
  if (xml === '') return styles;
  walk(xml, source, {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        const code = (attributes.formatCode ?? '').replace(/"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]/gi, '');
        own.set(Number(attributes.numFmtId), /[ymdhs]/i.test(code));
      } else if (name === 'cellXfs') cells = true;
      else if (name === 'xf' && cells) {
        const id = Number(attributes.numFmtId);
        styles.push(own.get(id) ?? isBuiltIn(id));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') cells = false;
    },
  });
  return styles;
}

/** Whether the workbook counts days from 1904. */
export const isDate1904 = (xml: string): boolean => /date1904="(?:1|true)"/i.test(xml);

interface Workbook {
  readonly strings: readonly string[];
  readonly dates: readonly boolean[];
  /** Days to add to a date. */
  readonly shift: number;
  readonly source: string;
}

/** Columns beyond are none of a schedule. */
const MOST_COLUMNS = 200;
/** Merged cells of a sheet, and rows that all of them together reach down over. */
const MOST_MERGED = 5_000;
const MOST_BESIDE = 100_000;

export interface Sheet {
  readonly rows: Rows;
  /** Merged cells that reach over several rows. */
  readonly tall: readonly Tall[];
}

/** The cells of a sheet. A formula counts by its last result; one without a result is the text of the formula. */
export function sheetOf(xml: string, { strings, dates, shift, source }: Workbook): Sheet {
  const rows: string[][] = [];
  /** Indices of rows by the numbers that the sheet gives them; rows without words have none. */
  const places = new Map<number, number>();
  const merged: string[] = [];
  let number = 0;
  let row: string[] = [];
  let cell: Readonly<Record<string, string>> = {};
  let column = -1;
  let part = '';
  let value = '';
  let formula = '';
  let inline = '';
  walk(xml, source, {
    open: (name, attributes) => {
      part = name;
      if (name === 'row') {
        row = [];
        column = -1;
        number = attributes.r === undefined ? number + 1 : Number(attributes.r);
      } else if (name === 'mergeCell' && merged.length < MOST_MERGED) {
        merged.push(attributes.ref ?? '');
      } else if (name === 'c') {
        [cell, value, formula, inline] = [attributes, '', '', ''];
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
      }
    },
    text: (words) => {
      if (part === 'v') value += words;
      else if (part === 'f') formula += words;
      else if (part === 't') inline += words;
    },
    close: (name) => {
      part = '';
      if (name === 'c' && column >= 0 && column < MOST_COLUMNS) {
        while (row.length < column) row.push('');
        row[column] = textOf(cell, value, formula, inline);
      } else if (name === 'row' && rows.length < MOST_ROWS && row.some((text) => text !== '')) {
        places.set(number, rows.length);
        rows.push(row);
      }
    },
  });
  return { rows, tall: tallOf(merged, places) };

  function textOf({ t, s }: Readonly<Record<string, string>>, raw: string, code: string, words: string): string {
    if (t === 's') return strings[Number(raw)] ?? '';
    if (t === 'inlineStr') return unescaped(words);
    if (t === 'e') return '';
    if (raw === '') return code === '' ? '' : `=${code}`;
    if (t === 'str' || t === 'd' || t === 'b') return unescaped(raw);
    const number = Number(raw);
    if (!dates[Number(s)] || !Number.isFinite(number)) return raw;
    if (number === 0) return '00:00';
    // As many digits as seconds need; tables read such numbers as dates.
    return String(Number((number >= 1 ? number + shift : number).toFixed(6)));
  }
}

/** Of references such as `A2:A5`, those of several rows. */
function tallOf(merged: readonly string[], places: ReadonlyMap<number, number>): Tall[] {
  let left = MOST_BESIDE;
  return merged.flatMap((reference) => {
    const [, column, top, bottom] = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/i.exec(reference) ?? [];
    const from = places.get(Number(top));
    if (from === undefined) return [];
    let to = from;
    for (let row = Number(top) + 1; row <= Number(bottom) && left > 0; row++, left--) to = places.get(row) ?? to;
    return to === from ? [] : [{ column: columnOf(column!), from, to }];
  });
}

/** `C12` → 2. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/i.exec(reference)?.[0].toUpperCase() ?? '')
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

export const fullText = (rows: Rows): string =>
  rows.find((row) => row.some((cell) => cell.trim() !== ''))?.join('') ?? '';
