// Bundles the server and its command line into dist/, or into the folder that is named: one file loads three times
// faster than a node_modules tree.
import { chmodSync, rmSync } from 'node:fs';
import { build, type BuildOptions } from 'esbuild';

/** How the server is bundled into a folder. */
export const serverBuild = (outdir: string): BuildOptions => ({
  // The command line is a file of its own: hallway.js looks at the Node version before it loads it. The reader is a process of its own.
  entryPoints: { hallway: 'server/hallway.ts', cli: 'server/cli/index.ts', reader: 'server/formats/reader-process.ts' },
  outdir,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  // A start is mostly reading: half as much to read. Names stay, for what an error says.
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: true,
  chunkNames: 'chunks/[name]-[hash]',
  // Native parts stay packages.
  external: ['better-sqlite3', '@node-rs/argon2', 'sharp'],
  banner: {
    // For packages in CommonJS. Not 'node:module': a Node too old to know that shall come as far as being told.
    js: "import { createRequire as __createRequire } from 'module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});

if (import.meta.main) {
  const outdir = process.argv[2] ?? 'dist';
  rmSync(`${outdir}/chunks`, { recursive: true, force: true });
  await build(serverBuild(outdir));
  chmodSync(`${outdir}/hallway.js`, 0o755);
}
