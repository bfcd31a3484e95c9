/** Excel workbooks (.xlsx, Office Open XML): the sheet that looks most like a table of sessions. */
import { strFromU8, unzipSync } from 'fflate';
import { assemble } from '../draft/assemble.js';
import { FormatError } from '../format.js';
import { LARGEST } from './decode.js';
import { likeness } from './headers.js';
import type { Reader } from './reader.js';
import { draftOfTable } from './table.js';
import { dateFormats, fullText, isDate1904, sharedStrings, sheetOf, type Sheet } from './xlsx-parts.js';

export const xlsx: Reader = {
  format: 'xlsx',
  name: 'Excel workbook',
  detect: ({ bytes }) => bytes !== undefined && isZip(bytes),
  read: ({ bytes, source }, options, warnings) => {
    if (bytes === undefined || !isZip(bytes))
      throw new FormatError(
        'unknown-format',
        `${source} is no Excel workbook; leave the format out to have it detected.`,
      );
    const { rows, tall } = bestSheet(unzip(bytes, source), source);
    return assemble(draftOfTable(rows, source, options, warnings, tall), options, warnings);
  },
};

const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];
const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

export const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);

/** @throws FormatError `unknown-format` for the workbooks of Excel before 2007. */
export function refuseOldExcel(bytes: Uint8Array, source: string): void {
  if (startsWith(bytes, OLD_EXCEL))
    throw new FormatError('unknown-format', `${source} is an old Excel file (.xls); save it as .xlsx or CSV.`);
}

const PARTS = /^xl\/(?:workbook\.xml|styles\.xml|sharedStrings\.xml|worksheets\/[\w. -]+\.xml)$/i;

type Parts = Readonly<Record<string, string>>;

/**
 * The parts that hold the cells. Sizes are looked at before anything is inflated, and no part inflates beyond the size
 * that the archive tells.
 * @throws FormatError `too-large`, `not-well-formed`, `unknown-format`
 */
function unzip(bytes: Uint8Array, source: string): Parts {
  let size = 0;
  let unpacked: Record<string, Uint8Array>;
  let sheets = 0;
  try {
    unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!PARTS.test(name) || (name.toLowerCase().includes('/worksheets/') && ++sheets > 50)) return false;
        size += originalSize;
        if (size > LARGEST)
          throw new FormatError(
            'too-large',
            `${source} unpacks to more than ${LARGEST / 1024 / 1024} MB; that is no schedule.`,
          );
        return true;
      },
    });
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError('not-well-formed', `${source} is a damaged Excel workbook; save it anew, or as CSV.`);
  }
  const parts = Object.fromEntries(
    Object.entries(unpacked).map(([name, part]) => [name.toLowerCase(), strFromU8(part)]),
  );
  if (parts['xl/workbook.xml'] === undefined)
    throw new FormatError(
      'unknown-format',
      `${source} is an archive, but no Excel workbook; give the schedule file itself, a spreadsheet as .xlsx or CSV.`,
    );
  return parts;
}

/** @throws FormatError `not-well-formed` */
function bestSheet(parts: Parts, source: string): Sheet {
  const strings = sharedStrings(parts['xl/sharedstrings.xml'] ?? '', source);
  const dates = dateFormats(parts['xl/styles.xml'] ?? '', source);
  const shift = isDate1904(parts['xl/workbook.xml']!) ? 1462 : 0;
  let best: Sheet = { rows: [], tall: [] };
  let score = -1;
  for (const name of Object.keys(parts)
    .filter((part) => part.startsWith('xl/worksheets/'))
    .sort(byNumber)) {
    const sheet = sheetOf(parts[name]!, { strings, dates, shift, source });
    const own = likeness(sheet.rows) + (sheet.rows.length > 0 ? 0.5 : 0);
    if (own > score) [best, score] = [sheet, own];
  }
  if (fullText(best.rows) === '')
    throw new FormatError('no-sessions', `${source} has no sessions; nothing was imported.`);
  return best;
}

const numberIn = (name: string): number => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0);
const byNumber = (a: string, b: string): number => numberIn(a) - numberIn(b);
