/** Has the guide kept for times without network, where browsers allow it: on HTTPS and on this machine. */
import type { KeepOrder, Outcome } from '../live/page-version.js';

let asked = false;

/**
 * Has the version of this page kept, once it has shown what it is for.
 * @returns whether it is; false where browsers allow no service worker.
 * @throws with the worker's reason.
 */
async function keep(version: string): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  await navigator.serviceWorker.register('/guide-worker.js', { scope: '/c/', updateViaCache: 'none' });
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise<Outcome>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data as Outcome);
  });
  active!.postMessage({ type: 'keep', version } satisfies KeepOrder, [port2]);
  const outcome = await answered;
  port1.close();
  if (!outcome.ok) throw new Error(outcome.reason);
  return true;
}

/**
 * Asks for it once per page.
 * @param done is called with whether the guide opens without network from now on.
 */
export function keepForLater(done: (kept: boolean) => void): void {
  const version = document.documentElement.dataset['version'];
  if (asked || version === undefined) return;
  asked = true;
  keep(version).then(done, () => {
    // The page goes on as it is; the next visit tries again.
    done(false);
  });
}
