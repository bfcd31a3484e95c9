// Bundles the validation of exports into dist/validate/; packages stay outside, as they do in a normal install.
import { build } from 'esbuild';

await build({
  entryPoints: ['scripts/validate/index.ts'],
  outdir: 'dist/validate',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  packages: 'external',
  logLevel: 'warning',
});
