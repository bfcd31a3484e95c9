/** Reads one schedule file in a thread of its own, and tells what came of it; see `apart.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Reply, Task } from './apart.js';
import { programmeBytes } from './encode.js';
import { FormatError } from './format.js';
import { importProgramme } from './import.js';

function reply({ bytes, options }: Task): Reply {
  try {
    const { programme, ...told } = importProgramme(bytes, options);
    // One buffer changes threads for nothing, where a tree of objects would be copied twice.
    return { ...told, bytes: Uint8Array.from(programmeBytes(programme)) };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const { code, message, line, choices } = error;
    return { refused: { code, message, line, choices } };
  }
}

const told = reply(workerData as Task);
parentPort!.postMessage(told, 'bytes' in told ? [told.bytes.buffer as ArrayBuffer] : []);
