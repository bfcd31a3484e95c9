/** What it takes to read a format: a file that exports one of these, and a line in readers.ts. */
import type { Programme } from '../../../core/model.js';
import type { Warnings } from '../draft/warnings.js';
import { FormatError, type FormatName, type ImportOptions } from '../format.js';

/** More sessions than any conference has; a file with more would only fill the memory. */
export const MOST_SESSIONS = 20_000;

/** Deeper nesting occurs in no schedule, only in attacks. */
export const DEEPEST = 64;

/** A file on its way in. */
export interface SourceFile {
  /** Without the characters that no format allows. */
  readonly text: string;
  /** The file as it came, if it is an archive rather than text. */
  readonly bytes?: Uint8Array;
  /** File name or URL for messages. */
  readonly source: string;
  /** The value if the file is JSON, else undefined. */
  readonly json?: unknown;
  /** Name of the root element if the file is XML. */
  readonly root?: string;
}

export interface Reader {
  readonly format: FormatName;
  /** What a person calls the format. */
  readonly name: string;
  /** Whether the file is of this format, as far as a glance tells. */
  detect(file: SourceFile): boolean;
  /** @throws FormatError */
  read(file: SourceFile, options: ImportOptions, warnings: Warnings): Programme;
}

export function tooManySessions(source: string): FormatError {
  return new FormatError(
    'too-large',
    `${source} has more than ${MOST_SESSIONS} sessions, more than any conference; nothing was imported.`,
  );
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
