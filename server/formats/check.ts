/** What `hallway check` says of a schedule file beyond what its import does. */
import type { Programme } from '../../core/model.js';
import { firstOf } from './draft/text.js';
import { Warnings } from './draft/warnings.js';
import type { ImportOptions, ImportWarning } from './format.js';
import { importProgramme } from './import.js';

/** Kinds that the whole house attends: they need no room (rule B3). */
const ROOMLESS = new Set(['break', 'registration', 'social']);

/** What is odd about a programme, though nothing is wrong with it. */
export function lint({ sessions }: Programme): ImportWarning[] {
  const warnings = new Warnings();
  for (const { title, kind, room, end } of sessions) {
    if (end === undefined) warnings.add('no-end', `"${firstOf(title)}"`);
    if (room === undefined && !ROOMLESS.has(kind)) warnings.add('no-room', `"${firstOf(title)}"`);
  }
  return warnings.list();
}

/**
 * Everything odd about a schedule file.
 * @throws FormatError if it cannot be imported at all.
 */
export function checkFile(bytes: Uint8Array, options: ImportOptions = {}): ImportWarning[] {
  const { programme, warnings } = importProgramme(bytes, options);
  return [...warnings, ...lint(programme)];
}
