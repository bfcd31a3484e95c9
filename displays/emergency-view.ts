/** An emergency has the whole screen, over everything, in two languages where there are two (A2). */
import { css, html, LitElement } from 'lit';
import type { Announcement } from '../core/index.js';
import { textsIn } from '../live/look/text.js';
import './fit-text.js';
import type { Step } from './fit-text.js';
import { warning } from './icons.js';
import { shared } from './styles.js';
import type { Voice } from './voice.js';

const SIZES: readonly Step[] = [16, 14, 12, 10.5, 9, 8, 7, 6, 5, 4.2, 3.5, 3].map((size) => [size, 12]);

export class EmergencyView extends LitElement {
  static override properties = {
    voice: { attribute: false },
    announcements: { attribute: false },
  };

  static override styles = [
    shared,
    css`
      :host {
        position: fixed;
        inset: 0;
        z-index: 1;
        display: flex;
        flex-direction: column;
        justify-content: center;
        gap: 4vmin;
        padding: 6vmin;
        background: var(--emergency);
        color: var(--emergency-ink);
        font-weight: 750;
      }
      .sign {
        display: flex;
        flex: none;
        align-items: center;
        gap: 3vmin;
        font-size: 7vmin;
        font-weight: inherit;
        letter-spacing: 0.06em;
        line-height: 1.1;
        text-transform: uppercase;
      }
      svg {
        flex: none;
        width: 2em;
        height: 2em;
      }
      .text {
        display: flex;
        flex: 1 1 0;
        flex-direction: column;
        justify-content: center;
        min-height: 0;
      }
      .text + .text {
        padding-block-start: 4vmin;
        border-block-start: 0.4vmin solid;
      }
      fit-text {
        flex: 0 1 auto;
      }
    `,
  ];

  voice!: Voice;
  /** At least one. */
  announcements: readonly Announcement[] = [];

  protected override render(): unknown {
    const { voice, announcements } = this;
    // Two emergencies at once are rarer than one in two languages; both are said then, each in one.
    const [first, second] = announcements;
    const texts = second
      ? [voice.text(first!.text), voice.text(second.text)]
      : textsIn(first!.text, voice.languages, 2);
    return html`<h1 class="sign">${warning}<span>${voice.words.emergency}</span></h1>
      ${texts.map((text) => html`<div class="text"><fit-text .text=${text} .steps=${SIZES}></fit-text></div>`)}`;
  }
}

customElements.define('emergency-view', EmergencyView);

declare global {
  interface HTMLElementTagNameMap {
    'emergency-view': EmergencyView;
  }
}
