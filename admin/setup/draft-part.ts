import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Programme, Room, Track } from '../../core/index.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { freshId, usersOf, withItem, withoutItem, type Mistakes } from './draft.js';
import type { SetupWords } from './words/index.js';

/** The draft is to be this programme, and this of it is to be open: `days/KEY`, `rooms/KEY` …, or nothing. */
export class DraftChanged extends Event {
  constructor(
    readonly programme: Programme,
    readonly open: string,
  ) {
    super('draft-changed');
  }
}

/** One list of the draft. */
export abstract class DraftPart extends PanelElement {
  @property({ attribute: false }) w!: SetupWords;
  @property({ attribute: false }) programme!: Programme;
  @property({ attribute: false }) wrong!: Mistakes;
  /** What is open. */
  @property({ attribute: false }) open_ = '';

  static override styles = [shared, pageStyles];

  protected change(programme: Programme, open: string = this.open_): void {
    this.dispatchEvent(new DraftChanged(programme, open));
  }

  /** One line of a list with what it holds, opened by its button. */
  protected item(
    key: string,
    name: string,
    about: string,
    wrong: boolean,
    form: () => TemplateResult,
    more: unknown = nothing,
  ): TemplateResult {
    const { w, programme } = this;
    const isOpen = this.open_ === key;
    return html`<li>
      <div class="line wraps">
        <span class="grow"><b class=${wrong ? 'error' : ''}>${name || '…'}</b><span class="quiet">${about}</span></span>
        ${more}
        <button
          class="button"
          type="button"
          aria-expanded=${isOpen}
          aria-label="${isOpen ? w.done : w.change}: ${name}"
          @click=${() => this.change(programme, isOpen ? '' : key)}
        >
          ${isOpen ? w.done : w.change}
        </button>
      </div>
      ${isOpen ? html`<div class="form">${form()}</div>` : nothing}
    </li>`;
  }

  /** The list of rooms or of tracks, and the button that adds one. */
  protected list(
    collection: 'rooms' | 'tracks',
    heading: string,
    items: readonly TemplateResult[],
    add: string,
  ): TemplateResult {
    return html`<section aria-labelledby=${collection}>
      <h3 id=${collection}>${heading}</h3>
      <ul class="list">
        ${items}
      </ul>
      <button class="button" type="button" @click=${() => this.#add(collection)}>${add}</button>
    </section>`;
  }

  #add(collection: 'rooms' | 'tracks'): void {
    const { programme } = this;
    const taken = programme[collection].map(({ id }) => id);
    const id = freshId(collection === 'rooms' ? 'room' : 'track', taken);
    this.change(withItem<Room | Track>(programme, collection, { id, name: '' }), `${collection}/${id}`);
  }

  protected removal(collection: 'days' | 'rooms' | 'tracks' | 'sessions', key: string): TemplateResult {
    const { w, programme } = this;
    const users = collection === 'sessions' ? 0 : usersOf(programme, collection, key);
    if (users > 0) return html`<p class="quiet">${collection === 'days' ? w.dayUsed : w.used(users)}</p>`;
    return html`<button
      class="button danger"
      type="button"
      @click=${() => this.change(withoutItem(programme, collection, key), '')}
    >
      ${w.remove}
    </button>`;
  }
}
