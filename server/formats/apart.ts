/** Reading schedule files beside the server's work: a large file must not keep screens waiting, nor fill the memory. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Programme } from '../../core/model.js';
import { FormatError, type Choices, type ImportOptions, type ImportResult } from './format.js';

/** Files up to this size are read in a few milliseconds, sooner than a thread begins, bytes. */
const SMALL = 32 * 1024;
/** Memory of a thread that reads, MB: several times what the largest schedule takes. */
const MOST_MEMORY = 512;
/** No file is read for longer, ms. */
const LONGEST = 30_000;

export interface Task {
  readonly bytes: Uint8Array;
  readonly options: ImportOptions;
}

interface Refused {
  readonly code: string;
  readonly message: string;
  readonly line: number | undefined;
  readonly choices: Choices | undefined;
}

/** What the thread answers; the programme as its canonical bytes. */
export type Reply =
  { readonly refused: Refused } | (Omit<ImportResult, 'programme' | 'bytes'> & { readonly bytes: Uint8Array });

/** The bundle of `worker.ts`, beside the server's own; from sources there is none. */
const BUNDLE = ['.', '..']
  .map((up) => join(import.meta.dirname, up, 'reader.js'))
  .find((file) => import.meta.filename.endsWith('.js') && existsSync(file));

export interface Thread {
  /** The bundle of `worker.ts`; without one, files are read in this thread. */
  readonly file?: string | undefined;
  /** MB */
  readonly memory?: number;
  /** ms */
  readonly time?: number;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Reads a schedule file like `importProgramme`, a large one in a thread of its own, one such at a time.
 * @param bytes not to be used afterwards: the other thread may have them.
 * @throws FormatError of `importProgramme`; `too-large` and `too-slow` where a thread takes more memory or time than any
 * schedule needs.
 */
export async function importApart(
  bytes: Uint8Array,
  options: ImportOptions = {},
  { file = BUNDLE, memory = MOST_MEMORY, time = LONGEST }: Thread = {},
): Promise<ImportResult> {
  // An archive may hold a thousand times its own size.
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (file === undefined || (bytes.length <= SMALL && !isArchive)) {
    // Loaded when it is needed: the readers are a third of the server's code, and most servers read a file a day.
    const { importProgramme } = await import('./import.js');
    return importProgramme(bytes, options);
  }
  const turn = last.then(() => inThread(file, { bytes, options }, memory, time));
  last = turn.catch(() => undefined);
  return turn;
}

async function inThread(file: string, task: Task, memory: number, time: number): Promise<ImportResult> {
  const source = task.options.source ?? 'The file';
  const reply = await new Promise<Reply>((resolve, reject) => {
    const worker = new Worker(file, {
      workerData: task,
      transferList: ownBuffer(task.bytes),
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    const late = setTimeout(() => {
      reject(
        new FormatError('too-slow', `${source} takes longer than ${time / 1000} s to read; that is no schedule.`),
      );
      void worker.terminate();
    }, time);
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? new FormatError('too-large', `${source} takes more than ${memory} MB to read; that is no schedule.`)
          : error,
      ),
    );
    worker.once('exit', () => {
      clearTimeout(late);
      // Too late to matter if it has answered.
      reject(new Error(`The thread that read ${source} ended without an answer.`));
    });
  });
  if ('refused' in reply) {
    const { code, message, line, choices } = reply.refused;
    throw new FormatError(code, message, line, choices);
  }
  const { bytes } = reply;
  const programme = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()) as Programme;
  return { ...reply, programme };
}

/** What can be handed over instead of copied: memory that holds nothing else. */
function ownBuffer({ buffer, byteOffset, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength ? [buffer] : [];
}
