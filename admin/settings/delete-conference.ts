import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Problem } from '../api/ask.js';
import { problemWords } from '../commands/effect-words.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { deleteConference } from './api.js';
import type { SettingsWords } from './words/index.js';

/** The end of a conference: asked for by its name, so that no tap does it. */
@customElement('delete-conference')
export class DeleteConference extends PanelElement {
  @property({ attribute: false }) w!: SettingsWords;
  @state() private typed = '';
  @state() private error = '';

  static override styles = [shared, pageStyles];

  protected override render(): TemplateResult {
    const { w, panel } = this;
    const { slug } = panel.conference;
    return html`<details>
      <summary class="button danger">${w.delete} …</summary>
      <form class="form" novalidate @submit=${this.#delete}>
        <p>${w.deleteHint}</p>
        <label class="field"
          ><span>${w.deleteName(slug)}</span
          ><input
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            aria-invalid=${this.error !== ''}
            .value=${this.typed}
            @input=${(event: Event) => (this.typed = (event.target as HTMLInputElement).value)}
        /></label>
        <p class="error" role="alert" ?hidden=${this.error === ''}>${this.error}</p>
        <button class="button danger" ?disabled=${!panel.online}>${w.deleteDo}</button>
      </form>
    </details>`;
  }

  async #delete(event: Event): Promise<void> {
    event.preventDefault();
    const { w, panel } = this;
    const { slug } = panel.conference;
    this.error = this.typed.trim() === slug ? '' : w.deleteWrong(slug);
    if (this.error) return;
    try {
      await deleteConference(slug);
      location.hash = '#/';
    } catch (error) {
      this.error = error instanceof Problem ? problemWords(error, panel.words) : panel.words.unreachable;
    }
  }
}
