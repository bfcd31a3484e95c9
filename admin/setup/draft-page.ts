import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Programme } from '../../core/index.js';
import type { Adoption } from '../api/programme.js';
import { Proposal } from '../commands/proposal.js';
import { icon } from '../parts/icon.js';
import { pageFrame, pageStyles } from '../parts/page-styles.js';
import { Done } from '../parts/panel.js';
import { shared } from '../parts/styles.js';
import { WordedPage } from '../parts/worded-page.js';
import type { Language } from '../words/index.js';
import { hasSources, programmeHash, publishOf, readProgramme } from './api.js';
import { mistakesIn, type Draft } from './draft.js';
import type { DraftChanged } from './draft-part.js';
import { forgetDraft, keepDraft, keptDraft } from './draft-store.js';
import { setupWords, type SetupWords } from './words/index.js';
import './adoption-preview.js';
import './draft-days.js';
import './draft-rooms.js';
import './draft-sessions.js';
import './draft-tracks.js';

/** The programme written by hand: a draft on this device until it is published through the one way of all programmes. */
@customElement('draft-page')
export class DraftPage extends WordedPage<SetupWords> {
  @state() private draft: Draft | null = null;
  @state() private unread = false;
  @state() private kept = true;
  /** Another programme has been adopted since the draft was begun. */
  @state() private stale = false;
  @state() private sources = false;
  /** What is open: `days/KEY`, `rooms/KEY`, `tracks/KEY`, `sessions/KEY`. */
  @state() private open_ = '';
  @state() private publishing = false;
  @state() private tried = false;
  private readonly proposal = new Proposal<Adoption>(
    () => this.requestUpdate(),
    (a, b) => JSON.stringify(a.diff) === JSON.stringify(b.diff),
  );

  static override styles = [shared, pageStyles, pageFrame];

  protected override wordsIn(language: Language): Promise<SetupWords> {
    return setupWords(language);
  }

  protected override firstUpdated(): void {
    void this.#begin();
    hasSources(this.#slug).then(
      (has) => (this.sources = has),
      () => undefined,
    );
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.publishing) void this.proposal.moved(this.panel.revision);
  }

  get #slug(): string {
    return this.panel.conference.slug;
  }

  async #begin(): Promise<void> {
    const known = await keptDraft(this.#slug);
    if (!known) return this.#anew();
    this.draft = known;
    const hash = await programmeHash(this.#slug).catch(() => known.base);
    this.stale = hash !== known.base;
  }

  readonly #anew = async (): Promise<void> => {
    this.unread = false;
    try {
      const read = await readProgramme(this.#slug);
      await forgetDraft(this.#slug);
      this.draft = { base: read?.hash ?? null, programme: read?.programme ?? this.panel.schedule.programme };
      this.stale = false;
      this.#stopPublishing();
    } catch {
      this.unread = true;
    }
  };

  #change(programme: Programme): void {
    this.draft = { ...this.draft!, programme };
    if (this.publishing) this.#stopPublishing();
    void keepDraft(this.#slug, this.draft).then((kept) => (this.kept = kept));
  }

  #stopPublishing(): void {
    this.publishing = false;
    void this.proposal.choose(null);
  }

  protected override page(w: SetupWords): TemplateResult {
    const { panel, draft, organises } = this;
    return html`<a class="back" href="#/${this.#slug}/more">${icon('back')}${panel.words.views.more}</a>
      <h2>${w.draftTitle}</h2>
      <p class="quiet">${organises ? w.draftIntro : w.onlyOrganisers}</p>
      ${this.stale ? html`<p class="note" role="status">${w.draftStale}</p>` : nothing}
      ${this.sources ? html`<p class="note">${w.draftSources}</p>` : nothing}
      ${
        this.unread
          ? html`<p class="error" role="alert">${w.draftFailed}</p>
              <button class="button" type="button" @click=${this.#anew}>${panel.words.tryAgain}</button>`
          : nothing
      }
      ${organises && draft ? this.#editor(w, draft) : nothing}
      ${organises && !draft && !this.unread ? html`<p role="status">${w.draftLoading}</p>` : nothing}`;
  }

  #editor(w: SetupWords, { programme }: Draft): TemplateResult {
    const { panel, open_ } = this;
    const wrong = mistakesIn(programme);
    const take = ({ programme: next, open }: DraftChanged): void => {
      this.open_ = open;
      if (next !== programme) this.#change(next);
    };
    return html`${[
        html`<draft-days
          .panel=${panel}
          .w=${w}
          .programme=${programme}
          .wrong=${wrong}
          .open_=${open_}
          @draft-changed=${take}
        ></draft-days>`,
        html`<draft-rooms
          .panel=${panel}
          .w=${w}
          .programme=${programme}
          .wrong=${wrong}
          .open_=${open_}
          @draft-changed=${take}
        ></draft-rooms>`,
        html`<draft-tracks
          .panel=${panel}
          .w=${w}
          .programme=${programme}
          .wrong=${wrong}
          .open_=${open_}
          @draft-changed=${take}
        ></draft-tracks>`,
        html`<draft-sessions
          .panel=${panel}
          .w=${w}
          .programme=${programme}
          .wrong=${wrong}
          .open_=${open_}
          @draft-changed=${take}
        ></draft-sessions>`,
      ]}
      <div class="save">
        <button class="button" type="button" @click=${this.#anew}>${w.startAnew}</button>
        <button class="button primary" type="button" @click=${this.#publish}>${w.publish}</button>
        <p class=${this.tried && wrong.count > 0 ? 'error' : 'quiet'} role="status">
          ${this.tried && wrong.count > 0 ? w.mistakes(wrong.count) : this.kept ? w.draftKept : w.draftUnkept}
        </p>
      </div>
      ${
        this.publishing
          ? html`<adoption-preview
              .panel=${this.panel}
              .w=${w}
              .state=${this.proposal.state}
              confirm=${w.publishNow}
              back=${w.back}
              @confirmed=${() => this.#send(w)}
              @again=${() => this.proposal.again()}
              @left=${() => this.#stopPublishing()}
            ></adoption-preview>`
          : nothing
      }`;
  }

  readonly #publish = (): void => {
    const { programme } = this.draft!;
    this.tried = true;
    const { days, rooms, tracks, sessions, count } = mistakesIn(programme);
    const [first] = [
      ...[...days].map((key) => `days/${key}`),
      ...[...rooms].map((key) => `rooms/${key}`),
      ...[...tracks].map((key) => `tracks/${key}`),
      ...[...sessions].map((key) => `sessions/${key}`),
    ];
    if (count > 0) {
      this.open_ = first!;
      return;
    }
    this.publishing = true;
    void this.proposal.choose(publishOf(this.#slug, programme));
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('adoption-preview')?.scrollIntoView({ block: 'end' }),
    );
  };

  async #send(w: SetupWords): Promise<void> {
    const done = await this.proposal.confirm();
    if (!done) return;
    this.#stopPublishing();
    this.tried = false;
    await forgetDraft(this.#slug);
    this.draft = { base: done.hash, programme: this.draft!.programme };
    this.dispatchEvent(new Done(w.published, done.revision));
  }
}
