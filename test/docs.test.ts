import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { build } from '../server/cli/program.js';
import { io } from './server/cli/hallway.js';

const root = join(import.meta.dirname, '..');
const documents = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)) && file !== 'CHANGELOG.md');

const FOLDERS = 'core|live|displays|admin|guide|reading|server|data|test|scripts|docs';

const COMMANDS = build(io({}).io).commands.map((command) => command.name());

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** What is not code. */
const proseOf = (text: string): string => text.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '');

/** Headings as links name them. */
const headingsOf = (text: string): string[] =>
  [...proseOf(text).matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('the documents', () => {
  it.each(documents)('%s names only files that exist', (file) => {
    const text = read(file);
    const named = [...text.matchAll(/`([^`\s]+)`|\]\(([^)\s]+)\)/g)].map((match) => (match[1] ?? match[2])!);
    const ours = named.filter((name) => new RegExp(`^(?:${FOLDERS})/[\\w./-]+$`).test(name));
    const missing = ours.filter(
      (name) => ![root, dirname(join(root, file))].some((base) => existsSync(join(base, name))),
    );
    // Decisions are named by their number.
    expect(missing.filter((name) => !/^docs\/decisions\/\d{4}$/.test(name))).toEqual([]);
  });

  it.each(documents)('%s links only to what is there', (file) => {
    const links = [...proseOf(read(file)).matchAll(/\]\(([^)\s]+)\)|\bsrc="([^"]+)"/g)].map(
      ([, link, image]) => (link ?? image)!,
    );
    const broken = links
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [path = '', heading] = target.split('#');
        const there = path === '' ? join(root, file) : join(root, dirname(file), path);
        if (!existsSync(there)) return true;
        return heading !== undefined && !headingsOf(readFileSync(there, 'utf8')).includes(heading);
      });
    expect(broken).toEqual([]);
  });

  it.each(documents)('%s names only npm scripts and commands that there are', (file) => {
    // Names of what browsers keep begin like commands.
    const text = read(file).replace(/^.*localStorage.*$/gm, '');
    const scripts = [...text.matchAll(/\bnpm run (?:--silent )?([a-z][\w:]*)/g)].map(([, name]) => name!);
    expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([]);
    const commands = [...text.matchAll(/(?:^|[`|] ?|\$ |--no-install )hallway ([a-z]+)/gm)].map(([, name]) => name!);
    expect(commands.filter((name) => !COMMANDS.includes(name))).toEqual([]);
  });
});

it('docs/decisions/0010-dependencies.md has one row for each dependency, and none left over', () => {
  const told = [...read('docs/decisions/0010-dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name!);
  expect(told.sort()).toEqual(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).sort());
});
