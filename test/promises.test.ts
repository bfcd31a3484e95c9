/** What the documents name must be there: tests of promises, metrics of dashboards and alerts. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VARIABLES } from '../server/config.js';
import { appBench, type AppBench } from './support/app.js';

let bench: AppBench;
beforeAll(async () => {
  bench = await appBench();
});
afterAll(() => bench.app.close());

const read = (file: string): string => readFileSync(file, 'utf8');

describe.each(['docs/security.md', 'docs/operating.md'])('%s', (file) => {
  it('names only tests that there are, one for each promise', () => {
    const text = read(file);
    const tests = text.match(/test\/[\w./-]+\.test\.ts/g) ?? [];
    expect(tests.length).toBeGreaterThan(5);
    expect(tests.filter((test) => !existsSync(test))).toEqual([]);
    const table = text.split('\n## ').find((part) => part.includes('shown by'))!;
    const rows = table.split('\n').filter((line) => line.startsWith('| ') && !line.includes('shown by'));
    expect(rows.filter((row) => !row.includes('.test.ts`'))).toEqual([]);
  });
});

it.each(['docs/operating/alerts.yaml', 'docs/operating/grafana.json'])(
  '%s names only metrics that there are',
  async (file) => {
    const { text } = await bench.ask(null, 'GET', '/metrics');
    const served = new Set([...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name));
    const named = read(file).match(/\b(hallway|nodejs|process)_\w+/g) ?? [];
    expect(named.length).toBeGreaterThan(5);
    expect(named.map((name) => name.replace(/_bucket$/, '')).filter((name) => !served.has(name))).toEqual([]);
  },
);

it('docs/operating.md tells every setting in its table, and none that there is not', () => {
  const table = read('docs/operating.md').split('\n## Settings\n')[1]!.split('\n\n')[0]!;
  const told = table.split('\n').flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)]);
  expect(told.map(([, name]) => name).sort()).toEqual(['HOST', 'PORT', ...VARIABLES].sort());
});

it('no document names a setting that there is not', () => {
  const files = execFileSync('git', ['ls-files', '*.md', 'deploy', '*.yaml', 'Dockerfile', 'displays/kiosk'], {
    encoding: 'utf8',
  });
  const known = new Set<string>(VARIABLES);
  const odd = files
    .split('\n')
    .filter((file) => file !== '' && existsSync(file))
    .flatMap((file) => (read(file).match(/\bHALLWAY_[A-Z_]*[A-Z]\b/g) ?? []).map((name) => `${file}: ${name}`))
    .filter((line) => !known.has(line.split(': ')[1]!));
  expect(odd).toEqual([]);
});
