import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Io } from '../../../server/cli/io.js';
import { readPassword } from '../../../server/cli/password.js';

/** A terminal on which somebody types these, in these chunks, when a question is asked. */
function terminal(...typed: string[][]) {
  const raw: boolean[] = [];
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (on: boolean) => raw.push(on) });
  const stderr = new PassThrough();
  let screen = '';
  stderr.on('data', (chunk) => {
    screen += String(chunk);
    if (!String(chunk).endsWith(': ')) return;
    for (const keys of typed.shift() ?? []) stdin.write(keys);
  });
  const io = {
    stdin,
    stdout: new PassThrough(),
    stderr,
    env: {},
    now: () => 0,
    untilStopped: () => Promise.resolve(),
  } satisfies Io;
  return { io, raw, screen: () => screen };
}

describe('a password on a terminal', () => {
  it('is asked for twice, and never shown', async () => {
    const { io, raw, screen } = terminal(['correct horse\r'], ['correct horse\r']);
    expect(await readPassword(io)).toBe('correct horse');
    expect(screen()).toBe('Password: \nThe same again: \n');
    expect(raw).toEqual([true, false, true, false]);
  });

  it('may be corrected, key by key', async () => {
    const { io } = terminal(['corx\u007frect 🦊\u007fhor', '\u001b[A', 'se\r'], ['correct horse\n']);
    expect(await readPassword(io)).toBe('correct horse');
  });

  it('may come with both answers at once, as a paste does', async () => {
    const { io } = terminal(['correct horse\rcorrect horse\r']);
    expect(await readPassword(io)).toBe('correct horse');
  });

  it('must be the same twice', async () => {
    const { io } = terminal(['correct horse\r'], ['correct hrose\r']);
    await expect(readPassword(io)).rejects.toThrow(/differ/);
  });

  it('may be left out, and Ctrl+C ends it with the terminal as it was', async () => {
    const { io } = terminal(['\r']);
    expect(await readPassword(io)).toBe('');
    const interrupted = terminal(['corr\u0003']);
    await expect(readPassword(interrupted.io)).rejects.toThrow(/Interrupted/);
    expect(interrupted.raw).toEqual([true, false]);
  });
});
