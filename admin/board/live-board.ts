import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { announcementsAt, dayOf, warnings } from '../../core/index.js';
import { may } from '../parts/panel.js';
import { PanelElement } from '../parts/panel-element.js';
import { matches } from '../parts/search.js';
import { shared } from '../parts/styles.js';
import { attention, type Attention } from './attention.js';
import { arrange, glances, type Glance, type RoomFilter } from './rooms.js';
import type { RoomTimeline } from './room-timeline.js';
import './attention-list.js';
import './found-sessions.js';
import './room-pager.js';
import './room-timeline.js';

const FILTERS: readonly RoomFilter[] = ['all', 'running', 'late'];

/**
 * The first view: what needs attention, and every room. On a laptop all rooms side by side over the day, on a phone one room
 * at a time; with search for conferences of a hundred rooms.
 */
@customElement('live-board')
export class LiveBoard extends PanelElement {
  @state() private search = '';
  @state() private filter: RoomFilter = 'all';
  /** Date of the day that is shown; empty: the one that is on. */
  @state() private day = '';
  @query('input[type=search]') private field!: HTMLInputElement;
  @query('room-timeline') private timeline!: RoomTimeline | null;
  private all: readonly Glance[] = [];
  private arranged: Readonly<Record<RoomFilter, readonly Glance[]>> = { all: [], running: [], late: [] };
  private shown: readonly Glance[] = [];
  private pressing: readonly Attention[] = [];
  private warned: ReadonlySet<string> = new Set();

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 12px;
        padding-bottom: 8px;
      }
      .tools {
        display: grid;
        gap: 8px;
      }
      .find {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 8px;
      }
      .filters {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: 8px;
      }
      .tools .button {
        padding-inline: 10px;
        font-size: 1rem;
        white-space: nowrap;
      }
      .filters span {
        font-variant-numeric: tabular-nums;
      }
      .on-screens {
        display: grid;
        gap: 2px;
        min-height: 48px;
        padding: 8px 14px;
        border: 1.5px solid var(--line);
        border-radius: 10px;
        background: var(--raised);
        text-decoration: none;
        color: inherit;
      }
      .none {
        padding: 24px 0;
        color: var(--quiet);
        font-size: 1.125rem;
      }
      .day select {
        width: auto;
      }
      @media (min-width: 760px) {
        .tools {
          display: flex;
          flex-wrap: wrap;
          align-items: center;
        }
        .find {
          flex: 1 1 300px;
          max-width: 460px;
          grid-template-columns: 1fr;
        }
        .end {
          display: flex;
          gap: 8px;
          margin-inline-start: auto;
        }
        .board {
          display: grid;
          grid-template-columns: minmax(0, 1fr) 300px;
          gap: 20px;
          align-items: start;
        }
        .aside {
          max-height: calc(100dvh - 190px);
          overflow-y: auto;
        }
      }
    `,
  ];

  readonly #wide = matchMedia('(min-width: 760px)');
  readonly #widthChanged = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#wide.addEventListener('change', this.#widthChanged);
  }

  override disconnectedCallback(): void {
    this.#wide.removeEventListener('change', this.#widthChanged);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { panel } = this;
    if (changed.has('panel')) {
      const mine = new Set([...panel.pinned, ...panel.me.rooms]);
      this.all = glances(panel.schedule, panel.now);
      const all = arrange(this.all, 'all', mine);
      this.arranged = { all, running: arrange(all, 'running', mine), late: arrange(all, 'late', mine) };
      const told = warnings(panel.schedule);
      this.pressing = attention(panel.schedule, told, this.all, panel.now, (room) => may(panel, 'extend', room));
      this.warned = new Set(told.flatMap(({ sessions }) => sessions));
    }
    const search = this.search.trim();
    const kept = this.arranged[this.filter];
    this.shown =
      search === ''
        ? kept
        : kept.filter(({ room }) => matches(search, [this.say(room.name), room.id, this.say(room.floor)]));
  }

  /** Puts the cursor into the search field. */
  override focus(): void {
    this.field.focus();
    this.field.select();
  }

  protected override render(): TemplateResult {
    const wide = this.#wide.matches;
    return html`${this.#onScreens()} ${this.#tools(wide)} ${wide ? this.#laptop() : this.#phone()}`;
  }

  #laptop(): TemplateResult {
    const { panel, shown } = this;
    return html`<div class="board">
      <div>
        ${
          shown.length > 0
            ? html`<room-timeline
                .panel=${panel}
                .glances=${shown}
                .warned=${this.warned}
                day=${this.#day}
              ></room-timeline>`
            : nothing
        }
        ${this.#found()}
      </div>
      <div class="aside">
        <attention-list .panel=${panel} .items=${this.pressing} most="6"></attention-list>
      </div>
    </div>`;
  }

  #phone(): TemplateResult {
    const { panel, shown, search } = this;
    return html`${
      search.trim() === ''
        ? html`<attention-list .panel=${panel} .items=${this.pressing} most="2"></attention-list>`
        : nothing
    }
    ${shown.length > 0 ? html`<room-pager .panel=${panel} .glances=${shown}></room-pager>` : nothing} ${this.#found()}`;
  }

  #found(): TemplateResult {
    const search = this.search.trim();
    const none = search === '' && this.shown.length === 0;
    return html`${
      search === ''
        ? nothing
        : html`<found-sessions .panel=${this.panel} search=${search} ?rooms=${this.shown.length > 0}></found-sessions>`
    }
    ${none ? html`<p class="none">${this.filter === 'late' ? this.words.noRoomLate : this.words.noRoomRunning}</p>` : nothing}`;
  }

  /** The day that is shown. */
  get #day(): string {
    const { programme } = this.panel.schedule;
    return this.day === '' ? (dayOf(programme.days, this.panel.now)?.date ?? '') : this.day;
  }

  #tools(wide: boolean): TemplateResult {
    const { words, panel } = this;
    const delayAll = may(panel, 'delay-all')
      ? html`<button class="button" type="button" @click=${() => this.open({ kind: 'all-minutes', room: null })}>
          ${words.delayAllShort}
        </button>`
      : nothing;
    return html`<div class="tools">
      <div class="find">
        <label>
          <span class="visually-hidden">${words.searchRooms}</span>
          <input
            type="search"
            autocomplete="off"
            placeholder=${wide ? words.searchRooms : words.find}
            aria-keyshortcuts="/"
            .value=${this.search}
            @input=${() => (this.search = this.field.value)}
            @keydown=${this.#leave}
          />
        </label>
        ${wide ? nothing : delayAll}
      </div>
      <div class="filters" role="group" aria-label=${words.showRooms}>
        ${FILTERS.map(
          (filter) =>
            html`<button
              class="button"
              type="button"
              aria-pressed=${this.filter === filter}
              @click=${() => (this.filter = filter)}
            >
              ${words.filters[filter]} <span>${this.arranged[filter].length}</span>
            </button>`,
        )}
      </div>
      ${wide ? html`<div class="end">${this.#days()} ${delayAll} ${this.#extra()}</div>` : nothing}
    </div>`;
  }

  #extra(): TemplateResult | typeof nothing {
    if (!may(this.panel, 'add')) return nothing;
    return html`<button class="button" type="button" @click=${() => this.open({ kind: 'add', room: null })}>
      ${this.words.addShort}
    </button>`;
  }

  #days(): TemplateResult {
    const { words, panel } = this;
    const { days } = panel.schedule.programme;
    return html`${
        days.length > 1
          ? html`<label class="day">
              <span class="visually-hidden">${words.day}</span>
              <select @change=${(event: Event) => (this.day = (event.target as HTMLSelectElement).value)}>
                ${days.map(
                  ({ date }) =>
                    html`<option value=${date} ?selected=${date === this.#day}>${panel.times.day(date)}</option>`,
                )}
              </select>
            </label>`
          : nothing
      } <button class="button" type="button" @click=${this.#toNow}>${words.toNow}</button>`;
  }

  readonly #toNow = async (): Promise<void> => {
    this.day = '';
    await this.updateComplete;
    this.timeline?.toNow();
  };

  /** Escape empties the field, as a field of type search does by itself in some browsers only. */
  readonly #leave = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.search = '';
  };

  /** What organisers have put on the screens, so that nobody forgets it there; emergencies have their own bar. */
  #onScreens(): TemplateResult[] {
    return announcementsAt(this.panel.schedule, this.panel.now)
      .filter(({ level }) => level !== 'emergency')
      .map(
        (announcement) =>
          html`<a class="on-screens" href="#/${this.panel.conference.slug}/announce">
            <span class="label">${this.words.onScreensNow} · ${this.words.levels[announcement.level]}</span>
            <span>${this.say(announcement.text)}</span>
          </a>`,
      );
  }
}
