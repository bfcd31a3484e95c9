import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const documents = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)) && file !== 'CHANGELOG.md');

const FOLDERS = 'core|live|displays|admin|guide|reading|server|data|test|scripts|docs';

describe('the documents', () => {
  it.each(documents)('%s names only files that exist', (file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const named = [...text.matchAll(/`([^`\s]+)`|\]\(([^)\s]+)\)/g)].map((match) => (match[1] ?? match[2])!);
    const ours = named.filter((name) => new RegExp(`^(?:${FOLDERS})/[\\w./-]+$`).test(name));
    const missing = ours.filter(
      (name) => ![root, dirname(join(root, file))].some((base) => existsSync(join(base, name))),
    );
    // Decisions are named by their number.
    expect(missing.filter((name) => !/^docs\/decisions\/\d{4}$/.test(name))).toEqual([]);
  });
});
