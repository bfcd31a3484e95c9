import { UsageError } from './errors.js';
import type { Io } from './io.js';

/** More than any password may have; what is longer is somebody's wrong file. */
const MOST_BYTES = 64_000;

const END_OF_LINE = ['\r', '\n', '\u0004'];
const INTERRUPT = '\u0003';
const RUB_OUT = ['\u007f', '\b'];

/**
 * A password: from a terminal asked for twice without an echo, else the first line of stdin.
 * @returns '' if there is none.
 */
export async function readPassword(io: Io): Promise<string> {
  if (!io.stdin.isTTY) return firstLine(io);
  const first = await ask(io, 'Password: ');
  if (first === '') return '';
  if ((await ask(io, 'The same again: ')) !== first)
    throw new UsageError('The two passwords differ; nothing was changed.');
  return first;
}

async function firstLine(io: Io): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of io.stdin as AsyncIterable<Buffer | string>) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    length += bytes.length;
    if (length > MOST_BYTES) throw new UsageError('What came on stdin is too long for a password.');
    if (bytes.includes('\n')) break;
  }
  const [line = ''] = Buffer.concat(chunks).toString().split(/\r?\n/);
  return line;
}

/** Node's readline would echo; so the terminal is read key by key. */
async function ask(io: Io, prompt: string): Promise<string> {
  // Before the question, lest the first keys of a fast answer are shown.
  io.stdin.setRawMode?.(true);
  try {
    io.stderr.write(prompt);
    return await typed(io);
  } finally {
    io.stdin.setRawMode?.(false);
    io.stderr.write('\n');
  }
}

function typed(io: Io): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const keys = (chunk: Buffer | string) => {
      // Arrow and function keys.
      if (chunk.toString().startsWith('\u001b')) return;
      const typed = [...chunk.toString()];
      for (const [at, key] of typed.entries()) {
        if (RUB_OUT.includes(key)) text = [...text].slice(0, -1).join('');
        else if (key !== INTERRUPT && !END_OF_LINE.includes(key)) text += key;
        else {
          io.stdin.off('data', keys);
          io.stdin.pause();
          // What was pasted after it answers the next question.
          const rest = typed.slice(at + 1).join('');
          if (rest !== '') io.stdin.unshift(Buffer.from(rest));
          if (key === INTERRUPT) reject(new UsageError('Interrupted; nothing was changed.'));
          else resolve(text);
          return;
        }
      }
    };
    io.stdin.on('data', keys);
    io.stdin.resume();
  });
}
