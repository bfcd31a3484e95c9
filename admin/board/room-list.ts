import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { announcementsAt, type ScheduledSession } from '../../core/index.js';
import { may } from '../parts/panel.js';
import { PanelElement } from '../parts/panel-element.js';
import { arrange, glances, type Glance, type RoomFilter } from './rooms.js';
import { matches } from '../parts/search.js';
import { shared } from '../parts/styles.js';
import type { RoomCard } from './room-card.js';
import './room-card.js';
import '../parts/session-facts.js';

/** Sessions found by a search are listed up to this many. */
const MOST_FOUND = 30;
const FILTERS: readonly RoomFilter[] = ['all', 'running', 'late'];

/** The first view: every room, what is on and what comes, with search for conferences of a hundred rooms. */
@customElement('room-list')
export class RoomList extends PanelElement {
  @state() private search = '';
  @state() private filter: RoomFilter = 'all';
  @query('input[type=search]') private field!: HTMLInputElement;
  private all: readonly Glance[] = [];

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .tools {
        display: grid;
        gap: 8px;
        padding: 4px 0 10px;
      }
      .find .button {
        padding-inline: 12px;
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
        padding-inline: 6px;
        font-size: 1rem;
        white-space: nowrap;
      }
      .filters span {
        font-variant-numeric: tabular-nums;
      }
      .on-screens {
        display: grid;
        gap: 2px;
        width: 100%;
        min-height: 48px;
        margin-bottom: 8px;
        padding: 10px 14px;
        border: 1.5px solid var(--line);
        border-radius: 10px;
        background: var(--raised);
        text-align: start;
        text-decoration: none;
        color: inherit;
      }
      .on-screens.emergency {
        background: var(--emergency);
        border-color: var(--emergency);
        color: var(--emergency-ink);
      }
      .on-screens.emergency .label {
        color: inherit;
      }
      .rooms > li + li {
        border-top: 1.5px solid var(--line);
      }
      .found {
        display: block;
        width: 100%;
        min-height: 48px;
        padding: 10px 0;
        border: 0;
        border-top: 1.5px solid var(--line);
        background: none;
        text-align: start;
        cursor: pointer;
      }
      h2 {
        margin: 18px 0 6px;
        font-size: 1.125rem;
      }
      .none {
        padding: 24px 0;
        color: var(--quiet);
        font-size: 1.125rem;
      }
      @media (min-width: 760px) {
        .tools {
          grid-template-columns: minmax(320px, 560px) auto;
          justify-content: space-between;
          gap: 12px;
          padding-bottom: 16px;
        }
        .rooms {
          display: grid;
          grid-template-columns: repeat(auto-fill, minmax(304px, 1fr));
          gap: 16px;
        }
        .rooms > li,
        .rooms > li + li {
          padding: 0 18px;
          border: 1.5px solid var(--line);
          border-radius: 14px;
        }
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('panel')) this.all = glances(this.panel.schedule, this.panel.now);
  }

  /** Puts the cursor into the search field. */
  override focus(): void {
    this.field.focus();
    this.field.select();
  }

  protected override render(): TemplateResult {
    const rooms = arrange(this.all, this.filter, this.panel.pinned).filter((glance) =>
      matches(this.search, [this.say(glance.room.name), glance.room.id, this.say(glance.room.floor)]),
    );
    const sessions = this.search.trim() === '' ? [] : this.#sessions();
    return html`${this.#onScreens()} ${this.#tools()}
    ${
      rooms.length > 0
        ? html`<ul class="rooms" @keydown=${this.#walk}>
            ${repeat(
              rooms,
              (glance) => glance.room.id,
              (glance) =>
                html`<li>
                  <room-card .panel=${this.panel} .glance=${glance} more=${this.#wide.matches ? 3 : 0}></room-card>
                </li>`,
            )}
          </ul>`
        : nothing
    }
    ${sessions.length > 0 ? this.#found(sessions) : nothing}
    ${rooms.length + sessions.length === 0 ? html`<p class="none">${this.#empty()}</p>` : nothing}`;
  }

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

  #tools(): TemplateResult {
    const { words } = this;
    const counts: Record<RoomFilter, number> = {
      all: this.all.length,
      running: arrange(this.all, 'running', new Set()).length,
      late: arrange(this.all, 'late', new Set()).length,
    };
    return html`<div class="tools">
      <div class="find">
        <label>
          <span class="visually-hidden">${words.searchRooms}</span>
          <input
            type="search"
            autocomplete="off"
            placeholder=${words.find}
            .value=${this.search}
            @input=${() => (this.search = this.field.value)}
          />
        </label>
        ${
          may(this.panel, 'delay-all')
            ? html`<button class="button" type="button" @click=${() => this.open({ kind: 'all-minutes', room: null })}>
                ${words.delayAllShort}
              </button>`
            : nothing
        }
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
              ${words.filters[filter]} <span>${counts[filter]}</span>
            </button>`,
        )}
      </div>
    </div>`;
  }

  /** What organisers have put on the screens, so that nobody forgets it there. */
  #onScreens(): TemplateResult[] {
    return announcementsAt(this.panel.schedule, this.panel.now).map(
      (announcement) =>
        html`<a class="on-screens ${announcement.level}" href="#/${this.panel.conference.slug}/announce">
          <span class="label">${this.words.onScreensNow} · ${this.words.levels[announcement.level]}</span>
          <span>${this.say(announcement.text)}</span>
        </a>`,
    );
  }

  #sessions(): ScheduledSession[] {
    const over = (session: ScheduledSession): number => Number(session.end <= this.panel.now);
    return this.panel.schedule.sessions
      .filter((session) => matches(this.search, [this.say(session.title), ...session.speakers.map(({ name }) => name)]))
      .sort((a, b) => over(a) - over(b) || a.start - b.start)
      .slice(0, MOST_FOUND);
  }

  #found(sessions: readonly ScheduledSession[]): TemplateResult {
    return html`<h2>${this.words.sessionsFound}</h2>
      <ul>
        ${sessions.map(
          (session) =>
            html`<li>
              <button class="found" type="button" @click=${() => this.open({ kind: 'session', session: session.id })}>
                <span class="label">${this.panel.times.day(session.day)}</span>
                <session-facts .panel=${this.panel} .of=${session} room whole></session-facts>
              </button>
            </li>`,
        )}
      </ul>`;
  }

  #empty(): string {
    if (this.search.trim() !== '') return this.words.nothingFound(this.search.trim());
    return this.filter === 'late' ? this.words.noRoomLate : this.words.noRoomRunning;
  }

  /** Arrow keys go from room to room. */
  #walk(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const step = steps[event.key];
    const cards = [...this.renderRoot.querySelectorAll<RoomCard>('room-card')];
    const here = cards.findIndex((card) => card.matches(':focus-within'));
    if (step === undefined || here < 0) return;
    const down = event.key === 'ArrowDown' || event.key === 'ArrowUp' ? this.#columns(cards) : 1;
    const next = cards[here + step * down];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  /** How many cards stand side by side. */
  #columns(cards: readonly HTMLElement[]): number {
    const top = cards[0]!.getBoundingClientRect().top;
    return Math.max(1, cards.filter((card) => card.getBoundingClientRect().top === top).length);
  }
}
