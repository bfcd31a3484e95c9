import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { textIn } from '../../live/look/text.js';
import type { ConferenceInfo } from '../api/conferences.js';
import type { Me } from '../api/login.js';
import { shared } from '../parts/styles.js';
import type { Words } from '../words/index.js';

/** Which conference to look after; admins make new ones from a schedule file. */
@customElement('conference-list')
export class ConferenceList extends LitElement {
  @property({ attribute: false }) words!: Words;
  @property({ attribute: false }) languages: readonly string[] = ['en'];
  @property({ attribute: false }) conferences: readonly ConferenceInfo[] = [];
  @property({ attribute: false }) me!: Me;
  @state() private making = false;

  protected override willUpdate(): void {
    // Few make one: it comes when it is asked for.
    if (this.me.role === 'admin' && (this.making || this.conferences.length === 0))
      void import('./new-conference.js').catch(() => undefined);
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        max-width: 560px;
        margin: 0 auto;
        padding: 24px 20px calc(24px + env(safe-area-inset-bottom));
      }
      h1 {
        font-size: 2rem;
        margin-bottom: 12px;
      }
      .conference {
        display: grid;
        gap: 2px;
        padding: 16px 0;
        border-top: 1.5px solid var(--line);
        color: inherit;
        text-decoration: none;
      }
      .conference b {
        font-size: 1.375rem;
        line-height: 1.2;
      }
      ul {
        margin-bottom: 20px;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { words, conferences } = this;
    const mayMake = this.me.role === 'admin';
    return html`<main>
      <h1>${words.conferences}</h1>
      ${conferences.length === 0 ? html`<p class="quiet">${words.noConference}</p>` : nothing}
      <ul>
        ${conferences.map(
          ({ slug, name }) =>
            html`<li>
              <a class="conference" href="#/${slug}">
                <b>${textIn(name, this.languages) || slug}</b>
                <span class="quiet">${slug}</span>
              </a>
            </li>`,
        )}
      </ul>
      ${mayMake ? this.#new(this.making || conferences.length === 0) : nothing}
    </main>`;
  }

  #new(open: boolean): TemplateResult {
    const { words } = this;
    if (!open) {
      return html`<button class="button primary" type="button" @click=${() => (this.making = true)}>
        ${words.newConference}
      </button>`;
    }
    return html`<new-conference .words=${words} language=${this.languages[0]!}></new-conference>`;
  }
}
