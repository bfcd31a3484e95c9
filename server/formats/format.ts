/** What every importer and exporter of schedule files agrees on. */
import type { Minutes, Programme, Text } from '../../core/model.js';

/** Formats that Hallway writes and reads, by the names that people and programs give them. */
export const EXPORT_FORMATS = ['hallway', 'xml', 'json', 'schedule2', 'ics', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Formats that Hallway reads. */
export const FORMATS = [...EXPORT_FORMATS, 'xlsx', 'sessionize', 'indico'] as const;
export type FormatName = (typeof FORMATS)[number];

/** Something odd in a file that was read all the same. */
export interface ImportWarning {
  /** Stable, kebab-case: `control-characters`, `duplicate-guid`, `date-mismatch` … */
  readonly code: string;
  /** One sentence: what, where, what was done about it. */
  readonly message: string;
  /** How many places, when several equal ones were folded into one warning. */
  readonly count?: number;
}

export interface ImportOptions {
  /** IANA zone that wins over the file's. */
  readonly timezone?: string;
  /** Name of the conference that wins over the file's. */
  readonly name?: string;
  /** What holds where the file says nothing: the conference may have a zone and a name already. */
  readonly fallback?: { readonly timezone?: string; readonly name?: Text };
  /** Format by name instead of detection by content. */
  readonly format?: FormatName;
  /** File name or URL for error messages. */
  readonly source?: string;
  /**
   * Where a table keeps what, by header: `{ title: 'Was?', start: 'Beginn um' }`; the fields are those of
   * `read/headers.ts`. Of Sessionize's files: `track`, the title of the category that is the track.
   */
  readonly columns?: Readonly<Record<string, string>>;
  /** Gaps of at least this many minutes between sessions become breaks (`draft/breaks.ts`). */
  readonly inferBreaks?: Minutes;
}

/** What of a file was guessed, so that a person may say otherwise (`columns` of the options). */
export interface Choices {
  /** Of a table: its headers, the first rows below them, and which header was taken for which field. */
  readonly table?: {
    readonly headers: readonly string[];
    readonly rows: readonly (readonly string[])[];
    readonly columns: Readonly<Record<string, string>>;
  };
  /** Of Sessionize's files: the titles of the categories, and that of the track; null: none was. */
  readonly categories?: { readonly titles: readonly string[]; readonly track: string | null };
}

export interface ImportResult {
  readonly programme: Programme;
  readonly format: FormatName;
  readonly warnings: readonly ImportWarning[];
  readonly choices?: Choices;
  /** The programme's canonical encoding (`encode.ts`), if it is made already. */
  readonly bytes?: Uint8Array;
}

/** The file cannot be taken. `message` is one sentence that says what, where and what to do. */
export class FormatError extends Error {
  constructor(
    /** `empty`, `unknown-format`, `not-well-formed`, `missing-timezone`, `unknown-timezone`, `no-sessions`, `too-large`, `invalid`, `columns` … */
    readonly code: string,
    message: string,
    readonly line?: number,
    /** What can be chosen from, with `columns`. */
    readonly choices?: Choices,
  ) {
    super(message);
    this.name = 'FormatError';
  }
}

/** The room under which exports list sessions of the whole house, where a format wants a room; on import it is none. */
export const WHOLE_HOUSE = { name: 'Everywhere', guid: '0f61a7a4-93ab-5f1c-9c0e-7d1f5a1d4b1e' } as const;
