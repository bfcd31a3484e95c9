/** One session as a line of a departure board: when, what, where, and how it stands. */
import { css, html, LitElement, nothing } from 'lit';
import type { ScheduledSession } from '../core/index.js';
import { sessionChips } from './chips.js';
import './fit-text.js';
import type { Step } from './fit-text.js';
import { factsOf, startPair } from './session-facts.js';
import { chips, shared, trackStyle } from './styles.js';
import './time-pair.js';
import { listed, type Voice } from './voice.js';

const SIZES: readonly Step[] = [
  [5.6, 2],
  [5, 2],
  [4.4, 2],
  [3.8, 2],
  [3.4, 2],
  [3, 2],
  [2.75, 3],
  [2.5, 4],
];
/** Share of its row's height that a title may be high, as long as it is one line. */
const SHARE = 0.4;
const WHERE: readonly Step[] = [
  [3.4, 1],
  [3, 2],
  [2.75, 2],
  [2.5, 3],
];
const WHO: readonly Step[] = [
  [2.8, 1],
  [2.5, 2],
];

const MORE: readonly Step[] = [[2.5, 1]];

export class AgendaRow extends LitElement {
  static override properties = {
    voice: { attribute: false },
    session: { attribute: false },
    on: { type: Boolean },
    height: { type: Number },
    narrow: { type: Boolean, reflect: true },
    placed: { type: Boolean },
  };

  static override styles = [
    shared,
    chips,
    css`
      :host {
        display: grid;
        grid-template-columns: 0.7vmin calc(var(--size) * var(--time)) minmax(0, 1fr) 32vmin 27vmin;
        grid-template-rows: minmax(0, 1fr);
        column-gap: 2vmin;
        height: 100%;
        min-height: 0;
      }
      :host([narrow]) {
        grid-template-columns: 0.7vmin calc(var(--size) * var(--time)) minmax(0, 1fr);
      }
      .bar {
        border-radius: 0.35vmin;
        background: var(--track, transparent);
      }
      time-pair {
        align-self: start;
        justify-content: flex-end;
        font-size: var(--size);
        line-height: 1.12;
      }
      .cell {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
      }
      .cell > * {
        flex: none;
      }
      .cell > .title,
      .cell > .where {
        flex: 0 1 auto;
      }
      .title {
        font-weight: 650;
      }
      .who,
      .place {
        margin-block-start: 0.3vmin;
      }
      .where {
        font-weight: 650;
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        align-content: flex-start;
        align-items: center;
        gap: 0.4vmin 1.2vmin;
        overflow: hidden;
        font-size: 2.5vmin;
        line-height: 1.25;
      }
      /* Lines of one height, of which a narrow row shows two whole ones. */
      .facts > :not(.more) {
        height: 3.75vmin;
      }
      /* At the smallest size already. */
      .facts .chip,
      b {
        max-width: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .facts .chip {
        padding-block: 0;
        font-size: inherit;
      }
      .more {
        flex: 0 1 auto;
        min-width: 0;
        min-height: 3.75vmin;
      }
      :host([narrow]) .facts {
        max-height: 7.9vmin;
        margin-block-start: 0.5vmin;
      }
    `,
  ];

  voice!: Voice;
  session!: ScheduledSession;
  /** Is on now. */
  on = false;
  /** Of this row, vmin. */
  height = 8;
  /** There is no room for columns: where and how stand below what. */
  narrow = false;
  /** Says where: everywhere but below the name of the room. */
  placed = false;

  protected override render(): unknown {
    const { voice, session, narrow, placed } = this;
    const sizes = SIZES.filter(([size]) => size <= Math.max(2.8, this.height * (narrow ? SHARE * 0.7 : SHARE)));
    const track = voice.track(session);
    this.style.setProperty('--size', `${Math.min(4.4, sizes[0]![0])}vmin`);
    return html`
      <span class="bar" .style=${trackStyle(track)}></span>
      <time-pair .voice=${voice} .pair=${startPair(session)}></time-pair>
      <div class="cell">
        <fit-text
          class="title ${session.room === undefined ? 'quiet' : ''}"
          .text=${voice.text(session.title)}
          .steps=${sizes}
          ?struck=${session.status === 'cancelled'}
        ></fit-text>
        ${narrow ? this.facts(placed ? voice.room(session.room) : '') : this.who()}
      </div>
      ${narrow ? nothing : html`${this.where()} ${this.facts('')}`}
    `;
  }

  private who(): unknown {
    const { voice, session } = this;
    const who = voice.someSpeakers(session);
    if (who === '') return nothing;
    return html`<fit-text class="who quiet" .text=${who} .steps=${WHO}></fit-text>`;
  }

  private where(): unknown {
    const { voice, session, placed } = this;
    const room = session.room === undefined ? undefined : voice.programme.rooms.find(({ id }) => id === session.room);
    if (!placed || !room) return html`<span></span>`;
    const floor = voice.floor(room);
    return html`<div class="cell">
      <fit-text class="where" .text=${voice.room(room.id)} .steps=${WHERE}></fit-text>
      ${floor === '' ? nothing : html`<fit-text class="place quiet" .text=${floor} .steps=${WHO}></fit-text>`}
    </div>`;
  }

  /** How it stands, in words; where there are no columns, first where and then who. */
  private facts(place: string): unknown {
    const { voice, session, on, narrow } = this;
    const facts = factsOf(session, session.room).filter(({ kind }) => kind !== 'not-recorded');
    const until = on ? voice.words.until(voice.times.time(session.end)) : '';
    const reason = session.status === 'cancelled' ? voice.text(session.cancelled?.reason) : '';
    const more = listed(until, reason, narrow ? voice.someSpeakers(session) : '');
    if (facts.length === 0 && place === '' && more === '') return html`<span></span>`;
    return html`<p class="facts">
      ${sessionChips(voice, facts)} ${place === '' ? nothing : html`<b>${place}</b>`}
      ${more === '' ? nothing : html`<fit-text class="more quiet" .text=${more} .steps=${MORE}></fit-text>`}
    </p>`;
  }
}

customElements.define('agenda-row', AgendaRow);

declare global {
  interface HTMLElementTagNameMap {
    'agenda-row': AgendaRow;
  }
}
