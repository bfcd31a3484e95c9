import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Warning } from '../../core/index.js';
import { warningWords } from '../commands/effect-words.js';
import { icon } from '../parts/icon.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import type { Attention } from './attention.js';
import { lateWords } from './late-words.js';
import type { Glance } from './rooms.js';
import './still-on.js';

/** What needs attention, most urgent first; the rest on demand, so that the rooms stay in sight. */
@customElement('attention-list')
export class AttentionList extends PanelElement {
  @property({ attribute: false }) items: readonly Attention[] = [];
  /** So many are shown at first. */
  @property({ type: Number }) most = 3;
  @state() private all = false;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      h2 {
        font-size: 1.0625rem;
        font-weight: 700;
        padding-bottom: 6px;
      }
      .count {
        color: var(--late-text);
        font-variant-numeric: tabular-nums;
      }
      ul {
        display: grid;
        gap: 8px;
      }
      .item {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 10px;
        width: 100%;
        min-height: 48px;
        padding: 8px 12px;
        border: 1.5px solid var(--line);
        border-radius: 10px;
        background: none;
        font-size: 1rem;
        line-height: 1.3;
        text-align: start;
        cursor: pointer;
      }
      .item.ask {
        display: block;
        padding: 10px 12px 12px;
        border-color: var(--late-text);
        cursor: auto;
      }
      .item svg {
        color: var(--late-text);
      }
      .item > span {
        overflow-wrap: anywhere;
      }
      .late-room {
        grid-column: 1 / 3;
        display: flex;
        flex-wrap: wrap;
        gap: 2px 10px;
        align-items: center;
      }
      .item .chip {
        white-space: normal;
      }
      .more {
        width: 100%;
        margin-top: 8px;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { items, words, most } = this;
    // One more than fits is shown rather than a button that is as large.
    const shown = this.all || items.length === most + 1 ? items : items.slice(0, most);
    return html`<section aria-labelledby="heading">
      <h2 id="heading">
        ${words.attention} ${items.length > 0 ? html`<span class="count">${items.length}</span>` : nothing}
      </h2>
      ${items.length === 0 ? html`<p class="quiet">${words.nothingToSee}</p>` : nothing}
      <ul>
        ${repeat(shown, keyOf, (item) => html`<li>${this.#item(item)}</li>`)}
      </ul>
      ${
        shown.length < items.length
          ? html`<button class="button more" type="button" @click=${() => (this.all = true)}>
              ${words.showAll(items.length)}
            </button>`
          : nothing
      }
    </section>`;
  }

  #item(item: Attention): TemplateResult {
    switch (item.kind) {
      case 'ask':
        return html`<div class="item ask"><still-on .panel=${this.panel} .of=${item.session} room></still-on></div>`;
      case 'late':
        return this.#late(item.glance);
      case 'warning':
        return this.#warning(item.warning);
    }
  }

  #late(glance: Glance): TemplateResult {
    const { room, late } = glance;
    return html`<button class="item" type="button" @click=${() => this.open({ kind: 'room', room: room.id })}>
      <span class="late-room"
        ><b>${this.say(room.name)}</b> <span class="chip late">${lateWords(late!, this.panel)}</span></span
      >
      ${icon('chevron')}
    </button>`;
  }

  /** The later one of two is what there is still time to change. */
  #warning(warning: Warning): TemplateResult {
    const session = warning.sessions.at(-1)!;
    return html`<button class="item" type="button" @click=${() => this.open({ kind: 'session', session })}>
      ${icon('warning')}
      <span>${warningWords(warning, this.panel)}</span>
      ${icon('chevron')}
    </button>`;
  }
}

function keyOf(item: Attention): string {
  switch (item.kind) {
    case 'ask':
      return `ask ${item.session.id}`;
    case 'late':
      return `late ${item.glance.room.id}`;
    case 'warning':
      return `${item.warning.code} ${item.warning.sessions.join(' ')} ${item.warning.speaker ?? ''}`;
  }
}
