import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Picture } from '../../core/index.js';
import { Problem } from '../api/ask.js';
import { shared } from '../parts/styles.js';
import { uploadImage } from './api.js';
import type { SettingsWords } from './words/index.js';

/** The server has taken an image. */
export class PictureTaken extends Event {
  constructor(readonly picture: Picture) {
    super('picture-taken');
  }
}

/** Sends an image to the server. */
@customElement('image-choice')
export class ImageChoice extends LitElement {
  @property({ attribute: false }) w!: SettingsWords;
  @property() conference = '';
  @property() label = '';
  @state() private error = '';
  @state() private busy = false;

  static override styles = [
    shared,
    css`
      .button {
        position: relative;
      }
      .button:focus-within {
        outline: 3px solid var(--focus);
        outline-offset: 2px;
      }
      input {
        position: absolute;
        inset: 0;
        opacity: 0;
        cursor: pointer;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { w } = this;
    return html`<label class="button"
        >${this.label}<input type="file" accept="image/*" aria-label=${this.label} @change=${this.#picked}
      /></label>
      ${this.busy ? html`<p role="status">${w.uploading}</p>` : nothing}
      <p class="error" role="alert" ?hidden=${this.error === ''}>${this.error}</p>`;
  }

  async #picked(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file || this.busy) return;
    this.busy = true;
    this.error = '';
    try {
      this.dispatchEvent(new PictureTaken(await uploadImage(this.conference, file)));
    } catch (error) {
      this.error = error instanceof Problem ? this.w.imageWrong : this.w.imageUnsent;
    } finally {
      this.busy = false;
      // The same file can be chosen again.
      input.value = '';
    }
  }
}
