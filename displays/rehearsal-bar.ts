/** Barrier tape around a screen whose clock is not the real one: nobody must be led astray by it, not even in passing (K1). */
import { css, html, LitElement } from 'lit';
import type { Instant } from '../core/index.js';
import { shared } from './styles.js';
import type { Voice } from './voice.js';

export class RehearsalBar extends LitElement {
  static override properties = { voice: { attribute: false }, kind: {}, at: { attribute: false } };

  static override styles = [
    shared,
    css`
      :host {
        position: fixed;
        inset: 0;
        z-index: 2;
        border: 0.7vmin solid var(--late);
        border-block-start: none;
        pointer-events: none;
      }
      p {
        height: 3.1vmin;
        background: repeating-linear-gradient(-45deg, var(--late) 0 2vmin, var(--late-ink) 2vmin 4vmin);
        text-align: center;
      }
      span {
        display: inline-block;
        max-width: 100%;
        height: 100%;
        padding-inline: 1.5em;
        background: var(--late);
        color: var(--late-ink);
        font-size: 2.5vmin;
        font-weight: 750;
        line-height: 1.22;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  voice!: Voice;
  kind: 'preview' | 'rehearsal' | 'shifted' = 'rehearsal';
  /** The instant of a preview. */
  at: Instant | null = null;

  protected override render(): unknown {
    const { words, times } = this.voice;
    const { kind, at } = this;
    const text =
      kind === 'preview' ? words.preview(`${times.weekday(times.date(at ?? 0))} ${times.time(at ?? 0)}`) : words[kind];
    return html`<p><span>${text}</span></p>`;
  }
}

customElements.define('rehearsal-bar', RehearsalBar);

declare global {
  interface HTMLElementTagNameMap {
    'rehearsal-bar': RehearsalBar;
  }
}
