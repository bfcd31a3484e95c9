// Which tests take longest, read from what their runners leave behind.

export interface Timed {
  readonly name: string;
  /** ms */
  readonly time: number;
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly duration?: number | null }[];
  }[];
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** The tests of a report of vitest's reporter "json". @param root which names are shortened by. */
export function fromVitest(report: string, root: string): Timed[] {
  return (JSON.parse(report) as VitestReport).testResults.flatMap(({ name: file, assertionResults }) =>
    assertionResults.map(({ fullName, duration }) => ({
      name: `${file.replace(`${root}/`, '')} › ${fullName}`,
      time: duration ?? 0,
    })),
  );
}

/** The tests that Playwright's reporter "list" has printed; one that was tried twice counts twice. */
export function fromPlaywright(output: string): Timed[] {
  const lines = output.matchAll(/^\s+\S+\s+\d+ (\[.+) \((\d+(?:\.\d+)?)(ms|s|m|h)\)$/gm);
  return [...lines].map(([, name, number, unit]) => ({ name: name!, time: Number(number) * UNITS[unit!]! }));
}

/** The slowest first. */
export const slowest = (tests: readonly Timed[], most = 10): Timed[] =>
  [...tests].sort((a, b) => b.time - a.time).slice(0, most);
