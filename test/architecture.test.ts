import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const tracked = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.css', '*.sh'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const text = new Map(tracked.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const sources = tracked.filter((file) => file.endsWith('.ts'));
const folderOf = (file: string): string => file.split('/')[0]!;

/** Relative imports of a file, as paths from the root. `types` says whether type-only imports count. */
function importsOf(file: string, types: boolean): string[] {
  const found: string[] = [];
  for (const match of text
    .get(file)!
    .matchAll(/^(?:import|export)\s(type\s)?[^;]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)/gm)) {
    if (match[1] && !types) continue;
    found.push(normalize(join(dirname(file), (match[2] ?? match[3])!)).replace(/\.js$/, '.ts'));
  }
  return found;
}

const WALLS: Record<string, readonly string[]> = {
  core: [],
  live: ['core'],
  displays: ['live', 'core'],
  admin: ['live', 'core'],
  reading: ['core'],
  guide: ['live', 'core', 'reading'],
  server: ['core', 'reading'],
};

describe('the house', () => {
  it.each(Object.entries(WALLS))('%s imports only %j', (folder, allowed) => {
    const broken = sources
      .filter((file) => folderOf(file) === folder)
      .flatMap((file) => importsOf(file, true).map((target) => `${file} → ${target}`))
      .filter((arrow) => ![folder, ...allowed, 'package.json'].includes(folderOf(arrow.split(' → ')[1]!)));
    expect(broken).toEqual([]);
  });

  it('has no circular imports', () => {
    const state = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done' || !text.has(file)) return;
      if (state.get(file) === 'open') {
        circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const target of importsOf(file, false)) visit(target, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of sources) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('has no file much over 300 lines', () => {
    const long = tracked
      .filter((file) => folderOf(file) !== 'test')
      .filter((file) => text.get(file)!.split('\n').length > 330);
    expect(long).toEqual([]);
  });

  const only = (pattern: RegExp, where: (file: string) => boolean): string[] =>
    sources.filter((file) => folderOf(file) in WALLS && pattern.test(text.get(file)!) && !where(file));

  it('keeps SQL in server/store', () => {
    expect(
      only(/\b(?:SELECT\s.+\sFROM|INSERT INTO|CREATE TABLE|PRAGMA)\s/, (file) => file.startsWith('server/store/')),
    ).toEqual([]);
  });

  it('keeps clocks and chance out of core', () => {
    expect(
      only(
        /Date\.now|new Date\(\)|Math\.random|performance\.|setTimeout|console\./,
        (file) => !file.startsWith('core/'),
      ),
    ).toEqual([]);
  });

  it('keeps fetch and WebSocket of browsers in one place per app', () => {
    const browser = new Set(['live', 'displays', 'admin', 'guide']);
    const inBrowser = (file: string) => !browser.has(folderOf(file));
    // Service workers are apps of their own.
    const appOf = (file: string): string => (/\/worker\//.test(file) ? file : folderOf(file));
    const perFolder = (files: string[]): string[] => {
      const folders = files.map(appOf);
      return folders.filter((folder, index) => folders.indexOf(folder) !== index);
    };
    expect(perFolder(only(/(?<![\w.]|async )fetch\(/, inBrowser))).toEqual([]);
    expect(perFolder(only(/new WebSocket\(/, inBrowser))).toEqual([]);
  });

  it('has a README in each top folder', () => {
    for (const folder of [...Object.keys(WALLS), 'data', 'test'])
      expect(existsSync(join(root, folder, 'README.md')), folder).toBe(true);
  });

  it('never tells paths of the machine that built it, nor registry hosts', () => {
    const all = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
      .split('\n')
      .filter((file) => file && existsSync(join(root, file)));
    const secretive = /\/work\/main|\/work\/shared|registry\.npmjs|deb\.debian\.org/;
    expect(
      all.filter(
        (file) => file !== 'test/architecture.test.ts' && secretive.test(readFileSync(join(root, file), 'utf8')),
      ),
    ).toEqual([]);
  });
});
