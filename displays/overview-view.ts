/** The screen in the foyer: every room, what is on, what comes next. */
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Instant, Schedule } from '../core/index.js';
import './fit-text.js';
import type { Step } from './fit-text.js';
import { fitSoon, fitted } from './fitting.js';
import { Glow, glowing } from './glow.js';
import { logo } from './logo-image.js';
import './overview-cell.js';
import { overviewStyles } from './overview-styles.js';
import { overviewRows, paged, type Cell, type OverviewRow } from './overview-rows.js';
import { pages as pageStyles, PageTurning } from './page-turning.js';
import './screen-header.js';
import { chips, shared, trackStyle } from './styles.js';
import type { SaidTrack, Voice } from './voice.js';
import type { MoreWords } from './words/more/index.js';

/** Least height of a row, vmin: in portrait a room has two storeys. */
const ROW = { landscape: 10.6, portrait: 19.5 } as const;
const NAME: readonly Step[] = [
  [3.8, 1],
  [3.4, 2],
  [3, 2],
  [2.7, 3],
  [2.5, 3],
];

/** As the style sees it: a square counts as portrait. */
const isPortrait = (): boolean => matchMedia('(orientation: portrait)').matches;

export class OverviewView extends LitElement {
  static override properties = {
    voice: { attribute: false },
    more: { attribute: false },
    schedule: { attribute: false },
    at: { attribute: false },
    track: { attribute: false },
    capacity: { state: true },
    height: { state: true },
  };

  static override styles = [shared, chips, pageStyles, glowing, overviewStyles];

  voice!: Voice;
  more!: MoreWords;
  schedule!: Schedule;
  at: Instant = 0;
  /** Id of the only track that is shown. */
  track: string | null = null;
  /** How many rows a page holds, and how high each is, vmin. */
  private capacity = 8;
  private height = 0;
  private get page(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.page');
  }

  private readonly turning = new PageTurning(this);
  private rows: readonly OverviewRow[] = [];
  private readonly glow = new Glow(this);
  override connectedCallback(): void {
    super.connectedCallback();
    fitted.add(this);
    fitSoon();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    fitted.delete(this);
  }

  /** Measures how many rows there is room for. */
  fit(): void {
    const available = this.page?.clientHeight ?? 0;
    if (available === 0) return;
    const vmin = Math.min(innerWidth, innerHeight) / 100;
    this.height = available / vmin;
    this.capacity = Math.max(1, Math.floor(this.height / (isPortrait() ? ROW.portrait : ROW.landscape)));
  }

  protected override updated(): void {
    fitSoon();
  }

  protected override willUpdate(properties: PropertyValues<this>): void {
    if (!properties.has('schedule') && !properties.has('at') && !properties.has('track')) return;
    this.rows = overviewRows(this.schedule, this.at, this.track);
    this.glow.note(new Map(this.rows.map(({ room, signature }) => [room.id, signature])));
  }

  protected override render(): unknown {
    const { voice, schedule, track } = this;
    const { words, times } = voice;
    const { pages, leftOut } = paged(this.rows, this.capacity);
    const turned = this.turning.of(pages.length);
    const page = pages[turned.page]!;
    const leaving = turned.leaving === null ? null : pages[turned.leaving]!;
    const named = schedule.programme.tracks.find(({ id }) => id === track);
    return html`
      <screen-header .name=${named ? voice.text(named.name) : voice.name} .time=${times.time(this.at)}
        >${logo(voice)}</screen-header
      >
      ${
        this.isOver()
          ? html`<p class="statement">${words.thanks}</p>`
          : html`<div class="table">
              <div class="heads" aria-hidden="true">
                ${[words.room, words.now, words.next].map((head) => html`<span class="label">${head}</span>`)}
              </div>
              <div class="pages">
                <div class="page">${page.map((row) => this.row(row, page.length))}</div>
                ${
                  leaving === null
                    ? nothing
                    : html`<div class="page leaving" aria-hidden="true">
                        ${leaving.map((row) => this.row(row, leaving.length))}
                      </div>`
                }
              </div>
            </div>`
      }
      ${this.small(page, turned.page, pages.length, leftOut)}
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
    return html`<section class="row ${this.glow.of(room.id)}">
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
    const storeys = isPortrait() ? 2 : 1;
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
  private small(page: readonly OverviewRow[], index: number, count: number, leftOut: number): unknown {
    const tracks = new Map<string, SaidTrack>();
    for (const cell of page.flatMap(({ now, next }) => [now, next])) {
      const track = cell && this.voice.track(cell.session);
      if (track?.colour) tracks.set(track.name, track);
    }
    if (tracks.size + leftOut === 0 && count < 2) return nothing;
    return html`<p class="small quiet">
      ${[...tracks.values()].map((track) => html`<span class="key" .style=${trackStyle(track)}>${track.name}</span>`)}
      ${leftOut === 0 ? nothing : html`<span>${this.more.roomsLeftOut(leftOut)}</span>`}
      <span class="number">${count < 2 ? nothing : `${index + 1}/${count}`}</span>
    </p>`;
  }
}

customElements.define('overview-view', OverviewView);

declare global {
  interface HTMLElementTagNameMap {
    'overview-view': OverviewView;
  }
}
