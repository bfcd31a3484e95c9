/** Speakers in one cell of a table. */
import type { DraftPerson } from '../draft/draft.js';

/** Longer cells are no lists of names. */
const LONGEST = 5_000;

/**
 * `12:Ada|13:Grace` (voctosched), names on lines of their own or between `|` or `;`. A comma, "&" or "and" parts names
 * only if each part has a first and a last name: "Lovelace, Ada" is one person.
 */
export function readNames(cell: string): DraftPerson[] {
  const text = cell.trim();
  if (text === '' || text.length > LONGEST) return [];
  return text
    .split(/[|;\n\r]+/)
    .flatMap(parted)
    .flatMap((part): DraftPerson[] => {
      const [, id, named] = /^([\w.~-]{1,100}):\s*(\S.*)$/.exec(part) ?? [];
      const name = (named ?? part).trim();
      return name === '' ? [] : [{ name, id }];
    });
}

function parted(text: string): string[] {
  const whole = text.trim();
  const parts = whole.split(/\s*,\s*|\s+&\s+|\s+(?:and|und)\s+/);
  return parts.length > 1 && parts.every((part) => /\S\s+\S/.test(part)) ? parts : [whole];
}
