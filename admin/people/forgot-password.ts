import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Problem } from '../api/ask.js';
import { problemWords } from '../commands/effect-words.js';
import { pageStyles } from '../parts/page-styles.js';
import { shared } from '../parts/styles.js';
import type { Language, Words } from '../words/index.js';
import { askForLink, sendsMail } from './api.js';
import { peopleWords, type PeopleWords } from './words/index.js';

/** The way back in for who forgot the password, where the server sends mail; else nothing. */
@customElement('forgot-password')
export class ForgotPassword extends LitElement {
  @property({ attribute: false }) words!: Words;
  @property() language = 'en';
  @property() name = '';
  @state() private w: PeopleWords | null = null;
  @state() private typed: string | null = null;
  @state() private said = '';
  @state() private error = '';

  static override styles = [shared, pageStyles];

  protected override firstUpdated(): void {
    // Without an answer there is no way to be shown; the door itself says that the server is gone.
    this.#look().catch(() => undefined);
  }

  async #look(): Promise<void> {
    if (await sendsMail()) this.w = await peopleWords(this.language as Language);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { w } = this;
    if (!w) return nothing;
    return html`<details @toggle=${() => (this.typed ??= this.name)}>
      <summary class="button plain">${w.forgot}</summary>
      <form class="form" novalidate @submit=${this.#send}>
        <label class="field"
          ><span>${w.forgotHint}</span
          ><input
            autocomplete="username"
            autocapitalize="none"
            .value=${this.typed ?? ''}
            @input=${(event: Event) => (this.typed = (event.target as HTMLInputElement).value)}
        /></label>
        <p class="error" role="alert" ?hidden=${this.error === ''}>${this.error}</p>
        <p role="status">${this.said}</p>
        <button class="button">${w.forgotSend}</button>
      </form>
    </details>`;
  }

  readonly #send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { w, words } = this;
    const name = (this.typed ?? '').trim();
    [this.said, this.error] = ['', name === '' ? words.nameMissing : ''];
    if (name === '') return;
    try {
      await askForLink(name);
      this.said = w!.forgotSent;
    } catch (error) {
      this.error = error instanceof Problem ? problemWords(error, words) : words.unreachable;
    }
  };
}
