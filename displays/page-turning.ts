/** Shows one page after the other; the one before fades over it, where people have not asked for less motion. */
import { css, type ReactiveController, type ReactiveControllerHost } from 'lit';

/** How long a page stays, ms. */
export const PAGE_TIME = 12_000;
/** How long the page before is still to be seen, ms; keep in step with the animation below. */
const FADE = 800;

export class PageTurning implements ReactiveController {
  /** Page that is shown, from 0. */
  private page = 0;
  /** Page that makes room for it. */
  private leaving: number | null = null;
  private count = 1;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.leaving = null;
  }

  /**
   * The page that is shown of so many, from 0; one that no longer exists gives way to the first.
   * The page before it, which is drawn over it while it fades, or null.
   */
  of(count: number): { readonly page: number; readonly leaving: number | null } {
    if (count !== this.count) this.leaving = null;
    this.count = count;
    if (this.page >= count) this.page = 0;
    if (count > 1) this.timer ??= setTimeout(() => this.turn(), PAGE_TIME);
    const { page, leaving } = this;
    return { page, leaving };
  }

  private turn(): void {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.leaving = calm ? null : this.page;
    this.page = (this.page + 1) % this.count;
    this.host.requestUpdate();
    this.timer = setTimeout(() => this.rest(), calm ? 0 : FADE);
  }

  private rest(): void {
    this.leaving = null;
    this.timer = undefined;
    this.of(this.count);
    this.host.requestUpdate();
  }
}

/** For a host that draws its pages, `.page`, one over the other in `.pages`, the one that leaves as `.leaving`. */
export const pages = css`
  .pages {
    display: grid;
    flex: 1 1 0;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-height: 0;
  }
  .page {
    grid-area: 1 / 1;
    min-height: 0;
  }
  .leaving {
    z-index: 1;
    background: var(--ground);
    animation: leave 800ms ease-in-out both;
  }
  @keyframes leave {
    to {
      opacity: 0;
    }
  }
  .number {
    color: var(--quiet);
    font-size: 2.5vmin;
    font-variant-numeric: tabular-nums;
  }
`;
