import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { icon } from '../parts/icon.js';
import { pageFrame, pageStyles } from '../parts/page-styles.js';
import { shared } from '../parts/styles.js';
import { WordedPage } from '../parts/worded-page.js';
import type { Language } from '../words/index.js';
import { listAttempts, type Attempt } from './api.js';
import { peopleWords, type PeopleWords } from './words/index.js';
import './account-list.js';
import './own-account.js';
import './token-list.js';

/** Logins that are shown at first, and then with each tap. */
const SHOWN = 20;

/** Oneself; for admins also everybody else, tokens, and who logged in. */
@customElement('people-page')
export class PeoplePage extends WordedPage<PeopleWords> {
  @state() private attempts: readonly Attempt[] | null = null;
  @state() private shown = SHOWN;

  static override styles = [shared, pageStyles, pageFrame];

  protected override wordsIn(language: Language): Promise<PeopleWords> {
    return peopleWords(language);
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    if (this.panel.me.role !== 'admin') return;
    listAttempts().then(
      (attempts) => (this.attempts = attempts),
      () => undefined,
    );
  }

  protected override page(w: PeopleWords): TemplateResult {
    const { panel } = this;
    return html`<a class="back" href="#/${panel.conference.slug}/more">${icon('back')}${panel.words.views.more}</a>
      <h2>${w.title}</h2>
      <own-account .panel=${panel} .w=${w}></own-account>
      ${
        panel.me.role === 'admin'
          ? html`<account-list .panel=${panel} .w=${w}></account-list>
              <token-list .panel=${panel} .w=${w}></token-list>
              ${this.#log(w)}`
          : nothing
      }`;
  }

  #log(w: PeopleWords): TemplateResult | typeof nothing {
    const { attempts } = this;
    if (!attempts) return nothing;
    const when = new Intl.DateTimeFormat(this.panel.languages[0], {
      dateStyle: 'medium',
      timeStyle: 'short',
      hourCycle: 'h23',
    });
    return html`<section aria-labelledby="logins">
      <h3 id="logins">${w.logins}</h3>
      ${attempts.length === 0 ? html`<p class="quiet">${w.noLogins}</p>` : nothing}
      <ul class="list">
        ${attempts.slice(0, this.shown).map(
          ({ at, kind, name, address, agent }) =>
            html`<li>
              <span class=${kind === 'wrong' ? 'error' : ''}>${name ?? w.unknownName}: ${w.kinds[kind]}</span>
              <span class="quiet">${when.format(new Date(at))} · ${address} · ${agent}</span>
            </li>`,
        )}
      </ul>
      ${
        attempts.length > this.shown
          ? html`<button class="button" type="button" @click=${() => (this.shown += 5 * SHOWN)}>
              ${this.words.olderEntries}
            </button>`
          : nothing
      }
    </section>`;
  }
}
