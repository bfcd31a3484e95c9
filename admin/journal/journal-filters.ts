import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { KINDS, type JournalFilter, type JournalKind } from './journal.js';

export class FilterChosen extends Event {
  constructor(readonly change: Partial<JournalFilter>) {
    super('filter-chosen');
  }
}

/** Narrows the journal to a room, a person, a kind of change. */
@customElement('journal-filters')
export class JournalFilters extends PanelElement {
  @property({ attribute: false }) filter!: JournalFilter;
  /** Names of those who have done something. */
  @property({ attribute: false }) people: readonly string[] = [];

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(160px, 1fr));
        gap: 8px 12px;
        padding-bottom: 6px;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { words, panel, filter, people } = this;
    const rooms = panel.schedule.rooms.map(({ id, name }) => [id, this.say(name)] as const);
    const kinds = (Object.keys(KINDS) as JournalKind[]).map((kind) => [kind, words.changeKinds[kind]] as const);
    return html`${this.#select(words.filterRoom, filter.room, rooms, (room) => ({ room }))}
    ${this.#select(
      words.filterPerson,
      filter.person,
      people.map((name) => [name, name] as const),
      (person) => ({ person }),
    )}
    ${this.#select(words.filterKind, filter.kind, kinds, (kind) => ({ kind: kind as JournalKind | '' }))}`;
  }

  #select(
    label: string,
    value: string,
    options: readonly (readonly [string, string])[],
    change: (value: string) => Partial<JournalFilter>,
  ): TemplateResult {
    return html`<label class="field">
      <span>${label}</span>
      <select
        @change=${(event: Event) => this.dispatchEvent(new FilterChosen(change((event.target as HTMLSelectElement).value)))}
      >
        <option value="">${this.words.every}</option>
        ${options.map(([id, name]) => html`<option value=${id} ?selected=${id === value}>${name}</option>`)}
      </select>
    </label>`;
  }
}
