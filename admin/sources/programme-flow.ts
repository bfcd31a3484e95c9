import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { Done } from '../parts/panel.js';
import { Proposal } from '../commands/proposal.js';
import { shared } from '../parts/styles.js';
import type { Words } from '../words/index.js';
import {
  additionOf,
  uploadOf,
  type Adoption,
  type Choices,
  type Keeping,
  type ProposedRename,
  type Reading,
  type Rename,
} from '../api/programme.js';
import { proposedTogether, type RenamesChosen } from './programme-diff.js';
import { SourceElement } from './source-element.js';
import './column-question.js';
import './keeping-choice.js';
import './reading-choices.js';
import './zone-question.js';
import type { ColumnsChosen } from './column-question.js';
import type { KeepingChosen } from './keeping-choice.js';
import type { ReadingChosen } from './reading-choices.js';
import type { ZoneChosen } from './zone-question.js';

/** What is said when a programme was adopted; taking back is offered only if something was done. */
export const adopted = ({ written, revision }: Adoption, { done }: Words): Done =>
  written ? new Done(done.programme, revision) : new Done(done.already, null);

/** A source was added, or the programme adopted: lists are out of date. */
export class SourcesChanged extends Event {
  constructor() {
    super('sources-changed', { bubbles: true, composed: true });
  }
}

const ZONE_CODES: ReadonlySet<string> = new Set(['missing-timezone', 'unknown-timezone']);

/** A schedule file or its address: what is to be known first, what it would change, then adopt it. */
@customElement('programme-flow')
export class ProgrammeFlow extends SourceElement {
  @state() private from: 'file' | 'address' = 'file';
  @state() private file: File | null = null;
  @state() private url = '';
  @state() private urlWrong = false;
  @state() private allowPrivate = false;
  @state() private reading: Reading = {};
  @state() private keeping: Keeping = { every: 10, apply: 'hold' };
  @state() private proposed: readonly ProposedRename[] = [];
  @state() private renamed: readonly Rename[] = [];
  /** What of the file was guessed, as the last answer told. */
  private choices: Choices = {};
  @query('input[name="address"]') private addressField!: HTMLInputElement;
  private readonly proposal = new Proposal<Adoption>(
    () => this.#answered(),
    (a, b) => JSON.stringify(a.diff) === JSON.stringify(b.diff),
  );

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 14px;
      }
      form,
      .answer {
        display: grid;
        gap: 14px;
      }
      .file {
        position: relative;
        display: grid;
        gap: 4px;
        justify-items: center;
        padding: 20px 16px;
        border: 1.5px dashed var(--quiet);
        border-radius: 12px;
        text-align: center;
        cursor: pointer;
      }
      .file:focus-within {
        outline: 3px solid var(--focus);
        outline-offset: 2px;
      }
      .file b {
        font-size: 1.125rem;
        overflow-wrap: anywhere;
      }
      .file input {
        position: absolute;
        inset: 0;
        opacity: 0;
        cursor: pointer;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { own, from } = this;
    return html`${
      this.mayAdd
        ? html`<div class="steps" role="group" aria-label=${own.newProgramme}>
            ${(['file', 'address'] as const).map(
              (kind) =>
                html`<button
                  class="button"
                  type="button"
                  aria-pressed=${from === kind}
                  @click=${() => this.#turnTo(kind)}
                >
                  ${kind === 'file' ? own.fromFile : own.fromAddress}
                </button>`,
            )}
          </div>`
        : nothing
    }
    ${from === 'file' ? this.#fileField() : this.#addressForm()} ${this.#state()}`;
  }

  #fileField(): TemplateResult {
    const { own, file } = this;
    return html`<label class="file" @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${this.#dropped}>
      <b>${file ? file.name : own.chooseFile}</b>
      <span class="quiet">${file ? own.otherFile : own.fileIntro}</span>
      <input type="file" aria-label=${own.chooseFile} @change=${this.#picked} />
    </label>`;
  }

  #addressForm(): TemplateResult {
    const { own, urlWrong } = this;
    return html`<form novalidate @submit=${this.#addressed}>
      <label class="field">
        <span>${own.address}</span>
        <input
          name="address"
          type="url"
          inputmode="url"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          aria-describedby="address-hint"
          aria-invalid=${urlWrong}
          .value=${this.url}
        />
      </label>
      <p id="address-hint" class=${urlWrong ? 'error' : 'quiet'} role=${urlWrong ? 'alert' : 'note'}>
        ${urlWrong ? own.addressWrong : own.addressHint}
      </p>
      <button class="button primary">${own.look}</button>
    </form>`;
  }

  #state(): TemplateResult | typeof nothing {
    const { words, own, panel } = this;
    const { state } = this.proposal;
    if (!panel.online && state.step !== 'choosing') return html`<p class="error" role="alert">${words.offlineKept}</p>`;
    switch (state.step) {
      case 'choosing':
        return nothing;
      case 'checking':
        return state.before
          ? html`${this.#answer(state.before, false)}
              <p role="status">${own.reading}</p>`
          : html`<p role="status">${own.reading}</p>`;
      case 'sending':
      case 'done':
        return html`<p role="status">${words.sending}</p>`;
      case 'offline':
      case 'unsure':
        return html`<p class="error" role="alert">${state.step === 'offline' ? words.offlineKept : words.unsure}</p>
          <button class="button primary" type="button" @click=${state.step === 'offline' ? this.#again : this.#adopt}>
            ${state.step === 'offline' ? words.tryAgain : words.sendAgain}
          </button>`;
      case 'refused':
        return this.#refused(state.problem.code, state.problem.message);
      case 'ready':
        return html`${
          state.before ? html`<p class="banner" role="status">${words.changedMeanwhile}</p>` : nothing
        }${this.#answer(state.answer, true)}`;
    }
  }

  /** A question that can be answered here, or why it is not possible. */
  #refused(code: string, message: string): TemplateResult {
    const { own, panel, reading, choices } = this;
    if (ZONE_CODES.has(code))
      return html`<zone-question
        .panel=${panel}
        zone=${reading.timezone ?? ''}
        @zone-chosen=${({ zone }: ZoneChosen) => this.#read({ timezone: zone })}
      ></zone-question>`;
    if (code === 'columns' && choices.table)
      return html`<column-question
        .panel=${panel}
        .table=${choices.table}
        .chosen=${reading.columns ?? {}}
        @columns-chosen=${({ columns }: ColumnsChosen) => this.#read({ columns })}
      ></column-question>`;
    if (code === 'address-refused' && !this.allowPrivate)
      return html`<p role="alert">${own.privateQuestion}</p>
        <button class="button primary" type="button" @click=${this.#allow}>${own.privateAllow}</button>`;
    return html`<p class="error" role="alert">${this.problem({ code, message })}</p>
      <p class="quiet" lang="en">${message}</p>`;
  }

  #answer(answer: Adoption, ready: boolean): TemplateResult {
    const { own, panel, from } = this;
    return html`<div class="answer">
      <programme-diff
        .panel=${panel}
        .adoption=${answer}
        .proposed=${this.proposed}
        .renamed=${this.renamed}
        @renames-chosen=${this.#agreed}
      ></programme-diff>
      <reading-choices
        .panel=${panel}
        .reading=${this.reading}
        .choices=${this.choices}
        @reading-chosen=${({ reading }: ReadingChosen) => this.#read(reading)}
      ></reading-choices>
      ${
        from === 'address'
          ? html`<keeping-choice
              .panel=${panel}
              .keeping=${this.keeping}
              @keeping-chosen=${({ keeping }: KeepingChosen) => (this.keeping = keeping)}
            ></keeping-choice>`
          : nothing
      }
      <p class="quiet">${own.liveStays}</p>
      <button class="button primary" type="button" ?disabled=${!ready || !panel.online} @click=${this.#adopt}>
        ${from === 'address' ? own.addSource : own.adopt}
      </button>
    </div>`;
  }

  #turnTo(kind: 'file' | 'address'): void {
    if (this.from === kind) return;
    this.from = kind;
    this.#forget();
  }

  /** Another file has other columns, zones and renames. */
  #forget(): void {
    this.file = null;
    this.reading = {};
    this.choices = {};
    this.proposed = [];
    this.renamed = [];
    this.allowPrivate = false;
    void this.proposal.choose(null);
  }

  #picked(event: Event): void {
    const field = event.target as HTMLInputElement;
    this.#take(field.files?.[0]);
    // The same file, mended, may be chosen again.
    field.value = '';
  }

  #dropped(event: DragEvent): void {
    event.preventDefault();
    this.#take(event.dataTransfer?.files[0]);
  }

  #take(file: File | undefined): void {
    if (!file) return;
    this.#forget();
    this.file = file;
    this.#ask();
  }

  #addressed(event: Event): void {
    event.preventDefault();
    const url = this.addressField.value.trim();
    this.urlWrong = !/^https?:\/\/[^/]/i.test(url) || !URL.canParse(url);
    if (this.urlWrong) return;
    if (url !== this.url) this.#forget();
    this.url = url;
    this.#ask();
  }

  readonly #allow = (): void => {
    this.allowPrivate = true;
    this.#ask();
  };

  #read(more: Reading): void {
    this.reading = { ...this.reading, ...more };
    this.#ask();
  }

  #agreed({ renamed }: RenamesChosen): void {
    this.renamed = renamed;
    this.#ask();
  }

  #ask(): void {
    const { file, url, allowPrivate, reading, renamed } = this;
    if (this.from === 'address') {
      const given = Object.fromEntries(Object.entries(reading).filter(([, value]) => value !== undefined));
      void this.proposal.choose(additionOf(this.slug, { url, allowPrivate, ...given }, () => this.keeping, renamed));
    } else if (file) void this.proposal.choose(uploadOf(this.slug, file, reading, renamed));
  }

  #answered(): void {
    const { state } = this.proposal;
    if (state.step === 'ready') {
      this.proposed = proposedTogether(this.proposed, state.answer.diff.renamed);
      if (state.answer.choices) this.choices = state.answer.choices;
    } else if (state.step === 'refused') {
      const { choices } = state.problem.about;
      if (choices) this.choices = choices;
    }
    this.requestUpdate();
  }

  readonly #again = (): void => void this.proposal.again();

  readonly #adopt = async (): Promise<void> => {
    const done = await this.proposal.confirm();
    if (!done) return;
    this.#forget();
    this.url = '';
    this.dispatchEvent(new SourcesChanged());
    this.dispatchEvent(adopted(done, this.words));
  };
}
