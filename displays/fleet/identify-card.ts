/** Who this screen is, over everything, for whoever stands in a hall of them. */
import { css, html, LitElement } from 'lit';
import { shared } from '../styles.js';

export class IdentifyCard extends LitElement {
  static override properties = { name: {}, number: {} };

  static override styles = [
    shared,
    css`
      :host {
        position: fixed;
        inset: 0;
        z-index: 10;
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        gap: 3vmin;
        padding: 6vmin;
        background: var(--ink);
        color: var(--ground);
        text-align: center;
      }
      .number {
        font-size: 38vmin;
        font-weight: 700;
        font-variant-numeric: tabular-nums;
        line-height: 1;
      }
      .name {
        max-width: 100%;
        font-size: 9vmin;
        font-weight: 600;
        line-height: 1.15;
        overflow-wrap: anywhere;
      }
    `,
  ];

  name = '';
  number = '';

  protected override render(): unknown {
    return html`<p class="number">${this.number}</p>
      <p class="name">${this.name}</p>`;
  }
}

customElements.define('identify-card', IdentifyCard);

declare global {
  interface HTMLElementTagNameMap {
    'identify-card': IdentifyCard;
  }
}
