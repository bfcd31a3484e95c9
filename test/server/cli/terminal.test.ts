import type { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { size, withProgress } from '../../../server/cli/progress.js';
import { table } from '../../../server/cli/table.js';
import { io } from './hallway.js';

describe('progress', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  /** What a terminal has seen of work that takes so long, ms, and reports each quarter of it. */
  async function seen(takes: number, isTTY: boolean): Promise<string> {
    const streams = io({});
    const terminal = { ...streams.io, stderr: Object.assign(streams.io.stderr as PassThrough, { isTTY }) };
    const done = withProgress(terminal, 'Copying …', async (progress) => {
      for (let quarter = 1; quarter <= 4; quarter++) {
        await new Promise((resolve) => setTimeout(resolve, takes / 4));
        progress(`Copying … ${quarter * 25} %`);
      }
      return 'result';
    });
    await vi.advanceTimersByTimeAsync(takes);
    expect(await done).toBe('result');
    return streams.stderr().replaceAll(/\u001b\[\d*m/g, '');
  }

  it('shows nothing for what takes less than a second', async () => {
    expect(await seen(900, true)).toBe('');
  });

  it('shows what takes longer, and takes it away again', async () => {
    const shown = await seen(4_000, true);
    expect(shown.split('\r\u001b[2K')).toEqual([
      '',
      'Copying … 25 %',
      'Copying … 50 %',
      'Copying … 75 %',
      'Copying … 100 %',
      '',
    ]);
  });

  it('keeps logs free of it', async () => {
    expect(await seen(4_000, false)).toBe('');
  });
});

it('sizes are told in the unit that fits', () => {
  expect([0, 999, 1_000, 45_056, 2_300_000].map(size)).toEqual(['0 bytes', '999 bytes', '1.0 kB', '45.1 kB', '2.3 MB']);
});

it('columns line up, whatever the script', () => {
  expect(
    table([
      ['NAME', 'ROLE', ''],
      ['e\u0301va', 'admin', ''],
      ['日本', 'x', 'note'],
      ['🦊', '\u001b[1my\u001b[22m', 'n'],
    ]),
  ).toEqual(['NAME  ROLE', 'e\u0301va   admin', '日本  x      note', '🦊    \u001b[1my\u001b[22m      n']);
});
