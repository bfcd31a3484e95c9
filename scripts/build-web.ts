// Builds the three web apps into dist/web, each by itself: a screen must not carry what only the panel needs, and files
// that apps share would hold that, too.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type InlineConfig } from 'vite';

const root = resolve(import.meta.dirname, '..');
const APPS = ['displays', 'admin', 'guide'] as const;

/**
 * @param config what is different from vite.config.ts.
 * @param apps to build; what is there of the others stays, unless it is all of them.
 */
export async function buildWeb(
  outDir: string,
  config: InlineConfig = {},
  apps: readonly (typeof APPS)[number][] = APPS,
): Promise<void> {
  for (const [index, app] of apps.entries()) {
    await build({
      root,
      configFile: resolve(root, 'vite.config.ts'),
      logLevel: 'warn',
      ...config,
      build: {
        outDir,
        emptyOutDir: index === 0 && apps === APPS,
        rollupOptions: { input: { [app]: resolve(root, app, 'index.html') } },
      },
    });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildWeb(resolve(root, 'dist/web'));
