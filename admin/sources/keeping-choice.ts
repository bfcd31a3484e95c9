import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shared } from '../parts/styles.js';
import type { Keeping } from '../api/programme.js';
import { SourceElement } from './source-element.js';

export class KeepingChosen extends Event {
  constructor(readonly keeping: Keeping) {
    super('keeping-chosen');
  }
}

/** Minutes. */
const INTERVALS = [2, 5, 10, 30, 60, 0] as const;

/** How often a source is fetched, and what happens with what is new. */
@customElement('keeping-choice')
export class KeepingChoice extends SourceElement {
  @property({ attribute: false }) keeping!: Keeping;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 14px;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { own, keeping } = this;
    const known = new Set<number>([keeping.every, ...INTERVALS]);
    const intervals = [...known].sort((a, b) => (a === 0 ? 1 : b === 0 ? -1 : a - b));
    return html`<label class="field">
        <span>${own.every}</span>
        <select name="every" @change=${this.#every}>
          ${intervals.map(
            (n) => html`<option value=${n} ?selected=${n === keeping.every}>${own.everyMinutes(n)}</option>`,
          )}
        </select>
      </label>
      <fieldset>
        <legend>${own.apply}</legend>
        <div class="row">
          ${(['hold', 'auto'] as const).map(
            (apply) =>
              html`<button
                class="button"
                type="button"
                aria-pressed=${keeping.apply === apply}
                @click=${() => this.#tell({ apply })}
              >
                ${own.applies[apply]}
              </button>`,
          )}
        </div>
      </fieldset>`;
  }

  #every(event: Event): void {
    this.#tell({ every: Number((event.target as HTMLSelectElement).value) });
  }

  #tell(more: Partial<Keeping>): void {
    this.dispatchEvent(new KeepingChosen({ ...this.keeping, ...more }));
  }
}
