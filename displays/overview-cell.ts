/** One session in the overview: when, what, and what is unusual about it. */
import { css, html, LitElement, nothing } from 'lit';
import './fit-text.js';
import type { Step } from './fit-text.js';
import type { Cell } from './overview-rows.js';
import { sessionChips } from './chips.js';
import { endPair, factsOf, startPair } from './session-facts.js';
import { chips, shared, trackStyle } from './styles.js';
import './time-pair.js';
import type { Voice } from './voice.js';

/** Sizes from one on downwards: lines are dearer than size, to the eye. */
const stepsFrom = (size: number): Step[] => [[size, 2], ...SMALLER.filter(([smaller]) => smaller < size)];
const SMALLER: readonly Step[] = [
  [3.8, 2],
  [3.4, 2],
  [3, 3],
  [2.75, 3],
  [2.5, 3],
];

export class OverviewCell extends LitElement {
  static override properties = {
    voice: { attribute: false },
    cell: { attribute: false },
    room: {},
    now: { type: Boolean },
    size: { type: Number },
  };

  static override styles = [
    shared,
    chips,
    css`
      :host {
        display: grid;
        grid-template-columns: auto 10.5vmin minmax(0, 1fr);
        grid-template-rows: minmax(0, 1fr);
        column-gap: 1.4vmin;
        min-height: 0;
        line-height: 1.12;
      }
      .bar {
        width: 0.7vmin;
        border-radius: 0.35vmin;
        background: var(--track, var(--line));
      }
      .time {
        font-variant-numeric: tabular-nums;
        font-weight: 700;
      }
      .time small,
      .time s {
        display: block;
        font-size: 2.5vmin;
        font-weight: 400;
        line-height: 1.3;
      }
      .what {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      fit-text {
        flex: 0 1 auto;
        font-weight: 600;
      }
      .house {
        color: var(--quiet);
        font-weight: 400;
      }
      .facts {
        display: flex;
        flex: none;
        gap: 1vmin;
        margin-block-start: 0.5vmin;
        font-size: 2.5vmin;
        line-height: 1.2;
      }
      /* One line, at the smallest size already; how late it is is short, and always whole. */
      .facts .chip {
        padding-block: 0;
        min-width: 0;
        font-size: inherit;
        white-space: nowrap;
      }
      .facts .late {
        flex: none;
      }
    `,
  ];

  voice!: Voice;
  cell!: Cell;
  /** Id of the room in whose row this is. */
  room = '';
  /** What is on: people want its end rather than its start. */
  now = false;
  /** Size of the title, vmin. */
  size = 3;

  protected override render(): unknown {
    const { voice, cell, size } = this;
    const { session } = cell;
    const house = session.room === undefined && cell.as !== 'moved';
    return html`
      <span class="bar" .style=${trackStyle(voice.track(session))}></span>
      <span class="time" .style=${`font-size: ${size}vmin`}>${this.time()}</span>
      <div class="what">
        <fit-text
          class=${house ? 'house' : ''}
          .text=${voice.text(session.title)}
          .steps=${stepsFrom(size)}
          ?struck=${cell.as === 'cancelled'}
        ></fit-text>
        ${this.facts()}
      </div>
    `;
  }

  private time(): unknown {
    const { voice, cell } = this;
    const { session } = cell;
    const { times, words } = voice;
    if (this.now && cell.as === 'now') {
      return html`<small class="quiet">${words.until('').trim()}</small>${times.time(endPair(session).expected)}`;
    }
    const { expected, planned } = startPair(session);
    return html`${cell.day === null ? nothing : html`<small class="quiet">${times.weekday(cell.day)}</small>`}
    ${times.time(expected)}
    ${planned === null ? nothing : html`<s><span class="aloud">${words.planned} </span>${times.time(planned)}</s>`}`;
  }

  private facts(): unknown {
    const { voice, cell } = this;
    const { session } = cell;
    const facts = factsOf(session, this.room).filter(({ kind }) => kind !== 'not-recorded');
    if (cell.as !== 'moved' && facts.length === 0) return nothing;
    return html`<p class="facts">
      ${
        cell.as === 'moved'
          ? html`<span class="chip strong">${voice.words.movedTo(voice.room(session.room))}</span>`
          : html`${sessionChips(voice, facts)}`
      }
    </p>`;
  }
}

customElements.define('overview-cell', OverviewCell);

declare global {
  interface HTMLElementTagNameMap {
    'overview-cell': OverviewCell;
  }
}
