import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { draft, remember } from '../parts/drafts.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import type { Glance } from './rooms.js';
import './room-card.js';

/** A house of so many rooms is drawn whole; of a larger one the room in sight, and its neighbours once a finger is there. */
const WHOLE = 12;

/** One room at a time, by swipe or by tab: for a phone in one hand. */
@customElement('room-pager')
export class RoomPager extends PanelElement {
  @property({ attribute: false }) glances: readonly Glance[] = [];
  @state() private here = 0;
  /** Whether somebody is about to swipe. */
  @state() private touched = false;
  @query('.pages') private pages!: HTMLElement;
  /** The room in sight; it stays so when rooms before it come or go. */
  private room = '';
  /** Where the pages have been scrolled to. */
  private shown = 0;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        margin-inline: -20px;
      }
      .tabs {
        display: flex;
        gap: 4px;
        overflow-x: auto;
        scrollbar-width: none;
        padding: 2px 20px;
        border-bottom: 1.5px solid var(--line);
      }
      .tab {
        flex: none;
        display: flex;
        align-items: center;
        gap: 8px;
        max-width: 70vw;
        min-height: 48px;
        min-width: 48px;
        padding: 6px 12px;
        border: 0;
        background: none;
        color: var(--quiet);
        font-weight: 600;
        white-space: nowrap;
        cursor: pointer;
      }
      .tab > span:first-child {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .tab[aria-current] {
        color: var(--ink);
        box-shadow: inset 0 -4px 0 var(--ink);
      }
      .tab .chip {
        padding: 0 6px;
        font-variant-numeric: tabular-nums;
      }
      .pages {
        /* What is hidden inside must not widen the page. */
        position: relative;
        display: flex;
        align-items: flex-start;
        overflow-x: auto;
        scroll-snap-type: x mandatory;
        scrollbar-width: none;
        overscroll-behavior-x: contain;
      }
      .pages > li {
        flex: none;
        width: 100%;
        min-height: 50vh;
        padding: 4px 20px 0;
        scroll-snap-align: start;
        scroll-snap-stop: always;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.room = draft<string>(this.#draft) ?? '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('glances')) return;
    const index = this.glances.findIndex(({ room }) => room.id === this.room);
    this.here = Math.max(0, index);
  }

  protected override updated(changed: PropertyValues): void {
    // Not at every update: a finger may be in the middle of a swipe. Scrolling lays the page out; by the next frame all of
    // it is there, and it is laid out once.
    if (this.here !== this.shown || changed.has('here')) requestAnimationFrame(() => this.#follow());
  }

  /** Scrolls to the room that is chosen, and its tab into sight. */
  #follow(): void {
    if (!this.isConnected) return;
    if (this.here !== this.shown) this.#show('instant');
    this.renderRoot.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const { glances, here } = this;
    const far = this.touched ? 1 : 0;
    const near = (index: number): boolean => glances.length <= WHOLE || Math.abs(index - here) <= far;
    return html`<nav class="tabs" aria-label=${this.words.showRooms}>
        ${repeat(
          glances,
          ({ room }) => room.id,
          (glance, index) => this.#tab(glance, index),
        )}
      </nav>
      <ul class="pages" tabindex="-1" @scroll=${this.#scrolled} @pointerdown=${this.#touch} @wheel=${this.#touch}>
        ${repeat(
          glances,
          ({ room }) => room.id,
          (glance, index) =>
            html`<li>
              ${near(index) ? html`<room-card .panel=${this.panel} .glance=${glance} more="4"></room-card>` : nothing}
            </li>`,
        )}
      </ul>`;
  }

  #tab({ room, late, doubtful }: Glance, index: number): TemplateResult {
    return html`<button
      class="tab"
      type="button"
      aria-current=${index === this.here ? 'true' : nothing}
      @click=${() => this.#choose(index)}
    >
      <span>${this.say(room.name)}</span>
      ${late ? html`<span class="chip late">+${late.minutes}</span>` : doubtful ? html`<span class="chip warning">?</span>` : nothing}
    </button>`;
  }

  get #draft(): string {
    return `room/${this.panel.conference.slug}`;
  }

  #choose(index: number): void {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches || Math.abs(index - this.here) > 1;
    this.#arrive(index);
    this.#show(calm ? 'instant' : 'smooth');
  }

  #arrive(index: number): void {
    const room = this.glances[index]?.room.id;
    if (room === undefined || room === this.room) return;
    this.here = index;
    this.shown = index;
    this.room = room;
    remember(this.#draft, room);
  }

  #show(behavior: ScrollBehavior): void {
    this.shown = this.here;
    const left = this.here * this.pages.clientWidth;
    if (Math.abs(this.pages.scrollLeft - left) > 1) this.pages.scrollTo({ left, behavior });
  }

  readonly #touch = (): void => {
    this.touched = true;
  };

  readonly #scrolled = (): void => {
    const { scrollLeft, clientWidth } = this.pages;
    const index = Math.round(scrollLeft / Math.max(1, clientWidth));
    // Half-way is nowhere yet: a tap on a far tab passes many rooms.
    if (Math.abs(scrollLeft - index * clientWidth) < 2) this.#arrive(index);
  };
}
