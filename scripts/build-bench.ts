// Bundles the benches into dist/bench/; packages stay outside, as they do in a normal install.
import { build } from 'esbuild';

await build({
  entryPoints: ['scripts/bench/index.ts'],
  outdir: 'dist/bench',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  packages: 'external',
  logLevel: 'warning',
});
