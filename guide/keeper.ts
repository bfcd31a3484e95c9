/** Has the guide kept for times without network, where browsers allow it: on HTTPS and on this machine. */

let asked = false;

/** Registers the service worker, once, when the page has shown what it is for. */
export async function keepForLater(): Promise<void> {
  if (asked || !('serviceWorker' in navigator)) return;
  asked = true;
  await navigator.serviceWorker.register('/guide-worker.js', { scope: '/c/', updateViaCache: 'none' });
}
