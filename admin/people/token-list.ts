import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Problem } from '../api/ask.js';
import type { Role } from '../api/login.js';
import { problemWords } from '../commands/effect-words.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { listTokens, makeToken, revokeToken, type Token } from './api.js';
import type { RoleChosen } from './role-fields.js';
import type { PeopleWords } from './words/index.js';
import './role-fields.js';
import './shown-once.js';

/** Tokens of scripts, for admins. */
@customElement('token-list')
export class TokenList extends PanelElement {
  @property({ attribute: false }) w!: PeopleWords;
  @state() private tokens: readonly Token[] | null = null;
  @state() private making = false;
  @state() private name = '';
  @state() private role_: Role = 'viewer';
  @state() private rooms: readonly string[] = [];
  @state() private secret = '';
  @state() private error = '';
  /** Id of the token that a second tap revokes. */
  @state() private sure = '';
  @state() private tried = false;

  static override styles = [shared, pageStyles];

  protected override firstUpdated(): void {
    void this.#do(() => this.#list());
  }

  async #list(): Promise<void> {
    this.tokens = await listTokens();
  }

  protected override render(): TemplateResult {
    const { w, words, tokens } = this;
    const when = new Intl.DateTimeFormat(this.panel.languages[0], { dateStyle: 'medium' });
    return html`<section aria-labelledby="tokens">
      <h3 id="tokens">${w.tokens}</h3>
      <p class="quiet">${w.tokensHint}${tokens?.length === 0 ? ` ${w.noTokens}` : ''}</p>
      <ul class="list">
        ${(tokens ?? []).map(
          ({ id, name, role, created }) =>
            html`<li>
              <div class="line">
                <span class="grow"
                  ><b>${name}</b
                  ><span class="quiet">${words.roles[role]} · ${when.format(new Date(created))} · ${id}</span></span
                >
                <button
                  class="button danger"
                  type="button"
                  aria-label="${w.revoke}: ${name}"
                  @click=${() => (this.sure === id ? this.#do(() => this.#revoke(id)) : (this.sure = id))}
                >
                  ${this.sure === id ? w.revokeSure(name) : w.revoke}
                </button>
              </div>
            </li>`,
        )}
      </ul>
      ${this.secret ? html`<shown-once .w=${w} hint=${w.tokenOnce} secret=${this.secret}></shown-once>` : nothing}
      <p class="error" role="alert" ?hidden=${this.error === ''}>${this.error}</p>
      ${this.making ? this.#form() : html`<button class="button" type="button" @click=${() => (this.making = true)}>${w.newToken}</button>`}
    </section>`;
  }

  #form(): TemplateResult {
    const { w } = this;
    return html`<form class="form" novalidate @submit=${this.#make}>
      <label class="field"
        ><span>${w.name}</span
        ><input
          autocomplete="off"
          .value=${this.name}
          aria-invalid=${this.tried && this.name.trim() === '' ? 'true' : nothing}
          @input=${(event: Event) => (this.name = (event.target as HTMLInputElement).value)}
      /></label>
      <role-fields
        .panel=${this.panel}
        .w=${w}
        role-name=${this.role_}
        .rooms=${this.rooms}
        ?missing=${this.tried && this.role_ === 'helper' && this.rooms.length === 0}
        @role-chosen=${({ role, rooms }: RoleChosen) => ([this.role_, this.rooms] = [role, rooms])}
      ></role-fields>
      <button class="button primary" ?disabled=${!this.panel.online}>${w.makeToken}</button>
    </form>`;
  }

  readonly #make = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.tried = true;
    const name = this.name.trim();
    if (name === '') return void (this.error = this.w.nameMissing);
    const rooms = this.role_ === 'helper' ? this.rooms : [];
    if (this.role_ === 'helper' && rooms.length === 0) return;
    await this.#do(async () => {
      this.secret = await makeToken(name, this.role_, rooms);
      [this.making, this.name, this.tried] = [false, '', false];
      await this.#list();
    });
  };

  async #revoke(id: string): Promise<void> {
    await revokeToken(id);
    this.sure = '';
    await this.#list();
  }

  async #do(deed: () => Promise<void>): Promise<void> {
    this.error = '';
    try {
      await deed();
    } catch (error) {
      this.error = error instanceof Problem ? problemWords(error, this.words) : this.words.unreachable;
    }
  }
}
