/** Shows one page after the other, with a short fade in between where people have not asked for less motion. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long a page stays, ms. */
export const PAGE_TIME = 12_000;
/** Half of the cross-fade, ms; keep in step with the transition in `turning` below. */
const FADE = 400;

export class PageTurning implements ReactiveController {
  /** Page that is shown, from 0. */
  page = 0;
  /** Between two pages: nothing is to be seen. */
  turning = false;
  private count = 1;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Says how many pages there are; a page that no longer exists gives way to the first. */
  of(count: number): void {
    this.count = count;
    if (this.page >= count) this.page = 0;
    if (count > 1) this.timer ??= setTimeout(() => this.leave(), PAGE_TIME);
  }

  private leave(): void {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.turning = !calm;
    this.host.requestUpdate();
    this.timer = setTimeout(() => this.arrive(), calm ? 0 : FADE);
  }

  private arrive(): void {
    this.timer = undefined;
    this.turning = false;
    this.page = (this.page + 1) % this.count;
    this.of(this.count);
    this.host.requestUpdate();
  }
}
