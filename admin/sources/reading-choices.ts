import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { disclosure } from '../parts/disclosure.js';
import { shared } from '../parts/styles.js';
import type { Choices, Reading } from '../api/programme.js';
import type { ColumnsChosen } from './column-question.js';
import { SourceElement } from './source-element.js';
import './column-question.js';

/** Only what was chosen just now. */
export class ReadingChosen extends Event {
  constructor(readonly reading: Reading) {
    super('reading-chosen');
  }
}

/** Shortest gaps that become breaks, minutes; 0: none do. */
const GAPS = [0, 10, 15, 20, 30, 45] as const;

/** What was guessed about a file, and what is only done when asked: columns, track, breaks of gaps. */
@customElement('reading-choices')
export class ReadingChoices extends SourceElement {
  @property({ attribute: false }) reading: Reading = {};
  @property({ attribute: false }) choices: Choices = {};

  static override styles = [
    shared,
    disclosure,
    css`
      :host {
        display: grid;
        gap: 14px;
      }
    `,
  ];

  protected override render(): TemplateResult {
    return html`${this.#track()} ${this.#columns()}
      <label class="field">
        <span>${this.own.gaps}</span>
        <select name="gaps" @change=${this.#gaps}>
          ${GAPS.map(
            (n) =>
              html`<option value=${n} ?selected=${n === (this.reading.inferBreaks ?? 0)}>
                ${n === 0 ? this.own.gapsNone : this.own.gapsFrom(n)}
              </option>`,
          )}
        </select>
      </label>`;
  }

  #track(): TemplateResult | typeof nothing {
    const { own, choices, reading } = this;
    if (!choices.categories) return nothing;
    const { titles, track } = choices.categories;
    const now = reading.columns?.['track'] ?? track;
    return html`<label class="field">
      <span>${own.trackQuestion}</span>
      <select name="track" @change=${this.#trackChosen}>
        ${now === null ? html`<option value="" selected>${own.trackNone}</option>` : nothing}
        ${titles.map((title) => html`<option value=${title} ?selected=${title === now}>${title}</option>`)}
      </select>
    </label>`;
  }

  #columns(): TemplateResult | typeof nothing {
    const { own, panel, choices, reading } = this;
    if (!choices.table) return nothing;
    return html`<details>
      <summary>${own.columnsRead}</summary>
      <column-question
        .panel=${panel}
        .table=${choices.table}
        .chosen=${reading.columns ?? {}}
        @columns-chosen=${({ columns }: ColumnsChosen) => this.#tell({ columns })}
      ></column-question>
    </details>`;
  }

  #trackChosen(event: Event): void {
    const track = (event.target as HTMLSelectElement).value;
    if (track !== '') this.#tell({ columns: { ...this.reading.columns, track } });
  }

  #gaps(event: Event): void {
    const gap = Number((event.target as HTMLSelectElement).value);
    // Named even when there is none, so that an earlier wish does not stay.
    this.#tell({ inferBreaks: gap === 0 ? undefined : gap } as Reading);
  }

  #tell(reading: Reading): void {
    this.dispatchEvent(new ReadingChosen(reading));
  }
}
