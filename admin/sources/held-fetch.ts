import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Problem } from '../api/ask.js';
import { Done } from '../parts/panel.js';
import { shared } from '../parts/styles.js';
import {
  approveSource,
  readProposal,
  refuseSource,
  type Adoption,
  type ProposedRename,
  type Rename,
  type Source,
} from '../api/programme.js';
import { adopted, SourcesChanged } from './programme-flow.js';
import type { RenamesChosen } from './programme-diff.js';
import { SourceElement } from './source-element.js';
import './programme-diff.js';

/** What a source holds: what adopting it would do, then approve or refuse it. */
@customElement('held-fetch')
export class HeldFetch extends SourceElement {
  @property({ attribute: false }) source!: Source;
  @state() private shown: { readonly hash: string; readonly adoption: Adoption } | null = null;
  @state() private renamed: readonly Rename[] = [];
  @state() private busy = false;
  @state() private error = '';
  private proposed: readonly ProposedRename[] = [];

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 12px;
        padding: 14px;
        border: 1.5px solid var(--late-text);
        border-radius: 12px;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { own, words, panel, source, shown, busy } = this;
    const { held } = source;
    if (!held) return html``;
    return html`<p>
        <b>${own.heldReasons[held.reason]}</b>
        <span class="quiet">${own.sessions(held.sessions)} · ${own.since(this.when(held.at))}</span>
      </p>
      ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
      ${
        shown
          ? html`<programme-diff
                .panel=${panel}
                .adoption=${shown.adoption}
                .proposed=${this.proposed}
                .renamed=${this.renamed}
                @renames-chosen=${({ renamed }: RenamesChosen) => (this.renamed = renamed)}
              ></programme-diff>
              <p class="quiet">${own.liveStays}</p>
              ${
                this.mayAdopt
                  ? html`<button
                        class="button primary"
                        type="button"
                        ?disabled=${busy || !panel.online}
                        @click=${this.#approve}
                      >
                        ${busy ? words.sending : own.approve}
                      </button>
                      <button class="button" type="button" ?disabled=${busy || !panel.online} @click=${this.#refuse}>
                        ${own.refuse}
                      </button>`
                  : nothing
              }`
          : html`<button class="button" type="button" ?disabled=${busy} @click=${this.#look}>
              ${busy ? own.reading : own.show}
            </button>`
      }`;
  }

  readonly #look = (): Promise<void> =>
    this.#try(async () => {
      const { source, held } = await readProposal(this.slug, this.source.id);
      if (!held || !source.held) return void this.dispatchEvent(new SourcesChanged());
      this.shown = { hash: source.held.hash, adoption: held };
      this.proposed = held.diff.renamed;
      this.renamed = [];
    });

  readonly #approve = (): Promise<void> =>
    this.#try(async () => {
      const { adoption } = await approveSource(this.slug, this.source.id, this.shown!.hash, this.renamed);
      this.#settled(adopted(adoption!, this.words));
    });

  readonly #refuse = (): Promise<void> =>
    this.#try(async () => {
      await refuseSource(this.slug, this.source.id, this.shown!.hash);
      this.#settled(new Done(this.own.refusedDone, null));
    });

  #settled(done: Done): void {
    this.shown = null;
    this.dispatchEvent(done);
    this.dispatchEvent(new SourcesChanged());
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.error = '';
    try {
      await work();
    } catch (error) {
      this.error = error instanceof Problem ? this.problem(error) : this.words.unreachable;
      // What is shown is no longer what is held: it is to be looked at anew.
      if (error instanceof Problem && ['stale-source', 'nothing-held'].includes(error.code)) {
        this.shown = null;
        this.dispatchEvent(new SourcesChanged());
      }
    } finally {
      this.busy = false;
    }
  }
}
