/** What the documents name must be there: tests of promises, metrics of dashboards and alerts. */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

it('docs/operating.md tells every setting', async () => {
  const { readConfig } = await import('../server/config.js');
  let names: string[] = [];
  try {
    readConfig({ HALLWAY_NONE: '1' });
  } catch (error) {
    names = (error as Error).message.match(/HALLWAY_\w+/g)!.filter((name) => name !== 'HALLWAY_NONE');
  }
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !read('docs/operating.md').includes(`\`${name}\``))).toEqual([]);
});
