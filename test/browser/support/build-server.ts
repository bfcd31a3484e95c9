import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BUILT } from './build.js';

const root = resolve(import.meta.dirname, '../../..');
/** Tells the workers, which are processes of their own, where the server is. */
const VARIABLE = 'TESTED_SERVER';

/** The built program. */
export const program = (): string => join(process.env[VARIABLE]!, 'dist/hallway.js');

/**
 * Bundles the server once before all browser tests, into a folder as an installation has it: package.json and dist.
 * It lies in node_modules, where native packages are found and git does not look.
 * @returns what removes it afterwards.
 */
export default function setup(): () => void {
  const folder = mkdtempSync(join(root, 'node_modules/.cache/hallway-tested-server-'));
  process.env[VARIABLE] = folder;
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  const script = join(root, 'scripts/build-server.ts');
  const { status, stderr } = spawnSync(process.execPath, [script, join(folder, 'dist')], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the server could not be built: ${stderr}`);
  cpSync(BUILT, join(folder, 'dist/web'), { recursive: true });
  return () => rmSync(folder, { recursive: true, force: true });
}
