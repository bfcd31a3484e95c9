import { paint, type Io } from './io.js';

/** Work shorter than this shows nothing, ms. */
const PATIENCE = 1_000;
const REDRAW_EVERY = 100;

export interface Progress {
  /** Replaces what the line says. */
  (text: string): void;
}

/** Runs `work` with a line on the terminal that says what takes so long; it is gone when the work is done. */
export async function withProgress<T>(io: Io, text: string, work: (progress: Progress) => Promise<T>): Promise<T> {
  if (!io.stderr.isTTY) return work(() => {});
  const from = performance.now();
  let line = text;
  let shown = '';
  const draw = () => {
    if (performance.now() - from < PATIENCE || line === shown) return;
    shown = line;
    io.stderr.write(`\r\x1b[2K${paint(io.stderr, 'dim', line)}`);
  };
  const timer = setInterval(draw, REDRAW_EVERY);
  try {
    return await work((next) => {
      line = next;
      draw();
    });
  } finally {
    clearInterval(timer);
    if (shown !== '') io.stderr.write('\r\x1b[2K');
  }
}

/** Bytes for people: "1.2 MB". */
export function size(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  const [divisor, unit] = bytes < 1_000_000 ? [1_000, 'kB'] : [1_000_000, 'MB'];
  return `${(bytes / divisor).toFixed(1)} ${unit}`;
}
