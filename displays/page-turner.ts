/** Lays what it contains out in pages of whole items, and shows one after the other. */
import { css, html, LitElement, nothing } from 'lit';
import { keepFitted } from './fitting.js';
import { PageTurning } from './page-turning.js';
import { pages, shared } from './styles.js';

export class PageTurner extends LitElement {
  static override properties = {
    count: { state: true },
  };

  static override styles = [
    shared,
    pages,
    css`
      :host {
        position: relative;
        flex: 1 1 0;
        min-height: 0;
        overflow: hidden;
        contain: size;
      }
      /* A column is a page: the browser breaks between items and never inside one. */
      .page {
        height: 100%;
        column-width: 100vw;
        column-gap: 0;
        column-fill: auto;
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
      }
    `,
  ];

  private count = 1;
  private get columns(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('.page')!;
  }

  private readonly turning = new PageTurning(this);
  private stop: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = keepFitted(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  /** Counts the pages anew; called after every change of the texts or of the screen. */
  fit(): void {
    if (!this.hasUpdated || this.clientWidth === 0) return;
    this.count = Math.max(1, Math.round(this.columns.scrollWidth / this.columns.clientWidth));
    this.turning.of(this.count);
    this.place();
  }

  protected override updated(): void {
    this.place();
  }

  private place(): void {
    const { page } = this.turning;
    const forward = getComputedStyle(this).direction === 'rtl' ? 1 : -1;
    this.columns.style.transform = page === 0 ? '' : `translateX(${forward * page * 100}%)`;
  }

  protected override render(): unknown {
    const { page, turning } = this.turning;
    return html`<div class="page ${turning ? 'turning' : ''}"><slot></slot></div>
      ${this.count > 1 ? html`<span class="number">${page + 1}/${this.count}</span>` : nothing}`;
  }
}

customElements.define('page-turner', PageTurner);

declare global {
  interface HTMLElementTagNameMap {
    'page-turner': PageTurner;
  }
}
