/**
 * Reading schedule files in a process of their own: a large file must not keep screens waiting, and one that fills the
 * memory must not take the server along, as it would from a thread (V8 ends the whole process).
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Programme } from '../../core/model.js';
import { FormatError, type Choices, type ImportOptions, type ImportResult } from './format.js';
import { requireSize } from './read/decode.js';

/** Files up to this size are read in a few milliseconds, sooner than a process begins, bytes. */
const SMALL = 32 * 1024;
/** Heap of a process that reads, MB: several times what the largest schedule takes. */
const MOST_MEMORY = 512;
/** No file is read for longer, ms. */
const LONGEST = 30_000;
const LINE_END = 0x0a;

/** What the process answers in its first line; the programme follows as its canonical bytes. */
type Reply =
  | {
      readonly refused: {
        readonly code: string;
        readonly message: string;
        readonly line?: number;
        readonly choices?: Choices;
      };
    }
  | Omit<ImportResult, 'programme' | 'bytes'>;

/** The bundle of `reader-process.ts`, beside the server's own; from sources there is none. */
const BUNDLE = ['.', '..']
  .map((up) => join(import.meta.dirname, up, 'reader.js'))
  .find((file) => import.meta.filename.endsWith('.js') && existsSync(file));

export interface Bounds {
  /** The bundle of `reader-process.ts`; without one, files are read in this process. */
  readonly file?: string | undefined;
  /** MB */
  readonly memory?: number;
  /** ms */
  readonly time?: number;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Reads a schedule file like `importProgramme`, a large one in a process of its own, one such at a time.
 * @throws FormatError of `importProgramme`; `too-large` and `too-slow` where it takes more memory or time than any
 * schedule needs.
 */
export async function importApart(
  bytes: Uint8Array,
  options: ImportOptions = {},
  { file = BUNDLE, memory = MOST_MEMORY, time = LONGEST }: Bounds = {},
): Promise<ImportResult> {
  requireSize(bytes, options.source ?? 'The file');
  // An archive may hold a thousand times its own size.
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (file === undefined || (bytes.length <= SMALL && !isArchive)) {
    // Loaded when it is needed: the readers are a third of the server's code, and most servers read a file a day.
    const { importProgramme } = await import('./import.js');
    return importProgramme(bytes, options);
  }
  const turn = last.then(() => inProcess(file, bytes, options, { memory, time }));
  last = turn.catch(() => undefined);
  return turn;
}

async function inProcess(
  file: string,
  bytes: Uint8Array,
  options: ImportOptions,
  { memory, time }: { readonly memory: number; readonly time: number },
): Promise<ImportResult> {
  const source = options.source ?? 'The file';
  const answer = await run(file, memory, time, [Buffer.from(`${JSON.stringify(options)}\n`), bytes]);
  if (answer === 'late')
    throw new FormatError('too-slow', `${source} takes longer than ${time / 1000} s to read; that is no schedule.`);
  if (answer === 'full')
    throw new FormatError('too-large', `${source} takes more than ${memory} MB to read; that is no schedule.`);
  const at = answer.indexOf(LINE_END);
  const told = JSON.parse(answer.toString('utf8', 0, at)) as Reply;
  if ('refused' in told) {
    const { code, message, line, choices } = told.refused;
    throw new FormatError(code, message, line, choices);
  }
  const programme = answer.subarray(at + 1);
  return { ...told, programme: JSON.parse(programme.toString()) as Programme, bytes: programme };
}

/** Runs the reader to its end. `full`: it ran out of memory. */
function run(
  file: string,
  memory: number,
  time: number,
  input: readonly Uint8Array[],
): Promise<Buffer | 'late' | 'full'> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`--max-old-space-size=${memory}`, file], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    const chunks: Buffer[] = [];
    let complaint = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, time);
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => (complaint = `${complaint}${chunk.toString()}`.slice(0, 4_000)));
    // A reader that has ended does not hear the rest.
    child.stdin.on('error', () => undefined);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (late) resolve('late');
      else if (code === 0) resolve(Buffer.concat(chunks));
      else if (signal === 'SIGABRT' || complaint.includes('heap out of memory')) resolve('full');
      else reject(new Error(`The process that read a file ended with ${signal ?? code}: ${complaint}`));
    });
    for (const part of input) child.stdin.write(part);
    child.stdin.end();
  });
}
