/** A time of day; where it has changed, the planned one struck through before the one that is expected now (B5). */
import { html, LitElement, nothing } from 'lit';
import { css } from 'lit';
import type { Pair } from './session-facts.js';
import { shared } from './styles.js';
import type { Voice } from './voice.js';

export class TimePair extends LitElement {
  static override properties = {
    voice: { attribute: false },
    pair: { attribute: false },
  };

  static override styles = [
    shared,
    css`
      :host {
        display: inline-flex;
        align-items: baseline;
        gap: 0.32em;
        font-variant-numeric: tabular-nums;
        font-weight: 700;
        white-space: nowrap;
      }
      s {
        font-size: 0.8em;
        font-weight: 400;
      }
    `,
  ];

  voice!: Voice;
  pair!: Pair;

  protected override render(): unknown {
    const { voice, pair } = this;
    return html`${
        pair.planned === null
          ? nothing
          : html`<s><span class="aloud">${voice.words.planned} </span>${this.say(pair.planned)}</s>`
      } <time datetime=${new Date(pair.expected).toISOString()}>${this.say(pair.expected)}</time>`;
  }

  /** With the weekday if it is another one than expected, so that 10:00 is never mistaken for today's. */
  private say(at: number): string {
    const { times } = this.voice;
    const [day, expected] = [times.date(at), times.date(this.pair.expected)];
    return day === expected ? times.time(at) : `${times.weekday(day)} ${times.time(at)}`;
  }
}

customElements.define('time-pair', TimePair);

declare global {
  interface HTMLElementTagNameMap {
    'time-pair': TimePair;
  }
}
