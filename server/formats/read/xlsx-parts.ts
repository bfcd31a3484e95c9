/** Parts of an Excel workbook: what its cells say, as text. */
import { SaxesParser } from 'saxes';
import { FormatError } from '../format.js';
import { DEEPEST } from './reader.js';
import { MOST_ROWS, type Rows } from './table.js';

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

/** The cells of a sheet. A formula counts by its last result; one without a result is the text of the formula. */
export function sheetRows(xml: string, { strings, dates, shift, source }: Workbook): Rows {
  const rows: string[][] = [];
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
      } else if (name === 'row' && rows.length < MOST_ROWS && row.some((text) => text !== '')) rows.push(row);
    },
  });
  return rows;

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

/** `C12` → 2. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/i.exec(reference)?.[0].toUpperCase() ?? '')
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

export const fullText = (rows: Rows): string =>
  rows.find((row) => row.some((cell) => cell.trim() !== ''))?.join('') ?? '';
