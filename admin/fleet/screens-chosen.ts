import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import type { ScreenWish } from './api.js';
import type { WishChanged } from './screen-form.js';
import { isEmpty } from './screen-words.js';
import type { FleetWords } from './words/index.js';
import './screen-form.js';

/** Something is to be done with all that are chosen. */
export class ManyDeed extends Event {
  constructor(readonly deed: 'identify' | 'reload' | 'print' | { readonly alter: ScreenWish }) {
    super('many-deed');
  }
}

/** What can be done with many screens at once. */
@customElement('screens-chosen')
export class ScreensChosen extends PanelElement {
  @property({ attribute: false }) w!: FleetWords;
  /** How many they are. */
  @property({ type: Number }) count = 0;
  /** What is to be altered; null: nothing is being. */
  @state() private wish: ScreenWish | null = null;
  @state() private error = '';

  static override styles = [
    shared,
    pageStyles,
    css`
      :host {
        position: sticky;
        bottom: calc(var(--bar, 0px) + env(safe-area-inset-bottom));
        z-index: 4;
        max-height: 80dvh;
        overflow: auto;
        padding: 12px 0;
        background: var(--ground);
        border-top: 1.5px solid var(--line);
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { w, wish, count } = this;
    const idle = !this.panel.online;
    return html`<div class="row">
        <b>${w.chosen(count)}</b>
        <button class="button" type="button" ?disabled=${idle} @click=${() => this.#do('identify')}>
          ${w.identify}
        </button>
        <button class="button" type="button" ?disabled=${idle} @click=${() => this.#do('reload')}>${w.reload}</button>
        <button
          class="button"
          type="button"
          aria-expanded=${wish !== null}
          @click=${() => (this.wish = wish ? null : {})}
        >
          ${w.edit}
        </button>
        <button class="button" type="button" ?disabled=${idle} @click=${() => this.#do('print')}>
          ${w.printCodes}
        </button>
      </div>
      ${wish ? this.#form(wish) : nothing}`;
  }

  #form(wish: ScreenWish): TemplateResult {
    const { w } = this;
    return html`<form class="form" novalidate @submit=${this.#save}>
      <screen-form
        .panel=${this.panel}
        .w=${w}
        .wish=${wish}
        .tags=${wish.tags ?? []}
        @wish-changed=${(event: WishChanged) => (this.wish = event.wish)}
      ></screen-form>
      <p class="error" role="alert" ?hidden=${this.error === ''}>${this.error}</p>
      <button class="button primary" ?disabled=${!this.panel.online || isEmpty(wish)}>${w.save}</button>
    </form>`;
  }

  readonly #save = (event: Event): void => {
    event.preventDefault();
    const { night } = this.wish!;
    this.error = night && (night.from === '' || night.until === '') ? this.w.nightWrong : '';
    if (this.error === '') this.#do({ alter: this.wish! });
  };

  #do(deed: ManyDeed['deed']): void {
    this.dispatchEvent(new ManyDeed(deed));
  }
}
