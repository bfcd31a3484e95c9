/** Moves between the pages of the guide without asking the server, and back to where one was. */
import { routeOf, type Route } from './route.js';

/** What an entry of the browser's history remembers of a page. */
export interface Entry {
  /** Scrolled so far, CSS px. */
  readonly y?: number;
  /** How much of the list was there. */
  readonly limit?: number;
  readonly earlier?: boolean;
  /** Somebody came here from another page of the guide. */
  readonly inside?: boolean;
}

const entry = (): Entry => (history.state as Entry | null) ?? {};

export interface Visits {
  /** What is to be remembered of the page that is left. */
  readonly leaving: () => Entry;
  /** Another page is to be shown; `back`: one that was seen before. */
  readonly arrived: (route: Route, back: Entry | null) => void;
}

/** Browsers allow a hundred changes of the address in half a minute; typing is faster. */
const SETTLED = 300;

export class History {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The address that this entry is about to get. */
  private due: string | undefined;

  constructor(
    private readonly slug: string,
    private readonly visits: Visits,
  ) {
    history.scrollRestoration = 'manual';
  }

  listen(): void {
    addEventListener('popstate', this.popped);
    addEventListener('pagehide', this.remember);
  }

  stop(): void {
    removeEventListener('popstate', this.popped);
    removeEventListener('pagehide', this.remember);
  }

  /** What the entry on which the page was opened remembers, after a reload. */
  get opened(): Entry {
    return entry();
  }

  /** Goes to another page. */
  visit(url: URL, route: Route): void {
    this.remember();
    history.pushState({ inside: true } satisfies Entry, '', url);
    this.visits.arrived(route, null);
  }

  /** The page stays, its address changes. */
  replace(address: string): void {
    clearTimeout(this.timer);
    this.due = address;
    this.timer = setTimeout(this.remember, SETTLED);
  }

  /** Goes back, if that leads to where a link to the list leads. @returns whether it does. */
  back(): boolean {
    if (!entry().inside) return false;
    history.back();
    return true;
  }

  /** The page of a link, if it is the guide's and meant to open here. */
  linked(event: MouseEvent): { readonly url: URL; readonly route: Route; readonly link: HTMLAnchorElement } | null {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return null;
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return null;
    const url = new URL(link.href);
    const route = routeOf(url, this.slug);
    return route ? { url, route, link } : null;
  }

  private readonly remember = (): void => {
    const { inside } = entry();
    history.replaceState({ ...this.visits.leaving(), ...(inside ? { inside } : {}) } satisfies Entry, '', this.due);
    this.forget();
  };

  /** What was to become of an entry is nothing to the one that took its place. */
  private forget(): void {
    clearTimeout(this.timer);
    this.due = undefined;
  }

  private readonly popped = (): void => {
    this.forget();
    const route = routeOf(location, this.slug);
    if (route) this.visits.arrived(route, entry());
  };
}
