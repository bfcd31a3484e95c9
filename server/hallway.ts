#!/usr/bin/env node
// The entry. It checks the Node version before anything native is loaded, which a version too old would crash on.
// So it keeps to syntax that old versions can read, and imports nothing statically.
const NEEDED = [22, 13];

const found = process.versions.node.split('.').map(Number);
const major = found[0] || 0;
const minor = found[1] || 0;

if (major < NEEDED[0]! || (major === NEEDED[0] && minor < NEEDED[1]!)) {
  process.stderr.write(
    'hallway: Node ' +
      NEEDED.join('.') +
      ' or newer is needed, and this is Node ' +
      process.versions.node +
      '; install a newer one, or start with "npm run hallway --", which brings its own.\n',
  );
  process.exitCode = 1;
} else {
  import('./cli/index.js').catch((error: unknown) => {
    process.stderr.write('hallway: ' + (error instanceof Error ? error.message : String(error)).split('\n')[0] + '\n');
    process.exitCode = 1;
  });
}
