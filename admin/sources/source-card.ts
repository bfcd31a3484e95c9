import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Problem } from '../api/ask.js';
import { Done } from '../parts/panel.js';
import { shared } from '../parts/styles.js';
import {
  alterSource,
  fetchSource,
  removeSource,
  type Adoption,
  type Source,
  type SourcePatch,
} from '../api/programme.js';
import type { ColumnsChosen } from './column-question.js';
import { SourcesChanged } from './programme-flow.js';
import { SourceElement } from './source-element.js';
import type { SourceAltered } from './source-form.js';
import type { ZoneChosen } from './zone-question.js';
import './column-question.js';
import './held-fetch.js';
import './programme-diff.js';
import './source-form.js';
import './zone-question.js';

const ZONE_CODES: ReadonlySet<string> = new Set(['missing-timezone', 'unknown-timezone']);

/** One source: how it stands, what it holds, what it asks, and what can be done with it. */
@customElement('source-card')
export class SourceCard extends SourceElement {
  @property({ attribute: false }) source!: Source;
  @state() private opened: 'settings' | 'remove' | null = null;
  @state() private busy = false;
  @state() private error = '';
  @state() private said = '';
  @state() private removal: Adoption | null = null;

  static override styles = [
    shared,
    css`
      article {
        display: grid;
        gap: 10px;
        padding: 16px 0;
        border-top: 1.5px solid var(--line);
      }
      h3 {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        font-size: 1.25rem;
        overflow-wrap: anywhere;
      }
      p {
        line-height: 1.4;
        overflow-wrap: anywhere;
      }
      .panel {
        display: grid;
        gap: 14px;
        padding: 14px;
        border: 1.5px solid var(--line);
        border-radius: 12px;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { own, panel, source } = this;
    const { id, url, warning, held, refused } = source;
    const state = this.#stateOf();
    const needs = state === 'held' || state === 'warning';
    return html`<article aria-labelledby="name">
      <h3 id="name">
        ${url === null ? own.upload : id}
        <span class="chip ${needs ? 'warning' : ''}">${own.states[state]}</span>
        ${source.paused ? html`<span class="chip">${own.states.paused}</span>` : nothing}
      </h3>
      <p class="quiet">${url ?? nothing} ${url === null ? nothing : html`<br />`}${this.#times()}</p>
      ${warning && !held ? this.#warning(warning) : nothing}
      ${refused && !held ? html`<p class="quiet">${own.refusedSince(this.when(refused.at))}</p>` : nothing}
      ${held ? html`<held-fetch .panel=${panel} .source=${source}></held-fetch>` : nothing}
      ${this.said ? html`<p role="status">${this.said}</p>` : nothing}
      ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
      ${this.mayAdopt ? this.#actions() : nothing} ${this.#below()}
    </article>`;
  }

  #stateOf(): 'step' | 'held' | 'warning' | 'waiting' | 'refused' {
    const { held, warning, part, refused } = this.source;
    return held ? 'held' : warning ? 'warning' : refused ? 'refused' : part ? 'step' : 'waiting';
  }

  #times(): string {
    const { own, source } = this;
    const { url, part, succeeded, next, every, failures } = source;
    return [
      part && own.sessions(part.sessions),
      succeeded !== null && own.fetchedAt(this.when(succeeded)),
      failures > 0 && own.failures(failures),
      url !== null && !source.paused && (every === 0 ? own.onlyAsked : next !== null && own.nextAt(this.when(next))),
    ]
      .filter((part) => typeof part === 'string')
      .join(' · ');
  }

  #warning(warning: NonNullable<Source['warning']>): TemplateResult {
    const { own, panel, source } = this;
    const { code, message, since, choices } = warning;
    const asks = this.mayAdopt && panel.online;
    return html`<p class="error">
        ${this.problem({ code, message })} <span class="quiet">${own.since(this.when(since))}</span>
      </p>
      <p class="quiet" lang="en">${message}</p>
      ${
        asks && ZONE_CODES.has(code)
          ? html`<zone-question
              .panel=${panel}
              zone=${source.timezone ?? ''}
              @zone-chosen=${({ zone }: ZoneChosen) => this.#answer({ timezone: zone })}
            ></zone-question>`
          : asks && code === 'columns' && choices?.table
            ? html`<column-question
                .panel=${panel}
                .table=${choices.table}
                .chosen=${source.columns ?? {}}
                @columns-chosen=${({ columns }: ColumnsChosen) => this.#answer({ columns })}
              ></column-question>`
            : nothing
      }`;
  }

  #actions(): TemplateResult {
    const { own, panel, source, busy, opened } = this;
    const off = busy || !panel.online;
    const { url, paused } = source;
    return html`<div class="row">
      ${
        url === null
          ? nothing
          : html`<button class="button" type="button" ?disabled=${off} @click=${this.#fetch}>
                ${busy ? own.fetching : own.fetchNow}
              </button>
              <button class="button" type="button" ?disabled=${off} @click=${() => this.#alter({ paused: !paused })}>
                ${paused ? own.resume : own.pause}
              </button>
              <button
                class="button"
                type="button"
                aria-expanded=${opened === 'settings'}
                @click=${() => (this.opened = opened === 'settings' ? null : 'settings')}
              >
                ${own.settings}
              </button>`
      }
      <button class="button" type="button" ?disabled=${off} aria-expanded=${opened === 'remove'} @click=${this.#asked}>
        ${own.remove} …
      </button>
    </div>`;
  }

  #below(): TemplateResult | typeof nothing {
    const { own, panel, source, opened, removal } = this;
    if (opened === 'settings')
      return html`<div class="panel">
        <source-form
          .panel=${panel}
          .source=${source}
          @source-altered=${({ patch }: SourceAltered) => this.#saved(patch)}
        ></source-form>
      </div>`;
    if (opened !== 'remove') return nothing;
    const name = source.url === null ? own.upload : source.id;
    return html`<div class="panel">
      <p><b>${removal ? own.removeQuestion(name) : own.removeLast(name)}</b></p>
      ${removal ? html`<programme-diff .panel=${panel} .adoption=${removal}></programme-diff>` : nothing}
      <div class="row">
        <button class="button" type="button" ?disabled=${this.busy} @click=${this.#remove}>${own.removeDo}</button>
        <button class="button plain" type="button" @click=${() => (this.opened = null)}>${own.cancel}</button>
      </div>
    </div>`;
  }

  readonly #fetch = (): Promise<void> =>
    this.#try(async () => {
      const { outcome, source } = await fetchSource(this.slug, this.source.id);
      this.source = source;
      this.said = this.own.outcomes[outcome];
    });

  /** An answer to what the source asks: it is fetched at once, so that one sees whether it was right. */
  async #answer(patch: SourcePatch): Promise<void> {
    await this.#alter(patch);
    if (this.error === '') await this.#fetch();
  }

  #alter(patch: SourcePatch): Promise<void> {
    return this.#try(async () => {
      this.source = await alterSource(this.slug, this.source.id, patch);
    });
  }

  async #saved(patch: SourcePatch): Promise<void> {
    await this.#alter(patch);
    if (this.error !== '') return;
    this.opened = null;
    this.dispatchEvent(new Done(this.own.saved, null));
  }

  readonly #asked = async (): Promise<void> => {
    if (this.opened === 'remove') this.opened = null;
    else
      await this.#try(async () => {
        this.removal = await removeSource(this.slug, this.source.id, true);
        this.opened = 'remove';
      });
  };

  readonly #remove = (): Promise<void> =>
    this.#try(async () => {
      const done = await removeSource(this.slug, this.source.id, false);
      this.dispatchEvent(new Done(this.own.removedSource, done?.written ? done.revision : null));
    });

  async #try(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.error = this.said = '';
    try {
      await work();
      this.dispatchEvent(new SourcesChanged());
    } catch (error) {
      this.error = error instanceof Problem ? this.problem(error) : this.words.unreachable;
    } finally {
      this.busy = false;
    }
  }
}
