import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { pageStyles } from '../parts/page-styles.js';
import { shared } from '../parts/styles.js';
import type { PeopleWords } from './words/index.js';

/** A secret that cannot be had again, ready to be copied. */
@customElement('shown-once')
export class ShownOnce extends LitElement {
  @property({ attribute: false }) w!: PeopleWords;
  @property() hint = '';
  @property() secret = '';
  @state() private copied = false;

  static override styles = [shared, pageStyles];

  protected override render(): TemplateResult {
    return html`<div class="form">
      <p role="status">${this.copied ? this.w.copied : this.hint}</p>
      <code class="secret">${this.secret}</code>
      <button class="button" type="button" @click=${this.#copy}>${this.w.copy}</button>
    </div>`;
  }

  async #copy(): Promise<void> {
    try {
      // Pages on plain HTTP have no clipboard; there it is selected, so that the phone's own menu copies it.
      await navigator.clipboard.writeText(this.secret);
      this.copied = true;
    } catch {
      getSelection()?.selectAllChildren(this.renderRoot.querySelector('code')!);
    }
  }
}
