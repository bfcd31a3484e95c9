import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Problem } from '../api/ask.js';
import type { Me } from '../api/login.js';
import { problemWords } from '../commands/effect-words.js';
import { pageStyles } from '../parts/page-styles.js';
import { shared } from '../parts/styles.js';
import type { Language, Words } from '../words/index.js';
import { usePasswordLink } from './api.js';
import { SHORTEST } from './password-rule.js';
import { peopleWords, type PeopleWords } from './words/index.js';

/** A password was set by a link, and its owner is logged in. */
export class PasswordSet extends Event {
  constructor(readonly me: Me) {
    super('password-set', { bubbles: true, composed: true });
  }
}

/** What a link to a new password leads to. */
@customElement('set-password')
export class SetPassword extends LitElement {
  @property({ attribute: false }) words!: Words;
  @property() language = 'en';
  @property() secret = '';
  @state() private w: PeopleWords | null = null;
  @state() private password = '';
  @state() private visible = false;
  @state() private error = '';
  @state() private busy = false;

  static override styles = [
    shared,
    pageStyles,
    css`
      :host {
        min-height: 100dvh;
        align-content: center;
        margin: 0 auto;
        max-width: 460px;
        padding: 24px 20px;
      }
      form {
        display: grid;
        gap: 16px;
      }
    `,
  ];

  protected override firstUpdated(): void {
    peopleWords(this.language as Language).then(
      (w) => (this.w = w),
      () => (this.error = this.words.unreachable),
    );
  }

  protected override render(): TemplateResult {
    const { w, words } = this;
    return html`<main>
      <form novalidate @submit=${this.#set}>
        <h1>${w?.newPasswordTitle ?? words.loading}</h1>
        <label class="field"
          ><span>${words.password}</span
          ><input
            id="password"
            type=${this.visible ? 'text' : 'password'}
            autocomplete="new-password"
            aria-describedby="rule"
            aria-invalid=${this.error ? 'true' : nothing}
            .value=${this.password}
            @input=${(event: Event) => (this.password = (event.target as HTMLInputElement).value)}
        /></label>
        <p id="rule" class="quiet">${words.passwordRule}</p>
        <label class="check"
          ><input
            type="checkbox"
            .checked=${this.visible}
            @change=${() => (this.visible = !this.visible)}
          />${words.showPassword}</label
        >
        <p class="error" role="alert" ?hidden=${this.error === ''}>${this.error}</p>
        <button class="button primary" aria-disabled=${this.busy}>${w?.newPasswordDo ?? words.loading}</button>
      </form>
    </main>`;
  }

  readonly #set = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { w, words, password } = this;
    if (this.busy || !w) return;
    if ([...password].length < SHORTEST) return void (this.error = words.passwordShort);
    this.busy = true;
    this.error = '';
    try {
      this.dispatchEvent(new PasswordSet(await usePasswordLink(this.secret, password)));
    } catch (error) {
      if (!(error instanceof Problem)) this.error = words.unreachable;
      else this.error = error.code === 'invalid-link' ? w.linkGone : problemWords(error, words);
    } finally {
      this.busy = false;
    }
  };
}
