// `npm run audit`: known holes in what runs in production. Exit 1 only for holes: a registry that does not answer is told in
// one line, and never takes longer than PATIENCE.
import { spawnSync } from 'node:child_process';

/** ms */
const PATIENCE = 8_000;

interface Advisory {
  readonly title: string;
  readonly url: string;
}

interface Report {
  readonly message?: string;
  readonly error?: { readonly summary?: string; readonly code?: string };
  readonly vulnerabilities?: Readonly<
    Record<string, { readonly severity: string; readonly range: string; readonly via: readonly (Advisory | string)[] }>
  >;
  readonly metadata?: { readonly dependencies: { readonly prod: number } };
}

export interface Verdict {
  /** `unknown`: the registry did not answer, so nobody knows. */
  readonly kind: 'clean' | 'holes' | 'unknown';
  /** The first tells all in short. */
  readonly lines: readonly string[];
}

const GRAVE: ReadonlySet<string> = new Set(['high', 'critical']);

/** What `npm audit --json` has said, in words. @param output what npm printed; null: it took too long. */
export function verdictOf(output: string | null): Verdict {
  const unknown = (why: string): Verdict => ({
    kind: 'unknown',
    lines: [`The registry did not answer (${why}); whether dependencies have known holes was not looked at.`],
  });
  if (output === null) return unknown('it took too long');
  let report: Report;
  try {
    report = JSON.parse(output) as Report;
  } catch {
    return unknown('npm said nothing that can be read');
  }
  const { vulnerabilities, metadata } = report;
  if (!vulnerabilities || !metadata)
    return unknown((report.message ?? report.error?.summary ?? 'no report').split('\n')[0]!);
  const grave = Object.entries(vulnerabilities).filter(([, { severity }]) => GRAVE.has(severity));
  if (grave.length === 0)
    return {
      kind: 'clean',
      lines: [`No known hole that is high or critical in ${metadata.dependencies.prod} packages.`],
    };
  return {
    kind: 'holes',
    lines: [
      `Known holes that are high or critical in ${grave.length} of ${metadata.dependencies.prod} packages; update them:`,
      ...grave.map(([name, { severity, range, via }]) => {
        const [first] = via;
        const what = typeof first === 'object' ? `${first.title} (${first.url})` : `through ${first ?? 'another'}`;
        return `- ${name} ${range}, ${severity}: ${what}`;
      }),
    ],
  };
}

if (import.meta.main) {
  const options = ['--omit=dev', '--json', '--fetch-retries=0', `--fetch-timeout=${PATIENCE - 2_000}`];
  const { stdout, error } = spawnSync('npm', ['audit', ...options], {
    encoding: 'utf8',
    timeout: PATIENCE,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { kind, lines } = verdictOf(error ? null : stdout);
  for (const line of lines) console.log(line);
  process.exitCode = kind === 'holes' ? 1 : 0;
}
