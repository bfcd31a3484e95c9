/** Versions of Hallway to exchange: this one, a newer one, and newer ones that are broken in the ways that releases are. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { buildWeb } from '../../../scripts/build-web.js';
import { program } from './build-server.js';

const root = resolve(import.meta.dirname, '../../..');
const folders: string[] = [];

/** How the source of a file differs in another release. */
type Edit = readonly [file: string, edit: (code: string) => string];

/** Each is a build of its own of the screens, so that names of files and the version differ as they do between releases. */
const RELEASES = {
  good: ['displays/words/en.ts', (code) => code.replace("next: 'Next'", "next: 'Up next'")],
  better: ['displays/words/en.ts', (code) => code.replace("next: 'Next'", "next: 'And then'")],
  throwing: ['displays/hallway-display.ts', (code) => `throw new Error('a broken release');\n${code}`],
  empty: [
    'displays/hallway-display.ts',
    (code) => code.replace(/^if \(supportsAdoptingStyleSheets\).*\nelse .*$/m, ''),
  ],
  // Its room screen renders, but without anything in it.
  hollow: ['displays/room-view.ts', (code) => code.replace('protected override render(', 'protected rendered(')],
  // As after an upload that was cut off.
  lacking: ['displays/words/en.ts', (code) => code.replace("next: 'Next'", "next: 'Next in here'")],
} satisfies Record<string, Edit>;

export type Release = keyof typeof RELEASES;

const edited = ([file, edit]: Edit): Plugin => ({
  name: 'test:edited',
  enforce: 'pre',
  transform(code, id) {
    if (id !== join(root, file)) return null;
    const other = edit(code);
    if (other === code) throw new Error(`${file} is no longer as this test knows it`);
    return { code: other, map: null };
  },
});

export interface Built {
  /** The program to start. */
  readonly program: string;
  /** The version that its pages carry. */
  readonly version: string;
}

const built = new Map<Release, Promise<Built>>();

/** Builds a release, as it would be installed. */
export function release(name: Release): Promise<Built> {
  const building = built.get(name) ?? build(name);
  built.set(name, building);
  return building;
}

async function build(name: Release): Promise<Built> {
  const folder = mkdtempSync(join(root, 'node_modules/.cache/hallway-release-'));
  folders.push(folder);
  cpSync(resolve(program(), '../..'), folder, { recursive: true });
  const web = join(folder, 'dist/web');
  // As after an installation: nothing of the version before is left.
  const [, files] = / data-files="([^"]+)"/.exec(readFileSync(join(web, 'displays/index.html'), 'utf8'))!;
  for (const file of files!.split(' ').filter((path) => path.endsWith('.js'))) rmSync(join(web, file));
  await buildWeb(web, { logLevel: 'error', plugins: [edited(RELEASES[name])] }, ['displays']);
  if (name === 'lacking') {
    const assets = join(web, 'assets');
    rmSync(
      join(
        assets,
        readdirSync(assets).find((file) => file.startsWith('other-views'))!,
      ),
    );
  }
  const [, version] = /data-version="([^"]+)"/.exec(readFileSync(join(web, 'displays/index.html'), 'utf8'))!;
  return { program: join(folder, 'dist/hallway.js'), version: version! };
}

/** Removes what was built. */
export function removeReleases(): void {
  built.clear();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
