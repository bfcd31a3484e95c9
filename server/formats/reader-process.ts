/** A process that reads one schedule file and tells what came of it: how `apart.ts` speaks with it. */
import { setPriority } from 'node:os';
import { buffer } from 'node:stream/consumers';
import { programmeBytes } from './encode.js';
import { FormatError, type ImportOptions } from './format.js';
import { importProgramme } from './import.js';

/** Screens come first. */
const GENTLY = 10;
const LINE_END = 0x0a;

async function main(): Promise<void> {
  setPriority(GENTLY);
  const given = await buffer(process.stdin);
  const at = given.indexOf(LINE_END);
  const options = JSON.parse(given.toString('utf8', 0, at)) as ImportOptions;
  const [told, bytes] = read(given.subarray(at + 1), options);
  process.stdout.write(`${JSON.stringify(told)}\n`);
  process.stdout.end(bytes);
}

function read(bytes: Uint8Array, options: ImportOptions): [told: object, programme: Uint8Array] {
  try {
    const { programme, ...told } = importProgramme(bytes, options);
    return [told, programmeBytes(programme)];
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const { code, message, line, choices } = error;
    return [{ refused: { code, message, line, choices } }, new Uint8Array()];
  }
}

await main();
