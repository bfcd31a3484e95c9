import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shared } from './styles.js';
import type { Words } from '../words/index.js';

/** The reader wants another language. */
export class LanguageChosen extends Event {
  constructor(readonly language: string) {
    super('language-chosen', { bubbles: true, composed: true });
  }
}

/** The panel's languages, each by its own name. */
@customElement('language-choice')
export class LanguageChoice extends LitElement {
  @property({ attribute: false }) words!: Words;
  @property() language = '';

  static override styles = [shared];

  protected override render(): TemplateResult {
    return html`<label class="field">
      <span>${this.words.language}</span>
      <select
        @change=${(event: Event) => this.dispatchEvent(new LanguageChosen((event.target as HTMLSelectElement).value))}
      >
        ${Object.entries(this.words.languages).map(
          ([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${tag === this.language}>${name}</option>`,
        )}
      </select>
    </label>`;
  }
}
