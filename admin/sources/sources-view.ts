import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../parts/icon.js';
import { shared } from '../parts/styles.js';
import { listSources, readStanding, type Source, type Standing } from '../api/programme.js';
import { SourceElement } from './source-element.js';
import './programme-flow.js';
import './programme-standing.js';
import './source-card.js';

/** Sources are fetched behind the panel's back; this often it looks, ms. */
const LOOK = 15_000;

/** The programme's page: a new file or address, the sources, and how live changes stand to the programme. */
@customElement('sources-view')
export class SourcesView extends SourceElement {
  @state() private sources: readonly Source[] | null = null;
  @state() private standing: Standing | null = null;
  @state() private failed = false;
  private revision = -1;
  private timer: ReturnType<typeof setInterval> | null = null;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 34px;
        max-width: 680px;
        padding-bottom: 24px;
      }
      h2 {
        font-size: 1.375rem;
        margin-bottom: 6px;
      }
      section {
        display: grid;
        gap: 12px;
      }
      .back {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-height: 48px;
        color: var(--quiet);
        font-weight: 600;
        text-decoration: none;
      }
      header {
        display: grid;
        gap: 8px;
        justify-items: start;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => this.panel.online && document.visibilityState === 'visible' && this.#load(), LOOK);
  }

  override disconnectedCallback(): void {
    if (this.timer !== null) clearInterval(this.timer);
    super.disconnectedCallback();
  }

  protected override willUpdate(_: PropertyValues): void {
    if (this.panel.revision === this.revision) return;
    this.revision = this.panel.revision;
    this.#load();
  }

  protected override render(): TemplateResult {
    const { own, words, panel, sources, standing } = this;
    const { programme, sessions, rooms } = panel.schedule;
    return html`<header>
        <a class="back" href="#/${this.slug}/more">${icon('back')}${own.back}</a>
        <div>
          <h2>${own.title}</h2>
          <p class="quiet">
            ${words.programmeNow(sessions.length, rooms.length, programme.version ?? '')} · ${panel.zone}
          </p>
        </div>
      </header>
      ${this.failed ? html`<p class="error" role="alert">${own.unavailable}</p>` : nothing}
      ${
        sources && sources.length > 0
          ? html`<section aria-labelledby="sources" @sources-changed=${this.#load}>
              <div>
                <h2 id="sources">${own.sources}</h2>
                <p class="quiet">${own.sourcesIntro}</p>
              </div>
              <div>
                ${repeat(
                  sources,
                  ({ id }) => id,
                  (source) => html`<source-card .panel=${panel} .source=${source}></source-card>`,
                )}
              </div>
            </section>`
          : nothing
      }
      ${
        this.mayAdopt
          ? html`<section aria-labelledby="new" @sources-changed=${this.#load}>
              <h2 id="new">${own.newProgramme}</h2>
              <programme-flow .panel=${panel}></programme-flow>
            </section>`
          : nothing
      }
      ${
        standing
          ? html`<section aria-labelledby="standing">
              <h2 id="standing">${own.standing}</h2>
              <programme-standing .panel=${panel} .standing=${standing}></programme-standing>
            </section>`
          : nothing
      }`;
  }

  readonly #load = (): void => {
    void Promise.all([listSources(this.slug), readStanding(this.slug)]).then(
      ([sources, standing]) => {
        [this.sources, this.standing, this.failed] = [sources, standing, false];
      },
      () => {
        // What is known stays; the panel says itself that it is offline.
        this.failed = this.panel.online;
      },
    );
  };
}
