/** Where one stands, and what time it is. */
import { css, html, LitElement, nothing } from 'lit';
import './fit-text.js';
import type { Step } from './fit-text.js';
import { shared } from './styles.js';

/** One line as long as that leaves the name larger than the title may become, else more of them. */
const NAME: readonly Step[] = [
  [8, 1],
  [7, 1],
  [6.2, 1],
  [5.4, 1],
  [6.2, 2],
  [5.4, 2],
  [4.6, 2],
  [4, 3],
  [3.1, 3],
];

export class ScreenHeader extends LitElement {
  static override properties = {
    name: {},
    about: {},
    time: {},
  };

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        align-items: baseline;
        gap: 4vmin;
      }
      .place {
        display: flex;
        flex: 1;
        flex-wrap: wrap;
        align-items: baseline;
        column-gap: 2.4vmin;
        min-width: 0;
      }
      h1 {
        display: flex;
        flex-direction: column;
        min-width: 0;
        max-width: 100%;
        max-height: var(--name, none);
        font-weight: 750;
        letter-spacing: -0.01em;
      }
      .about {
        display: var(--extra, block);
        font-size: 3.1vmin;
        line-height: 1.3;
      }
      slot {
        display: contents;
      }
      time {
        font-size: min(8vmin, var(--name, 8vmin));
        font-variant-numeric: tabular-nums;
        font-weight: 650;
        line-height: 1.12;
      }
    `,
  ];

  name = '';
  about = '';
  /** Time of day as it is to be read; empty if nobody knows it. */
  time = '';

  protected override render(): unknown {
    return html`<div class="place">
        <h1><fit-text .text=${this.name} .steps=${NAME}></fit-text></h1>
        ${this.about === '' ? nothing : html`<p class="about quiet">${this.about}</p>`}
      </div>
      <slot></slot>
      ${this.time === '' ? nothing : html`<time>${this.time}</time>`}`;
  }
}

customElements.define('screen-header', ScreenHeader);

declare global {
  interface HTMLElementTagNameMap {
    'screen-header': ScreenHeader;
  }
}
