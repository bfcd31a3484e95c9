import { html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { hasPasskeys, type Me } from './account.js';
import { AccountElement } from './account-element.js';
import { ask } from './request.js';
import { shared } from './styles.js';

/** How somebody gets in, and how to leave: for now, with the data, or for good. */
@customElement('account-ways')
export class AccountWays extends AccountElement {
  @query('form') private form!: HTMLFormElement;
  @state() private saved = false;

  static override styles = shared;

  protected override render() {
    const { me } = this.house.account;
    if (!me) return null;
    const { words } = this;
    const { account } = this.house;
    return html`<section aria-labelledby="ways">
        <h3 id="ways">${words.ways}</h3>
        ${this.alert}
        <ul>
          ${me.passkeys.map((passkey) => this.passkey(passkey))}
          ${me.password ? html`<li class="row">${words.passwordWay}</li>` : null}
        </ul>
        ${
          hasPasskeys()
            ? html`<div class="row">${this.button(words.addPasskey, () => account.addPasskey())}</div>`
            : null
        }
        ${me.password ? this.password() : null}
      </section>
      <section aria-labelledby="leave">
        <h3 id="leave">${words.leave}</h3>
        <div class="row">
          ${this.button(words.logOut, () => account.logOut())}
          <a class="button" href="/api/attendee/export" download>${words.export}</a>
        </div>
        <p class="quiet">${words.logOutLead}</p>
        <div class="row">${this.button(words.delete, () => account.remove(), 'bad')}</div>
        <p class="quiet">${words.deleteLead}</p>
      </section>`;
  }

  private passkey({ id, created }: Me['passkeys'][number]) {
    const { words } = this;
    const { account, language } = this.house;
    const date = new Intl.DateTimeFormat(language(), { dateStyle: 'medium' }).format(new Date(created));
    const what = words.passkeyOf(date);
    const remove = (): Promise<void> => account.removePasskey(id);
    return html`<li class="row">${what} ${this.button(words.remove, remove, '', words.removeOf(what))}</li>`;
  }

  private password() {
    const { words } = this;
    return html`<details>
        <summary>${words.changePassword}</summary>
        <form novalidate @submit=${this.changed}>
          <label
            >${words.current}
            <input name="current" type="password" autocomplete="current-password" required />
          </label>
          <label
            >${words.newPassword} <small id="length">${words.passwordLength}</small>
            <input name="password" type="password" autocomplete="new-password" required aria-describedby="length" />
          </label>
          <div class="row"><button class="button first" aria-disabled=${this.busy}>${words.save}</button></div>
        </form>
      </details>
      <p role="status">${this.saved ? words.saved : null}</p>`;
  }

  private changed(event: SubmitEvent): void {
    event.preventDefault();
    const fields = new FormData(this.form);
    const [current, password] = ['current', 'password'].map((name) => String(fields.get(name) ?? ''));
    this.saved = false;
    void this.act(async () => {
      await ask('PUT', '/password', { current, password });
      this.form.reset();
      this.saved = true;
    });
  }
}
