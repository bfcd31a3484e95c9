/** The screen at night: black, with a small clock that never stays where it is. */
import { css, html, LitElement } from 'lit';
import { MINUTE, type Instant } from '../core/index.js';
import { shared } from './styles.js';

/** Places that the clock goes through, each way; without a common divisor it sees all of them. */
const [ACROSS, DOWN] = [9, 7] as const;

export class NightClock extends LitElement {
  static override properties = { time: {}, at: { attribute: false } };

  static override styles = [
    shared,
    css`
      :host {
        position: fixed;
        inset: 0;
        z-index: 1;
        background: #000;
      }
      h1 {
        position: absolute;
        inset: var(--down) auto auto var(--across);
        color: #7d7d7d;
        font-size: 4.6vmin;
        font-variant-numeric: tabular-nums;
        font-weight: 400;
        line-height: 1;
      }
    `,
  ];

  /** Time of day as it is to be read. */
  time = '';
  at: Instant = 0;

  protected override render(): unknown {
    const minute = Math.floor(this.at / MINUTE);
    const place = `--across: ${5 + (minute % ACROSS) * 9}%; --down: ${6 + (minute % DOWN) * 13}%`;
    return html`<h1 .style=${place}><time>${this.time}</time></h1>`;
  }
}

customElements.define('night-clock', NightClock);

declare global {
  interface HTMLElementTagNameMap {
    'night-clock': NightClock;
  }
}
