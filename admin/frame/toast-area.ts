import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { OpenSheet } from '../parts/panel.js';
import { shared } from '../parts/styles.js';
import type { Words } from '../words/index.js';

/** How long a toast without focus stays, ms: long enough to read it, walk on, and think better of it. */
const STAYS = 12_000;

/** What was just done, with Undo; read out by screen readers, above everything the thumb needs. */
@customElement('toast-area')
export class ToastArea extends LitElement {
  @property({ attribute: false }) words!: Words;
  /** Whether the view has an action of its own at the bottom edge, which must stay free. */
  @property({ type: Boolean, reflect: true }) raised = false;
  @state() private text = '';
  @state() private undo: number | null = null;
  private programme = false;
  private timer = 0;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        position: fixed;
        inset-inline: 12px;
        bottom: calc(var(--bar, 64px) + 12px + env(safe-area-inset-bottom));
        z-index: 10;
        pointer-events: none;
      }
      :host([raised]) {
        bottom: calc(var(--bar, 64px) + 88px + env(safe-area-inset-bottom));
      }
      .toast {
        display: flex;
        align-items: center;
        gap: 12px;
        width: fit-content;
        max-width: 620px;
        margin: 0 auto;
        padding: 6px 6px 6px 18px;
        border-radius: 12px;
        background: var(--ink);
        color: var(--ground);
        font-size: 1.0625rem;
        font-weight: 600;
        line-height: 1.3;
        pointer-events: auto;
        box-shadow: 0 6px 24px rgb(0 0 0 / 35%);
      }
      .toast p {
        margin: 9px 6px 9px 0;
        overflow: hidden;
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }
      .button {
        flex: none;
        border-color: currentColor;
        color: inherit;
      }
      .button:active {
        background: transparent;
      }
    `,
  ];

  /**
   * Says what was done.
   * @param undo revision of the entry that can be taken back, if any.
   * @param programme whether that would take back a whole programme.
   */
  say(text: string, undo: number | null, programme = false): void {
    this.text = text;
    this.undo = undo;
    this.programme = programme;
    this.#stay();
  }

  /** Says something in passing: what was just done, and could be undone, stays. */
  mention(text: string): void {
    if (this.text === '' || this.undo === null) this.say(text, null);
  }

  protected override render(): TemplateResult {
    return html`<div role="status" aria-live="polite">
      ${
        this.text
          ? html`<div class="toast" @focusin=${() => clearTimeout(this.timer)} @focusout=${() => this.#stay()}>
              <p>${this.text}</p>
              ${
                this.undo === null
                  ? nothing
                  : html`<button class="button" type="button" @click=${this.#undo}>${this.words.undo}</button>`
              }
            </div>`
          : nothing
      }
    </div>`;
  }

  #stay(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => (this.text = ''), STAYS);
  }

  /** Takes back what was just done, if that is still said. */
  takeBack(): void {
    if (this.text !== '') this.#undo();
  }

  #undo(): void {
    const { undo } = this;
    if (undo === null) return;
    this.text = '';
    this.dispatchEvent(new OpenSheet({ kind: 'undo', revision: undo, programme: this.programme }));
  }
}
