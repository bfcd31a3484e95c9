/** Schedule files in and out. */
export { checkFile, lint } from './check.js';
export { programmeBytes } from './encode.js';
export { FormatError, type FormatName, type ImportOptions, type ImportResult, type ImportWarning } from './format.js';
export { importProgramme } from './import.js';
