import { resolve } from 'node:path';
import { buildWeb } from '../../../scripts/build-web.js';

const root = resolve(import.meta.dirname, '../../..');

/** Where the browser tests keep their own build, away from `dist/`; `BUILT_PAGES` names one that is there already. */
const given = process.env['BUILT_PAGES'];
// An empty name is none: a build empties its folder first, and '' would be the project's own.
export const BUILT = given || resolve(root, 'node_modules/.cache/hallway-browser-tests');

/** Builds the web apps once before all browser tests. */
export default async function setup(): Promise<void> {
  if (given) return;
  await buildWeb(BUILT);
}
