/**
 * A newer version of this page, which plays this screen unseen in a frame of the page that shows, and takes its place
 * without a moment in between. Fetched by understudies alone.
 */
import { isServed } from './directory.js';
import { painted } from './painted.js';
import { SAID, type Said } from './succession.js';

/**
 * Takes the place of the page that shows, now that this one has shown the screen.
 * @returns whether it has; else the page that shows was told why not, and this one is not needed.
 */
export async function takeOver(version: string): Promise<boolean> {
  const { dataset } = document.documentElement;
  const files = dataset['files']?.split(' ') ?? [];
  const served = await Promise.all(files.map(isServed));
  const lacking = files.filter((_, index) => !served[index]);
  // Behind a load balancer it may be an old server that has answered.
  const same = new URL(location.href).searchParams.get('understudy') === version;
  const problem = same ? '' : lacking.length > 0 ? `it lacks ${lacking.join(', ')}` : null;
  if (problem !== null) {
    parent.postMessage({ [SAID]: problem } satisfies Said, location.origin);
    return false;
  }
  const frame = window.frameElement as HTMLIFrameElement;
  frame.inert = false;
  // By a property of the style, which the policy allows. The page around has the styles of a version that may be old.
  frame.style.cssText = 'z-index: 1; opacity: 1';
  await painted();
  for (const other of [...parent.document.body.children]) if (other !== frame) other.remove();
  return true;
}
