import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { disclosure } from '../parts/disclosure.js';
import { shared } from '../parts/styles.js';
import type { Choices } from '../api/programme.js';
import { SourceElement } from './source-element.js';
import type { SourceWords } from './words/index.js';

export class ColumnsChosen extends Event {
  constructor(readonly columns: Readonly<Record<string, string>>) {
    super('columns-chosen');
  }
}

type Field = keyof SourceWords['fields'];

/** Shown at once; the others on demand. */
const FIRST: readonly Field[] = ['title', 'date', 'start', 'end', 'duration', 'room', 'track', 'speakers'];
/** Characters of an example. */
const EXAMPLE = 40;

/** Which column of a table says what; each with an example from the file. */
@customElement('column-question')
export class ColumnQuestion extends SourceElement {
  @property({ attribute: false }) table!: NonNullable<Choices['table']>;
  /** What somebody has said before; it goes on top of what was guessed. */
  @property({ attribute: false }) chosen: Readonly<Record<string, string>> = {};

  static override styles = [
    shared,
    disclosure,
    css`
      form {
        display: grid;
        gap: 14px;
      }
      .field label {
        color: var(--quiet);
        font-size: 0.9375rem;
        font-weight: 600;
      }
      .field small {
        color: var(--quiet);
        font-size: 0.9375rem;
        overflow-wrap: anywhere;
      }
      details > div {
        display: grid;
        gap: 14px;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { own } = this;
    const rest = (Object.keys(own.fields) as Field[]).filter((field) => !FIRST.includes(field));
    return html`<form @submit=${this.#submit}>
      <div>
        <h3>${own.columnsQuestion}</h3>
        <p class="quiet">${own.columnsHint}</p>
      </div>
      ${FIRST.map((field) => this.#field(field))}
      <details>
        <summary>${this.words.andMore(rest.length)}</summary>
        <div>${rest.map((field) => this.#field(field))}</div>
      </details>
      <button class="button primary">${own.useColumns}</button>
    </form>`;
  }

  #field(field: Field): TemplateResult {
    const { own, table, chosen } = this;
    const now = chosen[field] ?? table.columns[field] ?? '';
    const headers = [...new Set(table.headers.filter((header) => header !== ''))];
    const example = this.#example(field, now);
    return html`<div class="field">
      <label for=${field}>${own.fields[field]}</label>
      <select
        id=${field}
        name=${field}
        aria-describedby=${example === '' ? nothing : `${field}-example`}
        @change=${() => this.requestUpdate()}
      >
        <option value="" ?selected=${now === ''}>${own.unused}</option>
        ${headers.map((header) => html`<option value=${header} ?selected=${header === now}>${header}</option>`)}
      </select>
      ${example === '' ? nothing : html`<small id="${field}-example">${example}</small>`}
    </div>`;
  }

  #example(field: Field, now: string): string {
    const { headers, rows } = this.table;
    const select = this.renderRoot.querySelector<HTMLSelectElement>(`select[name="${field}"]`);
    const index = headers.indexOf(select?.value ?? now);
    const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell !== '');
    if (index < 0 || cells.length === 0) return '';
    return this.own.example(cells.map((cell) => `“${cell.slice(0, EXAMPLE)}”`).join(', '));
  }

  #submit(event: Event): void {
    event.preventDefault();
    const given = [...new FormData(event.target as HTMLFormElement)].map(([field, header]) => [field, String(header)]);
    // Only what differs from the guess is an order: the next file may have other columns.
    const said = given.filter(([field, header]) => header !== '' && header !== this.table.columns[field!]);
    const kept = Object.entries(this.chosen).filter(([field, header]) =>
      given.some(([other, now]) => other === field && now === header),
    );
    this.dispatchEvent(new ColumnsChosen({ ...Object.fromEntries(kept), ...Object.fromEntries(said) }));
  }
}
