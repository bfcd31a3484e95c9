/** Fixture files and what becomes of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FormatError, importProgramme, type ImportOptions, type ImportResult } from '../../../server/formats/index.js';

export const fixture = (path: string): Buffer =>
  readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'formats', path));

export const imported = (path: string, options: ImportOptions = {}): ImportResult =>
  importProgramme(fixture(path), { source: path, ...options });

/** The session with a title. */
export function titled({ programme }: ImportResult, title: string) {
  const found = programme.sessions.find((session) => session.title === title);
  if (!found) throw new Error(`no session "${title}"`);
  return found;
}

export const codes = ({ warnings }: ImportResult): string[] => warnings.map(({ code }) => code);

/** The refusal of a file. */
export function refusal(bytes: Uint8Array | string, options: ImportOptions = {}): FormatError {
  try {
    importProgramme(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, { source: 'x.xml', ...options });
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
  throw new Error('the file was not refused');
}

export const instant = (text: string): number => Date.parse(text);
