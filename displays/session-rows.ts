/** The timetable below: the first line large, the others as far as whole lines fit. */
import { css, html, LitElement, nothing } from 'lit';
import './fit-text.js';
import type { Step } from './fit-text.js';
import type { Row } from './room-scene.js';
import { sessionChips } from './chips.js';
import { factsOf, startPair } from './session-facts.js';
import { chips, shared, trackStyle } from './styles.js';
import './time-pair.js';
import { listed, type Voice } from './voice.js';

const LARGE: readonly Step[] = [
  [4.4, 2],
  [3.8, 2],
  [3.4, 2],
  [3.1, 3],
  [2.8, 3],
  [2.5, 4],
];
const SMALL: readonly Step[] = [
  [3.4, 2],
  [3.1, 2],
  [2.8, 3],
  [2.5, 3],
];

const MORE: readonly Step[] = [
  [3.1, 1],
  [2.8, 1],
  [2.5, 2],
];

export class SessionRows extends LitElement {
  static override properties = {
    voice: { attribute: false },
    rows: { attribute: false },
    room: {},
    later: { type: Boolean },
    tomorrow: {},
  };

  static override styles = [
    shared,
    chips,
    css`
      :host {
        display: flex;
        flex: 1 0 auto;
        flex-direction: column;
      }
      /* Whole lines only: what does not fit into the first column wraps into one that is cut off. */
      .rest {
        display: flex;
        flex: 1 1 0;
        flex-flow: column wrap;
        align-content: flex-start;
        min-height: 0;
        overflow: hidden;
        contain: size;
      }
      /* A line that does not fit as the first one wraps as well, since it no longer is the first. */
      .rest::before {
        width: 100%;
        content: '';
      }
      section {
        flex: none;
        width: 100%;
      }
      .label {
        margin-block-end: 0.8vmin;
      }
      .rest .label {
        margin-block: 2.4vmin 0;
      }
      .row {
        display: grid;
        grid-template-columns: var(--time) minmax(0, 1fr);
        align-items: baseline;
        column-gap: 3vmin;
      }
      .large {
        font-size: 4.2vmin;
      }
      .small {
        padding-block-start: 1.6vmin;
        font-size: 3.4vmin;
      }
      /* Expected times stand below each other, with a planned one before them or without. */
      time-pair {
        justify-content: flex-end;
      }
      .what {
        display: flex;
        flex-direction: column;
        min-width: 0;
      }
      .title {
        font-weight: 650;
      }
      /* For everybody, and not in this room. */
      .house {
        color: var(--quiet);
        font-weight: 400;
      }
      .large .title {
        max-height: var(--next, none);
      }
      .meta {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5vmin 2vmin;
        max-height: var(--facts, none);
        margin-block-start: 0.5vmin;
        overflow: hidden;
        font-size: var(--chips, 3.1vmin);
        line-height: 1.3;
      }
      .small .meta {
        font-size: 2.7vmin;
      }
      .chip {
        font-size: inherit;
      }
      .large .more,
      .track {
        display: var(--extra, block);
      }
      .more {
        min-width: 0;
      }
      .track {
        color: var(--track, var(--quiet));
      }
      /* What else is on, and what comes next, side by side: the one must not push the other off the screen. */
      .first {
        display: flex;
        flex: none;
        gap: inherit;
      }
      .first > section {
        flex: 1 1 0;
        min-width: 0;
      }
      @media (max-aspect-ratio: 4/5) {
        .first {
          flex-direction: column;
          gap: 2.4vmin;
        }
        .label {
          margin-block-end: 1.4vmin;
        }
        .small {
          padding-block-start: 2.6vmin;
        }
        .rest .label {
          margin-block: 3.4vmin 0;
        }
      }
    `,
  ];

  voice!: Voice;
  rows: readonly Row[] = [];
  /** Id of the room whose screen this is. */
  room = '';
  /** What comes next is told elsewhere; these come after it. */
  later = false;
  /** Date of tomorrow. */
  tomorrow = '';

  protected override render(): unknown {
    const { rows } = this;
    const paired = rows.some((row) => startPair(row.session).planned !== null);
    const style = `--time: ${paired ? 22.5 : 12}vmin`;
    const next = rows.findIndex(({ as }) => as !== 'now');
    const first = next > 0 ? [0, next] : [0];
    const line = (row: Row, index: number): unknown => {
      const label = this.heading(row);
      const before = rows[index - 1];
      const large = first.includes(index);
      return this.row(row, !large && before && this.heading(before) === label ? '' : label, large);
    };
    return html`<div class="first" .style=${style}>${first.map((index) => line(rows[index]!, index))}</div>
      <div class="rest" .style=${style}>
        ${rows.map((row, index) => (first.includes(index) ? nothing : line(row, index)))}
      </div>`;
  }

  private heading({ as, day }: Row): string {
    const { words, times } = this.voice;
    if (as === 'elsewhere' && day === null) return words.elsewhere;
    if (day !== null) return day === this.tomorrow ? `${words.tomorrow} · ${times.day(day)}` : times.day(day);
    if (as === 'now') return words.alsoNow;
    return this.later ? words.later : words.next;
  }

  private row(row: Row, label: string, large: boolean): unknown {
    const { session } = row;
    const { voice } = this;
    const title = voice.text(session.title);
    return html`<section>
      ${label === '' ? nothing : html`<h3 class="label">${label}</h3>`}
      <div class="row ${large ? 'large' : 'small'}">
        <time-pair .voice=${voice} .pair=${startPair(session)}></time-pair>
        <div class="what">
          <fit-text
            class="title ${session.room === undefined && row.as !== 'moved' ? 'house' : ''}"
            .text=${title}
            .steps=${large ? LARGE : SMALL}
            ?struck=${row.as === 'cancelled'}
          ></fit-text>
          ${this.meta(row, large)}
        </div>
      </div>
    </section>`;
  }

  private meta(row: Row, large: boolean): unknown {
    const { voice } = this;
    const { session } = row;
    const track = voice.track(session);
    const facts = factsOf(session, this.room);
    const more = this.more(row, large);
    const gone = row.as === 'moved';
    if (facts.length === 0 && !gone && more === '' && !(large && track)) return nothing;
    return html`<p class="meta">
      ${gone ? html`<span class="chip strong">${voice.words.movedTo(voice.room(session.room))}</span>` : nothing}
      ${sessionChips(voice, facts)}
      ${more === '' ? nothing : html`<fit-text class="more quiet" .text=${more} .steps=${MORE}></fit-text>`}
      ${large && track ? html`<span class="track" .style=${trackStyle(track)}>${track.name}</span>` : nothing}
    </p>`;
  }

  private more({ as, session }: Row, large: boolean): string {
    const { voice } = this;
    if (as === 'now') return voice.words.until(voice.times.time(session.end));
    if (as === 'moved') return voice.way(session.room);
    if (as === 'cancelled') return voice.text(session.cancelled?.reason);
    if (as === 'elsewhere') return listed(voice.room(session.room), voice.way(session.room)) || voice.kind(session);
    if (!large) return '';
    return session.room === undefined ? voice.kind(session) : voice.someSpeakers(session);
  }
}

customElements.define('session-rows', SessionRows);

declare global {
  interface HTMLElementTagNameMap {
    'session-rows': SessionRows;
  }
}
