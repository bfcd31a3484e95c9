import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';

type Terminal = { readonly isTTY?: boolean; readonly columns?: number };

/** What a command may touch of the process it runs in; tests bring their own. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };
  readonly stdout: Writable & Terminal;
  readonly stderr: Writable & Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Wall clock, ms. */
  readonly now: () => number;
  /** Resolves when somebody wants `serve` to end. */
  readonly untilStopped: () => Promise<void>;
}

/** Writes to stdout: what the command was asked for. */
export function say(io: Io, line = ''): void {
  io.stdout.write(`${line}\n`);
}

/** Writes to stderr: what a person should know besides. */
export function note(io: Io, line: string): void {
  io.stderr.write(`${line}\n`);
}

export type Style = Parameters<typeof styleText>[0];

/** Styles text where the stream is a terminal that wants it (`NO_COLOR`), and nowhere else. */
export function paint(stream: Writable, style: Style, text: string): string {
  return styleText(style, text, { stream });
}
