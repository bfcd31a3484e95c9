import { css, html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { hasPasskeys } from './account.js';
import { AccountElement } from './account-element.js';
import { shared } from './styles.js';

/** The ways in: a passkey, or two fields. */
@customElement('account-entry')
export class AccountEntry extends AccountElement {
  @query('form') private form!: HTMLFormElement;

  static override styles = [
    shared,
    css`
      .lead {
        padding-bottom: 1.25rem;
      }
    `,
  ];

  protected override render() {
    const { words } = this;
    return html`<p class="lead">${words.lead}</p>
      ${this.alert} ${hasPasskeys() ? this.byPasskey() : null}
      <section aria-labelledby="with-password">
        <h3 id="with-password">${words.withPassword}</h3>
        ${hasPasskeys() ? null : html`<p>${isSecureContext ? words.noPasskeys : words.passkeysNeedHttps}</p>`}
        <form novalidate @submit=${this.submitted}>
          <label
            >${words.email}
            <input name="email" type="email" autocomplete="username" inputmode="email" autocapitalize="none" required />
          </label>
          <label
            >${words.password} <small id="length">${words.passwordLength}</small>
            <input name="password" type="password" autocomplete="current-password" required aria-describedby="length" />
          </label>
          <div class="row">
            <button class="button first" value="log-in" aria-disabled=${this.busy}>${words.logIn}</button>
            <button class="button" value="sign-up" aria-disabled=${this.busy}>${words.signUp}</button>
          </div>
        </form>
        <p class="quiet">${words.nothingElse}</p>
      </section>`;
  }

  private byPasskey() {
    const { words } = this;
    const { account } = this.house;
    return html`<section aria-labelledby="with-passkey">
      <h3 id="with-passkey">${words.withPasskey}</h3>
      <p class="quiet">${words.passkeyLead}</p>
      <div class="row">
        ${this.button(words.logInByPasskey, () => account.logInByPasskey(), 'first')}
        ${this.button(words.signUpByPasskey, () => account.addPasskey())}
      </div>
    </section>`;
  }

  private submitted(event: SubmitEvent): void {
    event.preventDefault();
    const fields = new FormData(this.form);
    const [email, password] = ['email', 'password'].map((name) => String(fields.get(name) ?? ''));
    const isNew = (event.submitter as HTMLButtonElement | null)?.value === 'sign-up';
    const { account } = this.house;
    void this.act(() => (isNew ? account.signUp(email!, password!) : account.logIn(email!, password!)));
  }
}
