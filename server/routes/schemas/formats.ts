/** Formats that are read, by their names in the API. */
import type { FormatName } from '../../formats/index.js';

export const FORMATS = [
  'hallway',
  'xml',
  'json',
  'schedule2',
  'ics',
  'csv',
  'xlsx',
  'sessionize',
  'indico',
] as const satisfies readonly FormatName[];
