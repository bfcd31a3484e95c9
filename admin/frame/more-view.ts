import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import '../parts/language-choice.js';
import '../setup/programme-upload.js';

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

  protected override render(): TemplateResult {
    const { words, panel } = this;
    const { programme, sessions, rooms } = panel.schedule;
    const mayUpload = panel.me.role === 'admin' || panel.me.role === 'organiser';
    return html`<section aria-labelledby="programme">
        <div>
          <h2 id="programme">${words.programme}</h2>
          <p class="state quiet">
            ${words.programmeNow(sessions.length, rooms.length, programme.version ?? '')} · ${panel.zone}
          </p>
        </div>
        ${
          mayUpload
            ? html`<programme-upload
                .words=${words}
                .languages=${panel.languages}
                .schedule=${panel.schedule}
                .online=${panel.online}
                conference=${panel.conference.slug}
              ></programme-upload>`
            : nothing
        }
      </section>
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
