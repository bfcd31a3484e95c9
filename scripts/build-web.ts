// Builds the three web apps into dist/web, each by itself: a screen must not carry what only the panel needs, and files
// that apps share would hold that, too.
import { resolve } from 'node:path';
import { build, type InlineConfig } from 'vite';

const root = resolve(import.meta.dirname, '..');
export const APPS = ['displays', 'admin', 'guide'] as const;
type App = (typeof APPS)[number];

/** How one app is built into a folder, which is not emptied. */
export const appBuild = (outDir: string, app: App) =>
  ({
    root,
    configFile: resolve(root, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir, emptyOutDir: false, rollupOptions: { input: { [app]: resolve(root, app, 'index.html') } } },
  }) as const satisfies InlineConfig;

/**
 * @param config what is different from vite.config.ts.
 * @param apps to build; what is there of the others stays, unless it is all of them.
 */
export async function buildWeb(outDir: string, config: InlineConfig = {}, apps: readonly App[] = APPS): Promise<void> {
  for (const [index, app] of apps.entries()) {
    const { build: how, ...rest } = appBuild(outDir, app);
    await build({ ...rest, ...config, build: { ...how, emptyOutDir: index === 0 && apps === APPS } });
  }
}

if (import.meta.main) await buildWeb(resolve(root, 'dist/web'));
