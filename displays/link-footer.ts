/** The small print: which conference, which day, and how far to believe this screen. */
import { css, html, LitElement, nothing } from 'lit';
import { MINUTE, type Instant } from '../core/index.js';
import type { LinkStatus } from '../live/schedule-controller.js';
import { unlinked } from './icons.js';
import { chips, shared } from './styles.js';
import type { Voice } from './voice.js';

/** A link that is lost for longer gets a sign besides the words, minutes. */
const LONG = 15;

export class LinkFooter extends LitElement {
  static override properties = {
    voice: { attribute: false },
    link: { attribute: false },
    sample: { type: Boolean },
    at: { attribute: false },
  };

  static override styles = [
    shared,
    chips,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.4vmin 3vmin;
        color: var(--quiet);
        font-size: 2.5vmin;
        font-variant-numeric: tabular-nums;
        line-height: 1.3;
      }
      span {
        min-width: 0;
      }
      .status {
        display: inline-flex;
        align-items: center;
        gap: 1em;
      }
      .chip {
        font-size: inherit;
      }
      svg {
        width: 1.3em;
        height: 1.3em;
      }
    `,
  ];

  voice!: Voice;
  link: LinkStatus = { online: true, asOf: null };
  /** Whether this is the sample conference. */
  sample = false;
  /** The conference's clock, null if nobody knows it. */
  at: Instant | null = 0;

  protected override render(): unknown {
    const { voice, at } = this;
    const name = voice.text(voice.programme.conference.name);
    const day = at === null ? '' : voice.times.day(voice.times.date(at));
    return html`<span>${[name, day].filter((part) => part !== '').join(' · ')}</span>
      ${this.sample ? html`<span class="chip plain">${voice.words.sample}</span>` : nothing}
      <span class="status"
        >${this.status()}${at === null ? nothing : html`<span>${voice.times.zone(at)}</span>`}</span
      >`;
  }

  private status(): unknown {
    const { link, at, voice } = this;
    if (link.online || link.asOf === null) return nothing;
    const { times, words } = voice;
    const long = at !== null && at - link.asOf > LONG * MINUTE;
    const today = at === null || times.date(at) === times.date(link.asOf);
    const time = `${today ? '' : `${times.weekday(times.date(link.asOf))} `}${times.time(link.asOf)}`;
    return html`${long ? unlinked : nothing}<span>${words.asOf(time)}</span>`;
  }
}

customElements.define('link-footer', LinkFooter);

declare global {
  interface HTMLElementTagNameMap {
    'link-footer': LinkFooter;
  }
}
