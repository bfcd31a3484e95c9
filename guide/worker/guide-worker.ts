/**
 * Gives out the guide where the server cannot be reached. The server's own page comes first: it is newer, and complete
 * without a script. What is kept is the app alone, which finds the schedule in IndexedDB.
 */
import type { KeepOrder, Outcome } from '../../live/page-version.js';
import { WholeVersions } from '../../live/worker/whole-versions.js';
import { listenForMessages } from './push-messages.js';

declare const self: ServiceWorkerGlobalScope;

/** The page as the build has left it, with nothing of any conference in it. */
const PAGE = '/guide/index.html';
/** How long the server may think before the kept page is shown, ms: a dead network says nothing for minutes. */
const PATIENCE = 4_000;

const versions = new WholeVersions(PAGE, 'guide ');

listenForMessages();

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  const answer = (outcome: Outcome): void => port?.postMessage(outcome);
  const { version } = event.data as KeepOrder;
  event.waitUntil(
    versions
      .keep(version)
      .then(() => versions.only([version]))
      .then(
        () => answer({ ok: true }),
        (error: unknown) => answer({ ok: false, reason: error instanceof Error ? error.message : String(error) }),
      ),
  );
});

/** The server's page, unless there is none in time and a kept one is at hand. */
async function page(request: Request): Promise<Response> {
  const asked = fetch(request);
  const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), PATIENCE));
  const first = await Promise.race([asked, late]).catch(() => 'none' as const);
  if (first instanceof Response && first.status < 500) return first;
  return (await versions.any().catch(() => undefined)) ?? (first instanceof Response ? first : asked);
}

/** Files whose names change with what they hold: the kept one is as good as the server's. */
const file = async (request: Request): Promise<Response> =>
  (await caches.match(request.url).catch(() => undefined)) ?? fetch(request);

/** Pages, not the feeds and calendars beside them. */
const PAGES = /^\/c\/[^/]+(\/(sessions|speakers|rooms)\/[^/]+)?\/?$/;

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(file(request));
  else if (request.mode === 'navigate' && PAGES.test(pathname) && !pathname.endsWith('.ics'))
    event.respondWith(page(request));
});
