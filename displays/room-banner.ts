/** A band that must be read before the door is opened: a word, and where to go instead (R1, M1). */
import { css, html, LitElement, nothing } from 'lit';
import { fitSoon } from './fitting.js';
import { arrow } from './icons.js';
import { shared } from './styles.js';

export class RoomBanner extends LitElement {
  static override properties = {
    word: {},
    where: {},
    way: {},
  };

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        column-gap: 2.4vmin;
        padding: 0.28em 0.48em 0.34em;
        border-radius: 1.2vmin;
        background: var(--notice);
        color: var(--notice-ink);
        font-size: var(--banner, 5vmin);
        font-weight: 700;
        line-height: 1.15;
        overflow-wrap: anywhere;
      }
      .word {
        text-transform: uppercase;
        letter-spacing: 0.03em;
      }
      .where {
        display: flex;
        align-items: baseline;
        gap: 0.35em;
        min-width: 0;
      }
      svg {
        flex: none;
        align-self: center;
      }
      .way {
        display: var(--second, block);
        font-size: var(--way, 3.4vmin);
        font-weight: 500;
      }
    `,
  ];

  /** What is the matter; may be empty. */
  word = '';
  /** Where to go. */
  where = '';
  /** How to get there. */
  way = '';

  /** What is below it has less room now. */
  protected override updated(): void {
    fitSoon();
  }

  protected override render(): unknown {
    return html`
      ${this.word === '' ? nothing : html`<span class="word">${this.word}</span>`}
      ${this.where === '' ? nothing : html`<span class="where">${arrow}<span>${this.where}</span></span>`}
      ${this.way === '' ? nothing : html`<span class="way">${this.way}</span>`}
    `;
  }
}

customElements.define('room-banner', RoomBanner);

declare global {
  interface HTMLElementTagNameMap {
    'room-banner': RoomBanner;
  }
}
