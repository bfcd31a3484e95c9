import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Text } from '../../core/index.js';
import type { Adoption, Item } from '../api/programme.js';
import { problemWords } from '../commands/effect-words.js';
import type { ProposalState } from '../commands/proposal.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import type { SetupWords } from './words/index.js';

/** Sessions of each kind of difference that are named. */
const MOST = 8;

/**
 * What adopting a programme would do, and the button that does it.
 * Says `confirmed`, `again` and `left`; the page carries it through.
 */
@customElement('adoption-preview')
export class AdoptionPreview extends PanelElement {
  @property({ attribute: false }) w!: SetupWords;
  @property({ attribute: false }) state!: ProposalState<Adoption>;
  @property() confirm = '';
  @property() back = '';

  static override styles = [shared, pageStyles];

  protected override render(): TemplateResult {
    return html`<div class="form">
      ${this.#content()}
      <button class="button" type="button" @click=${() => this.#say('left')}>${this.back}</button>
    </div>`;
  }

  #content(): TemplateResult | typeof nothing {
    const { words, state } = this;
    switch (state.step) {
      case 'choosing':
        return nothing;
      case 'checking':
        return html`<p role="status">${words.checking}</p>`;
      case 'sending':
      case 'done':
        return html`<p role="status">${words.sending}</p>`;
      case 'offline':
        return html`<p class="error" role="alert">${words.offlineKept}</p>
          <button class="button primary" type="button" @click=${() => this.#say('again')}>${words.tryAgain}</button>`;
      case 'unsure':
        return html`<p class="error" role="alert">${words.unsure}</p>
          <button class="button primary" type="button" @click=${() => this.#say('confirmed')}>
            ${words.sendAgain}
          </button>`;
      case 'refused':
        return html`<p class="error" role="alert">${problemWords(state.problem, words)}</p>`;
      case 'ready':
        return this.#ready(state.answer, state.before);
    }
  }

  #ready({ diff, orphans }: Adoption, before: Adoption | null): TemplateResult {
    const { w, words, panel } = this;
    const { added, removed, changed } = diff;
    const none = added.length + removed.length + changed.length === 0;
    const titles = orphans.map((id) => ({ session: id, title: panel.schedule.byId.get(id)?.title ?? (id as Text) }));
    return html`${before ? html`<p class="error" role="alert">${words.changedMeanwhile}</p>` : nothing}
      <p role="status"><b>${none ? w.diffRooms : w.diff(added.length, removed.length, changed.length)}</b></p>
      ${this.#list(w.removed, removed)} ${this.#list(w.changed, changed)} ${this.#list(w.added, added)}
      ${this.#list(w.orphans, titles)}
      <p class="quiet">${w.liveStays}</p>
      <button class="button primary" type="button" ?disabled=${!panel.online} @click=${() => this.#say('confirmed')}>
        ${this.confirm}
      </button>`;
  }

  #list(title: string, items: readonly Item[]): TemplateResult | typeof nothing {
    if (items.length === 0) return nothing;
    return html`<div>
      <p class="label">${title}: ${items.length}</p>
      <ul>
        ${items.slice(0, MOST).map(({ title: of }) => html`<li>${this.say(of)}</li>`)}
      </ul>
      ${items.length > MOST ? html`<p class="quiet">${this.words.andMore(items.length - MOST)}</p>` : nothing}
    </div>`;
  }

  #say(what: 'confirmed' | 'again' | 'left'): void {
    this.dispatchEvent(new Event(what));
  }
}
