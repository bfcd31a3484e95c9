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

/** Milliseconds of each of `times` runs, after as many runs again (at most 50) to warm up. */
export function timed(run: () => void, times = 100): number[] {
  for (let i = 0; i < Math.min(times, 50); i++) run();
  return Array.from({ length: times }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
}
