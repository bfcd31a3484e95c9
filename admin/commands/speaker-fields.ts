import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../parts/icon.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';

export class SpeakersChanged extends Event {
  constructor(readonly names: readonly string[]) {
    super('speakers-changed');
  }
}

/** Speakers by name, with those that the programme knows as proposals. */
@customElement('speaker-fields')
export class SpeakerFields extends PanelElement {
  @property({ attribute: false }) names: readonly string[] = [];

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      li {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 8px;
        padding-bottom: 8px;
      }
      .icon {
        padding: 0;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { words, names, panel } = this;
    return html`<fieldset>
      <legend>${words.speakers}</legend>
      <ul>
        ${names.map(
          (name, index) =>
            html`<li>
              <input
                aria-label=${words.speaker(index + 1)}
                maxlength="200"
                autocomplete="off"
                list="known"
                .value=${name}
                @input=${(event: Event) => this.#tell(names.with(index, (event.target as HTMLInputElement).value))}
              />
              <button
                class="button icon"
                type="button"
                aria-label=${words.removeSpeaker(name || words.speaker(index + 1))}
                @click=${() => this.#tell(names.filter((_, other) => other !== index))}
              >
                ${icon('close')}
              </button>
            </li>`,
        )}
      </ul>
      <button class="button" type="button" @click=${this.#add}>${words.addSpeaker}</button>
      <datalist id="known">
        ${panel.schedule.programme.speakers.map(({ name }) => html`<option value=${name}></option>`)}
      </datalist>
    </fieldset>`;
  }

  readonly #add = async (): Promise<void> => {
    this.#tell([...this.names, '']);
    await this.updateComplete;
    [...this.renderRoot.querySelectorAll('input')].at(-1)?.focus();
  };

  #tell(names: readonly string[]): void {
    this.dispatchEvent(new SpeakersChanged(names));
  }
}
