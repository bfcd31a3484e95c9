import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import '../parts/language-choice.js';
import './more-links.js';
import { isMorePage } from './more-page.js';

/** The programme, other conferences, the language, and the way out. */
@customElement('more-view')
export class MoreView extends PanelElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 30px;
        max-width: 680px;
        padding-bottom: 16px;
      }
      h2 {
        font-size: 1.375rem;
        margin-bottom: 6px;
      }
      section {
        display: grid;
        gap: 12px;
      }
      .state {
        line-height: 1.4;
      }
    `,
  ];

  /** The page of this view that is asked for; empty for the view itself. */
  @property() detail = '';
  @state() private failed = false;

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('detail') || this.detail !== 'programme') return;
    // Most people on a conference day never look at it: it comes when it is asked for.
    import('../sources/sources-view.js').then(
      () => (this.failed = false),
      () => (this.failed = true),
    );
  }

  protected override render(): TemplateResult {
    const { words, panel } = this;
    if (isMorePage(this.detail)) {
      return html`${keyed(this.detail, html`<more-page .panel=${panel} name=${this.detail}></more-page>`)}`;
    }
    if (this.detail === 'programme')
      return this.failed
        ? html`<p class="error" role="alert">${words.unreachable}</p>`
        : html`<sources-view .panel=${panel}></sources-view>`;
    const { programme, sessions, rooms } = panel.schedule;
    return html`<section aria-labelledby="programme">
        <div>
          <h2 id="programme">${words.programme}</h2>
          <p class="state quiet">
            ${words.programmeNow(sessions.length, rooms.length, programme.version ?? '')} · ${panel.zone}
          </p>
        </div>
        <a class="button" href="#/${panel.conference.slug}/more/programme">${words.programmePage}</a>
      </section>
      <more-links .panel=${panel}></more-links>
      <section>
        <a class="button" href="#/">${words.otherConference}</a>
        <language-choice .words=${words} language=${panel.languages[0]!}></language-choice>
        <p class="quiet">${words.loggedInAs(panel.me.name, words.roles[panel.me.role])}</p>
        <button class="button" type="button" @click=${this.#logOut}>${words.logOut}</button>
      </section>`;
  }

  #logOut(): void {
    this.dispatchEvent(new Event('log-out', { bubbles: true, composed: true }));
  }
}
