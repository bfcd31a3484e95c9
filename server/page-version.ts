/** Which version of the screens' page this server has. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The version that the build has written into the screens' page: that of the package and a print of all that the page is
 * made of. Screens compare it with their own.
 * @param otherwise where the pages are not built.
 */
export function pageVersion(web: string, otherwise: string): string {
  try {
    const html = readFileSync(join(web, 'displays/index.html'), 'utf8');
    return /<html[^>]* data-version="([^"]+)"/.exec(html)?.[1] ?? otherwise;
  } catch {
    return otherwise;
  }
}
