/** The pages that the build has left. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../refusal.js';

/** @throws Refusal `not-built` */
export async function builtPage(web: string, name: string): Promise<string> {
  try {
    return await readFile(join(web, name), 'utf8');
  } catch {
    throw new Refusal(503, 'not-built', 'The pages are not built; run "npm run build".');
  }
}
