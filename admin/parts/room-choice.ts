import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { PanelElement } from './panel-element.js';
import { matches } from './search.js';
import { shared } from './styles.js';

export class RoomsChosen extends Event {
  constructor(readonly rooms: readonly string[]) {
    super('rooms-chosen');
  }
}

/** From this many rooms on a search field helps. */
const MANY = 9;

/** Any number of rooms, by name. */
@customElement('room-choice')
export class RoomChoice extends PanelElement {
  /** Room ids. */
  @property({ attribute: false }) chosen: readonly string[] = [];
  @state() private search = '';

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
        gap: 0 16px;
        max-height: 320px;
        overflow-y: auto;
      }
      label.option {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: 48px;
        padding: 4px 3px;
        overflow-wrap: anywhere;
        cursor: pointer;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { words, panel } = this;
    const { rooms } = panel.schedule;
    const found = rooms.filter((room) => matches(this.search, [this.say(room.name)]));
    return html`${
        rooms.length >= MANY
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
      <ul>
        ${found.map(
          (room) =>
            html`<li>
              <label class="option">
                <input
                  type="checkbox"
                  .checked=${this.chosen.includes(room.id)}
                  @change=${() => this.#toggle(room.id)}
                />
                <span>${this.say(room.name)}</span>
              </label>
            </li>`,
        )}
      </ul>
      <p class="quiet" role="status">${words.chosen(this.chosen.length)}</p>`;
  }

  #toggle(room: string): void {
    const chosen = this.chosen.includes(room) ? this.chosen.filter((id) => id !== room) : [...this.chosen, room];
    this.dispatchEvent(new RoomsChosen(chosen));
  }
}
