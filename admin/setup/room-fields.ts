import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RoomFacts, Text } from '../../core/index.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import type { TextWritten } from '../parts/text-field.js';
import type { SetupWords } from './words/index.js';
import '../parts/text-field.js';

/** A fact of the room is to be another; undefined: none, or what the programme says. */
export class FactSet extends Event {
  constructor(
    readonly field: keyof RoomFacts,
    readonly value: RoomFacts[keyof RoomFacts] | undefined,
  ) {
    super('fact-set');
  }
}

const TEXTS = ['name', 'floor', 'wayfinding', 'accessibility'] as const;

/** What is to be said of a room. */
@customElement('room-fields')
export class RoomFields extends PanelElement {
  @property({ attribute: false }) w!: SetupWords;
  @property({ attribute: false }) facts!: RoomFacts;
  @property({ attribute: false }) tags: readonly string[] = ['en'];
  /** Rooms that may take the overflow; none: it is not asked for. */
  @property({ attribute: false }) others: readonly { readonly id: string; readonly name: Text }[] = [];
  @property({ type: Boolean }) nameless = false;
  /** What stands in the field of seats as long as it is no number. */
  @state() private seats: string | null = null;

  static override styles = [shared, pageStyles];

  protected override render(): TemplateResult {
    const { w, facts, panel, seats } = this;
    const hints: Readonly<Record<string, string>> = {
      wayfinding: w.wayfindingHint,
      accessibility: w.accessibilityHint,
    };
    return html`${TEXTS.map(
        (field) =>
          html`<text-field
            label=${w[field]}
            hint=${hints[field] ?? ''}
            error=${field === 'name' && this.nameless ? w.nameMissing : ''}
            reader=${panel.languages[0]!}
            .languages=${this.tags}
            .value=${facts[field]}
            @text-written=${({ text }: TextWritten) => this.#set(field, text)}
          ></text-field>`,
      )}
      <label class="field"
        ><span>${w.capacity}</span
        ><input
          inputmode="numeric"
          autocomplete="off"
          aria-invalid=${seats === null ? nothing : 'true'}
          .value=${seats ?? (facts.capacity === undefined ? '' : String(facts.capacity))}
          @input=${this.#seats}
      /></label>
      ${seats === null ? nothing : html`<p class="error" role="alert">${w.capacityWrong}</p>`}
      ${
        this.others.length > 0
          ? html`<label class="field"
              ><span>${w.overflowRoom}</span
              ><select
                @change=${(event: Event) => this.#set('overflowRoom', (event.target as HTMLSelectElement).value || undefined)}
              >
                <option value="">${w.noOverflow}</option>
                ${this.others.map(
                  ({ id, name }) =>
                    html`<option value=${id} ?selected=${id === facts.overflowRoom}>${this.say(name)}</option>`,
                )}
              </select></label
            >`
          : nothing
      }`;
  }

  readonly #seats = (event: Event): void => {
    const text = (event.target as HTMLInputElement).value.trim();
    const fits = /^\d{0,6}$/.test(text);
    this.seats = fits ? null : text;
    if (fits) this.#set('capacity', text === '' ? undefined : Number(text));
  };

  #set(field: keyof RoomFacts, value: RoomFacts[keyof RoomFacts] | undefined): void {
    this.dispatchEvent(new FactSet(field, value));
  }
}
