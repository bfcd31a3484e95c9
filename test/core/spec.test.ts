import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

function testTitles(): string {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(test|spec)\.ts$/.test(file))
    .flatMap(
      (file) =>
        readFileSync(join(root, 'test', file), 'utf8').match(/(?:it|test|describe)(?:\.\w+)?\(\s*['"`][^\n]*/g) ?? [],
    )
    .join('\n');
}

describe('docs/SPEC.md', () => {
  const ids = [...readFileSync(join(root, 'docs', 'SPEC.md'), 'utf8').matchAll(/\*\*([A-Z]\d+)\*\*/g)].map(
    (match) => match[1]!,
  );

  it('names every rule once', () => {
    expect(ids.length).toBeGreaterThan(30);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has a test that carries the ID of every rule, and no test carries an unknown one', () => {
    const carried = new Set([...testTitles().matchAll(/\[([A-Z]\d+)\]/g)].map((match) => match[1]!));
    expect(ids.filter((id) => !carried.has(id))).toEqual([]);
    expect([...carried].filter((id) => !ids.includes(id))).toEqual([]);
  });
});
