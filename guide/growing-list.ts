/** Puts more of a long list into the page as somebody scrolls towards its end. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Sessions that are there at once, and come at a time: more than a phone shows, few enough to be made in one go. */
export const FIRST = 12;
const MORE = 15;
/** How far below the glass the end of the list may be before more is made. */
const AHEAD = '1500px';

export class GrowingList implements ReactiveController {
  limit = FIRST;
  private readonly observer: IntersectionObserver;
  private watched: Element | null = null;

  constructor(private readonly host: ReactiveControllerHost & Element) {
    this.observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) this.grow(this.limit + MORE);
      },
      { rootMargin: `0px 0px ${AHEAD} 0px` },
    );
    host.addController(this);
  }

  /** Begins anew, for another list. */
  reset(limit = FIRST): void {
    this.limit = limit;
  }

  grow(limit: number): void {
    this.limit = Math.max(this.limit, limit);
    // It may still be in sight afterwards, and only a new beginning says so.
    this.unwatch();
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    const end = this.host.querySelector('[data-rest]');
    if (end === this.watched) return;
    this.unwatch();
    this.watched = end;
    if (end) this.observer.observe(end);
  }

  hostDisconnected(): void {
    this.unwatch();
  }

  private unwatch(): void {
    if (this.watched) this.observer.unobserve(this.watched);
    this.watched = null;
  }
}
