import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PanelElement } from './panel-element.js';
import { shared } from './styles.js';

export class TextsChanged extends Event {
  constructor(readonly texts: Readonly<Record<string, string>>) {
    super('texts-changed');
  }
}

/** The same text in several languages, a field each; more languages can be added. */
@customElement('text-fields')
export class TextFields extends PanelElement {
  /** By BCP 47 tag. */
  @property({ attribute: false }) texts: Readonly<Record<string, string>> = {};
  /** What a language's field is called. */
  @property({ attribute: false }) label: (language: string) => string = (language) => language;
  /** Lines of a field; one is a field in which Enter confirms. */
  @property({ type: Number }) rows = 1;
  @property({ type: Number }) longest = 200;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { words, texts } = this;
    const offered = Object.keys(words.languages).filter((language) => !Object.hasOwn(texts, language));
    return html`${Object.keys(texts).map((language) => this.#field(language))}
    ${
      offered.length > 0
        ? html`<label class="field">
            <span class="visually-hidden">${words.addLanguage}</span>
            <select @change=${this.#addLanguage}>
              <option value="">${words.addLanguage} …</option>
              ${offered.map((language) => html`<option value=${language}>${this.languageName(language)}</option>`)}
            </select>
          </label>`
        : nothing
    }`;
  }

  #field(language: string): TemplateResult {
    const value = this.texts[language] ?? '';
    const write = (event: Event): void => this.#write(language, (event.target as HTMLInputElement).value);
    return html`<label class="field">
      <span>${this.label(this.languageName(language))}</span>
      ${
        this.rows > 1
          ? html`<textarea
              rows=${this.rows}
              maxlength=${this.longest}
              lang=${language}
              .value=${value}
              @input=${write}
            ></textarea>`
          : html`<input
              maxlength=${this.longest}
              lang=${language}
              autocomplete="off"
              .value=${value}
              @input=${write}
            />`
      }
    </label>`;
  }

  readonly #addLanguage = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    if (select.value) this.#write(select.value, '');
    select.value = '';
  };

  #write(language: string, text: string): void {
    this.dispatchEvent(new TextsChanged({ ...this.texts, [language]: text }));
  }
}
