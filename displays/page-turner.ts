/** Lays what it contains out in pages of whole items, and shows one after the other. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keepFitted } from './fitting.js';
import { shared } from './styles.js';

/** How long a page stays, ms. */
export const PAGE_TIME = 12_000;
/** Half of the cross-fade, ms; none where people asked for less motion. */
const FADE = 400;

@customElement('page-turner')
export class PageTurner extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        position: relative;
        flex: 1 1 0;
        min-height: 0;
        overflow: hidden;
        contain: size;
      }
      /* A column is a page: the browser breaks between items and never inside one. */
      .pages {
        height: 100%;
        column-width: 100vw;
        column-gap: 0;
        column-fill: auto;
        transition: opacity 400ms ease-in-out;
      }
      .pages.turning {
        opacity: 0;
      }
      ::slotted(*) {
        break-inside: avoid;
      }
      .number {
        position: absolute;
        inset-block-end: 0;
        inset-inline-end: 0;
        padding-inline-start: 2vmin;
        background: var(--ground);
        color: var(--quiet);
        font-size: 2.5vmin;
        font-variant-numeric: tabular-nums;
      }
      @media (prefers-reduced-motion: reduce) {
        .pages {
          transition: none;
        }
      }
    `,
  ];

  /** Page that is shown, from 0. */
  @property({ type: Number }) page = 0;
  @state() private count = 1;
  @state() private turning = false;
  @query('.pages') private readonly pages!: HTMLElement;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stop: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = keepFitted(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Counts the pages anew; called with every change of the texts or of the screen. */
  fit(): void {
    if (!this.hasUpdated || this.clientWidth === 0) return;
    this.count = Math.max(1, Math.round(this.pages.scrollWidth / this.pages.clientWidth));
    if (this.page >= this.count) this.page = 0;
    if (this.count > 1) this.timer ??= setTimeout(() => this.turn(), PAGE_TIME);
    this.place();
  }

  private turn(): void {
    this.timer = undefined;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.turning = !calm;
    setTimeout(
      () => {
        this.page = (this.page + 1) % this.count;
        this.turning = false;
        this.fit();
      },
      calm ? 0 : FADE,
    );
  }

  private place(): void {
    const forward = getComputedStyle(this).direction === 'rtl' ? 1 : -1;
    this.pages.style.transform = this.page === 0 ? '' : `translateX(${forward * this.page * 100}%)`;
  }

  protected override render(): unknown {
    return html`<div class="pages ${this.turning ? 'turning' : ''}"><slot></slot></div>
      ${this.count > 1 ? html`<span class="number">${this.page + 1}/${this.count}</span>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'page-turner': PageTurner;
  }
}
