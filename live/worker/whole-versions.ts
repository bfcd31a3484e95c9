/** Versions of a page in a worker's cache: each whole, with all files that it is made of, or not at all. */
import { namedIn } from '../page-version.js';

/** Longest that one file may take, ms: a frozen server is none. */
const PATIENCE = 30_000;

/** What is not from the server itself, or is not what was asked for, as from the login page of a guests' network. */
function genuine(response: Response, page: boolean): Response {
  const isPage = (response.headers.get('content-type') ?? '').startsWith('text/html');
  if (!response.ok || response.redirected || isPage !== page)
    throw new Error(`${new URL(response.url).pathname}: HTTP ${response.status}`);
  return response;
}

export class WholeVersions {
  private readonly keeping = new Map<string, Promise<void>>();

  /**
   * @param address of the page as the build has left it.
   * @param prefix of the names of its caches, one for each version; others of this origin are none of ours.
   */
  constructor(
    private readonly address: string,
    private readonly prefix: string,
  ) {}

  /** Keeps a version with all its files, or nothing of it. @throws if that cannot be, with the reason in words. */
  keep(version: string): Promise<void> {
    const running = this.keeping.get(version) ?? this.fill(version).finally(() => this.keeping.delete(version));
    this.keeping.set(version, running);
    return running;
  }

  /** Forgets all versions but these. */
  async only(versions: readonly string[]): Promise<void> {
    const wanted = versions.map((version) => this.prefix + version);
    for (const name of await caches.keys())
      if (name.startsWith(this.prefix) && !wanted.includes(name)) await caches.delete(name);
  }

  /** The page of a version, if that is kept. */
  async page(version: string): Promise<Response | undefined> {
    return (await caches.open(this.prefix + version)).match(this.address);
  }

  /** The page of any whole version that is kept. */
  async any(): Promise<Response | undefined> {
    for (const name of await caches.keys()) {
      if (!name.startsWith(this.prefix)) continue;
      const page = await (await caches.open(name)).match(this.address);
      if (page) return page;
    }
    return undefined;
  }

  private ask(file: string): Promise<Response> {
    const cache = file === this.address ? 'no-store' : 'default';
    return fetch(file, { cache, signal: AbortSignal.timeout(PATIENCE) });
  }

  private async fill(version: string): Promise<void> {
    const cache = await caches.open(this.prefix + version);
    if (await cache.match(this.address)) return;
    try {
      const page = genuine(await this.ask(this.address), true);
      const { version: served, files } = namedIn(await page.clone().text());
      if (served !== version) throw new Error(`the server has version ${served ?? 'unknown'} now`);
      await Promise.all(
        files.map(async (file) => {
          // Their names change with what they hold, so that any version's is as good.
          const known = await caches.match(file);
          await cache.put(file, known ?? genuine(await this.ask(file), false));
        }),
      );
      // Last, so that a version that has its page is whole.
      await cache.put(this.address, page);
    } catch (error) {
      await caches.delete(this.prefix + version);
      throw error;
    }
  }
}
