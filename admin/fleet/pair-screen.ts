import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { NO_TARGET } from '../../core/index.js';
import { Problem } from '../api/ask.js';
import { problemWords } from '../commands/effect-words.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { pairScreen, type ScreenWish } from './api.js';
import type { WishChanged } from './screen-form.js';
import type { FleetWords } from './words/index.js';
import './screen-form.js';

/** A screen was paired. */
export class ScreenPaired extends Event {
  constructor(readonly name: string) {
    super('screen-paired');
  }
}

/** The code of a screen, and what it is to be. */
@customElement('pair-screen')
export class PairScreen extends PanelElement {
  @property({ attribute: false }) w!: FleetWords;
  @property() code = '';
  @state() private wish: ScreenWish | null = null;
  @state() private error = '';
  @state() private tried = false;
  @state() private busy = false;

  static override styles = [shared, pageStyles];

  /** The first of a row of screens is most often that of a room here. */
  get #wish(): ScreenWish {
    return this.wish ?? { name: '', conference: this.panel.conference.slug };
  }

  protected override render(): TemplateResult {
    const { w, tried, code } = this;
    const { name = '', tags = [] } = this.#wish;
    return html`<form class="form" novalidate @submit=${this.#pair}>
      <h3>${w.pair}</h3>
      <p class="quiet">${w.pairHint}</p>
      <label class="field"
        ><span>${w.code}</span
        ><input
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          maxlength="8"
          .value=${code}
          aria-invalid=${tried && code.trim() === '' ? 'true' : nothing}
          @input=${(event: Event) => (this.code = (event.target as HTMLInputElement).value)}
      /></label>
      <screen-form
        single
        .panel=${this.panel}
        .w=${w}
        .target=${NO_TARGET}
        .wish=${this.#wish}
        .tags=${tags}
        name=${name}
        ?nameless=${tried && name.trim() === ''}
        @wish-changed=${({ wish }: WishChanged) => (this.wish = this.#suggested(wish))}
      ></screen-form>
      <p class="error" role="alert" ?hidden=${this.error === ''}>${this.error}</p>
      <button class="button primary" ?disabled=${!this.panel.online || this.busy}>${w.pairDo}</button>
    </form>`;
  }

  /** A screen without a name is called as its room. */
  #suggested(wish: ScreenWish): ScreenWish {
    const before = this.#wish;
    const old = before.room ? this.roomName(before.room) : '';
    const here = wish.conference === this.panel.conference.slug;
    if (wish.room === before.room || (wish.name ?? '') !== old || !here) return wish;
    return { ...wish, name: wish.room ? this.roomName(wish.room) : '' };
  }

  readonly #pair = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { w, words } = this;
    const { name = '', ...wish } = this.#wish;
    this.tried = true;
    this.error = this.code.trim() === '' ? w.codeMissing : name.trim() === '' ? w.nameMissing : '';
    const { night } = wish;
    if (night && (night.from === '' || night.until === '')) this.error = w.nightWrong;
    if (this.error !== '') return;
    this.busy = true;
    try {
      const screen = await pairScreen(this.code, { ...wish, name: name.trim() });
      [this.code, this.wish, this.tried] = ['', null, false];
      this.dispatchEvent(new ScreenPaired(screen.name ?? ''));
    } catch (error) {
      if (!(error instanceof Problem)) this.error = words.unreachable;
      else this.error = error.code === 'unknown-code' ? w.unknownCode : problemWords(error, words);
    } finally {
      this.busy = false;
    }
  };
}
