import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importProgramme } from '../../../server/formats/index.js';
import { codes, instant, refusal } from './fixture.js';

const timezone = 'Europe/Berlin';

/** A cell: a text, a number of a date style, or raw XML. */
type Cell = string | number | { readonly xml: string };

const cellXml = (cell: Cell, column: number, row: number): string => {
  const at = `r="${String.fromCharCode(65 + column)}${row}"`;
  if (typeof cell === 'number') return `<c ${at} s="1"><v>${cell}</v></c>`;
  if (typeof cell === 'object') return cell.xml.replace('<c', `<c ${at}`);
  return cell === '' ? '' : `<c ${at} t="inlineStr"><is><t>${cell}</t></is></c>`;
};

const sheet = (rows: readonly (readonly Cell[])[]): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, column, row + 1)).join('')}</row>`,
    )
    .join('')}</sheetData></worksheet>`;

const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/></cellXfs></styleSheet>';

function workbook(sheets: readonly string[], { strings = '', head = '<workbook/>' } = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(head),
    'xl/styles.xml': strToU8(STYLES),
    ...(strings && { 'xl/sharedStrings.xml': strToU8(strings) }),
    ...Object.fromEntries(sheets.map((xml, index) => [`xl/worksheets/sheet${index + 1}.xml`, strToU8(xml)])),
  });
}

const read = (bytes: Uint8Array, options = {}) =>
  importProgramme(bytes, { timezone, source: 'talks.xlsx', ...options });

describe('XLSX', () => {
  it('finds the sheet and the header, and reads texts, dates, times and lengths', () => {
    const bytes = workbook(
      [
        sheet([['Notes'], ['Call the caterer']]),
        sheet([
          ['DemoCon, internal'],
          ['Titel', 'Datum', 'Beginn', 'Dauer', 'Raum'],
          [{ xml: '<c t="s"><v>0</v></c>' }, 46319, 0.375, { xml: '<c s="2"><v>0.0625</v></c>' }, 'Aula'],
          ['Zweiter', '', 0, { xml: '<c><v>45</v></c>' }, 'Aula'],
        ]),
      ],
      {
        strings:
          '<sst><si><r><t>Erster</t></r><r><t xml:space="preserve"> Vortrag_x000D_</t></r><rPh><t>エ</t></rPh></si></sst>',
      },
    );
    const result = read(bytes);
    expect(result.format).toBe('xlsx');
    expect(codes(result)).toEqual([]);
    expect(result.programme.sessions.map(({ title, room, start, end }) => ({ title, room, start, end }))).toEqual([
      {
        title: 'Zweiter',
        room: 'aula',
        start: instant('2026-10-24T00:00+02:00'),
        end: instant('2026-10-24T00:45+02:00'),
      },
      {
        title: 'Erster Vortrag',
        room: 'aula',
        start: instant('2026-10-24T09:00+02:00'),
        end: instant('2026-10-24T10:30+02:00'),
      },
    ]);
  });

  it('takes a formula by its last result, else as its text, never as an error', () => {
    const formula = (inside: string, type = '') => ({ xml: `<c${type}><f>1+1</f>${inside}</c>` });
    const bytes = workbook([
      sheet([
        ['Title', 'Start', 'Room', 'Description'],
        [formula('<v>Talk</v>', ' t="str"'), '2026-10-24 10:00', formula('<v>#REF!</v>', ' t="e"'), formula('')],
      ]),
    ]);
    expect(read(bytes).programme.sessions[0]).toMatchObject({ title: 'Talk', description: '=1+1' });
    expect(read(bytes).programme.rooms).toEqual([]);
  });

  it('counts from 1904 where the workbook says so', () => {
    const rows = sheet([
      ['Title', 'Start'],
      ['A', 44857.5],
    ]);
    const bytes = workbook([rows], { head: '<workbook><workbookPr date1904="1"/></workbook>' });
    expect(read(bytes).programme.sessions[0]!.start).toBe(instant('2026-10-24T12:00+02:00'));
  });

  it('asks what the columns hold, and takes the answer', () => {
    const bytes = workbook([
      sheet([
        ['Foo', 'Bar', 'Baz'],
        ['A', '2026-10-24 10:00', 'x'],
      ]),
    ]);
    expect(refusal(bytes, { timezone }).code).toBe('columns');
    expect(read(bytes, { columns: { title: 'Foo', start: 'Bar' } }).programme.sessions).toHaveLength(1);
  });

  it('refuses what unpacks to more than a schedule, before it unpacks it', () => {
    const bomb = zipSync({
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': new Uint8Array(80 << 20),
    });
    expect(bomb.length).toBeLessThan(200_000);
    const start = performance.now();
    expect(refusal(bomb, { timezone }).message).toMatch(/unpacks to more than 64 MB/);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('does not unpack further than the archive said it would', () => {
    const bytes = Buffer.from(
      workbook([
        sheet([
          ['Title', 'Start'],
          ['A', '2026-10-24 10:00'],
        ]) + ' '.repeat(1 << 20),
      ]),
    );
    const name = Buffer.from('xl/worksheets/sheet1.xml');
    // The size of the last part in the central directory, 22 octets before its name.
    const at = bytes.lastIndexOf(name) - 22;
    expect(bytes.readUInt32LE(at)).toBeGreaterThan(1 << 20);
    bytes.writeUInt32LE(100, at);
    expect(refusal(bytes, { timezone }).code).toBe('not-well-formed');
  });

  it.each([
    [
      'cells without end',
      sheet([]).replace('<sheetData>', `<sheetData><row>${'<c/>'.repeat(3_100_000)}</row>`),
      'too-large',
    ],
    ['nesting without end', '<x>'.repeat(1000), 'invalid'],
    ['broken XML', '<worksheet><sheetData><row></sheetData>', 'not-well-formed'],
    [
      'declared entities',
      '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><c t="str"><v>&a;</v></c></worksheet>',
      'not-well-formed',
    ],
    ['nothing', '<worksheet/>', 'no-sessions'],
  ])('refuses a sheet of %s', (_, xml, code) => {
    expect(refusal(workbook([xml]), { timezone }).code).toBe(code);
  });

  it('refuses other archives and old workbooks, and says what to do', () => {
    const odt = zipSync({
      'content.xml': strToU8('<x/>'),
      mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    });
    expect(refusal(odt).message).toMatch(/is an archive, but no Excel workbook; .*as \.xlsx or CSV\.$/);
    expect(refusal(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])).message).toMatch(/old Excel file \(\.xls\)/);
    expect(refusal(workbook(['<worksheet/>']).subarray(0, 100)).code).toBe('not-well-formed');
  });
});
