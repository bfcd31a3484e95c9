import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { dayOf, type Day, type Instant, type ScheduledSession } from '../../core/index.js';
import { instantAt } from '../parts/instant-at.js';
import { PanelElement } from '../parts/panel-element.js';
import { Choose } from './request.js';
import { offers, type RoomOffer } from '../board/rooms.js';
import { matches } from '../parts/search.js';
import { shared } from '../parts/styles.js';

/** From this many rooms on a search field helps. */
const MANY = 9;

/** Another room, another start, or both (M1). Rooms that are free at the time come first, the largest of them on top. */
@customElement('move-form')
export class MoveForm extends PanelElement {
  @property({ attribute: false }) of!: ScheduledSession;
  @state() private room = '';
  @state() private clock = '';
  @state() private day = '';
  @state() private search = '';
  /** Once a room is chosen the others make way for the preview. */
  @state() private chosen = false;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 14px;
      }
      .when {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 8px;
      }
      .rooms {
        display: grid;
        gap: 0;
      }
      .rooms label {
        display: grid;
        grid-template-columns: auto 1fr auto;
        align-items: center;
        gap: 2px 12px;
        min-height: 52px;
        padding: 8px 0;
        border-top: 1.5px solid var(--line);
        cursor: pointer;
      }
      .rooms label small {
        grid-column: 2 / -1;
        font-size: 0.9375rem;
        color: var(--quiet);
        overflow-wrap: anywhere;
      }
      .rooms b {
        font-size: 1.0625rem;
        overflow-wrap: anywhere;
      }
      .seats {
        font-variant-numeric: tabular-nums;
      }
      legend {
        padding-block: 10px 6px;
      }
      .choice {
        display: grid;
        grid-template-columns: 1fr auto auto;
        gap: 12px;
        align-items: center;
        padding-block: 4px;
        font-size: 1.125rem;
        overflow-wrap: anywhere;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.room = this.of.room ?? '';
    this.clock = this.time(this.of.start);
    this.day = this.of.day;
  }

  protected override render(): TemplateResult {
    const { words, panel, of } = this;
    const start = this.#start();
    return html`${of.status === 'planned' ? this.#when() : nothing}
    ${start === null ? html`<p class="error" role="alert">${words.timeInvalid(panel.zone)}</p>` : nothing}
    ${this.chosen ? this.#choice() : this.#list()}`;
  }

  #choice(): TemplateResult {
    const room = this.panel.schedule.rooms.find(({ id }) => id === this.room);
    return html`<div class="choice">
      <b>${this.say(room?.name)}</b>
      <span class="seats quiet">${room?.capacity === undefined ? '' : this.words.seats(room.capacity)}</span>
      <button class="button" type="button" @click=${() => (this.chosen = false)}>${this.words.otherRoom}</button>
    </div>`;
  }

  #list(): TemplateResult {
    const { words, panel, of } = this;
    const all = offers(panel.schedule, of, this.#start() ?? of.start).filter(({ room }) =>
      matches(this.search, [this.say(room.name)]),
    );
    const free = all.filter((offer) => offer.clashes.length === 0);
    const taken = all.filter((offer) => offer.clashes.length > 0);
    return html`${
      panel.schedule.rooms.length >= MANY
        ? html`<label class="field">
            <span>${words.room}</span>
            <input
              type="search"
              autocomplete="off"
              placeholder=${words.find}
              .value=${this.search}
              @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)}
            />
          </label>`
        : nothing
    }
    ${this.#rooms(words.freeRooms, free)} ${this.#rooms(words.takenRooms, taken)}`;
  }

  #when(): TemplateResult {
    const { words, panel } = this;
    const { days } = panel.schedule.programme;
    return html`<div class="when">
      <label class="field">
        <span>${words.start} (${panel.times.zone(this.of.start)})</span>
        <input type="time" .value=${this.clock} @input=${this.#clocked} />
      </label>
      ${
        days.length > 1
          ? html`<label class="field">
              <span>${words.day}</span>
              <select @change=${this.#dayed}>
                ${days.map(
                  (day) =>
                    html`<option value=${day.date} ?selected=${day.date === this.day}>
                      ${panel.times.day(day.date)}
                    </option>`,
                )}
              </select>
            </label>`
          : nothing
      }
    </div>`;
  }

  #rooms(title: string, list: readonly RoomOffer[]): TemplateResult | typeof nothing {
    if (list.length === 0) return nothing;
    return html`<fieldset class="rooms">
      <legend>${title}</legend>
      ${list.map(
        ({ room, clashes }) =>
          html`<label>
            <input
              type="radio"
              name="room"
              .checked=${this.room === room.id}
              @change=${() => this.#choose({ room: room.id })}
            />
            <b>${this.say(room.name)}</b>
            <span class="seats quiet">${room.capacity === undefined ? '' : this.words.seats(room.capacity)}</span>
            ${this.#small(room.id, clashes)}
          </label>`,
      )}
    </fieldset>`;
  }

  #small(room: string, clashes: readonly ScheduledSession[]): TemplateResult | typeof nothing {
    if (room === this.of.room) return html`<small>${this.words.keepRoom}</small>`;
    const [first] = clashes;
    if (!first) return nothing;
    return html`<small
      ><span class="time">${this.time(first.start)}–${this.time(first.end)}</span> ${this.words.quoted(
        this.say(first.title),
      )}</small
    >`;
  }

  readonly #clocked = (event: Event): void => this.#choose({ clock: (event.target as HTMLInputElement).value }, true);
  readonly #dayed = (event: Event): void => this.#choose({ day: (event.target as HTMLSelectElement).value });

  #choose(what: { room?: string; clock?: string; day?: string }, typing = false): void {
    this.room = what.room ?? this.room;
    this.chosen ||= what.room !== undefined;
    this.clock = what.clock ?? this.clock;
    this.day = what.day ?? this.day;
    const start = this.#start();
    const room = this.room !== (this.of.room ?? '') ? { room: this.room } : {};
    const moved = start !== null && this.time(start) + this.day !== this.time(this.of.start) + this.of.day;
    const complete = start !== null && ('room' in room || moved);
    const command = { type: 'move', session: this.of.id, ...room, ...(moved ? { start } : {}) } as const;
    this.dispatchEvent(new Choose(complete ? { command } : null, null, typing));
  }

  /** The wanted start, or null if no clock of that day shows the time. */
  #start(): Instant | null {
    const { panel, of } = this;
    const { days } = panel.schedule.programme;
    const day: Day | undefined = days.find((candidate) => candidate.date === this.day) ?? dayOf(days, of.start);
    if (this.clock === this.time(of.start) && this.day === of.day) return of.start;
    return day ? instantAt(day, this.clock, panel.times.time) : null;
  }
}
