/** The way to the service worker, where there may be one: on HTTPS, on this machine, or where a policy says so. */
import type { KeepOrder, Outcome } from '../live/page-version.js';

/** @throws with the worker's reason, or if it does not answer. */
async function order(version: string): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise<Outcome>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data as Outcome);
  });
  active!.postMessage({ type: 'keep', version } satisfies KeepOrder, [port2]);
  const outcome = await answered;
  port1.close();
  if (!outcome.ok) throw new Error(outcome.reason);
}

/**
 * Has this version kept, now that it has shown its screen.
 * @returns whether it is; false where browsers allow no service worker.
 * @throws if it should be and cannot.
 */
export async function register(version: string): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  await navigator.serviceWorker.register('/display-worker.js', { scope: '/display', updateViaCache: 'none' });
  await order(version);
  // What a browser may throw away when its disk is full is not kept.
  await navigator.storage?.persist?.();
  return true;
}
