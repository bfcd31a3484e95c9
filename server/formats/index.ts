/** Schedule files in and out. */
export { checkFile, lint } from './check.js';
export { programmeBytes } from './encode.js';
export {
  FormatError,
  type Choices,
  type ExportFormat,
  type FormatName,
  type ImportOptions,
  type ImportResult,
  type ImportWarning,
} from './format.js';
export { importProgramme } from './import.js';
export { exportAtom } from './write/atom.js';
export { exportCsv } from './write/csv.js';
export type { FeedOptions } from './write/feed.js';
export { exportHallway } from './write/hallway.js';
export { exportIcs, type IcsOptions, type SessionCount } from './write/ics.js';
export type { Selection } from './write/ics-selection.js';
export { exportJson } from './write/json.js';
export { exportSchedule2 } from './write/schedule2.js';
export { exportXml } from './write/xml.js';
