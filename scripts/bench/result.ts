import { setImmediate } from 'node:timers/promises';

/** One measured figure. */
export interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The most that the value may be; absent where the figure is only told. */
  readonly target?: number;
  /** What it was compared with in the same run. */
  readonly note?: string;
}

export interface Bench {
  readonly name: string;
  /** Runs only when it is asked for by name: it takes many minutes. */
  readonly onDemand?: boolean;
  run(options: BenchOptions): Promise<Result[]>;
}

export interface BenchOptions {
  /** A real schedule file instead of the generated conference. */
  readonly schedule?: string;
}

export const isOk = ({ value, target }: Result): boolean => target === undefined || value <= target;

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/**
 * Milliseconds of each of `times` runs, after as many again (at least 100) to warm up. Each has a turn of the event
 * loop of its own, as in the server: runs back to back measure how the collector keeps up with garbage instead.
 */
export async function timed(run: () => void, times = 100): Promise<number[]> {
  const taken: number[] = [];
  const warm = Math.max(times, 100);
  for (let i = 0; i < warm + times; i++) {
    await setImmediate();
    const start = performance.now();
    run();
    if (i >= warm) taken.push(performance.now() - start);
  }
  return taken;
}
