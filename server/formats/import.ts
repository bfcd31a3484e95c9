/** Reading schedule files: finds the format by content, reads it, tells what was odd. */
import { inferBreaks } from './draft/breaks.js';
import { Warnings } from './draft/warnings.js';
import { FormatError, type ImportOptions, type ImportResult } from './format.js';
import { decode, requireSize } from './read/decode.js';
import { glance } from './read/glance.js';
import { isObject, type Reader, type SourceFile } from './read/reader.js';
import { isZip, refuseOldExcel } from './read/xlsx.js';
import { READERS } from './readers.js';

/**
 * Reads a schedule file. Pure: the same bytes and options give the same programme.
 * @throws FormatError with one sentence; codes `empty`, `too-large`, `unknown-encoding`, `unknown-format`,
 * `not-well-formed`, `missing-timezone`, `unknown-timezone`, `no-sessions`, `invalid`, `columns`, `ambiguous-date`.
 */
export function importProgramme(bytes: Uint8Array, options: ImportOptions = {}): ImportResult {
  const source = options.source ?? 'The file';
  const warnings = new Warnings();
  requireSize(bytes, source);
  refuseOldExcel(bytes, source);
  const file = isZip(bytes) ? { text: '', bytes, source } : glance(decode(bytes, source, warnings), source, warnings);
  const reader = choose(file, options);
  const read = reader.read(file, options, warnings);
  const { inferBreaks: gap } = options;
  const programme = gap === undefined ? read : inferBreaks(read, gap);
  const { choices } = warnings;
  return { programme, format: reader.format, warnings: warnings.list(), ...(choices && { choices }) };
}

const known = (): string => READERS.map(({ name, format }) => `${name} ("${format}")`).join(', ');

function choose(file: SourceFile, options: ImportOptions): Reader {
  if (options.format !== undefined) {
    const named = READERS.find(({ format }) => format === options.format);
    if (named) return named;
    throw new FormatError(
      'unknown-format',
      `Hallway cannot import the format "${options.format}"; it reads ${known()}.`,
    );
  }
  const found = READERS.find((reader) => reader.detect(file));
  if (found) return found;
  const instead = insteadOf(file);
  if (instead !== undefined) throw new FormatError('unknown-format', `${file.source} is ${instead}.`);
  const what =
    file.root !== undefined
      ? ` (its root element is <${file.root}>)`
      : file.json !== undefined
        ? ' (it is some other JSON)'
        : '';
  throw new FormatError(
    'unknown-format',
    `${file.source} is no schedule that Hallway knows${what}; it reads ${known()}.`,
  );
}

/** What people give in place of a schedule file, and what to give instead. */
function insteadOf({ root, json }: SourceFile): string | undefined {
  if (root?.toLowerCase() === 'html')
    return 'a web page and no schedule file; give the address of the export itself, such as schedule.xml, .json, .ics or .csv';
  if (root === 'iCalendar' || root?.toLowerCase() === 'vcalendar')
    return 'xCal, which Hallway does not read; whoever exports that also exports schedule.xml and iCalendar (.ics): give one of those';
  if (!isObject(json)) return undefined;
  const isOfPretalx = [json.talks, json.results].some(
    (list) => Array.isArray(list) && list.some((talk) => isObject(talk) && 'code' in talk && 'title' in talk),
  );
  return isOfPretalx
    ? "what pretalx's API and widgets say, not its export; give …/schedule/export/schedule.json of the same conference"
    : undefined;
}
