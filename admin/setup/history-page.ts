import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Adoption } from '../api/programme.js';
import { Proposal } from '../commands/proposal.js';
import { icon } from '../parts/icon.js';
import { pageFrame, pageStyles } from '../parts/page-styles.js';
import { Done } from '../parts/panel.js';
import { shared } from '../parts/styles.js';
import { WordedPage } from '../parts/worded-page.js';
import type { Language } from '../words/index.js';
import { goBackOf, hasSources, readHistory, type AdoptedProgramme } from './api.js';
import { setupWords, type SetupWords } from './words/index.js';
import './adoption-preview.js';

/** The programmes that there were, and the way back to each. */
@customElement('history-page')
export class HistoryPage extends WordedPage<SetupWords> {
  @state() private programmes: readonly AdoptedProgramme[] | null = null;
  @state() private unread = false;
  @state() private sources = false;
  /** Revision of the entry that is open. */
  @state() private open_ = 0;
  private seen = -1;
  private readonly proposal = new Proposal<Adoption>(
    () => this.requestUpdate(),
    (a, b) => JSON.stringify(a.diff) === JSON.stringify(b.diff),
  );

  static override styles = [shared, pageStyles, pageFrame];

  protected override wordsIn(language: Language): Promise<SetupWords> {
    return setupWords(language);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { revision, conference } = this.panel;
    if (revision === this.seen) return;
    this.seen = revision;
    if (this.open_ > 0) void this.proposal.moved(revision);
    readHistory(conference.slug).then(
      (programmes) => {
        [this.programmes, this.unread] = [programmes, false];
      },
      () => (this.unread = true),
    );
  }

  protected override firstUpdated(): void {
    hasSources(this.panel.conference.slug).then(
      (has) => (this.sources = has),
      () => undefined,
    );
  }

  protected override page(w: SetupWords): TemplateResult {
    const { panel, programmes } = this;
    return html`<a class="back" href="#/${panel.conference.slug}/more">${icon('back')}${panel.words.views.more}</a>
      <h2>${w.historyTitle}</h2>
      <p class="quiet">${w.historyIntro}</p>
      ${this.sources ? html`<p class="note">${w.sourcesAgain}</p>` : nothing}
      ${this.unread ? html`<p class="error" role="alert">${w.historyFailed}</p>` : nothing}
      ${programmes === null && !this.unread ? html`<p role="status">${panel.words.loading}</p>` : nothing}
      <ul class="list">
        ${(programmes ?? []).map((one) => html`<li>${this.#line(w, one)}</li>`)}
      </ul>`;
  }

  #line(w: SetupWords, one: AdoptedProgramme): TemplateResult {
    const { added, removed, changed } = one.diff;
    const when = new Intl.DateTimeFormat(this.panel.languages[0], {
      dateStyle: 'medium',
      timeStyle: 'short',
      hourCycle: 'h23',
      timeZone: this.panel.zone,
    });
    const origin = one.source !== undefined ? w.fromSource(one.source) : one.type === 'undo' ? w.undone : '';
    const isOpen = this.open_ === one.revision;
    return html`<div class="line">
        <span class="grow">
          <b>${when.format(one.recorded)}${one.current ? html` <span class="chip">${w.now}</span>` : nothing}</b>
          <span class="quiet">
            ${[w.entry(one.revision), w.by(one.by), origin, one.version ? w.version(one.version) : ''].filter(Boolean).join(' · ')}
          </span>
          <p>${w.sessionsIn(one.sessions, one.rooms)} · ${w.diff(added, removed, changed)}</p>
        </span>
      </div>
      ${
        one.hash === null || one.current || !this.organises
          ? nothing
          : isOpen
            ? this.#confirm(w)
            : html`<button
                class="button"
                type="button"
                aria-label="${w.goBack} ${w.entry(one.revision)}"
                @click=${() => this.#choose(one)}
              >
                ${w.goBack}
              </button>`
      }`;
  }

  #confirm(w: SetupWords): TemplateResult {
    return html`<adoption-preview
      .panel=${this.panel}
      .w=${w}
      .state=${this.proposal.state}
      confirm=${w.goBackNow}
      back=${w.cancel}
      @confirmed=${() => this.#goBack(w)}
      @again=${() => this.proposal.again()}
      @left=${() => {
        this.open_ = 0;
        void this.proposal.choose(null);
      }}
    ></adoption-preview>`;
  }

  #choose({ revision, hash }: AdoptedProgramme): void {
    this.open_ = revision;
    void this.proposal.choose(goBackOf(this.panel.conference.slug, hash!));
  }

  async #goBack(w: SetupWords): Promise<void> {
    const done = await this.proposal.confirm();
    if (!done) return;
    this.open_ = 0;
    await this.proposal.choose(null);
    this.dispatchEvent(new Done(w.wentBack, done.revision));
  }
}
