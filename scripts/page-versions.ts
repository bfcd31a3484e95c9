/** What Vite does not know of pages that are kept offline: which files a version is made of, and their service worker. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import type { Plugin, Rollup } from 'vite';
import manifest from '../package.json' with { type: 'json' };

const root = resolve(import.meta.dirname, '..');

/** All that a page loads at once or may load later, as paths on the server, in alphabetical order. */
function filesOf(html: string, bundle: Rollup.OutputBundle): string[] {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const output = bundle[file];
    if (!output) return;
    const text = output.type === 'chunk' ? output.code : file.endsWith('.css') ? String(output.source) : '';
    for (const [, name] of text.matchAll(/\/(assets\/[\w.-]+)/g)) visit(name!);
    if (output.type === 'chunk') for (const next of [...output.imports, ...output.dynamicImports]) visit(next);
  };
  for (const [, name] of html.matchAll(/"\/(assets\/[^"]+)"/g)) visit(name!);
  return [...found].map((file) => `/${file}`).sort();
}

/**
 * Writes into a page its version, which changes with whatever it is made of, and its files; and builds its service
 * worker, which must be one file with a name that never changes.
 * @param page from the project's root.
 * @param worker its source, from the project's root.
 */
export function pageVersions(page: string, worker: string): Plugin {
  const name = /([^/]+)\.ts$/.exec(worker)![1]!;
  return {
    name: `hallway:page-versions:${name}`,
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { path, bundle }) {
        if (!bundle || path !== `/${page}`) return html;
        const files = filesOf(html, bundle);
        const print = createHash('sha256')
          .update([html, ...files].join('\n'))
          .digest('hex');
        const said = `data-version="${manifest.version}+${print.slice(0, 8)}" data-files="${files.join(' ')}"`;
        return html.replace('<html', () => `<html ${said}`);
      },
    },
    async generateBundle() {
      const { outputFiles } = await build({
        entryPoints: [resolve(root, worker)],
        bundle: true,
        format: 'iife',
        minify: true,
        target: ['es2021', 'safari15'],
        write: false,
      });
      this.emitFile({ type: 'asset', fileName: `${name}.js`, source: outputFiles[0]!.text });
    },
  };
}
