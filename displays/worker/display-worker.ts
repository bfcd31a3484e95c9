/**
 * Keeps versions of the screens' page, each whole, and serves the one that has proved that it renders. It decides nothing
 * by itself: a page that shows its schedule says `proven`, one that wants to make room for a newer version says `try`.
 */
import { namedIn, type Book, type Order, type Outcome } from '../versions.js';

declare const self: ServiceWorkerGlobalScope;

const PAGE = '/display';
/** One cache for each version; another for the book. Other caches of this origin are none of ours. */
const PREFIX = 'display ';
const BOOK = 'displays';

const EMPTY: Book = { proven: null, before: null, trial: null, tried: false };

async function read(): Promise<Book> {
  const kept = await (await caches.open(BOOK)).match(PAGE);
  return kept ? ((await kept.json()) as Book) : EMPTY;
}

async function write(book: Book): Promise<void> {
  await (await caches.open(BOOK)).put(PAGE, new Response(JSON.stringify(book)));
}

/** What is not from the server itself, or is not what was asked for, as from the login page of a guests' network. */
function genuine(response: Response, page: boolean): Response {
  const isPage = (response.headers.get('content-type') ?? '').startsWith('text/html');
  if (!response.ok || response.redirected || isPage !== page)
    throw new Error(`${new URL(response.url).pathname}: HTTP ${response.status}`);
  return response;
}

/** Longest that one file may take, ms: a frozen server is none. */
const PATIENCE = 30_000;

const ask = (file: string): Promise<Response> =>
  fetch(file, { cache: file === PAGE ? 'no-store' : 'default', signal: AbortSignal.timeout(PATIENCE) });

const keeping = new Map<string, Promise<void>>();

/** Keeps a version with all its files, or nothing of it. @throws if that cannot be, with the reason in words. */
function keep(version: string): Promise<void> {
  const running = keeping.get(version) ?? fill(version).finally(() => keeping.delete(version));
  keeping.set(version, running);
  return running;
}

async function fill(version: string): Promise<void> {
  const cache = await caches.open(PREFIX + version);
  if (await cache.match(PAGE)) return;
  try {
    const page = genuine(await ask(PAGE), true);
    const { version: served, files } = namedIn(await page.clone().text());
    if (served !== version) throw new Error(`the server has version ${served ?? 'unknown'} now`);
    await Promise.all(
      files.map(async (file) => {
        // Their names change with what they hold, so that any version's is as good.
        const known = await caches.match(file);
        await cache.put(file, known ?? genuine(await ask(file), false));
      }),
    );
    // Last, so that a version that has its page is whole.
    await cache.put(PAGE, page);
  } catch (error) {
    await caches.delete(PREFIX + version);
    throw error;
  }
}

/** Forgets what is neither proven, nor next, nor may still be open in another window. */
async function tidy({ proven, before, trial }: Book): Promise<void> {
  const wanted = [proven, before, trial].map((version) => PREFIX + version);
  for (const name of await caches.keys())
    if (name.startsWith(PREFIX) && !wanted.includes(name)) await caches.delete(name);
}

function provenIn(book: Book, version: string): Book {
  // Another window may be about to try a newer one.
  const untried = book.trial !== null && book.trial !== version && !book.tried;
  return {
    proven: version,
    before: book.proven === version ? book.before : book.proven,
    trial: untried ? book.trial : null,
    tried: false,
  };
}

async function note({ type, version }: Order): Promise<void> {
  const book = await read();
  const next = type === 'try' ? { ...book, trial: version, tried: false } : provenIn(book, version);
  await write(next);
  await tidy(next);
}

/** The page to show: a version on trial once, until it has proved itself; then, and else, the proven one. */
async function page(): Promise<Response | undefined> {
  const book = await read();
  const kept = async (version: string): Promise<Response | undefined> =>
    (await caches.open(PREFIX + version)).match(PAGE);
  if (book.trial !== null && !book.tried) {
    await write({ ...book, tried: true });
    const tried = await kept(book.trial);
    if (tried) return tried;
  }
  return book.proven === null ? undefined : kept(book.proven);
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
  event.waitUntil(
    // Fetching takes its time, and no window shall wait for that.
    keep((event.data as Order).version)
      .then(() => inTurn(() => note(event.data as Order)))
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
