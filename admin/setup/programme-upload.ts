import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Schedule } from '../../core/index.js';
import { textIn } from '../../live/look/text.js';
import { uploadOf, type DiffItem, type ProgrammeAnswer } from '../api/programme.js';
import { problemWords } from '../commands/effect-words.js';
import { Done } from '../parts/panel.js';
import { Proposal } from '../commands/proposal.js';
import { shared } from '../parts/styles.js';
import type { Words } from '../words/index.js';

/** Sessions of each kind of difference that are named. */
const MOST = 8;

const zones = (): readonly string[] => {
  try {
    return Intl.supportedValuesOf('timeZone');
  } catch {
    return [];
  }
};

/** A schedule file: what it would change, what is odd about it, the zone if the file does not tell, then adopt it. */
@customElement('programme-upload')
export class ProgrammeUpload extends LitElement {
  @property({ attribute: false }) words!: Words;
  @property({ attribute: false }) languages: readonly string[] = ['en'];
  /** Slug of the conference. */
  @property() conference = '';
  /** The schedule as it is, for the titles of what the file does not have. */
  @property({ attribute: false }) schedule!: Schedule;
  @property({ type: Boolean }) online = true;
  @state() private file: File | null = null;
  @state() private zone = '';
  @state() private zoneWrong = false;
  @query('#zone') private zoneField!: HTMLInputElement;
  private readonly proposal = new Proposal<ProgrammeAnswer>(
    () => this.requestUpdate(),
    (a, b) => JSON.stringify(a.diff) === JSON.stringify(b.diff),
  );

  static override styles = [
    shared,
    css`
      :host {
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
      .figures {
        font-size: 1.375rem;
        font-weight: 700;
        font-variant-numeric: tabular-nums;
      }
      h3 {
        font-size: 1rem;
      }
      li {
        padding: 6px 0;
        border-top: 1.5px solid var(--line);
        overflow-wrap: anywhere;
        line-height: 1.35;
      }
      details summary {
        min-height: 48px;
        display: flex;
        align-items: center;
        gap: 8px;
        font-weight: 600;
        cursor: pointer;
      }
      details summary::before {
        content: '▸';
      }
      details[open] summary::before {
        content: '▾';
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { words, file } = this;
    return html`<label class="file" @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${this.#dropped}>
        <b>${file ? file.name : words.chooseFile}</b>
        <span class="quiet">${file ? words.otherFile : words.programmeIntro}</span>
        <input type="file" aria-label=${words.chooseFile} @change=${this.#picked} />
      </label>
      ${this.#state()}`;
  }

  #state(): TemplateResult | typeof nothing {
    const { words } = this;
    const { state } = this.proposal;
    if (!this.online && state.step !== 'choosing') return html`<p class="error" role="alert">${words.offlineKept}</p>`;
    switch (state.step) {
      case 'choosing':
        return nothing;
      case 'checking':
        return html`<p role="status">${words.checking}</p>`;
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
        return ['missing-timezone', 'unknown-timezone'].includes(state.problem.code)
          ? this.#zoneQuestion()
          : html`<p class="error" role="alert">${problemWords(state.problem, words)}</p>
              <p class="quiet" lang="en">${state.problem.message}</p>`;
      case 'ready':
        return this.#answer(state.answer);
    }
  }

  #zoneQuestion(): TemplateResult {
    const { words } = this;
    const { conference, sessions } = this.schedule.programme;
    const likely = sessions.length > 0 ? conference.timezone : Intl.DateTimeFormat().resolvedOptions().timeZone;
    return html`<form class="field" @submit=${this.#zoned}>
      <label class="field" for="zone"><span>${words.zoneQuestion}</span></label>
      <input
        id="zone"
        list="zones"
        autocomplete="off"
        spellcheck="false"
        aria-describedby="zone-hint"
        .value=${this.zone || likely}
      />
      <datalist id="zones">${zones().map((zone) => html`<option value=${zone}></option>`)}</datalist>
      <p id="zone-hint" class=${this.zoneWrong ? 'error' : 'quiet'} role=${this.zoneWrong ? 'alert' : 'note'}>
        ${this.zoneWrong ? words.zoneUnknown : words.zoneHint}
      </p>
      <button class="button primary">${words.useZone}</button>
    </form>`;
  }

  #answer(answer: ProgrammeAnswer): TemplateResult {
    const { words } = this;
    const { added, removed, changed } = answer.diff;
    const same = added.length + removed.length + changed.length === 0;
    return html`<p class="figures" role="status">
        ${same ? words.fileSame : words.fileSays(added.length, removed.length, changed.length)}
      </p>
      ${this.#list(words.removed, removed, true)} ${this.#list(words.changed, changed, true)}
      ${this.#list(words.added, added, added.length < MOST)} ${this.#list(words.orphans, this.#orphans(answer), true)}
      ${this.#warnings(answer)}
      <p class="quiet">${words.liveStays}</p>
      <button class="button primary" type="button" ?disabled=${!this.online} @click=${this.#adopt}>
        ${words.adopt}
      </button>`;
  }

  #orphans({ orphans }: ProgrammeAnswer): DiffItem[] {
    return orphans.map((session) => ({ session, title: this.schedule.byId.get(session)?.title ?? session }));
  }

  #list(title: string, items: readonly DiffItem[], open: boolean): TemplateResult | typeof nothing {
    if (items.length === 0) return nothing;
    const { words } = this;
    const fieldNames = words.facts as Readonly<Record<string, string>>;
    return html`<details ?open=${open}>
      <summary>${title}: ${items.length}</summary>
      <ul>
        ${items
          .slice(0, MOST)
          .map(
            ({ title: of, fields }) =>
              html`<li>
                ${textIn(of, this.languages)}
                ${fields ? html`<span class="quiet">· ${fields.map((field) => fieldNames[field] ?? field).join(', ')}</span>` : nothing}
              </li>`,
          )}
      </ul>
      ${items.length > MOST ? html`<p class="quiet">${words.andMore(items.length - MOST)}</p>` : nothing}
    </details>`;
  }

  #warnings({ warnings }: ProgrammeAnswer): TemplateResult | typeof nothing {
    if (warnings.length === 0) return nothing;
    return html`<details open>
      <summary>${this.words.fileWarnings(warnings.length)}</summary>
      <ul>
        ${warnings.map(
          ({ message, count = 1 }) =>
            html`<li lang="en">
              ${message} ${count > 1 ? html`<span class="quiet">${this.words.times(count)}</span>` : nothing}
            </li>`,
        )}
      </ul>
    </details>`;
  }

  #picked(event: Event): void {
    this.#take((event.target as HTMLInputElement).files?.[0]);
  }

  #dropped(event: DragEvent): void {
    event.preventDefault();
    this.#take(event.dataTransfer?.files[0]);
  }

  #take(file: File | undefined): void {
    if (!file) return;
    this.file = file;
    this.zone = '';
    this.#ask();
  }

  #ask(): void {
    if (!this.file) return;
    void this.proposal.choose(uploadOf(this.conference, this.file, { timezone: this.zone || undefined }));
  }

  #zoned(event: Event): void {
    event.preventDefault();
    const zone = this.zoneField.value.trim();
    this.zoneWrong = !isZone(zone);
    if (this.zoneWrong) return;
    this.zone = zone;
    this.#ask();
  }

  readonly #again = (): void => void this.proposal.again();

  readonly #adopt = async (): Promise<void> => {
    const done = await this.proposal.confirm();
    if (!done) return;
    this.file = null;
    await this.proposal.choose(null);
    this.dispatchEvent(new Done(this.words.done.programme, done.revision));
  };
}

function isZone(zone: string): boolean {
  try {
    return zone !== '' && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
