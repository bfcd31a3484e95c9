import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Words } from '../words/index.js';
import { matches } from './search.js';
import { shared } from './styles.js';

export class ManyChosen extends Event {
  /** @param ids in the order in which they were chosen. */
  constructor(readonly ids: readonly string[]) {
    super('many-chosen');
  }
}

/** From this many on a search field helps. */
const MANY = 9;

/** Any number of rooms, or tracks, by name. */
@customElement('many-choice')
export class ManyChoice extends LitElement {
  @property({ attribute: false }) words!: Words;
  /** What is chosen among. */
  @property({ attribute: false }) options: readonly { readonly id: string; readonly name: string }[] = [];
  /** Ids. */
  @property({ attribute: false }) chosen: readonly string[] = [];
  /** What the options are, for the search field. */
  @property() label = '';
  /** Says how many are chosen. */
  @property({ attribute: false }) count: (n: number) => string = String;
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
    const { words, options } = this;
    const found = options.filter(({ name }) => matches(this.search, [name]));
    return html`${
        options.length >= MANY
          ? html`<label class="field">
              <span>${this.label}</span>
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
          ({ id, name }) =>
            html`<li>
              <label class="option">
                <input type="checkbox" .checked=${this.chosen.includes(id)} @change=${() => this.#toggle(id)} />
                <span>${name}</span>
              </label>
            </li>`,
        )}
      </ul>
      <p class="quiet" role="status">${this.count(this.chosen.length)}</p>`;
  }

  #toggle(id: string): void {
    const chosen = this.chosen.includes(id) ? this.chosen.filter((other) => other !== id) : [...this.chosen, id];
    this.dispatchEvent(new ManyChosen(chosen));
  }
}
