import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Problem } from '../api/ask.js';
import { problemWords } from '../commands/effect-words.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import {
  alterAccount,
  deleteAccount,
  endLogins,
  listAccounts,
  makeAccount,
  passwordLink,
  type Account,
  type AccountWish,
} from './api.js';
import type { RoleChosen } from './role-fields.js';
import type { PeopleWords } from './words/index.js';
import './role-fields.js';
import './shown-once.js';

const BLANK: AccountWish = { role: 'helper', rooms: [], email: null };

/** Everybody who logs in, for admins. */
@customElement('account-list')
export class AccountList extends PanelElement {
  @property({ attribute: false }) w!: PeopleWords;
  @state() private accounts: readonly Account[] | null = null;
  /** Name of the account that is open; '' for a new one, null for none. */
  @state() private open_: string | null = null;
  @state() private name = '';
  @state() private wish: AccountWish = BLANK;
  @state() private error = '';
  @state() private said = '';
  @state() private link: { readonly name: string; readonly address: string } | null = null;
  @state() private sure = false;
  @state() private tried = false;

  static override styles = [shared, pageStyles];

  protected override firstUpdated(): void {
    void this.#list().catch(() => (this.error = this.words.unreachable));
  }

  async #list(): Promise<void> {
    this.accounts = await listAccounts();
  }

  protected override render(): TemplateResult {
    const { w, words, accounts, open_ } = this;
    return html`<section aria-labelledby="accounts">
      <h3 id="accounts">${w.accounts}</h3>
      <p role="status">${this.said}</p>
      ${accounts === null && this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
      <ul class="list">
        ${(accounts ?? []).map(
          (account) =>
            html`<li>
              <div class="line">
                <span class="grow">
                  <b>${account.name}</b>
                  <span class="quiet">
                    ${words.roles[account.role]}${account.rooms.length > 0 ? `: ${account.rooms.map((room) => this.#roomWords(room)).join(', ')}` : ''}${account.hasPassword ? '' : ` · ${w.noPassword}`}
                  </span>
                </span>
                <button
                  class="button"
                  type="button"
                  aria-expanded=${open_ === account.name}
                  aria-label="${open_ === account.name ? w.done : w.change}: ${account.name}"
                  @click=${() => this.#toggle(account)}
                >
                  ${open_ === account.name ? w.done : w.change}
                </button>
              </div>
              ${this.link?.name === account.name ? html`<shown-once .w=${w} hint=${w.linkHint} secret=${this.link.address}></shown-once>` : nothing}
              ${open_ === account.name ? this.#form(account) : nothing}
            </li>`,
        )}
      </ul>
      ${
        open_ === ''
          ? this.#form(null)
          : html`<button class="button" type="button" @click=${() => this.#begin('', BLANK)}>${w.newAccount}</button>`
      }
    </section>`;
  }

  #roomWords(room: string): string {
    return this.panel.schedule.rooms.some(({ id }) => id === room) ? this.roomName(room) : room;
  }

  #form(account: Account | null): TemplateResult {
    const { w, wish, panel } = this;
    return html`<form class="form" novalidate @submit=${(event: Event) => this.#save(event, account)}>
      ${
        account
          ? nothing
          : html`<label class="field"
              ><span>${w.name}</span
              ><input
                autocomplete="off"
                spellcheck="false"
                aria-invalid=${this.tried && this.name.trim() === '' ? 'true' : nothing}
                .value=${this.name}
                @input=${(event: Event) => (this.name = (event.target as HTMLInputElement).value)}
            /></label>`
      }
      <role-fields
        .panel=${panel}
        .w=${w}
        role-name=${wish.role}
        .rooms=${wish.rooms}
        ?missing=${this.tried && this.#roomless}
        @role-chosen=${({ role, rooms }: RoleChosen) => (this.wish = { ...wish, role, rooms })}
      ></role-fields>
      <label class="field"
        ><span>${w.email}</span
        ><input
          type="email"
          autocomplete="off"
          .value=${wish.email ?? ''}
          @input=${(event: Event) => (this.wish = { ...wish, email: (event.target as HTMLInputElement).value.trim() || null })}
      /></label>
      <p class="error" role="alert" ?hidden=${this.error === ''}>${this.error}</p>
      <button class="button primary" ?disabled=${!panel.online}>${account ? w.save : w.make}</button>
      ${account ? this.#deeds(account) : nothing}
    </form>`;
  }

  #deeds(account: Account): TemplateResult {
    const { w, sure } = this;
    const { name } = account;
    return html`<div class="row">
      <button class="button" type="button" @click=${() => this.#do(() => this.#makeLink(name))}>${w.link}</button>
      <button
        class="button"
        type="button"
        @click=${() =>
          this.#do(async () => {
            await endLogins(name);
            this.said = w.loginsEnded(name);
          })}
      >
        ${w.endLogins}
      </button>
      <button
        class="button danger"
        type="button"
        @click=${() => (sure ? this.#do(() => this.#remove(name)) : (this.sure = true))}
      >
        ${sure ? w.removeSure(name) : w.remove}
      </button>
    </div>`;
  }

  get #roomless(): boolean {
    return this.wish.role === 'helper' && this.wish.rooms.length === 0;
  }

  #toggle(account: Account): void {
    if (this.open_ === account.name) this.open_ = null;
    else this.#begin(account.name, account);
  }

  #begin(name: string, { role, rooms, email }: AccountWish): void {
    this.open_ = name;
    this.wish = { role, rooms, email };
    [this.error, this.said, this.sure, this.tried] = ['', '', false, false];
  }

  async #save(event: Event, account: Account | null): Promise<void> {
    event.preventDefault();
    const name = account?.name ?? this.name.trim();
    this.tried = true;
    if (name === '') return void (this.error = this.w.nameMissing);
    this.error = '';
    if (this.#roomless) return;
    const wish: AccountWish = { ...this.wish, rooms: this.wish.role === 'helper' ? this.wish.rooms : [] };
    await this.#do(async () => {
      if (account) await alterAccount(name, wish);
      else await makeAccount(name, wish);
      await this.#list();
      this.open_ = null;
      this.name = '';
      if (!account) await this.#makeLink(name);
    });
  }

  async #makeLink(name: string): Promise<void> {
    this.link = { name, address: await passwordLink(name) };
  }

  async #remove(name: string): Promise<void> {
    await deleteAccount(name);
    await this.#list();
    this.open_ = null;
  }

  async #do(deed: () => Promise<void>): Promise<void> {
    const { w, words } = this;
    [this.error, this.said] = ['', ''];
    try {
      await deed();
    } catch (error) {
      if (!(error instanceof Problem)) this.error = words.unreachable;
      else if (error.code === 'last-admin') this.error = w.lastAdmin;
      else this.error = error.code === 'invalid-email' ? w.emailWrong : problemWords(error, words);
    }
  }
}
