import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { textIn } from '../../live/look/text.js';
import { Problem } from '../api/ask.js';
import { makeConference, type ConferenceInfo } from '../api/conferences.js';
import type { Me } from '../api/login.js';
import { problemWords } from '../commands/effect-words.js';
import { shared } from '../parts/styles.js';
import type { Words } from '../words/index.js';

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Which conference to look after; admins make new ones from a schedule file. */
@customElement('conference-list')
export class ConferenceList extends LitElement {
  @property({ attribute: false }) words!: Words;
  @property({ attribute: false }) languages: readonly string[] = ['en'];
  @property({ attribute: false }) conferences: readonly ConferenceInfo[] = [];
  @property({ attribute: false }) me!: Me;
  @state() private making = false;
  @state() private slug = '';
  @state() private name = '';
  @state() private error = '';

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
      .new {
        display: grid;
        gap: 14px;
        padding-top: 20px;
        border-top: 1.5px solid var(--line);
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
    return html`<form class="new" aria-labelledby="new" @submit=${this.#make} novalidate>
      <h2 id="new">${words.newConference}</h2>
      <label class="field">
        <span>${words.conferenceName}</span>
        <input
          autocomplete="off"
          .value=${this.name}
          @input=${(event: Event) => (this.name = (event.target as HTMLInputElement).value)}
        />
      </label>
      <label class="field">
        <span>${words.slug}</span>
        <input
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          aria-describedby="slug-rule"
          .value=${this.slug}
          @input=${(event: Event) => (this.slug = (event.target as HTMLInputElement).value.trim().toLowerCase())}
        />
      </label>
      <p id="slug-rule" class="quiet">${words.slugRule}</p>
      <p class="error" role="alert" ?hidden=${this.error === ''}>${this.error}</p>
      <button class="button primary">${words.makeConference}</button>
    </form>`;
  }

  /** Makes it, then leads to where its schedule file is chosen. */
  async #make(event: Event): Promise<void> {
    event.preventDefault();
    const { words, slug } = this;
    this.error = SLUG.test(slug) ? '' : words.slugRule;
    if (this.error) return;
    try {
      await makeConference(slug, this.name.trim());
      location.hash = `#/${slug}/more/programme`;
    } catch (error) {
      this.error = error instanceof Problem ? problemWords(error, words) : words.unreachable;
    }
  }
}
