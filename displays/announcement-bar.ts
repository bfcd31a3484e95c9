/** What organisers have to say to those who pass (A1). Emergencies have a view of their own. */
import { css, html, LitElement } from 'lit';
import type { Announcement } from '../core/index.js';
import './fit-text.js';
import type { Step } from './fit-text.js';
import { info, warning } from './icons.js';
import { shared } from './styles.js';
import type { Voice } from './voice.js';

/** How many are shown at once; they come sorted, the gravest and newest first. */
const MOST = 2;
const SIZES: readonly Step[] = [
  [3.6, 1],
  [3.1, 2],
  [2.8, 3],
  [2.5, 5],
];

export class AnnouncementBar extends LitElement {
  static override properties = {
    voice: { attribute: false },
    announcements: { attribute: false },
  };

  static override styles = [
    shared,
    css`
      p {
        display: flex;
        align-items: center;
        gap: 1.8vmin;
        padding: 1.2vmin 2vmin;
        border-radius: 1.2vmin;
        background: var(--raised);
        box-shadow: inset 0 0 0 0.25vmin var(--line);
        font-weight: 600;
      }
      p + p {
        display: var(--second, flex);
        margin-block-start: 1vmin;
      }
      .warning {
        box-shadow: inset 0 0 0 0.4vmin var(--late-text);
      }
      .warning svg {
        color: var(--late-text);
      }
      svg {
        flex: none;
        width: 4vmin;
        height: 4vmin;
      }
      fit-text {
        flex: 1;
      }
    `,
  ];

  voice!: Voice;
  announcements: readonly Announcement[] = [];

  protected override render(): unknown {
    const { words } = this.voice;
    return this.announcements.slice(0, MOST).map(
      ({ level, text }) =>
        html`<p class=${level}>
          ${level === 'warning' ? warning : info}
          <span class="aloud">${level === 'warning' ? words.warning : words.announcement}</span>
          <fit-text .text=${this.voice.text(text)} .steps=${SIZES}></fit-text>
        </p>`,
    );
  }
}

customElements.define('announcement-bar', AnnouncementBar);

declare global {
  interface HTMLElementTagNameMap {
    'announcement-bar': AnnouncementBar;
  }
}
