import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Problem } from '../api/ask.js';
import { problemWords } from '../commands/effect-words.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { changePassword, logOutEverywhere, ownAccount, setOwnEmail } from './api.js';
import { SHORTEST } from './password-rule.js';
import type { PeopleWords } from './words/index.js';

type Field = 'email' | 'old' | 'fresh';

/** One's own e-mail address, password and logins. */
@customElement('own-account')
export class OwnAccount extends PanelElement {
  @property({ attribute: false }) w!: PeopleWords;
  @state() private email: string | null = null;
  @state() private old = '';
  @state() private fresh = '';
  @state() private said = '';
  @state() private errors: { readonly [field in Field]?: string } = {};

  static override styles = [shared, pageStyles];

  protected override firstUpdated(): void {
    ownAccount().then(
      ({ email }) => (this.email ??= email ?? ''),
      () => undefined,
    );
  }

  protected override render(): TemplateResult {
    const { w, words } = this;
    const { me } = this.panel;
    return html`<section aria-labelledby="you">
      <h3 id="you">${w.you}</h3>
      <p>${words.loggedInAs(me.name, words.roles[me.role])}</p>
      <p role="status">${this.said}</p>
      <form class="form" novalidate @submit=${this.#saveEmail}>
        ${this.#field('email', w.email, w.emailHint, 'email')}
        <button class="button">${w.saveEmail}</button>
      </form>
      <form class="form" novalidate @submit=${this.#savePassword}>
        <input
          class="visually-hidden"
          autocomplete="username"
          tabindex="-1"
          aria-hidden="true"
          .value=${me.name}
          readonly
        />
        ${this.#field('old', w.passwordNow, '', 'current-password')}
        ${this.#field('fresh', w.passwordNew, words.passwordRule, 'new-password')}
        <button class="button">${w.changePassword}</button>
      </form>
      <div>
        <button class="button" type="button" @click=${this.#everywhere}>${w.everywhere}</button>
        <p class="quiet">${w.everywhereHint}</p>
      </div>
    </section>`;
  }

  #field(field: Field, label: string, hint: string, autocomplete: HTMLInputElement['autocomplete']): TemplateResult {
    const error = this.errors[field];
    return html`<label class="field"
        ><span>${label}</span
        ><input
          type=${field === 'email' ? 'email' : 'password'}
          autocomplete=${autocomplete}
          aria-invalid=${error ? 'true' : nothing}
          aria-describedby="about-${field}"
          .value=${this[field] ?? ''}
          @input=${(event: Event) => (this[field] = (event.target as HTMLInputElement).value)}
      /></label>
      <p id="about-${field}" class=${error ? 'error' : 'quiet'} role=${error ? 'alert' : nothing}>${error ?? hint}</p>`;
  }

  readonly #saveEmail = async (event: Event): Promise<void> => {
    event.preventDefault();
    const email = (this.email ?? '').trim();
    await this.#try('email', async () => {
      await setOwnEmail(email === '' ? null : email);
      this.said = this.w.emailSaved;
    });
  };

  readonly #savePassword = async (event: Event): Promise<void> => {
    event.preventDefault();
    if ([...this.fresh].length < SHORTEST) {
      this.errors = { fresh: this.words.passwordShort };
      return;
    }
    await this.#try('old', async () => {
      await changePassword(this.old, this.fresh);
      [this.old, this.fresh] = ['', ''];
      this.said = this.w.passwordChanged;
    });
  };

  readonly #everywhere = async (): Promise<void> => {
    await this.#try('email', async () => {
      await logOutEverywhere();
      this.dispatchEvent(new Event('log-out', { bubbles: true, composed: true }));
    });
  };

  /** What was typed stays when it is refused or does not arrive. */
  async #try(field: 'email' | 'old', deed: () => Promise<void>): Promise<void> {
    const { w, words } = this;
    this.errors = {};
    this.said = '';
    try {
      await deed();
    } catch (error) {
      if (!(error instanceof Problem)) this.errors = { [field]: words.unreachable };
      else if (error.code === 'wrong-password') this.errors = { old: w.passwordWrong };
      else if (error.code === 'invalid-email' || error.code === 'invalid-request')
        this.errors = { email: w.emailWrong };
      else if (error.code === 'weak-password') this.errors = { fresh: problemWords(error, words) };
      else this.errors = { [field]: problemWords(error, words) };
    }
  }
}
