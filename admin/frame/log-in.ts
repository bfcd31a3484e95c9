import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Problem } from '../api/ask.js';
import { logIn, setUp, type Me } from '../api/login.js';
import { problemWords } from '../commands/effect-words.js';
import { shared } from '../parts/styles.js';
import type { Words } from '../words/index.js';
import '../parts/language-choice.js';

/** Somebody has logged in. */
export class LoggedIn extends Event {
  constructor(readonly me: Me) {
    super('logged-in', { bubbles: true, composed: true });
  }
}

/** The least that the server takes for a password. */
const SHORTEST = 10;

/** The door: name and password; with the one-time link of a first start it makes the first admin. */
@customElement('log-in')
export class LogIn extends LitElement {
  @property({ attribute: false }) words!: Words;
  @property() language = 'en';
  /** Secret of a first start's link; null to log in. */
  @property({ attribute: false }) secret: string | null = null;
  /** Whether somebody was thrown out while at work. */
  @property({ type: Boolean }) again = false;
  @state() private name = '';
  @state() private password = '';
  @state() private visible = false;
  @state() private error = '';
  @state() private busy = false;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        min-height: 100dvh;
        align-content: end;
        justify-content: center;
        grid-template-columns: minmax(0, 420px);
        padding: 24px 20px calc(24px + env(safe-area-inset-bottom));
      }
      @media (min-width: 760px) {
        :host {
          align-content: center;
        }
      }
      form {
        display: grid;
        gap: 16px;
      }
      h1 {
        font-size: 2.25rem;
        font-weight: 700;
        line-height: 1.1;
      }
      .brand {
        color: var(--quiet);
        font-weight: 600;
      }
      .show {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: 48px;
        cursor: pointer;
      }
      .top {
        display: flex;
        align-items: end;
        justify-content: space-between;
        gap: 16px;
        margin-bottom: 28px;
      }
      .brand {
        display: flex;
        align-items: center;
        min-height: 48px;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { words, secret, busy } = this;
    return html`<main>
      <div class="top">
        <p class="brand">Hallway</p>
        <language-choice .words=${words} language=${this.language}></language-choice>
      </div>
      <form @submit=${this.#submit} novalidate>
        <h1>${secret === null ? words.loginTitle : words.setupTitle}</h1>
        ${secret === null ? '' : html`<p>${words.setupIntro}</p>`}
        ${this.again ? html`<p role="status">${words.loggedOutMeanwhile}</p>` : ''}
        <label class="field">
          <span>${words.loginName}</span>
          <input
            id="name"
            name="name"
            autocomplete="username"
            autocapitalize="none"
            spellcheck="false"
            .value=${this.name}
            @input=${(event: Event) => (this.name = (event.target as HTMLInputElement).value)}
          />
        </label>
        <label class="field">
          <span>${words.password}</span>
          <input
            id="password"
            name="password"
            type=${this.visible ? 'text' : 'password'}
            autocomplete=${secret === null ? 'current-password' : 'new-password'}
            .value=${this.password}
            @input=${(event: Event) => (this.password = (event.target as HTMLInputElement).value)}
          />
        </label>
        ${secret === null ? '' : html`<p class="quiet">${words.passwordRule}</p>`}
        <label class="show">
          <input type="checkbox" .checked=${this.visible} @change=${() => (this.visible = !this.visible)} />
          ${words.showPassword}
        </label>
        <p class="error" role="alert" ?hidden=${this.error === ''}>${this.error}</p>
        <button class="button primary" aria-disabled=${busy}>
          ${busy ? words.sending : secret === null ? words.logIn : words.setupDo}
        </button>
      </form>
    </main>`;
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const { words, secret } = this;
    const name = this.name.trim();
    if (this.busy) return;
    if (name === '') this.error = words.nameMissing;
    else if (secret !== null && [...this.password].length < SHORTEST) this.error = words.passwordShort;
    else await this.#send(name, secret);
  }

  async #send(name: string, secret: string | null): Promise<void> {
    this.busy = true;
    this.error = '';
    try {
      const me = await (secret === null ? logIn(name, this.password) : setUp(secret, name, this.password));
      this.dispatchEvent(new LoggedIn(me));
    } catch (error) {
      this.error = error instanceof Problem ? problemWords(error, this.words) : this.words.unreachableLogin;
    } finally {
      this.busy = false;
    }
  }
}
