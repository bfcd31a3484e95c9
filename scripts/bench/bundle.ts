/** Gzipped JavaScript that each page loads before it can show anything. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Bench, Result } from './result.js';

const WEB = join(process.cwd(), 'dist', 'web');
const PAGES = [
  { page: 'displays/index.html', name: 'room display', target: 25 },
  { page: 'guide/index.html', name: 'guide', target: 45 },
  { page: 'admin/index.html', name: 'panel', target: 120 },
];

/** The scripts of a page and all that they import statically. */
function scriptsOf(page: string): Set<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const code = readFileSync(file, 'utf8');
    for (const match of code.matchAll(/(?:import|from)\s*["'](\.[^"']+\.js)["']/g))
      visit(resolve(dirname(file), match[1]!));
  };
  for (const match of readFileSync(join(WEB, page), 'utf8').matchAll(/<script[^>]+src="\/([^"]+)"/g))
    visit(join(WEB, match[1]!));
  return found;
}

export const bundle: Bench = {
  name: 'bundle',
  async run() {
    return PAGES.filter(({ page }) => existsSync(join(WEB, page))).map(({ page, name, target }): Result => {
      const scripts = [...scriptsOf(page)];
      const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
      return {
        name: `JavaScript of the ${name}, gzipped`,
        value: bytes / 1000,
        unit: 'kB',
        target,
        note: `${scripts.length} files`,
      };
    });
  },
};
