/**
 * Keeps versions of the screens' page, each whole, and serves the last one that has proved that it shows a screen. It
 * decides nothing by itself: a page asks for its version to be kept once it has shown its schedule.
 */
import type { KeepOrder, Outcome } from '../../live/page-version.js';
import { WholeVersions } from '../../live/worker/whole-versions.js';

declare const self: ServiceWorkerGlobalScope;

const PAGE = '/display';
/** A cache with the book of versions. */
const BOOK = 'displays';

/** Which versions are kept. */
interface Book {
  readonly proven: string | null;
  /** What was proven before: other windows may still run it. */
  readonly before: string | null;
}

const versions = new WholeVersions(PAGE, 'display ');

async function read(): Promise<Book> {
  const kept = await (await caches.open(BOOK)).match(PAGE);
  return kept ? ((await kept.json()) as Book) : { proven: null, before: null };
}

async function note(version: string): Promise<void> {
  const { proven, before } = await read();
  const book: Book = { proven: version, before: proven === version ? before : proven };
  await (await caches.open(BOOK)).put(PAGE, new Response(JSON.stringify(book)));
  await versions.only([version, book.before ?? version]);
}

async function page(): Promise<Response | undefined> {
  const { proven } = await read();
  return proven === null ? undefined : versions.page(proven);
}

/** The book is read and written by one at a time. */
let work: Promise<unknown> = Promise.resolve();
function inTurn<T>(job: () => Promise<T>): Promise<T> {
  const done = work.then(job);
  work = done.catch(() => undefined);
  return done;
}

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  const answer = (outcome: Outcome): void => port?.postMessage(outcome);
  const { version } = event.data as KeepOrder;
  event.waitUntil(
    // Fetching takes its time, and no window shall wait for that.
    versions
      .keep(version)
      .then(() => inTurn(() => note(version)))
      .then(
        () => answer({ ok: true }),
        (error: unknown) => answer({ ok: false, reason: error instanceof Error ? error.message : String(error) }),
      ),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, searchParams } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  // Whatever goes wrong with what is kept, the server may still be there.
  const keptOr = (kept: () => Promise<Response | undefined>): Promise<Response> =>
    kept()
      .catch(() => undefined)
      .then((response) => response ?? fetch(request));
  if (pathname.startsWith('/assets/')) event.respondWith(keptOr(() => caches.match(request.url)));
  else if (
    request.mode === 'navigate' &&
    pathname === PAGE &&
    !searchParams.has('understudy') &&
    !searchParams.has('draft')
  )
    event.respondWith(keptOr(() => inTurn(page)));
});
