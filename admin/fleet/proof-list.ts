import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { at, Problem } from '../api/ask.js';
import { problemWords } from '../commands/effect-words.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { keepProof, listProofs, readProof, type Proof, type ProofSummary } from './proofs-api.js';
import { took } from './screen-words.js';
import type { FleetWords } from './words/index.js';

/** Which screens showed an emergency, its end, or whatever else somebody asked for, and when. */
@customElement('proof-list')
export class ProofList extends PanelElement {
  @property({ attribute: false }) w!: FleetWords;
  /** May have proof kept of other entries. */
  @property({ type: Boolean }) organises = false;
  /** The entry that somebody comes for, as the address has it; empty for none. */
  @property() wanted = '';
  @state() private proofs: readonly ProofSummary[] | null = null;
  /** The one that is looked into. */
  @state() private whole: Proof | null = null;
  @state() private error = '';
  private reading = false;

  static override styles = [
    shared,
    pageStyles,
    css`
      th,
      td {
        padding: 8px 12px 8px 0;
        border-top: 1.5px solid var(--line);
        text-align: start;
        overflow-wrap: anywhere;
      }
      th:last-child,
      td:last-child {
        padding-inline-end: 0;
        text-align: end;
        white-space: nowrap;
      }
      thead th {
        border: 0;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 10px;
      }
      form .field {
        flex: 0 1 130px;
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('panel');
    // What screens say comes as presence.
    if (!this.hasUpdated || (before && before.presence !== this.panel.presence)) void this.#read();
  }

  async #read(): Promise<void> {
    if (this.reading) return;
    this.reading = true;
    const { slug } = this.panel.conference;
    try {
      const first = this.proofs === null;
      this.proofs = await listProofs(slug);
      const revision = this.whole?.revision ?? (first && this.wanted !== '' ? Number(this.wanted) : null);
      if (this.proofs.some((proof) => proof.revision === revision)) this.whole = await readProof(slug, revision!);
    } catch (error) {
      if (this.proofs === null) this.error = this.#problem(error);
    }
    this.reading = false;
  }

  protected override render(): TemplateResult {
    const { w, proofs, error } = this;
    return html`<section aria-labelledby="proof">
      <h3 id="proof">${w.proof.title}</h3>
      <p class="quiet">${w.proof.hint}</p>
      <p class="error" role="alert" ?hidden=${error === ''}>${error}</p>
      ${this.organises ? this.#form() : nothing}
      ${proofs === null || proofs.length > 0 ? nothing : html`<p class="quiet">${w.proof.none}</p>`}
      <ul class="list">
        ${repeat(
          proofs ?? [],
          ({ revision }) => revision,
          (proof) => this.#row(proof),
        )}
      </ul>
    </section>`;
  }

  #form(): TemplateResult {
    const { w, panel } = this;
    return html`<form novalidate @submit=${this.#keep}>
      <label class="field"
        ><span>${w.proof.entry}</span
        ><input
          name="revision"
          type="number"
          inputmode="numeric"
          min="1"
          max=${panel.revision}
          .value=${this.wanted || String(panel.revision)}
      /></label>
      <button class="button" ?disabled=${!panel.online}>${w.proof.keep}</button>
    </form>`;
  }

  #row(proof: ProofSummary): TemplateResult {
    const { w, panel, whole } = this;
    const { revision, kind, recorded, displays, shown, slowest } = proof;
    const opened = whole?.revision === revision;
    const when = new Intl.DateTimeFormat(panel.languages[0], {
      dateStyle: 'medium',
      timeStyle: 'medium',
      hourCycle: 'h23',
      timeZone: panel.zone,
    }).format(new Date(recorded));
    const last = slowest === null ? '' : w.proof.slowest(took(slowest, panel.languages[0]));
    return html`<li>
      <div class="line wraps">
        <span class="grow">
          <b>${w.proof.kinds[kind]}</b>
          <span class="quiet">${[panel.words.entry(revision), when].join(' · ')}</span>
        </span>
        <span class="chip ${shown < displays ? 'warning' : ''}">${w.proof.count(shown, displays)}</span>
        <button
          class="button"
          type="button"
          aria-expanded=${opened}
          aria-label="${w.details}: ${panel.words.entry(revision)}"
          @click=${() => this.#look(opened ? null : revision)}
        >
          ${w.details}
        </button>
      </div>
      ${last === '' ? nothing : html`<p class="quiet">${last}</p>`} ${opened ? this.#whole(whole) : nothing}
    </li>`;
  }

  #whole({ witnesses, revision }: Proof): TemplateResult {
    const { w, panel } = this;
    return html`<table>
        <thead>
          <tr>
            <th scope="col">${w.name}</th>
            <th scope="col">${w.room}</th>
            <th scope="col">${w.proof.after}</th>
          </tr>
        </thead>
        <tbody>
          ${witnesses.map(({ number, name, room, after, revision: said }) => {
            const late = said !== null && said !== revision ? ` (${panel.words.entry(said)})` : '';
            return html`<tr>
              <th scope="row">${[number, name ?? w.unpaired].filter((part) => part !== null).join(' · ')}</th>
              <td>${room ?? '–'}</td>
              <td>${after === null ? w.proof.not : `${took(after, panel.languages[0])}${late}`}</td>
            </tr>`;
          })}
        </tbody>
      </table>
      <div class="row">
        <a class="button" download href="${at(panel.conference.slug)}/proofs/${revision}.csv">${w.proof.download}</a>
      </div>`;
  }

  async #look(revision: number | null): Promise<void> {
    if (revision === null) return void (this.whole = null);
    await this.#do(async () => {
      this.whole = await readProof(this.panel.conference.slug, revision);
    });
  }

  readonly #keep = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const revision = Number(new FormData(event.target as HTMLFormElement).get('revision'));
    const { w, panel } = this;
    if (!Number.isInteger(revision) || revision < 1 || revision > panel.revision)
      return void (this.error = w.proof.wrong(panel.revision));
    await this.#do(async () => {
      this.whole = await keepProof(panel.conference.slug, revision);
      await this.#read();
    });
  };

  async #do(deed: () => Promise<void>): Promise<void> {
    this.error = '';
    try {
      await deed();
    } catch (error) {
      this.error = this.#problem(error);
    }
  }

  #problem(error: unknown): string {
    return error instanceof Problem ? problemWords(error, this.words) : this.words.unreachable;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'proof-list': ProofList;
  }
}
