/** The screen in the foyer: every room, what is on, what comes next. */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Instant, Schedule } from '../core/index.js';
import './fit-text.js';
import type { Step } from './fit-text.js';
import { fitSoon, keepFitted } from './fitting.js';
import './overview-cell.js';
import { overviewRows, paged, type Cell, type OverviewRow } from './overview-rows.js';
import { PageTurning } from './page-turning.js';
import './screen-header.js';
import { chips, pages, shared, trackStyle } from './styles.js';
import type { SaidTrack, Voice } from './voice.js';

/** Least height of a row, vmin: in portrait a room has two storeys. */
const ROW = { landscape: 10.6, portrait: 19.5 } as const;
/** How long a row that was changed glows, ms. */
const GLOW = 3_000;
const NAME: readonly Step[] = [
  [3.8, 1],
  [3.4, 2],
  [3, 2],
  [2.7, 3],
  [2.5, 3],
];

@customElement('overview-view')
export class OverviewView extends LitElement {
  static override styles = [
    shared,
    chips,
    pages,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 2.4vmin;
        min-height: 0;
      }
      screen-header,
      .small {
        flex: none;
      }
      .table {
        display: flex;
        flex: 1 1 0;
        flex-direction: column;
        min-height: 0;
      }
      .heads,
      .row {
        display: grid;
        grid-template-columns: minmax(0, 24fr) minmax(0, 38fr) minmax(0, 38fr);
        column-gap: 2.4vmin;
      }
      .heads {
        flex: none;
        padding-block-end: 1vmin;
      }
      .heads .label {
        font-size: 2.5vmin;
      }
      .heads .label + .label {
        padding-inline-start: 2.1vmin;
      }
      .page {
        display: grid;
        flex: 1 1 0;
        grid-auto-rows: minmax(0, min(100%, 17vmin));
        min-height: 0;
      }
      .row {
        grid-template-rows: minmax(0, 1fr);
        padding-block: 1vmin 0.8vmin;
        border-block-start: 0.2vmin solid var(--line);
        transition: background-color 600ms;
      }
      .row.changed {
        background: var(--raised);
        background: color-mix(in srgb, var(--late) 22%, transparent);
      }
      .room {
        display: flex;
        flex-direction: column;
        min-height: 0;
        font-weight: 700;
      }
      .room fit-text {
        flex: 0 1 auto;
      }
      .room .chip,
      .room .where {
        flex: none;
        align-self: flex-start;
        max-width: 100%;
        margin-block-start: 0.4vmin;
        font-size: 2.5vmin;
        line-height: 1.15;
      }
      .where {
        overflow: hidden;
        font-weight: 400;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .none {
        padding-inline-start: 2.1vmin;
        color: var(--quiet);
        font-size: 3vmin;
      }
      .small {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4vmin 3vmin;
        font-size: 2.5vmin;
        line-height: 1.3;
      }
      .small > :last-child {
        margin-inline-start: auto;
      }
      .key {
        display: inline-flex;
        align-items: center;
        gap: 0.4em;
      }
      .key::before {
        width: 0.7vmin;
        height: 1em;
        border-radius: 0.35vmin;
        background: var(--track);
        content: '';
      }
      .statement {
        margin-block: auto;
        font-size: 9vmin;
        font-weight: 750;
        line-height: 1.12;
        text-wrap: balance;
      }
      @media (orientation: portrait) {
        .heads {
          display: none;
        }
        .page {
          grid-auto-rows: minmax(0, min(100%, 26vmin));
        }
        .row {
          grid-template-columns: minmax(0, 1fr);
          grid-template-rows: auto minmax(0, 1fr) minmax(0, 1fr);
          row-gap: 0.6vmin;
        }
        .room {
          flex-flow: row wrap;
          gap: 0 1.6vmin;
          align-items: baseline;
        }
        .none {
          display: none;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .row {
          transition: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) voice!: Voice;
  @property({ attribute: false }) schedule!: Schedule;
  @property({ attribute: false }) at: Instant = 0;
  /** Id of the only track that is shown. */
  @property({ attribute: false }) track: string | null = null;
  /** How many rows a page holds, and how high each is, vmin. */
  @state() private capacity = 8;
  @state() private height = 0;
  @query('.page') private readonly page!: HTMLElement | null;
  private readonly turning = new PageTurning(this);
  private rows: readonly OverviewRow[] = [];
  private changed: ReadonlySet<string> = new Set();
  private glow: ReturnType<typeof setTimeout> | undefined;
  private stop: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = keepFitted(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
    clearTimeout(this.glow);
  }

  /** Measures how many rows there is room for. */
  fit(): void {
    const available = this.page?.clientHeight ?? 0;
    if (available === 0) return;
    const vmin = Math.min(innerWidth, innerHeight) / 100;
    this.height = available / vmin;
    this.capacity = Math.max(1, Math.floor(this.height / (innerWidth < innerHeight ? ROW.portrait : ROW.landscape)));
  }

  protected override updated(): void {
    fitSoon();
  }

  protected override willUpdate(properties: PropertyValues<this>): void {
    if (!properties.has('schedule') && !properties.has('at') && !properties.has('track')) return;
    const rows = overviewRows(this.schedule, this.at, this.track);
    const before = new Map(this.rows.map(({ room, signature }) => [room.id, signature]));
    const changed = rows.filter(({ room, signature }) => (before.get(room.id) ?? signature) !== signature);
    this.rows = rows;
    if (changed.length === 0) return;
    this.changed = new Set(changed.map(({ room }) => room.id));
    clearTimeout(this.glow);
    this.glow = setTimeout(() => {
      this.changed = new Set();
      this.requestUpdate();
    }, GLOW);
  }

  protected override render(): unknown {
    const { voice, schedule, track } = this;
    const { words, times } = voice;
    const { pages, leftOut } = paged(this.rows, this.capacity);
    this.turning.of(pages.length);
    const page = pages[this.turning.page]!;
    const named = schedule.programme.tracks.find(({ id }) => id === track);
    return html`
      <screen-header
        .name=${voice.text(named?.name ?? schedule.programme.conference.name)}
        .time=${times.time(this.at)}
      ></screen-header>
      ${
        this.isOver()
          ? html`<p class="statement">${words.thanks}</p>`
          : html`<div class="table">
              <div class="heads" aria-hidden="true">
                ${[words.room, words.now, words.next].map((head) => html`<span class="label">${head}</span>`)}
              </div>
              <div class="page ${this.turning.turning ? 'turning' : ''}">
                ${page.map((row) => this.row(row, page.length))}
              </div>
            </div>`
      }
      ${this.small(page, pages.length, leftOut)}
    `;
  }

  private isOver(): boolean {
    const { sessions } = this.schedule;
    return sessions.length > 0 && sessions.every(({ end, status }) => end <= this.at || status === 'cancelled');
  }

  private row(row: OverviewRow, count: number): unknown {
    const { voice } = this;
    const { room } = row;
    const full = room.status === 'open' ? '' : voice.words[room.status];
    return html`<section class="row ${this.changed.has(room.id) ? 'changed' : ''}">
      <h2 class="room">
        <fit-text .text=${voice.text(room.name)} .steps=${NAME}></fit-text>
        ${full === '' ? nothing : html`<span class="chip strong">${full}</span>`}
        ${
          room.status === 'full' && room.overflow !== undefined
            ? html`<span class="where">${voice.words.liveIn(voice.room(room.overflow))}</span>`
            : nothing
        }
        ${
          room.status === 'open' && voice.floor(room) !== ''
            ? html`<span class="where quiet">${voice.floor(room)}</span>`
            : nothing
        }
      </h2>
      ${this.cell(row, row.now, true, count)} ${this.cell(row, row.next, false, count)}
    </section>`;
  }

  private cell({ room }: OverviewRow, cell: Cell | null, now: boolean, count: number): unknown {
    if (!cell) return html`<span class="none">–</span>`;
    // With few rooms the rows are high, and two lines of title may grow until a chip below them still fits.
    const storeys = innerWidth < innerHeight ? 2 : 1;
    const size = Math.min(3.8, Math.max(3, (this.height / count / storeys - 7.4) / 2.24));
    return html`<overview-cell
      .voice=${this.voice}
      .cell=${cell}
      .room=${room.id}
      .now=${now}
      .size=${size}
    ></overview-cell>`;
  }

  /** What the colours of this page mean, what is not shown, and which page this is. */
  private small(page: readonly OverviewRow[], count: number, leftOut: number): unknown {
    const tracks = new Map<string, SaidTrack>();
    for (const cell of page.flatMap(({ now, next }) => [now, next])) {
      const track = cell && this.voice.track(cell.session);
      if (track?.colour) tracks.set(track.name, track);
    }
    if (tracks.size + leftOut === 0 && count < 2) return nothing;
    return html`<p class="small quiet">
      ${[...tracks.values()].map((track) => html`<span class="key" .style=${trackStyle(track)}>${track.name}</span>`)}
      ${leftOut === 0 ? nothing : html`<span>${this.voice.words.roomsLeftOut(leftOut)}</span>`}
      <span class="number">${count < 2 ? nothing : `${this.turning.page + 1}/${count}`}</span>
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'overview-view': OverviewView;
  }
}
