// `npm run release`: the archive that is unpacked on a machine, with everything that runs and what it is made of.
// No package manager is needed there: Node and the native parts of this platform are in it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string };
const title = `${name}-${version}-${process.platform}-${process.arch}`;
const out = 'release';
const work = mkdtempSync(join(tmpdir(), 'hallway-release-'));
const folder = join(work, title);
const run = (cwd: string, ...args: string[]): string =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 26 });

try {
  run('.', 'run', '--silent', 'build');
  mkdirSync(join(folder, 'data'), { recursive: true });
  mkdirSync(join(folder, 'bin'));
  for (const file of [
    'package.json',
    'package-lock.json',
    'dist',
    'deploy',
    'docs',
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
  ])
    cpSync(file, join(folder, file), { recursive: true });
  for (const folderOfTools of ['bench', 'dev', 'validate'])
    rmSync(join(folder, 'dist', folderOfTools), { recursive: true, force: true });
  cpSync('data/kvm-forum.json', join(folder, 'data/kvm-forum.json'));
  run(folder, 'ci', '--omit=dev', '--no-audit', '--no-fund', '--silent');
  writeFileSync(
    join(folder, 'sbom.cdx.json'),
    run(folder, 'sbom', '--package-lock-only', '--omit=dev', '--sbom-format=cyclonedx'),
  );
  cpSync(realpathSync(process.execPath), join(folder, 'bin/node'));
  writeFileSync(
    join(folder, 'hallway'),
    '#!/bin/sh\nhere=$(dirname "$(readlink -f "$0")")\nexec "$here/bin/node" "$here/dist/hallway.js" "$@"\n',
  );
  chmodSync(join(folder, 'hallway'), 0o755);
  mkdirSync(out, { recursive: true });
  const archive = join(out, `${title}.tar.gz`);
  // The same sources make the same archive, whoever packs it and when.
  const same = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mtime=@0'];
  execFileSync('tar', [...same, '-czf', archive, '-C', work, title]);
  cpSync(join(folder, 'sbom.cdx.json'), join(out, `${title}.sbom.cdx.json`));
  const hash = createHash('sha256').update(readFileSync(archive)).digest('hex');
  writeFileSync(`${archive}.sha256`, `${hash}  ${title}.tar.gz\n`);
  console.log(`${archive} (${(statSync(archive).size / 1e6).toFixed(0)} MB), sha256 ${hash}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
